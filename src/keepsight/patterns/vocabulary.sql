-- The field's language over the record's tables. Every view holds `standpoint` and `family_id`; patterns read these and nothing else.
-- `entry`, `concerned`, ... are the record's own tables; `as_at`, `standpoints`, `services` and `working_days_after` are laid beside them by the runner.

create macro months_after(d, n) as (d + to_months(n::int))::date;
create macro months_before(d, n) as (d - to_months(n::int))::date;
create macro days_after(d, n) as d + n::int;
create macro days_between(earlier, later) as later - earlier;
create macro never() as date '9999-12-31';
create macro has(several, one) as list_contains(several, one);
create macro has_any(several, others) as list_has_any(several, others);
-- contracts 1.1 and 1.7: the rows that stand on the as-at day
create macro stands(known_on, known_until, as_of) as coalesce(known_on <= as_of, true) and coalesce(known_until > as_of, true);
-- themes that are a concern about a child's care or safety; hardship, health and disability are none
create macro is_concern(theme) as starts_with(theme, 'neglect-') or theme in ('violence', 'alcohol', 'drugs', 'domestic-abuse', 'physical-harm', 'sexual-harm', 'exploitation-missing');
-- what followed: nothing more, or something that was begun
create macro closed_without_more(outcome) as outcome in ('no-further-action', 'advice', 'not-progressed', 'safe-and-well', 'help-declined', 'closed');
create macro something_begun(outcome) as outcome in ('early-help', 'assessment', 'strategy-discussion', 'section-47', 'conference', 'plan', 'service-given');

-- Entries as each standpoint sees them. `event_id` is shared by accounts of one event; `exact_day` is empty where the date is vague; `account` is
-- whose word or eyes it rests on, empty where that is not one agency (contracts 2.1, 2.2). `themes` are those that the entry affirms; `concerns` are
-- those of them that are one, and none where the entry is background: what an adult lived through is no concern about their child (safe practice 1.10).
create temp table entries as
with tied as (
    select t.entry_id, min(t.event_id) as event_id
    from account t join entry e using (entry_id) join as_at a on a.family_id = e.family_id
    where stands(t.known_on, t.known_until, a.as_of) group by t.entry_id
), standing as (
    select e.*, coalesce(e.known_on, e.recorded_on, e.happened_to) as held_on, coalesce(t.event_id, e.entry_id) as event, [t.value for t in e.themes if not t.denied] as affirmed,
        len([t.value for t in e.themes if not t.denied and t.suggested]) > 0 as themes_suggested, lower(trim(e.agency)) as by_agency
    from entry e join as_at a on a.family_id = e.family_id left join tied t on t.entry_id = e.entry_id
    where stands(coalesce(e.known_on, e.recorded_on, e.happened_to), e.known_until, a.as_of)
)
select s.standpoint, e.family_id, e.entry_id, e.agency, v.service, e.happened_from, e.happened_to, e.held_on as known_on,
    least(e.held_on, coalesce(e.recorded_on, e.happened_from)) as known_earliest, case when e.happened_from = e.happened_to then e.happened_to end as exact_day, e.event as event_id,
    coalesce(nullif(lower(trim(e.account_of)), ''), nullif(e.by_agency, 'other')) as account, nullif(e.by_agency, 'other') as setting,
    coalesce(e.kind.value, '') as kind, e.outcome_code as outcome, e.affirmed as themes, case when e.kind.value = 'background' then [] else [t for t in e.affirmed if is_concern(t)] end as concerns,
    coalesce(e.kind.suggested, false) as kind_suggested, coalesce(e.outcome.suggested, false) as outcome_suggested, e.themes_suggested,
    e.childs_words <> '' as holds_childs_words, e.response <> '' as holds_response, e.shared_on is not null as shared, greatest(e.how_many, 1) as how_many, w.words as says
from standing e
join standpoints s on (s.agency is null or s.agency = e.agency) and (not s.unrestricted_only or e.restricted = '')
join services v on v.agency = e.agency
join said w on w.entry_id = e.entry_id;

-- Each person's parts in each entry. Where an entry's own people cell names children, children read from its words are left out.
create temp table parts as
with named as (
    select c.entry_id, c.person_id, p.kind, list(c.part) as parts, bool_and(c.suggested) as suggested
    from concerned c join person p using (person_id) where c.known_until is null group by c.entry_id, c.person_id, p.kind
)
select entry_id, person_id, kind, parts, suggested from named
qualify kind <> 'child' or not suggested or bool_and(suggested) over (partition by entry_id, kind);

