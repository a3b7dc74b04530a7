-- Fathers, and the men who bring a child up with the mother, with the day each became known.
create temp view fathers_of_each_child as
select standpoint, family_id, child_id, adult_id as father_id, min(known_on) as known_on, min(died_on) as died_on from carers_of_each_child
where relationship in ('father', 'adoptive father', 'stepfather') or (relationship in ('step-parent', 'parent') and sex = 'male')
    or (relationship = 'partner of a parent' and sex = 'male' and ended_on = never())
group by all;

-- What was done with each adult: when spoken to or met, seen, asked about in an assessment, invited.
create temp table dealings_with_each_adult as
select standpoint, family_id, entry_id, adult_id, happened_from, happened_to, known_on, has(says, 'shared_care') as shared_care, kind = 'assessment' as assessed,
    has_any(parts, ['spoke', 'seen', 'seen alone', 'present', 'invited', 'cared for the child', 'reported', 'interpreted'])
        or (kind in ('contact', 'visit', 'appointment', 'meeting', 'assessment', 'conference', 'review', 'referral') and (not suggested or has(parts, 'subject'))) as contact,
    has_any(parts, ['seen', 'seen alone', 'spoke', 'present']) or (kind in ('visit', 'appointment') and not suggested) as seen,
    has_any(parts, ['invited', 'present']) or (kind in ('meeting', 'conference', 'review') and not suggested) as invited
from entries_by_adult where not has_any(parts, ['absent', 'said to have harmed', 'said to have been harmed']);

-- From when it is known who a child's father is, or that there is none to look for: a father, an adoptive father, a donor, or a second mother.
create temp view paternity_known as
select standpoint, family_id, child_id, min(known_on) as known_on
from (
    select standpoint, family_id, related_person_id as child_id, known_on from relationships where relationship in ('father', 'adoptive father', 'donor')
    union all
    select standpoint, family_id, related_person_id, known_on from relationships where relationship in ('mother', 'adoptive mother', 'parent')
    qualify row_number() over (partition by standpoint, family_id, related_person_id order by known_on, person_id) = 2
) group by all;

