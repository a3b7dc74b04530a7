-- Notices: the police told another service of something they came upon, in their own entry or in that of whoever was told.
create temp view notices_about_each_child as
with notices as (
    select standpoint, family_id, entry_id, child_id, service, happened_to, known_on, counts_from, kind_suggested or outcome_suggested or suggested or has_any(says, ['notice', 'passed_on_by_police']) as suggested from entries_by_child
    where kind in ('contact', 'referral', 'concern', 'incident', 'disclosure') and (has(says, 'notice') or (service = 'police' and (kind = 'referral' or outcome = 'referral-made' or shared or has(says, 'passed_on_by_police'))))
)
select n.standpoint, n.family_id, n.entry_id, n.child_id, n.counts_from, n.suggested from notices n
where n.service = 'police' or not exists (select 1 from notices p where p.service = 'police' and p.standpoint = n.standpoint and p.child_id = n.child_id
    and p.known_on <= n.known_on and p.happened_to between days_after(n.happened_to, -7) and n.happened_to);

-- Care that a school gave in place of home: food, washing, clothes. What a school offers to every child is not among it.
create temp view care_given_at_school as
select standpoint, family_id, entry_id, child_id, themes_suggested or suggested or has(says, 'school_care') as suggested from entries_by_child
where named and service in ('school', 'school-nursing') and (has(says, 'school_care') or (has(themes, 'help-given') and has_any(concerns, ['neglect-nutrition', 'neglect-physical'])));

-- What children's social care and early help did with a child; `response` where somebody went, met, assessed or enquired.
create temp table work_with_each_child as
select standpoint, family_id, child_id, entry_id, happened_from, happened_to, counts_from, suggested or kind_suggested as suggested,
    kind in ('visit', 'meeting', 'assessment', 'review', 'plan start', 'conference', 'strategy discussion', 'section 47 enquiry') as response
from entries_by_child
where not only_mentioned and outcome not in ('cancelled-by-service', 'not-progressed') and (kind in ('strategy discussion', 'section 47 enquiry', 'conference')
    or (service in ('social-care', 'early-help') and (kind in ('visit', 'meeting', 'assessment', 'review', 'plan start', 'appointment', 'decision', 'supervision')
        or (kind = 'contact' and not closed_without_more(outcome)))));

-- Each response, with the latest incident before it (empty where there is none). It is judged on what was known on the day on which the response
-- became known: an incident that is written down later cannot have led to it.
create temp table work_after_an_incident as
select r.standpoint, r.family_id, r.child_id, r.entry_id, r.happened_to, r.counts_from, r.suggested, a.entry_id as incident, a.happened_to as incident_to
from work_with_each_child r
left join entries_by_child a on a.standpoint = r.standpoint and a.child_id = r.child_id and a.kind in ('incident', 'injury', 'disclosure') and a.entry_id <> r.entry_id
    and a.counts_from <= r.counts_from and a.happened_to <= r.happened_to
where r.response
qualify row_number() over (partition by r.standpoint, r.child_id, r.entry_id order by a.happened_to desc nulls last, a.entry_id) = 1;

-- The time without such work before each response: the work before it, and the day on which work in between becomes known.
create temp table quiet_before_work as
with before_then as (
    select r.standpoint, r.child_id, r.entry_id, max(b.happened_to) as last_to
    from work_with_each_child r join work_with_each_child b on b.standpoint = r.standpoint and b.child_id = r.child_id and b.entry_id <> r.entry_id
        and b.counts_from <= r.counts_from and b.happened_to < r.happened_from
    where r.response group by all
), pairs as (
    select r.standpoint, r.family_id, r.child_id, r.entry_id, r.happened_from, r.happened_to, b.entry_id as before, b.happened_to as before_to, greatest(r.counts_from, b.counts_from) as known_on
    from work_with_each_child r join before_then l using (standpoint, child_id, entry_id)
    join work_with_each_child b on b.standpoint = r.standpoint and b.child_id = r.child_id and b.happened_to >= l.last_to and b.happened_to < r.happened_from and b.entry_id <> r.entry_id
)
select p.*, coalesce(min(q.counts_from), never()) as broken_on
from pairs p left join work_with_each_child q on q.standpoint = p.standpoint and q.child_id = p.child_id and q.entry_id <> p.entry_id and q.entry_id <> p.before
    and q.happened_to > p.before_to and q.happened_from < p.happened_from
group by all having p.known_on < coalesce(min(q.counts_from), never());