-- Who belongs to which family: as the source gives it, else whoever an entry of the family names, else the record's one family.
-- Contracts 1.3: a person is known from the first known entry that names them, else from birth.
create temp table people as
with named as (
    select v.standpoint, v.family_id, c.person_id, min(v.known_on) as known_on from parts c join entries v using (entry_id) group by all
), members as (
    select family_id, person_id from family
    union select family_id, person_id from named
    union select a.family_id, p.person_id from person p cross join as_at a
        where (select count(*) from as_at) = 1 and p.person_id not in (select person_id from family) and p.person_id not in (select person_id from named)
)
select v.standpoint, m.family_id, p.person_id, p.kind, p.sex, p.birth_from as born_from, p.birth_to as born_to, p.expected_date as expected_on,
    coalesce(p.known_on, n.known_on, p.birth_to, date '0001-01-01') as known_on, coalesce(p.death_date, never()) as died_on,
    case when p.kind = 'child' then least(coalesce(months_after(p.birth_from, 216), never()), coalesce(p.death_date, never())) end as childhood_until,
    p.interpreter not in ('', 'no', 'none', 'not needed') or regexp_matches(lower(p.disability || ' ' || p.communication), '\b(deaf|bsl|makaton|sign|signs|non-verbal|nonverbal)\b') as needs_interpreting
from person p
join members m using (person_id)
join as_at a on a.family_id = m.family_id
join (select distinct standpoint, family_id from entries) v on v.family_id = m.family_id
left join named n on n.standpoint = v.standpoint and n.family_id = m.family_id and n.person_id = p.person_id
where stands(p.known_on, p.known_until, a.as_of);

create temp table relationships as
select a.standpoint, a.family_id, r.person_id, r.relationship, r.related_person_id,
    greatest(coalesce(r.known_on, r.start_to), a.known_on, b.known_on) as known_on, coalesce(r.end_from, never()) as ended_on
from relationship r
join people a on a.person_id = r.person_id
join people b on b.person_id = r.related_person_id and b.standpoint = a.standpoint and b.family_id = a.family_id
join as_at s on s.family_id = a.family_id
where stands(r.known_on, r.known_until, s.as_of);

-- Entries by child: those that name the child, with the child's parts; and, where an entry names no child, every child of the time, because a
-- home is the home of all of them (`named` is false, and `counts_from` is the day from which the child is known).
create temp table entries_by_child as
with naming as (
    select entry_id, person_id, parts, suggested from parts where kind = 'child'
)
select e.*, c.person_id as child_id, true as named, n.parts, n.suggested, e.known_on as counts_from, c.born_from, c.born_to, c.childhood_until
from entries e join naming n using (entry_id)
join people c on c.standpoint = e.standpoint and c.family_id = e.family_id and c.person_id = n.person_id
union all
select e.*, c.person_id, false, [], false, greatest(e.known_on, c.known_on), c.born_from, c.born_to, c.childhood_until
from entries e anti join naming using (entry_id)
join people c on c.standpoint = e.standpoint and c.family_id = e.family_id and c.kind = 'child'
where coalesce(e.happened_to >= c.born_from, true) and e.happened_to < c.childhood_until;

-- Entries by adult, with the adult's parts; those who are named and not settled are in `unsettled_mentions`.
create temp table entries_by_adult as
select e.*, a.person_id as adult_id, n.parts, n.suggested, a.sex
from entries e join parts n on n.entry_id = e.entry_id and n.kind = 'adult'
join people a on a.standpoint = e.standpoint and a.family_id = e.family_id and a.person_id = n.person_id;

create temp view unsettled_mentions as
select e.*, c.as_written, c.part from entries e join concerned c using (entry_id) where c.person_id is null and c.known_until is null;

-- Unmet needs by child and kind. Hardship alone is never one; health needs of an adult are not a child's.
create temp view neglect_events as
select * from (
    select standpoint, family_id, entry_id, child_id, unnest(concerns) as theme, named, kind = 'missed appointment' or outcome = 'not-attended' as missed, themes_suggested or suggested as suggested, counts_from
    from entries_by_child
) where starts_with(theme, 'neglect-') and (theme <> 'neglect-medical' or named);

