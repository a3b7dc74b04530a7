-- When a child was seen, by whichever agency; at school counts (leaving its roll does not), and so does what was only read from the text (safe practice 2.1, 2.2).
create temp table sightings_of_each_child as
select standpoint, family_id, entry_id, child_id, agency, happened_from, happened_to, known_on, has(parts, 'seen alone') as alone, has(says, 'bedroom') as bedroom
from entries_by_child
where named and outcome not in ('not-seen', 'not-attended', 'cancelled-by-service') and not has_any(parts, ['not seen', 'was not brought', 'absent'])
    and (has_any(parts, ['seen', 'seen alone', 'spoke', 'present']) or outcome in ('seen', 'attended') or kind in ('observation', 'appointment', 'injury', 'birth', 'disclosure')
        or (kind = 'school' and outcome <> 'removed-from-roll' and not has(says, 'out_of_school')));

-- Visits at which the child is recorded as not seen; two running, until a sighting since the first of them becomes known.
create temp view visits_running_unseen as
with unseen as (
    select standpoint, family_id, child_id, entry_id, happened_from, happened_to, known_on, suggested or outcome_suggested as suggested from entries_by_child
    where named and kind = 'visit' and (has(parts, 'not seen') or outcome = 'not-seen')
)
select a.standpoint, a.family_id, a.child_id, a.entry_id as earlier, b.entry_id, a.happened_to as earlier_to, b.happened_to,
    greatest(a.known_on, b.known_on) as known_on, a.suggested or b.suggested as suggested, coalesce(min(s.known_on), never()) as seen_on
from unseen a
join unseen b on b.standpoint = a.standpoint and b.child_id = a.child_id and b.happened_to > a.happened_to
left join sightings_of_each_child s on s.standpoint = a.standpoint and s.child_id = a.child_id and s.happened_to >= a.happened_from
group by all;

-- From when a family's record says at all who was seen, seen alone, and in a bedroom: before that, silence is a missing field (safe practice 2.2).
create temp view seeing_recorded as
select standpoint, family_id, min(known_on) as known_on, min(known_on) filter (where has(parts, 'seen alone')) as alone_known_on,
    min(known_on) filter (where has(says, 'bedroom') and has_any(parts, ['seen', 'seen alone'])) as bedroom_known_on
from entries_by_child where named and (has_any(parts, ['seen', 'seen alone', 'not seen']) or outcome in ('seen', 'not-seen')) group by all;

-- For which days an absence can be told, by agency: its file is not said to be a summary, incidents only or nothing held (safe practice 2.1).
-- Where an agency has not said what its file is, the record as supplied is taken, and the finding's coverage shows that it has not said (decision 2).
create temp view told as
select e.standpoint, e.family_id, e.agency, min(e.known_on) as known_on, coalesce(c.period_from, date '0001-01-01') as told_from, coalesce(c.period_to, never()) as told_until
from entries e left join coverage c on lower(c.agency) = lower(e.agency) and c.known_until is null
where coalesce(c.kind_of_file, '') in ('', 'every contact', 'significant events') and coalesce(c.held, '') <> 'no'
group by all;

-- What ends work with a child: a closure, the end of a plan, an adoption, a move out of the area. `for_all` ends every service's work; `leaves` that the
-- child is no longer this area's to look after. An adoption has no entry.
create temp table endings_of_work as
select standpoint, family_id, child_id, entry_id, agency, service, kind, happened_from, happened_to, counts_from, only_mentioned,
    service = 'social-care' or kind in ('plan end', 'move') as for_all, kind = 'move' and has(says, 'moved_away') as leaves
from entries_by_child
where kind in ('closure', 'plan end') or has(says, 'work_ended') or (kind in ('assessment', 'review', 'conference') and outcome in ('closed', 'no-further-action')) or (kind = 'move' and has(says, 'moved_away'))
union all
select standpoint, family_id, related_person_id, '', '', '', 'adoption', never(), never(), known_on, false, true, true from relationships where relationship in ('adoptive mother', 'adoptive father');

