-- A relative or friend who interpreted for a child or a parent.
create temp view relatives_interpreting as
select standpoint, family_id, entry_id from entries_by_adult where has(parts, 'interpreted') and not (suggested and has(says, 'interpreter'))
union
select standpoint, family_id, entry_id from entries_by_child where has(parts, 'interpreted') and not (suggested and has(says, 'interpreter'))
union  -- a brother or sister whom the words have interpret, also where the row's own people do not name them
select e.standpoint, e.family_id, e.entry_id from entries e join concerned c using (entry_id) join person p using (person_id)
where c.part = 'interpreted' and c.suggested and c.known_until is null and p.kind = 'child' and not has(e.says, 'interpreter')
union
select standpoint, family_id, entry_id from unsettled_mentions where part = 'interpreted' and names_relative(as_written) and not has(says, 'interpreter')
union
select standpoint, family_id, entry_id from entries where has(says, 'relative_spoke_for');

-- Meetings with a person whose language, deafness or way of communicating is recorded, and whether anyone who can interpret is noted.
-- Words such as "is deaf" are taken to be about a child only where the entry names that child and no other.
create temp view meetings_across_a_language as
with told_of_one as (
    select standpoint, entry_id, min(child_id) as child_id, min(known_on) as known_on
    from entries_by_child where named and has(says, 'language_need') group by standpoint, entry_id having count(*) = 1 and bool_and(has(parts, 'subject'))
), needs as (
    select standpoint, person_id, min(known_on) as known_on
    from (
        select standpoint, person_id, known_on from people where needs_interpreting
        union all
        select standpoint, child_id, known_on from told_of_one
    ) group by all
), met as (
    select standpoint, family_id, entry_id, child_id as person_id, outcome, known_on, parts, suggested, says from entries_by_child
    where named and kind in ('visit', 'appointment', 'assessment', 'meeting', 'conference', 'section 47 enquiry', 'disclosure')
    union all
    select standpoint, family_id, entry_id, adult_id, outcome, known_on, parts, suggested, says from entries_by_adult
    where kind in ('visit', 'appointment', 'assessment', 'meeting', 'conference', 'section 47 enquiry', 'disclosure')
)
select m.standpoint, m.family_id, m.entry_id, m.person_id, greatest(m.known_on, n.known_on) as counts_from, m.suggested,
    has(m.says, 'interpreter') or (m.standpoint, m.entry_id) in (select (standpoint, entry_id) from relatives_interpreting) as interpreted
from met m join needs n on n.standpoint = m.standpoint and n.person_id = m.person_id
where m.outcome not in ('not-seen', 'not-attended', 'cancelled-by-service')
    and not has_any(m.parts, ['absent', 'not seen', 'was not brought', 'reported']) and not (m.suggested and m.parts = ['mentioned']);

-- Days of school lost or given up, by child.
create temp view out_of_school as
select standpoint, family_id, entry_id, child_id, born_to, happened_to, suggested or themes_suggested as suggested from entries_by_child
where named and not has_any(themes, ['improvement', 'good-care'])
    and (has(concerns, 'neglect-educational') or outcome = 'removed-from-roll' or (has(says, 'out_of_school') and kind in ('school', 'decision', 'concern', 'meeting', 'contact', 'referral')));

-- Concerns about each child that an entry names, by theme; what was read from the text beside hardship or good care is left out.
create temp table concerns_about_each_child as
select standpoint, family_id, entry_id, child_id, agency, setting, service, happened_from, happened_to, known_on, how_many, suggested or themes_suggested as suggested, unnest(concerns) as theme from entries_by_child
where named and len(concerns) > 0 and not (themes_suggested and has_any(themes, ['hardship', 'good-care']));

-- Injuries of a child and physical punishment: what was done to somebody else in the child's sight is not the child's injury. A referral, a contact, or social care's
-- visit within a week of an injury that was known by then tells of that one, and is no further injury.
create temp view injury_events as
with told as (
    select standpoint, family_id, entry_id, child_id, born_to, happened_from, happened_to, known_on, has(says, 'late_or_changed') as late_or_changed, suggested or kind_suggested or themes_suggested as suggested,
        kind in ('referral', 'contact') or (kind = 'visit' and service = 'social-care') as passed_on
    from entries_by_child
    where named and kind in ('injury', 'incident', 'observation', 'concern', 'contact', 'health', 'appointment', 'referral', 'disclosure', 'visit') and (kind = 'injury' or has(concerns, 'physical-harm'))
        and not has_any(parts, ['absent', 'not seen', 'was not brought', 'reported', 'interpreted'])
        and (has(parts, 'said to have been harmed') or (not has_any(themes, ['violence', 'domestic-abuse'])
            and entry_id not in (select entry_id from parts where has(parts, 'said to have been harmed'))))
)
select t.standpoint, t.family_id, t.entry_id, t.child_id, t.born_to, t.happened_to, t.late_or_changed, t.suggested from told t
where not t.passed_on or t.late_or_changed or not exists (select 1 from told i where i.standpoint = t.standpoint and i.child_id = t.child_id and i.entry_id <> t.entry_id
    and i.known_on <= t.known_on and i.happened_to between days_after(t.happened_to, -7) and t.happened_to and (i.happened_to < t.happened_to or not i.passed_on));