-- Appointments to which a child was not brought, and those that were kept; what a service itself cancelled is neither.
create temp view missed_appointments as
select standpoint, family_id, entry_id, child_id, agency, happened_to, known_on, kind_suggested or outcome_suggested or suggested as suggested from entries_by_child
where named and (kind = 'missed appointment' or outcome = 'not-attended' or has(parts, 'was not brought')) and outcome <> 'cancelled-by-service';

create temp view kept_appointments as
select standpoint, family_id, entry_id, child_id, agency, happened_to, known_on from entries_by_child
where named and (kind = 'appointment' or outcome = 'attended') and outcome not in ('not-attended', 'cancelled-by-service') and not has(parts, 'was not brought');

-- What has held or improved for a child, and help that was given and taken.
create temp view good_care_of_each_child as
select standpoint, family_id, entry_id, child_id from entries_by_child where has_any(themes, ['good-care', 'improvement', 'help-given', 'family-helps']);

-- Contacts that ended without more being done, by child; and work that was begun, early help that was accepted among it.
create temp view contacts_closed as
select standpoint, family_id, entry_id, child_id, kind_suggested or outcome_suggested as suggested, counts_from from entries_by_child
where kind in ('contact', 'referral', 'concern', 'incident', 'disclosure') and closed_without_more(outcome);

create temp view work_begun as
select standpoint, family_id, entry_id, child_id from entries_by_child
where something_begun(outcome) or kind in ('section 47 enquiry', 'strategy discussion', 'conference', 'plan start');

-- Referrals to children's social care or early help, by child.
create temp view referrals as
select standpoint, family_id, entry_id, child_id, happened_to, counts_from, kind_suggested as suggested from entries_by_child
where kind = 'referral' and (service in ('social-care', 'early-help') or has_any(says, ['social_care', 'early_help']));

-- Reports by people close to the family and not of its home, each closed or called malicious.
create temp view warnings_closed as
select distinct c.standpoint, c.family_id, c.entry_id, c.child_id, c.counts_from, true as suggested
from entries_by_child c
left join entries_by_adult a on a.standpoint = c.standpoint and a.entry_id = c.entry_id and has(a.parts, 'reported')
left join relationships r on r.standpoint = a.standpoint and r.family_id = a.family_id and r.person_id = a.adult_id and r.relationship in ('mother', 'stepmother', 'adoptive mother', 'foster carer')
left join unsettled_mentions u on u.standpoint = c.standpoint and u.entry_id = c.entry_id and u.part = 'reported'
where c.kind in ('contact', 'referral', 'concern', 'incident', 'disclosure')
    and (c.outcome in ('no-further-action', 'advice', 'not-progressed', 'safe-and-well', 'closed') or has(c.says, 'malicious'))
    and (has(c.says, 'told_by_family') or names_outside_the_home(c.account) or names_outside_the_home(u.as_written) or (a.adult_id is not null and r.person_id is null));

-- When a child was seen, by whichever agency; at school counts, and so does what was only read from the text (safe practice 2.1, 2.2).
create temp table sightings_of_each_child as
select standpoint, family_id, entry_id, child_id, agency, happened_from, happened_to, known_on, has(parts, 'seen alone') as alone, has(says, 'bedroom') as bedroom
from entries_by_child
where named and outcome not in ('not-seen', 'not-attended', 'cancelled-by-service') and not has_any(parts, ['not seen', 'was not brought', 'absent'])
    and (has_any(parts, ['seen', 'seen alone', 'spoke', 'present']) or outcome in ('seen', 'attended') or kind in ('observation', 'school', 'appointment', 'injury', 'birth', 'disclosure'));

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
    where kind in ('conference', 'plan start', 'section 47 enquiry', 'strategy discussion', 'assessment') and outcome not in ('closed', 'no-further-action', 'not-progressed')
        or outcome = 'early-help'
), closings as (
    select standpoint, child_id, entry_id, agency, happened_to, counts_from, service = 'social-care' or kind in ('plan end', 'move') as for_all from entries_by_child
    where kind in ('closure', 'plan end') or has(says, 'work_ended') or (kind in ('assessment', 'review', 'conference') and outcome in ('closed', 'no-further-action')) or (kind = 'move' and has(says, 'moved_away'))
    union all
    select standpoint, related_person_id, '', '', never(), known_on, true from relationships where relationship in ('adoptive mother', 'adoptive father')
)
select o.standpoint, o.family_id, o.entry_id, o.child_id, o.tier, o.plan, o.happened_from, o.happened_to, o.counts_from as known_on, least(min(x.counts_from), o.childhood_until) as open_until, o.born_from, o.born_to
from openings o
left join closings x on x.standpoint = o.standpoint and x.child_id = o.child_id and x.entry_id <> o.entry_id and x.happened_to > o.happened_from and (x.for_all or x.agency = o.agency)
where o.tier is not null
group by o.standpoint, o.family_id, o.entry_id, o.child_id, o.tier, o.plan, o.happened_from, o.happened_to, o.counts_from, o.childhood_until, o.born_from, o.born_to;

