-- Help that somebody asked for or was promised, by child, where the same entry does not say that it came or was not wanted. What settles it, by `how`:
-- 'given' help given, begun, not wanted, or a service of help that then met the family; 'own' a kept contact with the service that had not delivered; 'left' the area.
create temp view help_asked as
select standpoint, family_id, entry_id, child_id, agency, happened_from, happened_to, counts_from as known_on, childhood_until, suggested or themes_suggested as suggested, has(themes, 'help-not-delivered') as promised
from entries_by_child
where has_any(themes, ['help-asked', 'help-not-delivered']) and kind not in ('background', 'plan start') and not (themes_suggested and has(themes, 'offending'))
    and (has(themes, 'help-not-delivered') or not (has_any(themes, ['help-given', 'help-declined']) or outcome in ('service-given', 'early-help', 'plan', 'help-declined')));

create temp view help_settled as
with come as (
    select standpoint, family_id, entry_id, child_id, agency, happened_to, counts_from as known_on, (kind in ('visit', 'appointment') or outcome in ('seen', 'attended'))
            and outcome not in ('not-seen', 'not-attended', 'cancelled-by-service') as met,
        has_any(themes, ['help-given', 'help-declined']) or outcome in ('service-given', 'early-help', 'plan', 'help-declined') or kind = 'plan start' as given, service
    from entries_by_child where not has(themes, 'help-not-delivered')
)
select standpoint, family_id, entry_id, child_id, agency, happened_to, known_on, case when given or service in ('early-help', 'substance', 'adult-health', 'child-health') then 'given' else 'own' end as how
from come where given or met
union all
select standpoint, null, entry_id, child_id, agency, happened_to, counts_from, 'left' from endings_of_work where leaves;

-- Differences between professionals, by child: typed where there is such a row, else read from the words; and what settles one: words that say so,
-- a day on which a typed difference was settled, or a forum that then met about the child and decided.
create temp table typed_differences as
select d.entry_id, min(d.known_on) as known_on, min(case when d.settled_on is not null then greatest(d.settled_on, d.known_on) end) as settled_on
from disagreement d join entry e using (entry_id) join as_at a on a.family_id = e.family_id where stands(d.known_on, d.known_until, a.as_of) group by d.entry_id;

create temp view differences as
select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, greatest(e.counts_from, d.known_on) as known_on, e.childhood_until,
    coalesce(d.settled_on, never()) as settled_on, false as suggested
from entries_by_child e join typed_differences d using (entry_id)
union all
select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, e.counts_from, e.childhood_until, coalesce(d.settled_on, never()), true
from entries_by_child e left join typed_differences d using (entry_id) where has(e.says, 'difference') and e.kind <> 'background';

create temp view differences_settled as
select standpoint, family_id, entry_id, child_id, happened_to, counts_from as known_on, true as against from entries_by_child
where has(says, 'difference_settled') or kind in ('strategy discussion', 'section 47 enquiry', 'conference')
union all
select standpoint, null, entry_id, child_id, happened_to, counts_from, false from endings_of_work where leaves;

-- Entries that tell of domestic abuse, or of violence in the home, around each child (what courts, meetings and plans then did is no further event): the child is named, or nobody is, or an adult who brings the child up is in it. Where
-- the child is said to have harmed it is another matter. And what an entry says of what it means for this child.
create temp table abuse_around_each_child as
with abuse as (
    select standpoint, entry_id from entries where (has(concerns, 'domestic-abuse') or (has(concerns, 'violence') and not (themes_suggested and has(says, 'excluded'))))
        and kind in ('', 'contact', 'referral', 'concern', 'incident', 'injury', 'observation', 'disclosure', 'visit', 'appointment', 'health', 'school')
), around as (
    select e.standpoint, e.family_id, e.entry_id, e.child_id, e.suggested or e.themes_suggested as suggested, e.counts_from
    from entries_by_child e semi join abuse using (standpoint, entry_id) where not has_any(e.parts, ['said to have harmed', 'reported', 'interpreted'])
    union all
    select a.standpoint, a.family_id, a.entry_id, k.child_id, a.suggested or a.themes_suggested, greatest(a.known_on, k.known_on, k.child_known_on)
    from entries_by_adult a semi join abuse using (standpoint, entry_id) join carers_of_each_child k on k.standpoint = a.standpoint and k.family_id = a.family_id and k.adult_id = a.adult_id
    where not has_any(a.parts, ['interpreted', 'reported', 'absent']) and k.ended_on >= a.happened_from and a.happened_to between k.conceived_on and days_after(k.childhood_until, -1)
)
select r.standpoint, r.family_id, r.entry_id, r.child_id, bool_and(r.suggested) as suggested, min(r.counts_from) as counts_from from around r
where (r.standpoint, r.entry_id, r.child_id) not in (select (standpoint, entry_id, child_id) from entries_by_child where has(parts, 'said to have harmed'))
group by r.standpoint, r.family_id, r.entry_id, r.child_id;

create temp view what_abuse_means_for_each_child as
select standpoint, family_id, entry_id, child_id from entries_by_child
where named and kind <> 'background' and (has(says, 'impact') or (has(says, 'felt_by_the_child') and has_any(parts, ['subject', 'seen', 'seen alone', 'spoke', 'said to have been harmed']))
    or (has_any(themes, ['domestic-abuse', 'violence']) and (kind = 'assessment' or holds_childs_words or has(themes, 'childs-words') or has_any(parts, ['spoke', 'seen alone']))));

-- Work on a child protection plan or before proceedings, in which the family's own network is to be offered a meeting; and entries that speak of one,
-- held, offered or declined, or say that it is not safe.
create temp table network_expected as
select standpoint, family_id, entry_id, child_id, happened_from, happened_to, known_on, open_until from open_work where tier = 3 and plan
union all
select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, e.counts_from, least(min(x.counts_from), e.childhood_until)
from entries_by_child e
left join endings_of_work x on x.standpoint = e.standpoint and x.child_id = e.child_id and x.entry_id <> e.entry_id and x.happened_to > e.happened_from and (x.for_all or x.agency = e.agency)
where has(e.says, 'pre_proceedings') and e.kind in ('decision', 'meeting', 'court', 'conference', 'review', 'strategy discussion', 'plan start')
group by e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, e.counts_from, e.childhood_until;

create temp view network_spoken_of as
select standpoint, family_id, entry_id, child_id, happened_to, counts_from as known_on from entries_by_child
where has(says, 'network_unsafe') or (has(says, 'network') and not has(says, 'network_not_held'));
