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
-- no man's doing), and '*' if they are another relative's: then it stands for the family, and for no man in it. `restricted` where an order, bail or a manager's decision settles what is done.
create temp table harm_recorded as
select standpoint, family_id, entry_id, adult_id, known_on, has_any(says, ['restriction', 'manager_decided', 'safety_decision']) as restricted from entries_by_adult
where (has_any(themes, ['violence', 'domestic-abuse', 'sexual-harm', 'physical-harm']) or has_any(says, ['restriction', 'safety_decision']) or has(parts, 'said to have harmed'))
    and len([p for p in parts if p not in ('said to have been harmed', 'interpreted', 'reported')]) > 0
union all
select standpoint, family_id, entry_id,
    case when part <> 'said to have harmed' and (not names_father_or_partner(as_written) or (themes_suggested and has(says, 'excluded'))) then '*' end, known_on, false
from unsettled_mentions
where (has_any(themes, ['violence', 'domestic-abuse', 'sexual-harm', 'physical-harm']) or has_any(says, ['restriction', 'safety_decision']) or part = 'said to have harmed')
    and part not in ('said to have been harmed', 'interpreted', 'reported') and names_relative(as_written);

-- What is expected with each father while work is open, by tier (practice 6; safe practice 4), and the first entry that meets or settles it.
-- Only where the record says at all who is who (safe practice 2.2). 'known' is who he is; 'contact' that somebody has been in touch with him; on a protection plan also 'seen', 'assessed' and 'invited'.
create temp view father_steps as
with who_is_who as (
    select standpoint, family_id, min(known_on) as known_on from relationships group by all
), steps as (
    select o.standpoint, o.family_id, o.child_id, null as father_id, 'known' as step, o.entry_id, o.happened_from, o.happened_to, greatest(o.known_on, w.known_on) as known_on, o.open_until, never() as settled_on
    from open_work o join who_is_who w using (standpoint, family_id)
    union all
    select o.standpoint, o.family_id, o.child_id, f.father_id, s.step, o.entry_id, o.happened_from, o.happened_to, greatest(o.known_on, f.known_on), o.open_until, f.died_on
    from open_work o join fathers_of_each_child f on f.standpoint = o.standpoint and f.child_id = o.child_id
    join (values ('contact', 2), ('seen', 3), ('assessed', 3), ('invited', 3)) s(step, tier) on o.tier >= s.tier
), met as (
    select standpoint, family_id, adult_id, min(known_on) filter (where contact or shared_care) as contact_on, min(known_on) filter (where seen or shared_care) as seen_on,
        min(known_on) filter (where assessed or shared_care) as assessed_on, min(known_on) filter (where shared_care) as shared_on
    from dealings_with_each_adult group by all
), settled as (
    select standpoint, adult_id, min(known_on) as known_on from harm_recorded where restricted group by all
), invitations as (
    select s.standpoint, s.child_id, s.father_id, s.entry_id, min(d.known_on) as known_on
    from steps s join dealings_with_each_adult d on d.standpoint = s.standpoint and d.adult_id = s.father_id and d.invited and d.happened_to >= s.happened_from
    where s.step = 'invited' group by all
)
select s.standpoint, s.family_id, s.child_id, s.father_id, s.step, s.entry_id, s.happened_from, s.happened_to, s.known_on,
    least(s.open_until, s.settled_on, case when s.step in ('contact', 'seen', 'invited') then x.known_on end, case s.step when 'known' then k.known_on when 'contact' then m.contact_on when 'seen' then m.seen_on
        when 'assessed' then m.assessed_on else least(m.shared_on, i.known_on) end) as open_until
from steps s
left join paternity_known k on k.standpoint = s.standpoint and k.family_id = s.family_id and k.child_id = s.child_id
left join met m on m.standpoint = s.standpoint and m.family_id = s.family_id and m.adult_id = s.father_id
left join settled x on x.standpoint = s.standpoint and x.adult_id = s.father_id
left join invitations i on i.standpoint = s.standpoint and i.child_id = s.child_id and i.father_id = s.father_id and i.entry_id = s.entry_id;

-- Adults who live or stay with the family, care for a child, or are a parent's partner, and whom no relationship places in it.
create temp view adults_not_placed as
with placed as (
    select standpoint, family_id, person_id, min(known_on) as known_on
    from (select standpoint, family_id, person_id, known_on from relationships union all select standpoint, family_id, related_person_id, known_on from relationships) group by all
)
select e.standpoint, e.family_id, e.entry_id, e.adult_id, e.happened_from, e.happened_to, e.known_on, e.suggested, coalesce(x.known_on, never()) as placed_on
from entries_by_adult e left join placed x on x.standpoint = e.standpoint and x.family_id = e.family_id and x.person_id = e.adult_id
where has(e.parts, 'cared for the child') or (has(e.says, 'lives_or_stays') and not has_any(e.parts, ['reported', 'interpreted']))
union all
select standpoint, family_id, entry_id, null, happened_from, happened_to, known_on, true, never() from unsettled_mentions
where names_unplaced_adult(as_written) and (part = 'cared for the child' or names_partner_of_a_parent(as_written) or (has(says, 'lives_or_stays') and part not in ('reported', 'interpreted')));