-- Help that began for a child, by level: 1 early help, 2 child in need or an assessment, 3 child protection or an enquiry, 4 pre-proceedings, 5 looked after.
-- `help` is true where it is help that can be reduced. The level of a plan is that of an involvement of the same agency that began with it, from the day
-- on which that is known; until `counts_until` it is read from the entry's words.
create temp table help_begun as
with openings as (
    select *, kind = 'plan start' or outcome = 'early-help' or (kind in ('conference', 'assessment') and outcome = 'plan') as help,
        case when kind in ('conference', 'section 47 enquiry', 'strategy discussion') or (kind = 'plan start' and has(says, 'protection')) then 3
            when kind = 'plan start' and has(says, 'early_help') and not has(says, 'child_in_need') then 1
            when kind = 'plan start' or (kind = 'assessment' and (service = 'social-care' or has(says, 'social_care'))) then 2
            when outcome = 'early-help' then 1 end as worded
    from entries_by_child
    where not only_mentioned and outcome not in ('closed', 'no-further-action', 'not-progressed') and not has_any(says, ['work_ended', 'stepped_down'])
        and (kind in ('plan start', 'conference', 'section 47 enquiry', 'strategy discussion', 'assessment') or outcome = 'early-help')
), typed as (
    select o.standpoint, o.child_id, o.entry_id, min(i.known_on) as known_on, case i.tier when 'early help' then 1 when 'child in need' then 2 when 'child protection' then 3 when 'pre-proceedings' then 4 else 5 end as level
    from openings o join involvement i on i.person_id = o.child_id and i.agency = o.agency and i.start >= o.happened_from and i.start <= o.happened_to and i.tier not in ('', 'universal')
    join as_at a on a.family_id = i.family_id and stands(i.known_on, i.known_until, a.as_of)
    where o.kind = 'plan start' group by all
)
select o.standpoint, o.family_id, o.child_id, o.entry_id, o.agency, o.kind, o.outcome, o.help, o.worded as level, o.happened_from, o.happened_to, o.counts_from,
    coalesce(min(t.known_on), never()) as counts_until, o.concerns, o.says, o.suggested or o.kind_suggested as suggested
from openings o left join typed t using (standpoint, child_id, entry_id) where o.worded is not null
group by o.standpoint, o.family_id, o.child_id, o.entry_id, o.agency, o.kind, o.outcome, o.help, o.worded, o.happened_from, o.happened_to, o.counts_from, o.concerns, o.says, o.suggested, o.kind_suggested
union all
select o.standpoint, o.family_id, o.child_id, o.entry_id, o.agency, o.kind, o.outcome, o.help, t.level, o.happened_from, o.happened_to, greatest(o.counts_from, t.known_on), never(), o.concerns, o.says, o.suggested or o.kind_suggested
from openings o join typed t using (standpoint, child_id, entry_id);

-- Help for a child that was reduced: work ended, stepped down, or a plan of a lower level was begun (`level` is what it was reduced to, as far as the entry says).
create temp table help_reduced as
select standpoint, child_id, entry_id, agency, happened_from, happened_to, counts_from, never() as counts_until, 0 as level, for_all, kind = 'closure' and service = 'social-care' as closed
from endings_of_work where kind not in ('move', 'adoption') and not only_mentioned
union all
select standpoint, child_id, entry_id, agency, happened_from, happened_to, counts_from, never(), 0, service = 'social-care', false from entries_by_child e
where has(says, 'stepped_down') and not only_mentioned and (standpoint, child_id, entry_id) not in (select (standpoint, child_id, entry_id) from endings_of_work)
union all
select standpoint, child_id, entry_id, agency, happened_from, happened_to, counts_from, counts_until, level, true, false from help_begun where kind = 'plan start';

-- Starts of a child protection plan, with the day on which its end becomes known.
create temp view starts_of_protection_plans as
select b.*, o.open_until from help_begun b join open_work o using (standpoint, child_id, entry_id)
where b.level = 3 and (b.kind = 'plan start' or (b.kind = 'conference' and b.outcome = 'plan'));

-- Better and worse, by child and strand: 'care' (unmet needs), 'use' (alcohol, drugs), 'harm', or one item of one tool as graded. `place` orders one strand: 0
-- what improved or is good, 1 a concern; of a grade, its own place. `better` only where something worse is on record before it, and counts from when both are
-- known; an improvement that the source itself marked stands also `alone`, whatever came before. A row that names an improvement beside concerns of several strands is not taken for one; `firm` is false where such a row, an appointment not
-- kept, or one read from the text beside hardship or good care, is a doubt and not a concern.
create temp table turns_for_each_child as
with read as (
    select *, has(themes, 'improvement') or has(says, 'said_better') as improved, has(themes, 'improvement') and not themes_suggested as marked, [s for s in ['care', 'use', 'harm'] if (s = 'care' and len([c for c in concerns if starts_with(c, 'neglect-')]) > 0)
        or (s = 'use' and has_any(concerns, ['alcohol', 'drugs'])) or (s = 'harm' and has_any(concerns, ['violence', 'domestic-abuse', 'physical-harm', 'sexual-harm', 'exploitation-missing']))] as named_strands
    from entries_by_child where kind <> 'background' and (len(concerns) > 0 or has_any(themes, ['improvement', 'good-care']) or has(says, 'said_better'))
), worded as (
    select *, unnest(case when len(named_strands) > 0 then named_strands else ['care', 'use', 'harm'] end) as strand,
        case when len(named_strands) = 0 or (improved and len(named_strands) = 1) then 0 else 1 end as place from read
), judged as (
    select *, place = 1 and not improved and kind <> 'missed appointment' and outcome <> 'not-attended' and not (themes_suggested and has_any(themes, ['hardship', 'good-care'])) as firm from worded
), standing as (
    select *, min(case when firm then counts_from end) over (partition by standpoint, child_id, strand order by happened_to) as worse_known_on from judged
), graded as (
    select e.standpoint, e.family_id, g.child_id, 'grade ' || coalesce(t.tool, '') || ' ' || g.area || ' ' || g.item || ' ' || coalesce(g.carer_id, '') as strand, e.entry_id, e.event_id, e.account,
        e.happened_from, e.happened_to, greatest(e.known_on, g.known_on, c.known_on) as counts_from, g.place
    from grade g join entries e on e.entry_id = g.entry_id join as_at a on a.family_id = e.family_id
    join people c on c.standpoint = e.standpoint and c.family_id = e.family_id and c.person_id = g.child_id
    left join tools_of_assessments t on t.entry_id = g.entry_id
    where g.observed and g.place is not null and stands(g.known_on, g.known_until, a.as_of)
)
select standpoint, family_id, child_id, strand, entry_id, event_id, account, happened_from, happened_to, greatest(counts_from, case when place = 0 then worse_known_on else counts_from end) as counts_from,
    place, improved and place = 0 as better, firm, suggested or themes_suggested or not has(themes, 'improvement') as suggested, false as alone
