-- The field's language over the record's tables. Each view holds `standpoint` and `family_id`; patterns read these and nothing else.
-- `entry`, `concerned`, ... are the record's own tables; `as_at`, `standpoints`, `services` and `says` are laid beside them by the runner.

create macro months_after(d, n) as (d + to_months(n::int))::date;
create macro months_before(d, n) as (d - to_months(n::int))::date;
create macro days_after(d, n) as d + n::int;
create macro days_between(earlier, later) as later - earlier;
create macro never() as date '9999-12-31';
-- contracts 1.1 and 1.7: the rows that stand on the as-at day
create macro stands(known_on, known_until, as_of) as coalesce(known_on <= as_of, true) and coalesce(known_until > as_of, true);

-- Entries as each standpoint sees them. `event_id` is shared by accounts of one event; `exact_day` is empty where the date is vague;
-- `account` is whose word or eyes it rests on, empty where that is not one agency (contracts 2.1, 2.2).
create temp table entries as
with tied as (
    select t.entry_id, min(t.event_id) as event_id
    from account t join entry e using (entry_id) join as_at a on a.family_id = e.family_id
    where stands(t.known_on, t.known_until, a.as_of) group by t.entry_id
)
select s.standpoint, e.family_id, e.entry_id, e.agency, coalesce(v.service, '') as service,
    e.happened_from, e.happened_to, coalesce(e.known_on, e.recorded_on, e.happened_to) as known_on,
    coalesce(e.recorded_on, e.happened_from) as known_earliest,
    case when e.happened_from = e.happened_to then e.happened_to end as exact_day,
    coalesce(t.event_id, e.entry_id) as event_id,
    coalesce(nullif(lower(trim(e.account_of)), ''), nullif(lower(trim(e.agency)), 'other')) as account,
    nullif(lower(trim(e.agency)), 'other') as setting,
    coalesce(e.kind.value, '') as kind, coalesce(e.kind.suggested, false) as kind_suggested,
    coalesce(e.outcome_code, '') as outcome, coalesce(e.outcome.suggested, false) as outcome_suggested,
    coalesce(e.source_type.value, '') as source_type, e.childs_words <> '' as holds_childs_words, e.response <> '' as holds_response,
    e.shared_on, greatest(e.how_many, 1) as how_many
from entry e
join as_at a on a.family_id = e.family_id
join standpoints s on (s.agency is null or s.agency = e.agency) and (not s.unrestricted_only or e.restricted = '')
left join tied t on t.entry_id = e.entry_id
left join services v on v.agency = e.agency
where stands(coalesce(e.known_on, e.recorded_on, e.happened_to), e.known_until, a.as_of);

-- Themes that an entry affirms; what it denies is left out.
create temp table entry_themes as
select e.standpoint, e.family_id, e.entry_id, t.theme.value as theme, t.theme.suggested as suggested
from entries e join (select entry_id, unnest(themes) as theme from entry) t using (entry_id)
where not t.theme.denied;

create temp table people_in_entries as
select e.standpoint, e.family_id, e.entry_id, e.known_on, c.person_id, c.as_written, c.part, c.suggested
from entries e join concerned c using (entry_id) join as_at a on a.family_id = e.family_id
where stands(null, c.known_until, a.as_of);

-- Who belongs to which family: as the source gives it, else whoever an entry of the family names, else the record's one family.
create temp table family_people as
with named as (
    select family_id, person_id from family
    union select e.family_id, c.person_id from entry e join concerned c using (entry_id) where c.person_id is not null
), only_family as (select min(family_id) as family_id from as_at having count(*) = 1)
select family_id, person_id from named
union select o.family_id, p.person_id from only_family o cross join person p where p.person_id not in (select person_id from named);

-- Contracts 1.3: a person is known from the first known entry that names them, else from birth.
create temp table people as
with first_named as (select standpoint, family_id, person_id, min(known_on) as known_on from people_in_entries group by all)
select v.standpoint, f.family_id, p.person_id, p.kind, p.sex, p.birth_from as born_from, p.birth_to as born_to, p.expected_date as expected_on,
    coalesce(p.known_on, i.known_on, p.birth_to, date '0001-01-01') as known_on,
    least(coalesce(months_after(p.birth_from, 216), never()), coalesce(p.death_date, never())) as childhood_until, coalesce(p.death_date, never()) as died_on,
    p.first_language, p.interpreter, p.communication, p.disability
from person p
join family_people f using (person_id)
join as_at a on a.family_id = f.family_id
join (select distinct standpoint, family_id from entries) v on v.family_id = f.family_id
left join first_named i on i.standpoint = v.standpoint and i.family_id = f.family_id and i.person_id = p.person_id
where stands(p.known_on, p.known_until, a.as_of);

create temp view children as select *, person_id as child_id from people where kind = 'child';

create temp table relationships as
select a.standpoint, a.family_id, r.person_id, r.relationship, r.related_person_id, r.certainty,
    coalesce(r.known_on, r.start_to, greatest(a.known_on, b.known_on)) as known_on, coalesce(r.end_from, never()) as ended_on
