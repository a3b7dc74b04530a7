-- Help that somebody asked for or was promised, by child, where the same entry does not say that it came or was not wanted. A contact that social care closed is no help promised. What settles it, by
-- `how`: 'given' help given, begun, not wanted, or a service of help that then met the family; 'own' a kept contact with the service that had not delivered; 'left' the area.
create temp view help_asked as
select standpoint, family_id, entry_id, child_id, agency, happened_from, happened_to, counts_from as known_on, childhood_until,
    suggested or themes_suggested as suggested, has(themes, 'help-not-delivered') as promised
from entries_by_child
where has_any(themes, ['help-asked', 'help-not-delivered']) and kind not in ('background', 'plan start') and not (themes_suggested and has(themes, 'offending'))
    and not (themes_suggested and not has(themes, 'help-asked') and service = 'social-care' and kind in ('contact', 'referral') and closed_without_more(outcome))
    and (has(themes, 'help-not-delivered') or not (has_any(themes, ['help-given', 'help-declined']) or outcome in ('service-given', 'early-help', 'plan', 'help-declined')));

create temp view help_settled as
with come as (
    select standpoint, family_id, entry_id, child_id, agency, happened_to, counts_from as known_on, (kind in ('visit', 'appointment') or outcome in ('seen', 'attended'))
            and outcome not in ('not-seen', 'not-attended', 'cancelled-by-service') as met,
        has_any(themes, ['help-given', 'help-declined']) or outcome in ('service-given', 'early-help', 'plan', 'help-declined') or kind = 'plan start' as given, service
    from entries_by_child where not has(themes, 'help-not-delivered') and (kind in ('visit', 'appointment', 'plan start')
        or outcome in ('seen', 'attended', 'service-given', 'early-help', 'plan', 'help-declined') or has_any(themes, ['help-given', 'help-declined']))
)
select standpoint, family_id, entry_id, child_id, agency, happened_to, known_on,
    case when given or service in ('early-help', 'substance', 'adult-health', 'child-health') then 'given' else 'own' end as how
from come where given or met
union all
select standpoint, null, entry_id, child_id, agency, happened_to, counts_from, 'left' from endings_of_work where leaves;

-- Differences between professionals, by child: typed where there is such a row, else read from the words; and what settles one: words that say so,
-- a day on which a typed difference was settled, or a forum that then met about the child and decided.
create temp table typed_differences as
select d.entry_id, min(d.known_on) as known_on, min(case when d.settled_on is not null then greatest(d.settled_on, d.known_on) end) as settled_on
from disagreement d join entry e using (entry_id) join as_at a on a.family_id = e.family_id where stands(d.known_on, d.known_until, a.as_of) group by d.entry_id;

-- Two agencies' accounts of one event of one exact day: by the one the child was seen in it, by the other not seen or not brought. Each differs from the day on which
-- both are known and known to tell of the same event.
create temp view accounts_that_differ as
with told as (
    select e.standpoint, e.family_id, e.entry_id, e.event_id, e.child_id, e.agency, e.exact_day, greatest(e.counts_from, t.tied_on) as known_on, e.childhood_until, e.suggested,
        has_any(e.parts, ['seen', 'seen alone']) as seen, has_any(e.parts, ['not seen', 'was not brought']) as unseen
    from entries_by_child e join tied_from t using (entry_id) where e.named
)
select a.standpoint, a.family_id, a.entry_id, a.child_id, a.exact_day, min(greatest(a.known_on, b.known_on)) as known_on, a.childhood_until, a.suggested and bool_and(b.suggested) as suggested
from told a join told b on b.standpoint = a.standpoint and b.event_id = a.event_id and b.child_id = a.child_id and b.agency <> a.agency and b.exact_day = a.exact_day
    and a.seen <> a.unseen and b.seen <> b.unseen and a.seen <> b.seen
group by a.standpoint, a.family_id, a.entry_id, a.child_id, a.exact_day, a.childhood_until, a.suggested;

create temp view differences as
select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, greatest(e.counts_from, d.known_on) as known_on, e.childhood_until,
    coalesce(d.settled_on, never()) as settled_on, false as suggested, 'said' as how