from standing where place = 1 or worse_known_on is not null
union all
select standpoint, family_id, child_id, strand, entry_id, event_id, account, happened_from, happened_to, counts_from, place, true, firm, suggested, true from standing where marked and place = 0
union all
select g.standpoint, g.family_id, g.child_id, g.strand, g.entry_id, g.event_id, g.account, g.happened_from, g.happened_to, g.counts_from, g.place, false, true, false, false from graded g
union all
select g.standpoint, g.family_id, g.child_id, g.strand, g.entry_id, g.event_id, g.account, g.happened_from, g.happened_to, greatest(g.counts_from, min(b.counts_from)), g.place, true, false, false, false
from graded g join graded b on b.standpoint = g.standpoint and b.child_id = g.child_id and b.strand = g.strand and b.happened_to < g.happened_to and b.place > g.place
group by g.standpoint, g.family_id, g.child_id, g.strand, g.entry_id, g.event_id, g.account, g.happened_from, g.happened_to, g.counts_from, g.place;

-- Moves of a child: of home, or to another area, school or doctor, where a service that had not known the child receives them. An entry that names no child
-- is one only where its words say that the family moved, and a kind that was read from the words only where they say who did.
create temp table moves_of_each_child as
select standpoint, family_id, child_id, entry_id, agency, happened_from, happened_to, counts_from, childhood_until, suggested or kind_suggested as suggested,
    has_any(says, ['moved_away', 'changed_school', 'changed_doctor']) as elsewhere
from entries_by_child
where not only_mentioned and not has(says, 'received_there') and ((kind = 'move' and has_any(says, ['moved_home', 'moved_away'])) or (kind = 'move' and named and not kind_suggested)
    or (named and has_any(says, ['changed_school', 'changed_doctor']) and kind in ('', 'school', 'contact', 'meeting', 'decision', 'health', 'closure', 'move')));

-- After a move: an entry that names the child by a service that, on what was then known, had not written of the child before; or says that it received
-- them; or, after a move of home alone, any other agency's entry or a sighting.
create temp view received_after_a_move as
with known_before as (
    select m.standpoint, m.child_id, m.entry_id, e.agency, min(e.counts_from) as known_on
    from moves_of_each_child m join entries_by_child e on e.standpoint = m.standpoint and e.child_id = m.child_id and e.named and e.happened_to < m.happened_from group by all
)
select m.standpoint, m.family_id, m.child_id, m.entry_id as moved_in, r.entry_id, r.counts_from as known_on
from moves_of_each_child m
join entries_by_child r on r.standpoint = m.standpoint and r.child_id = m.child_id and r.named and r.entry_id <> m.entry_id and r.happened_to >= m.happened_from
left join known_before b on b.standpoint = m.standpoint and b.child_id = m.child_id and b.entry_id = m.entry_id and b.agency = r.agency
left join sightings_of_each_child s on s.standpoint = r.standpoint and s.child_id = r.child_id and s.entry_id = r.entry_id
where has(r.says, 'received_there') or (m.elsewhere and coalesce(b.known_on > r.counts_from, true)) or (not m.elsewhere and (r.agency <> m.agency or s.entry_id is not null));

-- Why a move is asked about: a concern about the child in the months before, or work that was open with the child on the day.
create temp view concern_before_a_move as
select m.standpoint, m.child_id, m.entry_id, e.happened_to as concerned_on, e.counts_from as known_on
from moves_of_each_child m join entries_by_child e on e.standpoint = m.standpoint and e.child_id = m.child_id and e.entry_id <> m.entry_id and e.happened_to <= m.happened_to and len(e.concerns) > 0
union all
select m.standpoint, m.child_id, m.entry_id, m.happened_to, o.known_on
from moves_of_each_child m join open_work o on o.standpoint = m.standpoint and o.child_id = m.child_id and o.entry_id <> m.entry_id and o.happened_to <= m.happened_to and o.open_until > m.happened_to;