from relationship r
join people a on a.person_id = r.person_id
join people b on b.person_id = r.related_person_id and b.standpoint = a.standpoint and b.family_id = a.family_id
join as_at s on s.family_id = a.family_id
where stands(r.known_on, r.known_until, s.as_of);

-- The children an entry names: those its own people cell states, else those read from its words.
create temp table children_named as
select i.standpoint, i.family_id, i.entry_id, c.child_id, i.part, i.suggested
from people_in_entries i
join children c on c.standpoint = i.standpoint and c.family_id = i.family_id and c.person_id = i.person_id
qualify not i.suggested or bool_and(i.suggested) over (partition by i.standpoint, i.entry_id);

-- The same, and every child of that time (once known) where an entry names no child, because a home is the home of all of them.
create temp table children_concerned as
select standpoint, family_id, entry_id, child_id, bool_and(suggested) as suggested, true as named, null::date as known_on from children_named group by all
union all
select e.standpoint, e.family_id, e.entry_id, c.child_id, false, false, c.known_on
from entries e join children c on c.standpoint = e.standpoint and c.family_id = e.family_id
where not exists (select 1 from children_named n where n.standpoint = e.standpoint and n.entry_id = e.entry_id)
    and coalesce(e.happened_to >= c.born_from, true) and e.happened_to < c.childhood_until;

-- Themes that are a concern about a child's care or safety; hardship, health and disability are none, nor is what an adult lived through (safe practice 1.10).
create temp table concern_themes as
select t.* from entry_themes t join entries e on e.standpoint = t.standpoint and e.entry_id = t.entry_id
where e.kind <> 'background' and (starts_with(theme, 'neglect-')
    or theme in ('violence', 'alcohol', 'drugs', 'domestic-abuse', 'physical-harm', 'sexual-harm', 'exploitation-missing'));

-- Unmet needs by child and kind. Hardship alone is never one; health needs of an adult are not a child's.
create temp table neglect_events as
select e.standpoint, e.family_id, e.entry_id, c.child_id, t.theme, e.kind = 'missed appointment' or e.outcome = 'not-attended' as missed,
    t.suggested or c.suggested as suggested, c.known_on
from entries e
join concern_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and starts_with(t.theme, 'neglect-')
join children_concerned c on c.standpoint = e.standpoint and c.entry_id = e.entry_id
where t.theme <> 'neglect-medical' or c.named;

-- Appointments to which a child was not brought; what a service itself cancelled is none.
create temp table missed_appointments as
select e.standpoint, e.family_id, e.entry_id, n.child_id, e.agency, e.happened_to, e.known_on,
    bool_or(e.kind_suggested or e.outcome_suggested or n.suggested) as suggested
from entries e join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id
where (e.kind = 'missed appointment' or e.outcome = 'not-attended' or n.part = 'was not brought') and e.outcome <> 'cancelled-by-service'
group by all;

create temp table kept_appointments as
select distinct e.standpoint, e.family_id, e.entry_id, n.child_id, e.agency, e.happened_to, e.known_on
from entries e join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id
where (e.kind = 'appointment' or e.outcome = 'attended') and e.outcome not in ('not-attended', 'cancelled-by-service') and n.part <> 'was not brought';

-- Alcohol or drugs in an entry about an adult; treatment that holds, prescribed medicine, negative tests and tobacco are not use.
create temp table substance_events as
select distinct e.standpoint, e.family_id, e.entry_id, coalesce(p.person_id, '') as adult_id, t.suggested
from entries e
join concern_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme in ('alcohol', 'drugs')
join says w on w.entry_id = e.entry_id and not w.stable_treatment
left join people_in_entries i on i.standpoint = e.standpoint and i.entry_id = e.entry_id
    and i.part not in ('said to have been harmed', 'interpreted', 'reported', 'absent')
left join people p on p.standpoint = e.standpoint and p.family_id = e.family_id and p.person_id = i.person_id and p.kind = 'adult'
qualify adult_id <> '' or max(coalesce(p.person_id, '')) over (partition by e.standpoint, e.entry_id) = '';

-- Who brings up each child: parents, their partners, step-parents and carers, for as long as that stands.
create temp table carers_of_each_child as
with parents as (
    select standpoint, family_id, related_person_id as child_id, person_id as adult_id, relationship, known_on, ended_on from relationships
    where relationship in ('mother', 'father', 'parent', 'step-parent', 'stepmother', 'stepfather', 'adoptive mother', 'adoptive father', 'foster carer', 'carer')
), couples as (
    select standpoint, family_id, person_id, related_person_id, known_on, ended_on from relationships where relationship in ('partner', 'husband', 'wife', 'spouse')
    union all
    select standpoint, family_id, related_person_id, person_id, known_on, ended_on from relationships where relationship in ('partner', 'husband', 'wife', 'spouse')
)
select * from parents
union all
select p.standpoint, p.family_id, p.child_id, c.person_id, 'partner of a parent', greatest(p.known_on, c.known_on), c.ended_on
from parents p join couples c on c.standpoint = p.standpoint and c.family_id = p.family_id and c.related_person_id = p.adult_id
where p.relationship in ('mother', 'father', 'parent')
    and not exists (select 1 from parents o where o.standpoint = p.standpoint and o.child_id = p.child_id and o.adult_id = c.person_id);

