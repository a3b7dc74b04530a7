-- What a child told or showed of harm or unmet need, and whether the same row says what was done about it.
-- Where one of several children of the entry spoke or was harmed, the words are theirs. What a child tells social care that is already assessing is heard in that work.
create temp view childs_words as
with telling as (
    select *, has_any(parts, ['spoke', 'said to have been harmed']) as told, bool_or(has_any(parts, ['spoke', 'said to have been harmed'])) over (partition by standpoint, entry_id) as somebody_told
    from entries_by_child where named
), assessing as (
    select standpoint, child_id, entry_id, happened_to, known_on from entries_by_child
    where named and (outcome in ('assessment', 'section-47', 'strategy-discussion') or kind in ('section 47 enquiry', 'strategy discussion'))
)
select standpoint, family_id, entry_id, child_id, happened_from, happened_to, known_on, childhood_until, suggested or kind_suggested or themes_suggested as suggested,
    holds_response or outcome = 'referral-made' or something_begun(outcome) or (service = 'social-care' and (kind in ('visit', 'assessment') or has(parts, 'seen alone')) and exists (select 1 from assessing a
        where a.standpoint = t.standpoint and a.child_id = t.child_id and a.entry_id <> t.entry_id and a.known_on <= t.known_on and a.happened_to between days_after(t.happened_to, -65) and t.happened_to)) as answered,
    service = 'social-care' and has(parts, 'seen alone') as heard_alone
from telling t
where (told or not somebody_told) and has_any(parts, ['subject', 'spoke', 'said to have been harmed', 'mentioned']) and ((kind = 'disclosure' and not kind_suggested) or ((kind = 'disclosure' or has(themes, 'childs-words') or holds_childs_words) and len(concerns) > 0))
    and (standpoint, entry_id) not in (select (standpoint, entry_id) from entries_by_adult where has_any(parts, ['spoke', 'reported']));

-- What followed for a child: somebody acted, met, or went to see.
create temp view responses_for_each_child as
select standpoint, family_id, entry_id, child_id, happened_to, known_on from entries_by_child
where named and not has(parts, 'not seen') and (holds_response or outcome = 'referral-made' or something_begun(outcome)
    or kind in ('referral', 'strategy discussion', 'section 47 enquiry', 'assessment', 'conference', 'meeting', 'visit', 'decision', 'plan start', 'closure'));

-- Who brings up each child: parents, their partners, step-parents and carers, for as long as that stands.
create temp table carers_of_each_child as
with parents as (
    select standpoint, family_id, related_person_id as child_id, person_id as adult_id, relationship, known_on, ended_on from relationships
    where relationship in ('mother', 'father', 'parent', 'step-parent', 'stepmother', 'stepfather', 'adoptive mother', 'adoptive father', 'foster carer', 'carer')
), couples as (
    select standpoint, family_id, person_id, related_person_id, known_on, ended_on from relationships where relationship in ('partner', 'husband', 'wife', 'spouse')
    union all
    select standpoint, family_id, related_person_id, person_id, known_on, ended_on from relationships where relationship in ('partner', 'husband', 'wife', 'spouse')
), everyone as (
    select * from parents
    union all
    select p.standpoint, p.family_id, p.child_id, c.person_id, 'partner of a parent', greatest(p.known_on, c.known_on), c.ended_on
    from parents p join couples c on c.standpoint = p.standpoint and c.related_person_id = p.adult_id and p.relationship in ('mother', 'father', 'parent')
        anti join parents o on o.standpoint = p.standpoint and o.child_id = p.child_id and o.adult_id = c.person_id
)
select k.*, a.sex, a.died_on, c.known_on as child_known_on, c.childhood_until, coalesce(months_before(c.born_from, 9), date '0001-01-01') as conceived_on from everyone k
join people a on a.standpoint = k.standpoint and a.family_id = k.family_id and a.person_id = k.adult_id
join people c on c.standpoint = k.standpoint and c.family_id = k.family_id and c.person_id = k.child_id;

-- Alcohol or drugs in an entry about an adult ('' where it names none); treatment that holds, prescribed medicine, denial, negative tests and tobacco are not use.
create temp table substance_events as
with using_entries as (
    select * from entries where has_any(concerns, ['alcohol', 'drugs']) and not has_any(says, ['stable_treatment', 'use_denied'])
), users as (
    select e.*, a.adult_id from using_entries e join entries_by_adult a on a.standpoint = e.standpoint and a.entry_id = e.entry_id
    where not has_any(a.parts, ['interpreted', 'reported', 'absent'])
)
select standpoint, family_id, entry_id, happened_from, happened_to, known_on, themes_suggested as suggested, adult_id from users
union all
select standpoint, family_id, entry_id, happened_from, happened_to, known_on, themes_suggested, '' from using_entries e anti join users u using (standpoint, entry_id);

-- What an entry says of the effect on a child: in words of its own for this child, in its text, or of this child's own day where alcohol or drugs are spoken of.
create temp view impact_on_each_child as
select standpoint, family_id, entry_id, child_id from entries_by_child
where named and (meant or has(says, 'impact') or (has_any(themes, ['alcohol', 'drugs']) and (kind = 'assessment' or holds_childs_words)));