-- Work that was open with a child, by tier: 1 early help, 2 child in need, 3 child protection. `plan` is true where a plan was made.
-- It ends on the day on which a closure, the end of the plan, a death, an adoption or a move out of the area becomes known (contracts 1.4).
create temp table open_work as
with openings as (
    select *, kind in ('plan start', 'conference') as plan,
        case when kind = 'conference' or (kind = 'plan start' and has(says, 'protection')) then 3
            when kind = 'plan start' and has(says, 'early_help') and not has(says, 'child_in_need') then 1
            when kind in ('plan start', 'section 47 enquiry', 'strategy discussion') or (kind = 'assessment' and (service = 'social-care' or has(says, 'social_care'))) then 2
            when outcome = 'early-help' then 1 end as tier
    from entries_by_child
    where not only_mentioned and not (kind = 'conference' and has(says, 'work_ended')) and ((kind in ('conference', 'plan start', 'section 47 enquiry', 'strategy discussion', 'assessment') and outcome not in ('closed', 'no-further-action', 'not-progressed'))
        or outcome = 'early-help')
)
select o.standpoint, o.family_id, o.entry_id, o.child_id, o.tier, o.plan, o.happened_from, o.happened_to, o.counts_from as known_on, least(min(x.counts_from) filter (where x.for_all or x.agency = o.agency), o.childhood_until) as open_until,
    o.born_from, o.born_to
from openings o
left join endings_of_work x on x.standpoint = o.standpoint and x.child_id = o.child_id and x.entry_id <> o.entry_id and x.happened_to > o.happened_from
where o.tier is not null
group by o.standpoint, o.family_id, o.entry_id, o.child_id, o.tier, o.plan, o.happened_from, o.happened_to, o.counts_from, o.childhood_until, o.born_from, o.born_to;

-- For each stretch of open work with a child: its opening and each sighting since, with the day on which a later sighting becomes known.
create temp table since_last_seen as
with sights as (
    select standpoint, family_id, child_id, tier, plan, open_until, born_from, born_to, entry_id as opened_by, entry_id, happened_from, happened_to, known_on, true as bedroom from open_work
    union all
    select o.standpoint, o.family_id, o.child_id, o.tier, o.plan, o.open_until, o.born_from, o.born_to, o.entry_id, s.entry_id, s.happened_from, s.happened_to, greatest(s.known_on, o.known_on), s.bedroom
    from open_work o join sightings_of_each_child s on s.standpoint = o.standpoint and s.child_id = o.child_id and s.entry_id <> o.entry_id and s.happened_to >= o.happened_from
        and (s.happened_to < o.open_until or s.known_on < o.open_until)
), looked_for as (
    select *, 'child' as what from sights union all select *, 'bedroom' from sights where bedroom
)
select s.* exclude (bedroom, known_on), greatest(s.known_on, case when s.what = 'child' then r.known_on else r.bedroom_known_on end) as known_on,
    coalesce(min(s.known_on) over (in_order rows between 1 following and unbounded following), never()) as seen_on,
    list(s.entry_id) over (in_order rows between 5 preceding and 1 preceding) as seen_before_in
from looked_for s join seeing_recorded r using (standpoint, family_id) where s.what = 'child' or r.bedroom_known_on is not null
window in_order as (partition by s.standpoint, s.child_id, s.opened_by, s.what order by s.happened_to, s.entry_id);

-- On a child protection plan for neglect: an appointment missed at a service whose file holds its contacts, as far as it has said, and where that service saw the child since.
create temp view missed_on_a_neglect_plan as
select m.standpoint, m.family_id, m.child_id, m.entry_id, m.suggested, min(greatest(m.known_on, o.known_on)) as counts_from, s.entry_id as seen_in
from missed_appointments m
join open_work o on o.standpoint = m.standpoint and o.child_id = m.child_id and o.tier = 3 and o.happened_to <= m.happened_to and o.open_until > m.happened_to
join neglect_events n on n.standpoint = o.standpoint and n.entry_id = o.entry_id and n.child_id = o.child_id
left join coverage c on lower(c.agency) = lower(m.agency) and c.known_until is null
left join sightings_of_each_child s on s.standpoint = m.standpoint and s.child_id = m.child_id and s.agency = m.agency and s.happened_to >= m.happened_to and s.entry_id <> m.entry_id
where coalesce(c.kind_of_file, '') in ('', 'every contact') and coalesce(c.held, '') <> 'no' and coalesce(c.period_from <= m.happened_to, true) and coalesce(c.period_to >= m.happened_to, true)
group by m.standpoint, m.family_id, m.child_id, m.entry_id, m.suggested, s.entry_id;