-- What an entry says of the effect on a child, or of this child's own day, where alcohol or drugs are spoken of.
create temp table impact_on_each_child as
select distinct e.standpoint, e.family_id, e.entry_id, n.child_id
from entries e
join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id
join says w on w.entry_id = e.entry_id
left join entry_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme in ('alcohol', 'drugs')
where w.impact or (t.theme is not null and (e.kind = 'assessment' or e.holds_childs_words));

-- What has held or improved for a child, and help that was given and taken.
create temp table good_care_of_each_child as
select distinct e.standpoint, e.family_id, e.entry_id, c.child_id, t.suggested
from entries e
join entry_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme in ('good-care', 'improvement', 'help-given', 'family-helps')
join children_concerned c on c.standpoint = e.standpoint and c.entry_id = e.entry_id;

-- Work that was open with a child, by tier: 1 early help, 2 child in need, 3 child protection. `plan` is true where a plan was made.
-- It ends on the day on which a closure, the end of the plan, a death, an adoption or a move out of the area becomes known (contracts 1.4).
create temp table open_work as
with openings as (
    select e.standpoint, e.family_id, e.entry_id, e.agency, e.happened_from, e.happened_to, e.known_on, e.kind in ('plan start', 'conference') as plan,
        case
            when e.kind = 'conference' or (e.kind = 'plan start' and w.protection) then 3
            when e.kind = 'plan start' and w.early_help and not w.child_in_need then 1
            when e.kind in ('plan start', 'section 47 enquiry', 'strategy discussion') or (e.kind = 'assessment' and (e.service = 'social-care' or w.social_care)) then 2
            when e.outcome = 'early-help' then 1
        end as tier
    from entries e join says w using (entry_id)
    where e.kind in ('conference', 'plan start', 'section 47 enquiry', 'strategy discussion', 'assessment') and e.outcome not in ('closed', 'no-further-action', 'not-progressed')
        or e.outcome = 'early-help'
), closings as (
    select e.standpoint, e.family_id, e.entry_id, e.agency, e.happened_to, e.known_on, c.child_id, e.service = 'social-care' or e.kind in ('plan end', 'move') as for_all
    from entries e join says w using (entry_id) join children_concerned c on c.standpoint = e.standpoint and c.entry_id = e.entry_id
    where e.kind in ('closure', 'plan end') or w.work_ended or (e.kind in ('assessment', 'review', 'conference') and e.outcome in ('closed', 'no-further-action')) or (e.kind = 'move' and w.moved_away)
), adoptions as (
    select standpoint, family_id, related_person_id as child_id, min(known_on) as known_on from relationships
    where relationship in ('adoptive mother', 'adoptive father') group by all
)
select o.standpoint, o.family_id, o.entry_id, c.child_id, o.tier, o.plan, o.happened_from, o.happened_to, greatest(o.known_on, coalesce(n.known_on, o.known_on)) as known_on,
    least(min(x.known_on), min(a.known_on), min(c.childhood_until)) as open_until, min(c.born_from) as born_from, min(c.born_to) as born_to
from openings o
join children_concerned n on n.standpoint = o.standpoint and n.entry_id = o.entry_id
join children c on c.standpoint = o.standpoint and c.family_id = o.family_id and c.child_id = n.child_id
left join closings x on x.standpoint = o.standpoint and x.family_id = o.family_id and x.child_id = n.child_id and x.entry_id <> o.entry_id
    and x.happened_to > o.happened_from and (x.for_all or x.agency = o.agency)
left join adoptions a on a.standpoint = o.standpoint and a.family_id = o.family_id and a.child_id = n.child_id
where o.tier is not null
group by o.standpoint, o.family_id, o.entry_id, c.child_id, o.tier, o.plan, o.happened_from, o.happened_to, o.known_on, n.known_on;

-- When a child was seen, by whichever agency; at school counts, and so does what was only read from the text (safe practice 2.1, 2.2).
create temp table sightings_of_each_child as
select e.standpoint, e.family_id, e.entry_id, n.child_id, e.agency, e.happened_from, e.happened_to, e.known_on,
    bool_or(n.part = 'seen alone') as alone, bool_or(w.bedroom) as bedroom
from entries e join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id join says w on w.entry_id = e.entry_id
where e.outcome not in ('not-seen', 'not-attended', 'cancelled-by-service')
group by e.standpoint, e.family_id, e.entry_id, n.child_id, e.agency, e.happened_from, e.happened_to, e.known_on, e.kind, e.outcome
having not bool_or(n.part in ('not seen', 'was not brought', 'absent'))
    and (bool_or(n.part in ('seen', 'seen alone', 'spoke', 'present')) or e.outcome in ('seen', 'attended') or e.kind in ('observation', 'school', 'appointment', 'injury', 'birth', 'disclosure'));

-- Visits to a child's home at which the child is recorded as not seen.
create temp table visits_without_seeing as
select e.standpoint, e.family_id, e.entry_id, n.child_id, e.happened_from, e.happened_to, e.known_on, bool_or(n.suggested or e.outcome_suggested) as suggested
from entries e join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id
where e.kind = 'visit' and (n.part = 'not seen' or e.outcome = 'not-seen')
group by all;