from entries_by_child e join typed_differences d using (entry_id)
union all
select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, e.counts_from, e.childhood_until, coalesce(d.settled_on, never()), true, 'said'
from entries_by_child e left join typed_differences d using (entry_id) where has(e.says, 'difference') and e.kind <> 'background'
union all
select standpoint, family_id, entry_id, child_id, exact_day, exact_day, known_on, childhood_until, never(), suggested, 'told' from accounts_that_differ;

create temp view differences_settled as
select standpoint, family_id, entry_id, child_id, happened_to, counts_from as known_on, true as against from entries_by_child
where has(says, 'difference_settled') or kind in ('strategy discussion', 'section 47 enquiry', 'conference')
union all
select standpoint, null, entry_id, child_id, happened_to, counts_from, false from endings_of_work where leaves;

-- Entries that tell of domestic abuse, or of violence in the home, around each child (what courts, meetings and plans then did is no further event): the child
-- is named, or nobody is, or an adult who brings the child up is in it. Where the child is said to have harmed it is another matter. And what an entry says of what it means for this child.
create temp table abuse_around_each_child as
with abuse as (
    select standpoint, entry_id from entries where (has(concerns, 'domestic-abuse') or (has(concerns, 'violence') and not (themes_suggested and has(says, 'excluded'))))
        and kind in ('', 'contact', 'referral', 'concern', 'incident', 'injury', 'observation', 'disclosure', 'visit', 'appointment', 'health', 'school')
), around as (
    select e.standpoint, e.family_id, e.entry_id, e.child_id, e.suggested or e.themes_suggested as suggested, e.counts_from
    from entries_by_child e semi join abuse using (standpoint, entry_id) where not has_any(e.parts, ['said to have harmed', 'reported', 'interpreted'])
    union all
    select a.standpoint, a.family_id, a.entry_id, k.child_id, a.suggested or a.themes_suggested, greatest(a.known_on, k.known_on, k.child_known_on)
    from entries_by_adult a semi join abuse using (standpoint, entry_id)
    join carers_of_each_child k on k.standpoint = a.standpoint and k.family_id = a.family_id and k.adult_id = a.adult_id
    where not has_any(a.parts, ['interpreted', 'reported', 'absent']) and k.ended_on >= a.happened_from and a.happened_to between k.conceived_on and days_after(k.childhood_until, -1)
)
select r.standpoint, r.family_id, r.entry_id, r.child_id, bool_and(r.suggested) as suggested, min(r.counts_from) as counts_from from around r
where (r.standpoint, r.entry_id, r.child_id) not in (select (standpoint, entry_id, child_id) from entries_by_child where has(parts, 'said to have harmed'))
group by r.standpoint, r.family_id, r.entry_id, r.child_id;

create temp view what_abuse_means_for_each_child as
select standpoint, family_id, entry_id, child_id from entries_by_child
where named and kind <> 'background' and (meant or has(says, 'impact') or (has(says, 'felt_by_the_child') and has_any(parts, ['subject', 'seen', 'seen alone', 'spoke', 'said to have been harmed']))
    or (has_any(themes, ['domestic-abuse', 'violence']) and (kind = 'assessment' or holds_childs_words or has(themes, 'childs-words') or has_any(parts, ['spoke', 'seen alone']))));

-- Work on a child protection plan or before proceedings, in which the family's own network is to be offered a meeting; and entries that speak of one,
-- held, offered or declined, or say that it is not safe.
create temp table network_expected as
select standpoint, family_id, entry_id, child_id, happened_from, happened_to, known_on, open_until from open_work where tier = 3 and plan
union all
select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, e.counts_from,
    least(min(x.counts_from) filter (where x.for_all or x.agency = e.agency), e.childhood_until)
from entries_by_child e
left join endings_of_work x on x.standpoint = e.standpoint and x.child_id = e.child_id and x.entry_id <> e.entry_id and x.happened_to > e.happened_from
where has(e.says, 'pre_proceedings') and e.kind in ('decision', 'meeting', 'court', 'conference', 'review', 'strategy discussion', 'plan start')
group by e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, e.counts_from, e.childhood_until;

create temp view network_spoken_of as
select standpoint, family_id, entry_id, child_id, happened_to, counts_from as known_on from entries_by_child
where has(says, 'network_unsafe') or (has(says, 'network') and not has(says, 'network_not_held'));