-- For each stretch of open work with a child: its opening and each sighting since, with the day on which a later sighting becomes known.
create temp table since_last_seen as
with sights as (
    select standpoint, family_id, child_id, tier, plan, open_until, born_from, born_to, entry_id as opened_by, entry_id, happened_from, happened_to, known_on, true as bedroom from open_work
    union all
    select o.standpoint, o.family_id, o.child_id, o.tier, o.plan, o.open_until, o.born_from, o.born_to, o.entry_id, s.entry_id, s.happened_from, s.happened_to, greatest(s.known_on, o.known_on), s.bedroom
    from open_work o join sightings_of_each_child s on s.standpoint = o.standpoint and s.child_id = o.child_id and s.entry_id <> o.entry_id and s.happened_to >= o.happened_from
), looked_for as (
    select *, 'child' as what from sights union all select *, 'bedroom' from sights where bedroom
)
select s.* exclude (bedroom, known_on), greatest(s.known_on, case when s.what = 'child' then r.known_on else r.bedroom_known_on end) as known_on,
    coalesce(min(s.known_on) over (in_order rows between 1 following and unbounded following), never()) as seen_on,
    list(s.entry_id) over (in_order rows between 5 preceding and 1 preceding) as seen_before_in
from looked_for s join seeing_recorded r using (standpoint, family_id) where s.what = 'child' or r.bedroom_known_on is not null
window in_order as (partition by s.standpoint, s.child_id, s.opened_by, s.what order by s.happened_to, s.entry_id);

-- On a child protection plan for neglect: an appointment missed at a service whose file is said to hold every contact, and where that service saw the child since.
create temp view missed_on_a_neglect_plan as
select m.standpoint, m.family_id, m.child_id, m.entry_id, m.suggested, min(greatest(m.known_on, o.known_on)) as counts_from, s.entry_id as seen_in
from missed_appointments m
join open_work o on o.standpoint = m.standpoint and o.child_id = m.child_id and o.tier = 3 and o.happened_to <= m.happened_to and o.open_until > m.happened_to
join neglect_events n on n.standpoint = o.standpoint and n.entry_id = o.entry_id and n.child_id = o.child_id
join coverage c on lower(c.agency) = lower(m.agency) and c.kind_of_file = 'every contact' and c.known_until is null
    and coalesce(c.period_from <= m.happened_to, true) and coalesce(c.period_to >= m.happened_to, true)
left join sightings_of_each_child s on s.standpoint = m.standpoint and s.child_id = m.child_id and s.agency = m.agency and s.happened_to >= m.happened_to and s.entry_id <> m.entry_id
group by m.standpoint, m.family_id, m.child_id, m.entry_id, m.suggested, s.entry_id;

-- What a child told or showed of harm or unmet need, and whether the same row says what was done about it.
create temp view childs_words as
select standpoint, family_id, entry_id, child_id, happened_from, happened_to, known_on, childhood_until, suggested or kind_suggested or themes_suggested as suggested,
    holds_response or outcome = 'referral-made' or something_begun(outcome) as answered
from entries_by_child
where named and has_any(parts, ['subject', 'spoke', 'said to have been harmed', 'mentioned']) and (kind = 'disclosure' or ((has(themes, 'childs-words') or holds_childs_words) and len(concerns) > 0))
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

-- What an entry says of the effect on a child, or of this child's own day, where alcohol or drugs are spoken of.
create temp view impact_on_each_child as
select standpoint, family_id, entry_id, child_id from entries_by_child
where named and (has(says, 'impact') or (has_any(themes, ['alcohol', 'drugs']) and (kind = 'assessment' or holds_childs_words)));

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