-- From when a family's record says at all who was seen, and who was seen alone: before that, silence is a missing field (safe practice 2.2).
create temp table seeing_recorded as
select e.standpoint, e.family_id, min(e.known_on) as known_on,
    min(case when i.part = 'seen alone' then e.known_on end) as alone_known_on, min(case when i.part in ('seen', 'seen alone') and w.bedroom then e.known_on end) as bedroom_known_on
from entries e join says w using (entry_id) left join people_in_entries i on i.standpoint = e.standpoint and i.entry_id = e.entry_id and i.part in ('seen', 'seen alone', 'not seen')
where i.part is not null or e.outcome in ('seen', 'not-seen')
group by all;

-- For which days an absence can be told, by agency: its file is not said to be a summary, incidents only or nothing held (safe practice 2.1).
-- Where an agency has not said what its file is, the record as supplied is taken, and the finding's coverage shows that it has not said (decision 2).
create temp table told as
select e.standpoint, e.family_id, e.agency, min(e.known_on) as known_on, coalesce(c.period_from, date '0001-01-01') as told_from, coalesce(c.period_to, never()) as told_until
from entries e left join coverage c on lower(c.agency) = lower(e.agency) and c.known_until is null
where coalesce(c.kind_of_file, '') in ('', 'every contact', 'significant events') and coalesce(c.held, '') <> 'no'
group by all;

-- Fathers, and the men who bring a child up with the mother, with the day each became known.
create temp table fathers_of_each_child as
select c.standpoint, c.family_id, c.child_id, c.adult_id as father_id, min(c.known_on) as known_on, min(p.died_on) as died_on
from carers_of_each_child c join people p on p.standpoint = c.standpoint and p.family_id = c.family_id and p.person_id = c.adult_id
where c.relationship in ('father', 'adoptive father', 'stepfather') or (c.relationship in ('step-parent', 'parent') and p.sex = 'male')
    or (c.relationship = 'partner of a parent' and p.sex = 'male' and c.ended_on = never())
group by all;

-- What was done with each adult: when spoken to or met, seen, asked about in an assessment, invited.
create temp table dealings_with_each_adult as
select e.standpoint, e.family_id, e.entry_id, p.person_id as adult_id, e.happened_from, e.happened_to, e.known_on,
    bool_or(i.part in ('spoke', 'seen', 'seen alone', 'present', 'invited', 'cared for the child', 'reported', 'interpreted')
        or (e.kind in ('contact', 'visit', 'appointment', 'meeting', 'assessment', 'conference', 'review', 'referral') and (not i.suggested or i.part = 'subject'))) as contact,
    bool_or(i.part in ('seen', 'seen alone', 'spoke', 'present') or (e.kind in ('visit', 'appointment') and not i.suggested)) as seen,
    e.kind = 'assessment' as assessed,
    bool_or(i.part in ('invited', 'present') or (e.kind in ('meeting', 'conference', 'review') and not i.suggested)) as invited,
    bool_or(w.shared_care) as shared_care, bool_or(w.restriction) as restriction
from entries e
join people_in_entries i on i.standpoint = e.standpoint and i.entry_id = e.entry_id and i.part not in ('absent', 'said to have harmed', 'said to have been harmed')
join people p on p.standpoint = e.standpoint and p.family_id = e.family_id and p.person_id = i.person_id and p.kind = 'adult'
join says w on w.entry_id = e.entry_id
group by e.standpoint, e.family_id, e.entry_id, p.person_id, e.happened_from, e.happened_to, e.known_on, e.kind;

-- Contacts that ended without more being done, by child; those that name no child stand for every child of the time.
create temp table contacts_closed as
select e.standpoint, e.family_id, e.entry_id, c.child_id, e.kind_suggested or e.outcome_suggested as suggested, c.known_on
from entries e join children_concerned c on c.standpoint = e.standpoint and c.entry_id = e.entry_id
where e.kind in ('contact', 'referral', 'concern', 'incident', 'disclosure')
    and e.outcome in ('no-further-action', 'advice', 'not-progressed', 'safe-and-well', 'help-declined', 'closed');

-- Work that was begun, and early help that was accepted.
create temp table work_begun as
select distinct e.standpoint, e.family_id, e.entry_id, c.child_id
from entries e join children_concerned c on c.standpoint = e.standpoint and c.entry_id = e.entry_id
where e.outcome in ('early-help', 'assessment', 'strategy-discussion', 'section-47', 'conference', 'plan', 'service-given')
    or e.kind in ('section 47 enquiry', 'strategy discussion', 'conference', 'plan start');

-- Referrals to children's social care or early help, by child.
create temp table referrals as
select e.standpoint, e.family_id, e.entry_id, c.child_id, e.happened_to, greatest(e.known_on, coalesce(c.known_on, e.known_on)) as known_on, e.kind_suggested as suggested
from entries e join says w using (entry_id) join children_concerned c on c.standpoint = e.standpoint and c.entry_id = e.entry_id
where e.kind = 'referral' and (e.service in ('social-care', 'early-help') or w.social_care or w.early_help);