-- A child's own need that is known: glasses, hearing, teeth, medicine, growth; read where the entry names that child and no other. And entries that
-- say it was met; `need` is 'left' where the child is no longer this area's.
create temp table needs_spoken_of as
with spoken as (
    select e.*, count(*) over (partition by e.standpoint, e.entry_id) as children from entries_by_child e
    where e.named and has_any(e.says, ['sight_needed', 'sight_met', 'hearing_needed', 'hearing_met', 'teeth_needed', 'teeth_met', 'medicine_needed', 'medicine_met', 'growth_needed', 'growth_met'])
)
select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_from, e.happened_to, e.known_on, e.childhood_until, n.need,
    has(e.says, n.need || '_needed') as needed, e.children = 1 and e.kind <> 'background' and not has_any(e.parts, ['reported', 'interpreted']) as own
from spoken e cross join (values ('sight'), ('hearing'), ('teeth'), ('medicine'), ('growth')) n(need)
where has_any(e.says, [n.need || '_needed', n.need || '_met']);

create temp view needs_met as
select standpoint, family_id, entry_id, child_id, happened_to, known_on, need from needs_spoken_of where not needed
union all
select standpoint, null, entry_id, child_id, happened_to, counts_from, 'left' from endings_of_work where leaves;

-- Entries about a child's unmet needs at home (neither school nor an appointment that was missed is counted here: other questions ask of those, and a disabled
-- child who is well cared for has many appointments), with whether each adds to their number: not where one of the same exact
-- day was known before it, nor one that was by then known to tell of the same event.
create temp table neglect_of_each_child as
with each_once as (
    select standpoint, family_id, child_id, entry_id, min(counts_from) as known_on, bool_and(suggested) as suggested from neglect_events
    where theme <> 'neglect-educational' and not (theme = 'neglect-medical' and missed) group by standpoint, family_id, child_id, entry_id
), dated as (
    select n.*, e.happened_to, e.event_id, coalesce(e.exact_day::varchar, e.entry_id) as day_key, t.known_on as tied_on
    from each_once n join entries e on e.standpoint = n.standpoint and e.family_id = n.family_id and e.entry_id = n.entry_id
    left join (select entry_id, max(known_on) as known_on from account group by entry_id) t on t.entry_id = n.entry_id
)
select standpoint, family_id, child_id, entry_id, known_on, suggested, happened_to,
    row_number() over (partition by standpoint, child_id, day_key order by known_on, entry_id) = 1
        and not coalesce(tied_on <= known_on and min(tied_on) over (partition by standpoint, child_id, event_id order by known_on, entry_id rows between unbounded preceding and 1 preceding) <= known_on, false) as adds
from dated;

-- What an older child is recorded to have done or gone through: missing, excluded, offending, self-harm; and occasions on which earlier unmet needs were thought of.
create temp view behaviour_of_each_child as
select standpoint, family_id, entry_id, child_id, happened_from, happened_to, known_on, born_to, childhood_until, suggested or themes_suggested as suggested from entries_by_child
where named and kind <> 'background' and (has(themes, 'exploitation-missing') or (has(says, 'excluded') and (service in ('school', 'education-welfare') or kind = 'school')) or has(themes, 'offending') or has(says, 'self_harm'))
    and (has_any(parts, ['subject', 'said to have harmed', 'spoke', 'seen', 'seen alone', 'not seen', 'absent']) or (not suggested and (has(themes, 'exploitation-missing') or has(says, 'excluded'))
        and entry_id in (select entry_id from parts where kind = 'child' group by entry_id having count(*) = 1)))
    and (standpoint, entry_id) not in (select (standpoint, entry_id) from entries_by_adult where has_any(parts, ['subject', 'said to have harmed']));

create temp table typed_assessments as
select s.entry_id, a.known_on, has(a.factors, '16A') as neglect from assessment a join entry s using (entry_id) join as_at t on t.family_id = s.family_id
where stands(a.known_on, a.known_until, t.as_of);

create temp view neglect_thought_of as
select standpoint, family_id, entry_id, child_id, happened_to, counts_from as known_on, true as against from entries_by_child
where kind in ('assessment', 'conference', 'review', 'strategy discussion', 'section 47 enquiry', 'plan start', 'supervision', 'decision', 'meeting')
    and (has(says, 'neglect_thought_about') or (len([t for t in themes if starts_with(t, 'neglect-')]) > 0 and not (has(says, 'excluded') and service in ('school', 'education-welfare'))))