-- From when each agency whose file can tell was writing about each child.
create temp view agencies_writing_of_each_child as
select e.standpoint, e.agency, e.child_id, min(e.known_on) as known_on
from entries_by_child e join told t on t.standpoint = e.standpoint and t.family_id = e.family_id and t.agency = e.agency where e.named group by all;

-- A concern that one agency holds about a child, from when another agency whose file can tell was writing about the same child; adult health and
-- police are left out. And what shows that it did not stay with its holder: another agency wrote of it, or the holder referred, shared or met.
create temp table concerns_by_agency as
select c.standpoint, c.family_id, c.entry_id, c.child_id, c.theme, c.agency, c.suggested, c.how_many, greatest(c.known_on, min(o.known_on)) as counts_from
from concerns_about_each_child c join agencies_writing_of_each_child o on o.standpoint = c.standpoint and o.child_id = c.child_id and lower(o.agency) <> lower(c.agency)
where c.setting is not null and c.service not in ('adult-health', 'substance', 'police', 'probation')
group by c.standpoint, c.family_id, c.entry_id, c.child_id, c.theme, c.agency, c.suggested, c.how_many, c.known_on;

create temp view concerns_passed_on as
with held as (
    select standpoint, family_id, child_id, theme, agency, sum(how_many) as held_times from concerns_by_agency group by all
)
select h.*, p.entry_id from held h join entries_by_child p on p.standpoint = h.standpoint and p.child_id = h.child_id and p.agency = h.agency and p.named
    and (p.kind in ('referral', 'strategy discussion', 'conference') or p.shared or p.outcome = 'referral-made' or (something_begun(p.outcome) and p.outcome <> 'service-given'))
union
select h.*, o.entry_id from held h join entries_by_child o on o.standpoint = h.standpoint and o.child_id = h.child_id and o.agency <> h.agency and o.named and len([t for t in o.themes if is_concern(t)]) > 0 and has(o.themes, h.theme);

-- Babies, with what is recorded of their sleep and of those who care for them, an entry that tells of safe sleep once as that and else once for each thing it tells. `item` is 'safe', 'sofa', 'shared', 'sedating', 'small', 'tobacco' or 'use'.
create temp view sleep_items as
with babies as (
    select standpoint, family_id, person_id as child_id, coalesce(born_from, expected_on) as due_on, known_on, childhood_until from people where kind = 'child' and coalesce(born_from, expected_on) is not null
), said as (
    select b.*, e.entry_id, e.happened_to, greatest(b.known_on, e.known_on) as counts_from, true as suggested, e.named,
        unnest(case when has(e.says, 'safe_sleep') then ['safe'] else [i for i in [
            case when has(e.says, 'sofa_sleeping') then 'sofa' end, case when has(e.says, 'bed_sharing') then 'shared' end, case when has(e.says, 'sedating') then 'sedating' end,
            case when has(e.says, 'early_or_small') and e.named then 'small' end, case when has(e.says, 'tobacco') then 'tobacco' end] if i is not null] end) as item
    from babies b join entries_by_child e on e.standpoint = b.standpoint and e.child_id = b.child_id
        and has_any(e.says, ['safe_sleep', 'sofa_sleeping', 'bed_sharing', 'sedating', 'early_or_small', 'tobacco'])
)
select standpoint, family_id, child_id, due_on, childhood_until, entry_id, happened_to, counts_from, suggested, item from said where item is not null
union
select b.standpoint, b.family_id, b.child_id, b.due_on, b.childhood_until, s.entry_id, s.happened_to, greatest(s.known_on, b.known_on, k.known_on), s.suggested, 'use'
from babies b join carers_of_each_child k on k.standpoint = b.standpoint and k.child_id = b.child_id
join substance_events s on s.standpoint = b.standpoint and s.family_id = b.family_id and (s.adult_id = k.adult_id or s.adult_id = '') and k.ended_on >= s.happened_from;