-- For each stretch of open work with a child: its opening and each sighting since, with the day on which a later sighting becomes known.
create temp table since_last_seen as
with sights as (
    select standpoint, family_id, child_id, tier, plan, open_until, born_from, born_to, entry_id as opened_by, entry_id, happened_from, happened_to, known_on, true as bedroom
    from open_work
    union all
    select o.standpoint, o.family_id, o.child_id, o.tier, o.plan, o.open_until, o.born_from, o.born_to, o.entry_id, s.entry_id, s.happened_from, s.happened_to,
        greatest(s.known_on, o.known_on), s.bedroom
    from open_work o join sightings_of_each_child s on s.standpoint = o.standpoint and s.family_id = o.family_id and s.child_id = o.child_id
        and s.entry_id <> o.entry_id and s.happened_to >= o.happened_from and s.happened_from <= o.open_until
)
select s.* exclude (bedroom, known_on), greatest(s.known_on, r.known_on) as known_on, 'child' as what,
    coalesce(min(s.known_on) over (partition by s.standpoint, s.child_id, s.opened_by order by s.happened_to, s.entry_id rows between 1 following and unbounded following), never()) as seen_on
from sights s join seeing_recorded r using (standpoint, family_id)
union all
select s.* exclude (bedroom, known_on), greatest(s.known_on, r.bedroom_known_on), 'bedroom',
    coalesce(min(s.known_on) over (partition by s.standpoint, s.child_id, s.opened_by order by s.happened_to, s.entry_id rows between 1 following and unbounded following), never())
from sights s join seeing_recorded r using (standpoint, family_id) where s.bedroom and r.bedroom_known_on is not null;

-- Two visits running at which a child was not seen, until a sighting since the first of them becomes known.
create temp view visits_running_unseen as
select a.standpoint, a.family_id, a.child_id, a.entry_id as earlier, b.entry_id, a.happened_to as earlier_to, b.happened_to,
    greatest(a.known_on, b.known_on) as known_on, a.suggested or b.suggested as suggested, coalesce(min(s.known_on), never()) as seen_on
from visits_without_seeing a
join visits_without_seeing b on b.standpoint = a.standpoint and b.family_id = a.family_id and b.child_id = a.child_id and b.happened_to > a.happened_to
left join sightings_of_each_child s on s.standpoint = a.standpoint and s.family_id = a.family_id and s.child_id = a.child_id and s.happened_to >= a.happened_from
group by all;

-- What a child told or showed of harm or unmet need, and what was done about it in the same row.
create temp table childs_words as
select e.standpoint, e.family_id, e.entry_id, n.child_id, e.happened_from, e.happened_to, e.known_on, bool_or(n.suggested or e.kind_suggested) as suggested,
    e.holds_response or e.outcome in ('referral-made', 'early-help', 'assessment', 'strategy-discussion', 'section-47', 'conference', 'plan', 'service-given') as answered
from entries e join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id
where n.part in ('subject', 'spoke', 'said to have been harmed', 'mentioned')
    and not exists (select 1 from people_in_entries i left join children c on c.standpoint = i.standpoint and c.person_id = i.person_id
        where i.standpoint = e.standpoint and i.entry_id = e.entry_id and i.part in ('spoke', 'reported') and c.person_id is null)
    and (e.kind = 'disclosure' or exists (select 1 from entry_themes t where t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme = 'childs-words') or e.holds_childs_words)
    and (e.kind = 'disclosure' or exists (select 1 from concern_themes t where t.standpoint = e.standpoint and t.entry_id = e.entry_id))
group by all;

-- What followed for a child: somebody acted, met, or went to see.
create temp table responses_for_each_child as
select e.standpoint, e.family_id, e.entry_id, n.child_id, e.happened_to, e.known_on
from entries e join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id
where e.kind in ('referral', 'strategy discussion', 'section 47 enquiry', 'assessment', 'conference', 'meeting', 'visit', 'decision', 'plan start', 'closure')
    or e.holds_response or e.outcome in ('referral-made', 'early-help', 'assessment', 'strategy-discussion', 'section-47', 'conference', 'plan', 'service-given')
group by all having not bool_or(n.part = 'not seen');

-- On a child protection plan for neglect: an appointment missed at a service whose file is said to hold every contact, and where that service saw the child since.
create temp view missed_on_a_neglect_plan as
select distinct m.standpoint, m.family_id, m.child_id, m.entry_id, m.suggested, greatest(m.known_on, o.known_on) as known_on, s.entry_id as seen_in
from missed_appointments m
join open_work o on o.standpoint = m.standpoint and o.family_id = m.family_id and o.child_id = m.child_id and o.tier = 3
    and o.happened_to <= m.happened_to and o.open_until > m.happened_to
join neglect_events n on n.standpoint = o.standpoint and n.entry_id = o.entry_id and n.child_id = o.child_id
join coverage c on lower(c.agency) = lower(m.agency) and c.kind_of_file = 'every contact' and c.known_until is null
    and coalesce(c.period_from <= m.happened_to, true) and coalesce(c.period_to >= m.happened_to, true)
left join sightings_of_each_child s on s.standpoint = m.standpoint and s.family_id = m.family_id and s.child_id = m.child_id and s.agency = m.agency
    and s.happened_to >= m.happened_to;