union all
select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_to, greatest(e.counts_from, a.known_on), true
from entries_by_child e join typed_assessments a using (entry_id) where a.neglect
union all
select standpoint, null, entry_id, child_id, happened_to, counts_from, false from endings_of_work where leaves;

-- Where no baby is known the words may say how far on it is ("14 weeks pregnant", "14/40", "booked at 14 weeks"), and so when one is due.
create temp table weeks_told as
with in_weeks as (
    select distinct e.entry_id, lower(t.text) as words from entries e join entry t on t.entry_id = e.entry_id
    where (e.kind = 'pregnancy' or has(e.themes, 'pregnancy')) and regexp_matches(lower(t.text), '[0-9] ?(weeks?|wks?|/ ?40|/52)')
)
select entry_id, min(n) as weeks from in_weeks
join (values (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16), (17), (18), (19), (20), (21), (22), (23),
    (24), (25), (26), (27), (28), (29), (30), (31), (32), (33), (34), (35), (36), (37), (38), (39), (40), (41), (42)) w(n)
    on regexp_matches(words, '(^|[^0-9])' || n::varchar || '( ?[+] ?[0-6])?( ?/ ?40| ?(weeks?|wks?|/52)( and [0-9] days?)? (pregnant|gestation))')
    or regexp_matches(words, 'book(ed|ing)( in)? at ' || n::varchar || '( ?[+] ?[0-6])? ?(weeks|wks|/52)')
group by entry_id;

-- Entries of a pregnancy, and of a baby born or new, with the baby where the record holds who it is; `due_on` is the day of birth or the day expected.
create temp table coming_babies as
with told_of as (
    select e.standpoint, e.family_id, e.entry_id, e.happened_from, e.happened_to, e.known_on, 'pregnancy' as stage, e.themes_suggested as suggested,
        days_after(e.happened_to, 7 * (40 - w.weeks)) as due_by_words
    from entries e left join weeks_told w on w.entry_id = e.entry_id
    where e.kind <> 'background' and (e.kind = 'pregnancy' or has(e.themes, 'pregnancy'))
), babies as (
    select standpoint, family_id, person_id, known_on, coalesce(born_from, expected_on) as due_on, born_from from people where kind = 'child' and coalesce(born_from, expected_on) is not null
)
select standpoint, family_id, entry_id, happened_from, happened_to, known_on, stage, suggested, null as baby_id, due_by_words as due_on from told_of
union all
select t.standpoint, t.family_id, t.entry_id, t.happened_from, t.happened_to, greatest(t.known_on, b.known_on), t.stage, t.suggested, b.person_id, b.due_on
from told_of t join babies b on b.standpoint = t.standpoint and b.family_id = t.family_id and b.due_on between days_after(t.happened_to, -14) and days_after(t.happened_to, 300)
union all
select e.standpoint, e.family_id, e.entry_id, e.happened_from, e.happened_to, e.known_on, 'birth', e.kind_suggested or e.suggested, e.child_id, b.due_on
from entries_by_child e join babies b on b.standpoint = e.standpoint and b.person_id = e.child_id
where e.named and e.kind <> 'background' and e.born_from is not null and e.happened_to >= e.born_from and e.happened_to <= days_after(e.born_from, 14);

-- Work that thinks again, by the stage for which it counts: before a birth for every child of the family, after it for the child whom it concerns.
-- `against` is false for what only ends the expectation, because the child is no longer this area's.
create temp view thinking_again as
with by_child as (
    select standpoint, family_id, entry_id, child_id, happened_to, counts_from as known_on, outcome in ('assessment', 'strategy-discussion', 'section-47', 'conference', 'plan') or kind <> 'review' as for_all
    from entries_by_child
    where outcome in ('assessment', 'strategy-discussion', 'section-47', 'conference', 'plan') or kind in ('assessment', 'strategy discussion', 'section 47 enquiry', 'conference', 'plan start', 'review')
    union all
    select e.standpoint, e.family_id, e.entry_id, e.child_id, e.happened_to, greatest(e.counts_from, a.known_on), true from entries_by_child e join typed_assessments a using (entry_id)
), in_family as (
    select standpoint, family_id, entry_id, happened_to, min(known_on) as known_on from by_child where for_all group by standpoint, family_id, entry_id, happened_to
    union all
    select standpoint, family_id, entry_id, happened_to, known_on from entries where has(says, 'pre_birth')
)
select standpoint, family_id, entry_id, child_id, happened_to, known_on, 'birth' as stage, true as against from by_child
union all
select f.standpoint, f.family_id, f.entry_id, p.person_id, f.happened_to, f.known_on, 'pregnancy', true
from in_family f join people p on p.standpoint = f.standpoint and p.family_id = f.family_id and p.kind = 'child'
union all
select x.standpoint, null, x.entry_id, x.child_id, x.happened_to, x.counts_from, s.stage, false from endings_of_work x cross join (values ('pregnancy'), ('birth')) s(stage) where x.leaves;

