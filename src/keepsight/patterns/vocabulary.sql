-- The field's language over the record's tables. Each view holds `standpoint` and `family_id`; patterns read these and nothing else.
-- `entry`, `concerned`, ... are the record's own tables; `as_at`, `standpoints`, `services` and `says` are laid beside them by the runner.

create macro months_after(d, n) as (d + to_months(n))::date;
create macro months_before(d, n) as (d - to_months(n))::date;
create macro days_after(d, n) as d + n;
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
    least(coalesce(months_after(p.birth_from, 216), never()), coalesce(p.death_date, never())) as childhood_until,
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

-- Unmet needs by child and kind. Hardship alone is never one; health needs of an adult are not a child's.
create temp table neglect_events as
select e.standpoint, e.family_id, e.entry_id, c.child_id, t.theme, e.kind = 'missed appointment' or e.outcome = 'not-attended' as missed,
    t.suggested or c.suggested as suggested, c.known_on
from entries e
join entry_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and starts_with(t.theme, 'neglect-')
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
join entry_themes t on t.standpoint = e.standpoint and t.entry_id = e.entry_id and t.theme in ('alcohol', 'drugs')
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