-- From when it is known who a child's father is, or that there is none to look for: a father, an adoptive father, a donor, or a second mother.
create temp table paternity_known as
select standpoint, family_id, related_person_id as child_id, min(known_on) as known_on
from (
    select standpoint, family_id, related_person_id, known_on from relationships where relationship in ('father', 'adoptive father', 'donor')
    union all
    select standpoint, family_id, related_person_id, known_on from relationships where relationship in ('mother', 'adoptive mother', 'parent')
    qualify row_number() over (partition by standpoint, family_id, related_person_id order by known_on, person_id) = 2
) group by all;

-- Where violence, threats, sexual harm, stalking, bail, an order or a restriction is recorded about an adult, other than as the one who was harmed (safe practice 1.1).
create temp table harm_recorded as
select e.standpoint, e.family_id, e.entry_id, i.person_id as adult_id, e.known_on, bool_or(w.restriction or w.manager_decided) as restricted
from entries e
join people_in_entries i on i.standpoint = e.standpoint and i.entry_id = e.entry_id
left join people p on p.standpoint = e.standpoint and p.family_id = e.family_id and p.person_id = i.person_id
join says w on w.entry_id = e.entry_id
left join entry_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme in ('violence', 'domestic-abuse', 'sexual-harm', 'physical-harm')
where (t.theme is not null or w.restriction or i.part = 'said to have harmed') and coalesce(p.kind, 'adult') = 'adult'
group by e.standpoint, e.family_id, e.entry_id, i.person_id, e.known_on
having not bool_and(i.part in ('said to have been harmed', 'interpreted', 'reported'));

-- What is expected with each father while work is open, by tier (practice 6; safe practice 4), and the first entry that meets or settles it.
-- 'known' is who he is; 'contact' that somebody has been in touch with him; on a protection plan also 'seen', 'assessed' and 'invited'.
create temp table father_steps as
with steps as (
    select o.standpoint, o.family_id, o.child_id, null as father_id, 'known' as step, o.entry_id, o.happened_from, o.happened_to, o.known_on, o.open_until, never() as settled_on
    from open_work o
    union all
    select o.standpoint, o.family_id, o.child_id, f.father_id, s.step, o.entry_id, o.happened_from, o.happened_to, greatest(o.known_on, f.known_on), o.open_until, f.died_on
    from open_work o join fathers_of_each_child f on f.standpoint = o.standpoint and f.family_id = o.family_id and f.child_id = o.child_id
    join (values ('contact', 2), ('seen', 3), ('assessed', 3), ('invited', 3)) s(step, tier) on o.tier >= s.tier
), met as (
    select standpoint, family_id, adult_id, entry_id, happened_to, known_on, contact or shared_care as contact, seen or shared_care as seen, assessed or shared_care as assessed,
        invited or shared_care as invited from dealings_with_each_adult
), settled as (
    select standpoint, family_id, adult_id, min(known_on) as known_on from harm_recorded where restricted group by all
)
select s.standpoint, s.family_id, s.child_id, s.father_id, s.step, s.entry_id, s.happened_from, s.happened_to, s.known_on,
    least(s.open_until, s.settled_on, min(k.known_on), min(m.known_on), min(x.known_on)) as open_until
from steps s
left join paternity_known k on s.step = 'known' and k.standpoint = s.standpoint and k.family_id = s.family_id and k.child_id = s.child_id
left join met m on m.standpoint = s.standpoint and m.family_id = s.family_id and m.adult_id = s.father_id
    and ((s.step = 'contact' and m.contact) or (s.step = 'seen' and m.seen) or (s.step = 'assessed' and m.assessed) or (s.step = 'invited' and m.invited and m.happened_to >= s.happened_from))
left join settled x on x.standpoint = s.standpoint and x.family_id = s.family_id and x.adult_id = s.father_id and s.step in ('contact', 'seen', 'invited')
group by s.standpoint, s.family_id, s.child_id, s.father_id, s.step, s.entry_id, s.happened_from, s.happened_to, s.known_on, s.open_until, s.settled_on;

-- Adults who live or stay with the family, care for a child, or are a parent's partner, and whom no relationship places in it.
create temp table adults_not_placed as
with placed as (
    select standpoint, family_id, person_id, min(known_on) as known_on
    from (select standpoint, family_id, person_id, known_on from relationships union all select standpoint, family_id, related_person_id, known_on from relationships) group by all
)
select e.standpoint, e.family_id, e.entry_id, i.person_id as adult_id, e.happened_from, e.happened_to, e.known_on, bool_or(i.suggested) as suggested, min(coalesce(x.known_on, never())) as placed_on
from entries e
join people_in_entries i on i.standpoint = e.standpoint and i.entry_id = e.entry_id
join says w on w.entry_id = e.entry_id
left join people p on p.standpoint = e.standpoint and p.family_id = e.family_id and p.person_id = i.person_id
left join placed x on x.standpoint = e.standpoint and x.family_id = e.family_id and x.person_id = i.person_id
where case when i.person_id is null then names_unplaced_adult(i.as_written) else p.kind = 'adult' end
    and (i.part = 'cared for the child' or names_partner_of_a_parent(i.as_written) or (w.lives_or_stays and i.part not in ('reported', 'interpreted')))