-- Where violence, threats, sexual harm, stalking, bail, an order or a restriction is recorded about an adult, other than as the one who was harmed
-- (safe practice 1.1); `adult_id` is empty where it is not settled who. `restricted` where an order, bail or a manager's decision settles what is done.
create temp table harm_recorded as
select standpoint, family_id, entry_id, adult_id, known_on, has_any(says, ['restriction', 'manager_decided']) as restricted from entries_by_adult
where (has_any(themes, ['violence', 'domestic-abuse', 'sexual-harm', 'physical-harm']) or has(says, 'restriction') or has(parts, 'said to have harmed'))
    and len([p for p in parts if p not in ('said to have been harmed', 'interpreted', 'reported')]) > 0
union all
select standpoint, family_id, entry_id, null, known_on, false from unsettled_mentions
where (has_any(themes, ['violence', 'domestic-abuse', 'sexual-harm', 'physical-harm']) or has(says, 'restriction') or part = 'said to have harmed')
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
    least(s.open_until, s.settled_on, x.known_on, case s.step when 'known' then k.known_on when 'contact' then m.contact_on when 'seen' then m.seen_on
        when 'assessed' then m.assessed_on else least(m.shared_on, i.known_on) end) as open_until
from steps s
left join paternity_known k on k.standpoint = s.standpoint and k.family_id = s.family_id and k.child_id = s.child_id
left join met m on m.standpoint = s.standpoint and m.family_id = s.family_id and m.adult_id = s.father_id
left join settled x on x.standpoint = s.standpoint and x.adult_id = s.father_id and s.step in ('contact', 'seen', 'invited')
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

-- A relative or friend who interpreted for a child or a parent.
create temp view relatives_interpreting as
select standpoint, family_id, entry_id from entries_by_adult where has(parts, 'interpreted') and not (suggested and has(says, 'interpreter'))
union
select standpoint, family_id, entry_id from entries_by_child where has(parts, 'interpreted') and not (suggested and has(says, 'interpreter'))
union
select standpoint, family_id, entry_id from unsettled_mentions where part = 'interpreted' and names_relative(as_written) and not has(says, 'interpreter')
union
select standpoint, family_id, entry_id from entries where has(says, 'relative_spoke_for');

-- Meetings with a person whose language, deafness or way of communicating is recorded, and whether anyone who can interpret is noted.
create temp view meetings_across_a_language as
with needs as (
    select standpoint, person_id, min(known_on) as known_on
    from (
        select standpoint, person_id, known_on from people where needs_interpreting
        union all
        select standpoint, child_id, known_on from entries_by_child where named and has(says, 'language_need') and has(parts, 'subject')
    ) group by all
), met as (
    select standpoint, family_id, entry_id, child_id as person_id, kind, outcome, known_on, parts, suggested, says from entries_by_child where named
    union all
    select standpoint, family_id, entry_id, adult_id, kind, outcome, known_on, parts, suggested, says from entries_by_adult
)
select m.standpoint, m.family_id, m.entry_id, m.person_id, greatest(m.known_on, n.known_on) as counts_from, m.suggested,
    has(m.says, 'interpreter') or (m.standpoint, m.entry_id) in (select (standpoint, entry_id) from relatives_interpreting) as interpreted
from met m join needs n on n.standpoint = m.standpoint and n.person_id = m.person_id
where m.kind in ('visit', 'appointment', 'assessment', 'meeting', 'conference', 'section 47 enquiry', 'disclosure') and m.outcome not in ('not-seen', 'not-attended', 'cancelled-by-service')
    and not has_any(m.parts, ['absent', 'not seen', 'was not brought', 'reported']) and not (m.suggested and m.parts = ['mentioned']);

-- Days of school lost or given up, by child.
create temp view out_of_school as
select standpoint, family_id, entry_id, child_id, born_to, happened_to, suggested or themes_suggested as suggested from entries_by_child
where named and not has_any(themes, ['improvement', 'good-care'])
    and (has(concerns, 'neglect-educational') or outcome = 'removed-from-roll' or (has(says, 'out_of_school') and kind in ('school', 'decision', 'concern', 'meeting', 'contact', 'referral')));

-- Concerns about each child that an entry names, by theme; what was read from the text beside hardship or good care is left out.
create temp table concerns_about_each_child as
select standpoint, family_id, entry_id, child_id, agency, setting, service, known_on, how_many, suggested or themes_suggested as suggested, unnest(concerns) as theme from entries_by_child
where named and len(concerns) > 0 and not (themes_suggested and has_any(themes, ['hardship', 'good-care']));