-- What a service said of how often it would be in touch, by child: in its own involvement, or in the words of an entry; and each entry of that service
-- in the family, with the day on which a later one becomes known.
create temp table contact_promised as
select e.standpoint, e.family_id, e.agency, e.child_id, e.entry_id, e.happened_from, e.happened_to, e.counts_from as known_on, null::int as every, true as suggested,
    least(min(x.counts_from) filter (where x.for_all or x.agency = e.agency), e.childhood_until) as until
from entries_by_child e
left join endings_of_work x on x.standpoint = e.standpoint and x.child_id = e.child_id and x.entry_id <> e.entry_id and x.happened_to > e.happened_from
where has(e.says, 'contact_promised') and e.kind <> 'background' and e.setting is not null
group by e.standpoint, e.family_id, e.agency, e.child_id, e.entry_id, e.happened_from, e.happened_to, e.counts_from, e.childhood_until
union all
select p.standpoint, i.family_id, i.agency, i.person_id, null, i.start, i.start, greatest(i.known_on, p.known_on), i.contact_every_days, false,
    least(min(x.counts_from) filter (where x.for_all or x.agency = i.agency), p.childhood_until, case when i.end_ is not null then greatest(i.end_, i.known_on) end)
from involvement i join as_at a on a.family_id = i.family_id
join people p on p.family_id = i.family_id and p.person_id = i.person_id and p.kind = 'child'
left join endings_of_work x on x.standpoint = p.standpoint and x.child_id = i.person_id and x.happened_to > i.start
where i.contact_every_days is not null and stands(i.known_on, i.known_until, a.as_of)
group by p.standpoint, i.family_id, i.agency, i.person_id, i.start, i.known_on, p.known_on, i.contact_every_days, p.childhood_until, i.end_;

create temp table contacts_of_each_agency as
select standpoint, family_id, agency, entry_id, happened_from, happened_to, known_on, coalesce(min(known_on) over (in_order rows between 1 following and unbounded following), never()) as next_on
from entries window in_order as (partition by standpoint, family_id, agency order by happened_to, entry_id);

-- Each entry that so much as mentions a child, or opens work with the child, with the day on which a later one becomes known.
create temp table mentions_of_each_child as
with mentions as (
    select e.standpoint, e.family_id, c.person_id as child_id, e.entry_id, e.happened_from, e.happened_to, e.known_on
    from entries e join concerned c using (entry_id) join people p on p.standpoint = e.standpoint and p.family_id = e.family_id and p.person_id = c.person_id and p.kind = 'child'
    where c.known_until is null
    union
    select standpoint, family_id, child_id, entry_id, happened_from, happened_to, known_on from open_work
), each_once as (
    select standpoint, family_id, child_id, entry_id, happened_from, happened_to, min(known_on) as known_on from mentions
    group by standpoint, family_id, child_id, entry_id, happened_from, happened_to
)
select *, coalesce(min(known_on) over (as_mentioned rows between 1 following and unbounded following), never()) as next_on
from each_once window as_mentioned as (partition by standpoint, child_id order by happened_to, entry_id);