group by all;

-- A relative or friend who interpreted for a child or a parent.
create temp table relatives_interpreting as
select e.standpoint, e.family_id, e.entry_id, bool_or(coalesce(i.suggested, true)) as suggested
from entries e join says w using (entry_id)
left join people_in_entries i on i.standpoint = e.standpoint and i.entry_id = e.entry_id and i.part = 'interpreted'
where (i.part is not null and (i.person_id is not null or names_relative(i.as_written)) and not (i.suggested and w.interpreter)) or w.relative_spoke_for
group by all;

-- Who needs an interpreter or another way of communicating, and from when that is known.
create temp table communication_needs as
select standpoint, family_id, person_id, min(known_on) as known_on
from (
    select standpoint, family_id, person_id, known_on from people
    where interpreter not in ('', 'no', 'none', 'not needed') or regexp_matches(lower(disability || ' ' || communication), '\b(deaf|bsl|makaton|sign|signs|non-verbal|nonverbal)\b')
    union all
    select n.standpoint, n.family_id, n.child_id, e.known_on from children_named n join entries e on e.standpoint = n.standpoint and e.entry_id = n.entry_id
    join says w on w.entry_id = n.entry_id where w.language_need and n.part = 'subject'
) group by all;

-- Meetings with a person who has such a need, and whether anyone who can interpret, or the person's own way of communicating, is noted.
create temp table meetings_across_a_language as
select e.standpoint, e.family_id, e.entry_id, n.person_id, greatest(e.known_on, n.known_on) as known_on, bool_or(i.suggested) as suggested,
    bool_or(w.interpreter) or exists (select 1 from people_in_entries x where x.standpoint = e.standpoint and x.entry_id = e.entry_id and x.part = 'interpreted') as interpreted
from entries e join says w using (entry_id)
join people_in_entries i on i.standpoint = e.standpoint and i.entry_id = e.entry_id and i.part not in ('absent', 'not seen', 'was not brought', 'reported')
join communication_needs n on n.standpoint = e.standpoint and n.family_id = e.family_id and n.person_id = i.person_id
where e.kind in ('visit', 'appointment', 'assessment', 'meeting', 'conference', 'section 47 enquiry', 'disclosure') and e.outcome not in ('not-seen', 'not-attended', 'cancelled-by-service')
    and (i.part <> 'mentioned' or not i.suggested)
group by e.standpoint, e.family_id, e.entry_id, n.person_id, e.known_on, n.known_on;

-- Days of school lost or given up, by child of school age.
create temp table out_of_school as
select e.standpoint, e.family_id, e.entry_id, n.child_id, c.born_to, e.happened_to, bool_or(n.suggested or t.suggested) as suggested
from entries e join says w using (entry_id)
join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id
join children c on c.standpoint = e.standpoint and c.family_id = e.family_id and c.child_id = n.child_id
left join entry_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme = 'neglect-educational'
where (t.theme is not null or e.outcome = 'removed-from-roll' or (w.out_of_school and e.kind in ('school', 'decision', 'concern', 'meeting', 'contact', 'referral')))
    and not exists (select 1 from entry_themes g where g.standpoint = e.standpoint and g.entry_id = e.entry_id and g.theme in ('improvement', 'good-care'))
group by e.standpoint, e.family_id, e.entry_id, n.child_id, c.born_to, e.happened_to;

-- Other concerns about the same children.
create temp table concerns_about_each_child as
select distinct t.standpoint, t.family_id, t.entry_id, n.child_id, t.theme, t.suggested or n.suggested as suggested
from concern_themes t join children_named n on n.standpoint = t.standpoint and n.entry_id = t.entry_id
where not exists (select 1 from entry_themes g where g.standpoint = t.standpoint and g.entry_id = t.entry_id and g.theme in ('hardship', 'good-care') and t.suggested);

-- Injuries of a child and physical punishment: what was done to somebody else in the child's sight is not the child's injury.
create temp table injury_events as
select e.standpoint, e.family_id, e.entry_id, n.child_id, c.born_to, e.happened_to, bool_or(w.late_or_changed) as late_or_changed,
    bool_or(n.suggested or e.kind_suggested or coalesce(t.suggested, false)) as suggested
from entries e join says w using (entry_id)
join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id
join children c on c.standpoint = e.standpoint and c.family_id = e.family_id and c.child_id = n.child_id
left join entry_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme = 'physical-harm'
left join entry_themes d on d.standpoint = e.standpoint and d.entry_id = e.entry_id and d.theme in ('violence', 'domestic-abuse')
where e.kind in ('injury', 'incident', 'observation', 'concern', 'contact', 'health', 'appointment', 'referral', 'disclosure', 'visit') and (t.theme is not null or e.kind = 'injury')
    and n.part not in ('absent', 'not seen', 'was not brought', 'reported', 'interpreted')
    and (n.part = 'said to have been harmed' or d.theme is null)
    and not exists (select 1 from people_in_entries h where h.standpoint = e.standpoint and h.entry_id = e.entry_id and h.part = 'said to have been harmed' and h.person_id <> n.child_id)