-- Where violence, threats, sexual harm, stalking, bail, an order, a restriction or a safety decision is recorded about an adult, other than as the one who was
-- harmed (safe practice 1.1). Where it is not settled who, `adult_id` is empty if the words could be any father's or partner's (what the school excludes a child for is
-- no man's doing), and '*' if they are another relative's: then it stands for the family, and for no man in it. `restricted` where an order, bail or a manager's decision settles
-- what is done; `decided` where it is a decision that a later one can lift, and no order (decision 160).
create temp table harm_recorded as
select standpoint, family_id, entry_id, adult_id, happened_to, known_on, has_any(says, ['restriction', 'manager_decided', 'safety_decision']) as restricted,
    has_any(says, ['manager_decided', 'safety_decision']) and not has(says, 'order_or_bail') as decided from entries_by_adult
where (has_any(themes, ['violence', 'domestic-abuse', 'sexual-harm', 'physical-harm']) or has_any(says, ['restriction', 'safety_decision']) or has(parts, 'said to have harmed'))
    and len([p for p in parts if p not in ('said to have been harmed', 'interpreted', 'reported')]) > 0
union all
select standpoint, family_id, entry_id,
    case when part <> 'said to have harmed' and (not names_father_or_partner(as_written) or (themes_suggested and has(says, 'excluded'))) then '*' end, happened_to, known_on, false, false
from unsettled_mentions
where (has_any(themes, ['violence', 'domestic-abuse', 'sexual-harm', 'physical-harm']) or has_any(says, ['restriction', 'safety_decision']) or part = 'said to have harmed')
    and part not in ('said to have been harmed', 'interpreted', 'reported') and names_relative(as_written);

-- A manager's decision on how somebody may be involved, as the entry is written that takes the place of a decision about safety: a decision that is about this
-- person and was not only read as one.
create temp view decisions_on_involving as
select standpoint, family_id, entry_id, adult_id, happened_from, happened_to, known_on from entries_by_adult
where kind = 'decision' and not kind_suggested and has(parts, 'subject') and has(says, 'how_he_may_be_involved');

-- What stops asking whether anybody is in touch with an adult, and from when a decision on how he may be involved lifts it: one that is surely later. An order, bail
-- or words of a restriction stand as long as the record does (their end is not known from entries).
create temp view stops_with_each_adult as
select h.standpoint, h.family_id, h.entry_id, h.adult_id, h.happened_to, h.known_on, coalesce(min(d.known_on) filter (where h.decided and d.happened_from > h.happened_to), never()) as lifted_on
from harm_recorded h anti join decisions_on_involving i on i.standpoint = h.standpoint and i.entry_id = h.entry_id and i.adult_id = h.adult_id
left join decisions_on_involving d on d.standpoint = h.standpoint and d.family_id = h.family_id and d.adult_id = h.adult_id
where h.restricted group by all having h.known_on < lifted_on;

-- What is expected with each father while work is open, by tier (practice 6; safe practice 4), and the first entry that meets or settles it.
-- Only where the record says at all who is who (safe practice 2.2). 'known' is who he is; 'contact' that somebody has been in touch with him; on a protection plan also 'seen', 'assessed' and 'invited'.
-- What a decision stopped is expected again from the one that lifts it, and then only what was done since meets it (`again`).
create temp view father_steps as
with who_is_who as (
    select standpoint, family_id, min(known_on) as known_on from relationships group by all
), worked_with as (
    select o.standpoint, o.family_id, o.child_id, f.father_id, s.step, o.entry_id, o.happened_from, o.happened_to, greatest(o.known_on, f.known_on) as known_on, o.open_until, f.died_on
    from open_work o join fathers_of_each_child f on f.standpoint = o.standpoint and f.child_id = o.child_id
    join (values ('contact', 2), ('seen', 3), ('assessed', 3), ('invited', 3)) s(step, tier) on o.tier >= s.tier
), lifted as (
    select distinct d.* from decisions_on_involving d join stops_with_each_adult x on x.standpoint = d.standpoint and x.family_id = d.family_id and x.adult_id = d.adult_id and x.lifted_on = d.known_on
        and x.happened_to < d.happened_from
), steps as materialized (
    select o.standpoint, o.family_id, o.child_id, null as father_id, 'known' as step, o.entry_id, o.happened_from, o.happened_to, greatest(o.known_on, w.known_on) as known_on, o.open_until, never() as settled_on, false as again
    from open_work o join who_is_who w using (standpoint, family_id)
    union all
    select *, false from worked_with
    union all
    select w.standpoint, w.family_id, w.child_id, w.father_id, w.step, d.entry_id, d.happened_from, d.happened_to, d.known_on, max(w.open_until), w.died_on, true
    from worked_with w join lifted d on d.standpoint = w.standpoint and d.family_id = w.family_id and d.adult_id = w.father_id and d.known_on > w.known_on
    where w.step <> 'assessed' group by all
), met as (
    select standpoint, family_id, adult_id, min(known_on) filter (where contact or shared_care) as contact_on, min(known_on) filter (where seen or shared_care) as seen_on,
        min(known_on) filter (where assessed or shared_care) as assessed_on, min(known_on) filter (where shared_care) as shared_on
    from dealings_with_each_adult group by all
), stopped as (
    select s.standpoint, s.child_id, s.father_id, s.entry_id, s.known_on as stood_from, min(x.known_on) as known_on
    from steps s join stops_with_each_adult x on x.standpoint = s.standpoint and x.adult_id = s.father_id and x.lifted_on > s.known_on group by all
), since as (
    select s.standpoint, s.child_id, s.father_id, s.entry_id, s.step, min(d.known_on) as known_on
    from steps s join dealings_with_each_adult d on d.standpoint = s.standpoint and d.adult_id = s.father_id and d.happened_to >= s.happened_from
        and case s.step when 'contact' then d.contact when 'seen' then d.seen else d.invited end
    where s.step = 'invited' or s.again group by all
)
select s.standpoint, s.family_id, s.child_id, s.father_id, s.step, s.again, s.entry_id, s.happened_from, s.happened_to, s.known_on,
    least(s.open_until, s.settled_on, case when s.step in ('contact', 'seen', 'invited') then x.known_on end, case when s.step = 'known' then k.known_on when s.step = 'assessed' then m.assessed_on
        when s.again or s.step = 'invited' then least(m.shared_on, i.known_on) when s.step = 'contact' then m.contact_on else m.seen_on end) as open_until
from steps s
left join paternity_known k on k.standpoint = s.standpoint and k.family_id = s.family_id and k.child_id = s.child_id
left join met m on m.standpoint = s.standpoint and m.family_id = s.family_id and m.adult_id = s.father_id
left join stopped x on x.standpoint = s.standpoint and x.child_id = s.child_id and x.father_id = s.father_id and x.entry_id = s.entry_id and x.stood_from = s.known_on
left join since i on i.standpoint = s.standpoint and i.child_id = s.child_id and i.father_id = s.father_id and i.entry_id = s.entry_id and i.step = s.step;

-- Adults who live or stay with the family, care for a child, or are a parent's partner, and whom no relationship places in it. The one adult
-- whom an adults' service has on its books is whom its file is about.
create temp view adults_not_placed as
with placed as (
    select standpoint, family_id, person_id, min(known_on) as known_on
    from (select standpoint, family_id, person_id, known_on from relationships union all select standpoint, family_id, related_person_id, known_on from relationships) group by all
)
select e.standpoint, e.family_id, e.entry_id, e.adult_id, e.happened_from, e.happened_to, e.known_on, e.suggested, coalesce(x.known_on, never()) as placed_on
from (select *, count(*) over (partition by standpoint, entry_id) as adults from entries_by_adult) e left join placed x on x.standpoint = e.standpoint and x.family_id = e.family_id and x.person_id = e.adult_id
where has(e.parts, 'cared for the child')
    or (has(e.says, 'lives_or_stays') and not has_any(e.parts, ['reported', 'interpreted']) and not (service in ('substance', 'adult-health', 'probation') and adults = 1 and not e.suggested))
union all
select standpoint, family_id, entry_id, null, happened_from, happened_to, known_on, true, never() from unsettled_mentions
where names_unplaced_adult(as_written) and (part = 'cared for the child' or names_partner_of_a_parent(as_written) or (has(says, 'lives_or_stays') and part not in ('reported', 'interpreted')));