-- Children of one family who may be compared: neither is known to be disabled; and for a day, both of school age or neither (`alike_on` is asked in the pattern).
create temp table children_alike as
with told as (
    select standpoint, child_id, min(known_on) as disabled_on from entries_by_child where named and has(themes, 'disability') group by standpoint, child_id
), children as (
    select c.standpoint, c.family_id, c.person_id as child_id, c.known_on, c.born_from, c.born_to, least(c.childhood_until, coalesce(t.disabled_on, never())) as alike_until
    from people c join person p using (person_id) left join told t on t.standpoint = c.standpoint and t.child_id = c.person_id
    where c.kind = 'child' and c.born_from is not null and lower(trim(p.disability)) in ('', 'no', 'none') and lower(trim(p.communication)) in ('', 'speech', 'no', 'none')
)
select a.standpoint, a.family_id, a.child_id, b.child_id as other_id, greatest(a.known_on, b.known_on) as known_on, b.alike_until,
    months_after(a.born_to, 60) as school_age, months_after(a.born_from, 60) as before_school, months_after(b.born_to, 60) as other_school_age, months_after(b.born_from, 60) as other_before_school
from children a join children b on b.standpoint = a.standpoint and b.family_id = a.family_id and b.child_id <> a.child_id;

-- Since work with a child was opened: on how many days something was written that so much as mentions the child, and the middle of the same numbers of those
-- brothers and sisters who may be compared (of two in the middle the lower), from each day on which one of them changes to the next.
create temp table written_beside_others as
with own as (
    select standpoint, child_id, happened_to, min(known_on) as known_on from mentions_of_each_child group by standpoint, child_id, happened_to
), others as (
    select standpoint, child_id, happened_to, min(known_on) as known_on from entries_by_child where named group by standpoint, child_id, happened_to
), openings as (
    select *, row_number() over (order by standpoint, child_id, entry_id) as opening_no from open_work
), pairs as (
    select o.standpoint, o.family_id, o.child_id, o.entry_id as opened_by, o.happened_from, o.happened_to, greatest(o.known_on, a.known_on) as known_on, o.open_until,
        a.other_id, a.alike_until, a.school_age, a.before_school, a.other_school_age, a.other_before_school,
        o.opening_no, row_number() over (order by o.opening_no, a.other_id) as pair_no
    from openings o join children_alike a on a.standpoint = o.standpoint and a.child_id = o.child_id
), told_of as (
    select p.pair_no, p.opening_no, w.known_on as from_day, 1 as own, 0 as others
    from pairs p join own w on w.standpoint = p.standpoint and w.child_id = p.child_id and w.happened_to >= p.happened_from and w.known_on < p.open_until
    union all
    select p.pair_no, p.opening_no, w.known_on, 0, 1
    from pairs p join others w on w.standpoint = p.standpoint and w.child_id = p.other_id and w.happened_to >= p.happened_from and w.known_on < p.open_until
    union all
    select pair_no, opening_no, unnest([known_on, alike_until, school_age, before_school, other_school_age, other_before_school]), 0, 0 from pairs
), each_day as (
    select pair_no, opening_no, from_day, sum(own) as own, sum(others) as others from told_of group by pair_no, opening_no, from_day
), all_days as (
    select opening_no, from_day, lead(from_day, 1, never()) over (partition by opening_no order by from_day) as next_on from (select distinct opening_no, from_day from each_day)
), counted_so_far as (
    select p.pair_no, d.opening_no, d.from_day, d.next_on, sum(coalesce(c.own, 0)) over so_far as own, sum(coalesce(c.others, 0)) over so_far as others
    from all_days d join pairs p using (opening_no) left join each_day c on c.pair_no = p.pair_no and c.from_day = d.from_day
    window so_far as (partition by p.pair_no order by d.from_day rows between unbounded preceding and current row)
), comparable as (
    select p.*, c.from_day, c.next_on, c.own, c.others, row_number() over (partition by c.opening_no, c.from_day order by c.others, p.other_id) as place,
        count(*) over (partition by c.opening_no, c.from_day) as how_many
    from counted_so_far c join pairs p using (pair_no)
    where c.from_day >= p.known_on and c.from_day < p.alike_until and c.from_day < p.open_until
        and ((c.from_day >= p.school_age and c.from_day >= p.other_school_age) or (c.from_day < p.before_school and c.from_day < p.other_before_school))
)
select standpoint, family_id, child_id, opened_by, happened_from, happened_to, from_day, least(next_on, open_until) as until_day, min(own)::int as own,
    max(case when place * 2 = how_many or place * 2 = how_many + 1 then others end)::int as middle, list(other_id) as compared
from comparable group by standpoint, family_id, child_id, opened_by, happened_from, happened_to, from_day, next_on, open_until;