group by all;

-- Reports by people close to the family and not of its home, each closed or called malicious.
create temp table warnings_closed as
select distinct e.standpoint, e.family_id, e.entry_id, c.child_id, c.known_on, e.outcome_suggested or coalesce(i.suggested, true) as suggested
from entries e join says w using (entry_id)
join children_concerned c on c.standpoint = e.standpoint and c.entry_id = e.entry_id
left join people_in_entries i on i.standpoint = e.standpoint and i.entry_id = e.entry_id and i.part = 'reported'
left join people p on p.standpoint = e.standpoint and p.family_id = e.family_id and p.person_id = i.person_id
left join relationships r on r.standpoint = e.standpoint and r.family_id = e.family_id and r.person_id = i.person_id and r.relationship in ('mother', 'stepmother', 'adoptive mother', 'foster carer')
where e.kind in ('contact', 'referral', 'concern', 'incident', 'disclosure')
    and (e.outcome in ('no-further-action', 'advice', 'not-progressed', 'safe-and-well', 'closed') or w.malicious)
    and (w.told_by_family or names_outside_the_home(e.account) or names_outside_the_home(i.as_written) or (p.kind = 'adult' and r.person_id is null));

-- A concern that one agency holds about a child, from when another agency was writing about the same child; adult health and police are left out.
create temp table concerns_by_agency as
with others as (
    select e.standpoint, e.agency, n.child_id, min(e.known_on) as known_on from entries e join children_named n on n.standpoint = e.standpoint and n.entry_id = e.entry_id group by all
)
select c.standpoint, c.family_id, c.entry_id, c.child_id, c.theme, e.agency, c.suggested, min(o.known_on) as known_on
from concerns_about_each_child c join entries e on e.standpoint = c.standpoint and e.entry_id = c.entry_id and e.setting is not null
    and e.service not in ('adult-health', 'substance', 'police', 'probation')
join others o on o.standpoint = c.standpoint and o.child_id = c.child_id and lower(o.agency) <> lower(e.agency)
join told t on t.standpoint = c.standpoint and t.family_id = c.family_id and t.agency = o.agency
group by all;

-- What shows that a concern did not stay with its holder: another agency wrote of it, or the holder referred, shared or met about the child.
create temp table concerns_passed_on as
select distinct b.standpoint, b.family_id, b.child_id, b.theme, b.agency, e.entry_id
from (select distinct standpoint, family_id, child_id, theme, agency from concerns_by_agency) b
join children_named n on n.standpoint = b.standpoint and n.child_id = b.child_id
join entries e on e.standpoint = n.standpoint and e.entry_id = n.entry_id
left join entry_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme = b.theme
where (e.agency <> b.agency and t.theme is not null)
    or (e.agency = b.agency and (e.kind in ('referral', 'strategy discussion', 'conference') or e.shared_on is not null
        or e.outcome in ('referral-made', 'early-help', 'assessment', 'strategy-discussion', 'section-47', 'conference', 'plan')));

-- Babies, from some weeks before they are due until a given age, with what is recorded of their sleep and of those who care for them.
create temp table sleep_items as
with babies as (
    select standpoint, family_id, child_id, coalesce(born_from, expected_on) as due_on, coalesce(born_to, expected_on) as due_to, known_on, childhood_until
    from children where coalesce(born_from, expected_on) is not null
), said as (
    select b.*, e.entry_id, e.happened_to, greatest(b.known_on, e.known_on) as both_known_on, w.bed_sharing, w.sofa_sleeping, w.tobacco, w.early_or_small, w.safe_sleep, w.sedating,
        n.child_id is not null as named, exists (select 1 from children_named o where o.standpoint = e.standpoint and o.entry_id = e.entry_id) as names_a_child
    from babies b join entries e on e.standpoint = b.standpoint and e.family_id = b.family_id
    join says w on w.entry_id = e.entry_id and (w.bed_sharing or w.sofa_sleeping or w.tobacco or w.early_or_small or w.safe_sleep or w.sedating)
    left join (select distinct standpoint, entry_id, child_id from children_named) n on n.standpoint = e.standpoint and n.entry_id = e.entry_id and n.child_id = b.child_id
)
select standpoint, family_id, child_id, due_on, due_to, childhood_until, entry_id, happened_to, both_known_on as known_on, true as suggested,
    case when safe_sleep then 'safe' when sofa_sleeping then 'sofa' when bed_sharing then 'shared' when sedating then 'sedating' when early_or_small and named then 'small' when tobacco then 'tobacco' end as item
from said where named or not names_a_child
union all
select distinct b.standpoint, b.family_id, b.child_id, b.due_on, b.due_to, b.childhood_until, s.entry_id, e.happened_to, greatest(e.known_on, b.known_on, k.known_on), s.suggested, 'use'
from babies b join carers_of_each_child k on k.standpoint = b.standpoint and k.family_id = b.family_id and k.child_id = b.child_id
join substance_events s on s.standpoint = b.standpoint and s.family_id = b.family_id and (s.adult_id = k.adult_id or s.adult_id = '')
join entries e on e.standpoint = s.standpoint and e.entry_id = s.entry_id and k.ended_on >= e.happened_from;