-- Injuries of a child and physical punishment: what was done to somebody else in the child's sight is not the child's injury.
create temp view injury_events as
select standpoint, family_id, entry_id, child_id, born_to, happened_to, has(says, 'late_or_changed') as late_or_changed, suggested or kind_suggested or themes_suggested as suggested
from entries_by_child
where named and kind in ('injury', 'incident', 'observation', 'concern', 'contact', 'health', 'appointment', 'referral', 'disclosure', 'visit') and (kind = 'injury' or has(concerns, 'physical-harm'))
    and not has_any(parts, ['absent', 'not seen', 'was not brought', 'reported', 'interpreted'])
    and (has(parts, 'said to have been harmed') or (not has_any(themes, ['violence', 'domestic-abuse'])
        and entry_id not in (select entry_id from parts where has(parts, 'said to have been harmed'))));

-- A concern that one agency holds about a child, from when another agency whose file can tell was writing about the same child; adult health and
-- police are left out. And what shows that it did not stay with its holder: another agency wrote of it, or the holder referred, shared or met.
create temp table concerns_by_agency as
with others as (
    select e.standpoint, e.agency, e.child_id, min(e.known_on) as known_on
    from entries_by_child e join told t on t.standpoint = e.standpoint and t.family_id = e.family_id and t.agency = e.agency where e.named group by all
)
select c.standpoint, c.family_id, c.entry_id, c.child_id, c.theme, c.agency, c.suggested, c.how_many, greatest(c.known_on, min(o.known_on)) as counts_from
from concerns_about_each_child c join others o on o.standpoint = c.standpoint and o.child_id = c.child_id and lower(o.agency) <> lower(c.agency)
where c.setting is not null and c.service not in ('adult-health', 'substance', 'police', 'probation')
group by c.standpoint, c.family_id, c.entry_id, c.child_id, c.theme, c.agency, c.suggested, c.how_many, c.known_on;

create temp view concerns_passed_on as
with held as (
    select standpoint, family_id, child_id, theme, agency, sum(how_many) as held_times from concerns_by_agency group by all
)
select h.*, p.entry_id from held h join entries_by_child p on p.standpoint = h.standpoint and p.child_id = h.child_id and p.agency = h.agency and p.named
    and (p.kind in ('referral', 'strategy discussion', 'conference') or p.shared or p.outcome = 'referral-made' or (something_begun(p.outcome) and p.outcome <> 'service-given'))
union
select h.*, o.entry_id from held h join entries_by_child o on o.standpoint = h.standpoint and o.child_id = h.child_id and o.agency <> h.agency and o.named and has(o.themes, h.theme);

-- Babies, with what is recorded of their sleep and of those who care for them. `item` is 'safe', 'sofa', 'shared', 'sedating', 'small', 'tobacco' or 'use'.
create temp view sleep_items as
with babies as (
    select standpoint, family_id, person_id as child_id, coalesce(born_from, expected_on) as due_on, known_on, childhood_until from people where kind = 'child' and coalesce(born_from, expected_on) is not null
), said as (
    select b.*, e.entry_id, e.happened_to, greatest(b.known_on, e.known_on) as counts_from, true as suggested, e.named,
        case when has(e.says, 'safe_sleep') then 'safe' when has(e.says, 'sofa_sleeping') then 'sofa' when has(e.says, 'bed_sharing') then 'shared' when has(e.says, 'sedating') then 'sedating'
            when has(e.says, 'early_or_small') and e.named then 'small' when has(e.says, 'tobacco') then 'tobacco' end as item
    from babies b join entries_by_child e on e.standpoint = b.standpoint and e.child_id = b.child_id
)
select standpoint, family_id, child_id, due_on, childhood_until, entry_id, happened_to, counts_from, suggested, item from said where item is not null
union
select b.standpoint, b.family_id, b.child_id, b.due_on, b.childhood_until, s.entry_id, s.happened_to, greatest(s.known_on, b.known_on, k.known_on), s.suggested, 'use'
from babies b join carers_of_each_child k on k.standpoint = b.standpoint and k.child_id = b.child_id
join substance_events s on s.standpoint = b.standpoint and s.family_id = b.family_id and (s.adult_id = k.adult_id or s.adult_id = '') and k.ended_on >= s.happened_from;
