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
-- `kind` is the entry's own, but for one: an assessment that has grades and found no factors, as known on the entry's own day, only graded a child's care by
-- a tool. It is 'care graded' and no assessment that a clock, a plan or a father's step waits for; its grades are read from their rows.
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
), graded as (
    select distinct e.entry_id from standing e join grade g on g.entry_id = e.entry_id join as_at a on a.family_id = e.family_id
    where stands(g.known_on, g.known_until, a.as_of) and coalesce(g.known_on <= e.held_on, true)
), with_factors as (
    select distinct e.entry_id from standing e join assessment t on t.entry_id = e.entry_id join as_at a on a.family_id = e.family_id
    where stands(t.known_on, t.known_until, a.as_of) and coalesce(t.known_on <= e.held_on, true) and len(t.factors) > 0
)
select s.standpoint, e.family_id, e.entry_id, e.agency, v.service, e.happened_from, e.happened_to, e.held_on as known_on,
    least(e.held_on, coalesce(e.recorded_on, e.happened_from)) as known_earliest, case when e.happened_from = e.happened_to then e.happened_to end as exact_day, e.event as event_id,
    coalesce(nullif(lower(trim(e.account_of)), ''), nullif(e.by_agency, 'other')) as account, nullif(e.by_agency, 'other') as setting,
    case when e.kind.value = 'assessment' and g.entry_id is not null and f.entry_id is null then 'care graded' else coalesce(e.kind.value, '') end as kind, e.outcome_code as outcome, e.affirmed as themes, case when e.kind.value = 'background' then [] else [t for t in e.affirmed if is_concern(t)] end as concerns,
    coalesce(e.kind.suggested, false) as kind_suggested, coalesce(e.outcome.suggested, false) as outcome_suggested, e.themes_suggested,
    e.childs_words <> '' as holds_childs_words, e.response <> '' as holds_response, e.outcome_code = '' and coalesce(e.outcome.value, '') <> '' as outcome_in_words, coalesce(e.source_type.value, '') as source_type, e.shared_on is not null as shared, greatest(e.how_many, 1) as how_many, w.words as says
from standing e
join standpoints s on (s.agency is null or s.agency = e.agency) and (not s.unrestricted_only or e.restricted = '')
join services v on v.agency = e.agency
join said w on w.entry_id = e.entry_id
left join graded g on g.entry_id = e.entry_id
left join with_factors f on f.entry_id = e.entry_id;

-- From which day an entry is known to tell of an event that others tell too.
create temp view tied_from as select entry_id, min(known_on) as tied_on from account group by entry_id;

-- Each person's parts in each entry, and whether whoever wrote it said what it meant for that person (a word for 'nothing known' says nothing). Where an
-- entry's own people cell names children, children read from its words are left out. The one person whom an entry names at all is whom it is about, where its
-- source says no more than the name.
create temp table parts as
with alone as (
    select entry_id from concerned where known_until is null group by entry_id
    having count(person_id) = count(*) and count(distinct person_id) = 1 and not bool_and(suggested) and bool_and(suggested or part = 'mentioned')
), named as (
    select c.entry_id, c.person_id, p.kind, list(c.part) || case when c.entry_id in (select entry_id from alone) then ['subject'] else [] end as parts, bool_and(c.suggested) as suggested,
        bool_or(not regexp_matches(lower(trim(coalesce(c.impact, ''))), '^(-*|[?]+|n/?a|nil|none|unknown|tbc|not (known|recorded|stated|applicable))[.]?$')) as meant
    from concerned c join person p using (person_id) where c.known_until is null group by c.entry_id, c.person_id, p.kind
)
select entry_id, person_id, kind, parts, suggested, meant from named
qualify kind <> 'child' or not suggested or bool_and(suggested) over (partition by entry_id, kind);

-- Who belongs to which family: as the source gives it, else whoever an entry of the family names, else the record's one family.
-- Contracts 1.3: a person is known from the first known entry that names them, else from birth. Where the person's own day is that of an entry which a
-- standpoint does not see, the first one that it sees counts, and where it sees none the person is not known there: else the day would tell of the entry.
create temp table people as
with named as (
    select v.standpoint, v.family_id, c.person_id, min(v.known_on) as known_on from parts c join entries v using (entry_id) group by all
), seen as (
    select v.standpoint, v.family_id, c.person_id, min(v.known_on) as seen_on
    from concerned c join entries v using (entry_id) join person p on p.person_id = c.person_id and v.known_on >= p.known_on where c.known_until is null group by all
), named_on_that_day as (
    select distinct e.family_id, c.person_id from concerned c join entry e using (entry_id) join as_at a using (family_id)
    join person p on p.person_id = c.person_id and p.known_on = coalesce(e.known_on, e.recorded_on, e.happened_to)
    where c.known_until is null and stands(p.known_on, e.known_until, a.as_of)
), left_the_family as (  -- whoever went to another family or was adopted: of what comes after nothing is expected in this record (contracts 1.4)
    select family_id, person_id, max(coalesce(end_, never())) as left_on from family where known_until is null group by all
), adopted_away as (  -- a placement or court that says so of the child, in whose record no adoptive parent was known by then
    select v.standpoint, v.family_id, c.person_id, min(v.known_on) as left_on from entries v join parts c using (entry_id)
    where v.kind in ('placement', 'court') and has(v.says, 'adopted') and c.kind = 'child' and not c.suggested and c.person_id not in (
        select related_person_id from relationship r where r.relationship in ('adoptive mother', 'adoptive father') and coalesce(r.known_on <= v.known_on, true))
    group by all
), members as (
    select family_id, person_id from family
    union select family_id, person_id from named
    union select a.family_id, p.person_id from person p cross join as_at a
        where (select count(*) from as_at) = 1 and p.person_id not in (select person_id from family) and p.person_id not in (select person_id from named)
)
select v.standpoint, m.family_id, p.person_id, p.kind, p.sex, p.birth_from as born_from, p.birth_to as born_to, p.expected_date as expected_on,
    case when d.person_id is null then coalesce(p.known_on, n.known_on, p.birth_to, date '0001-01-01') else s.seen_on end as known_on, coalesce(p.death_date, never()) as died_on,
    case when p.kind = 'child' then least(coalesce(months_after(p.birth_from, 216), never()), coalesce(p.death_date, never()), coalesce(l.left_on, never()), coalesce(o.left_on, never())) end as childhood_until,
    p.interpreter not in ('', 'no', 'none', 'not needed') or regexp_matches(lower(p.disability || ' ' || p.communication), '\b(deaf|bsl|makaton|sign|signs|non-verbal|nonverbal)\b') as needs_interpreting
from person p
join members m using (person_id)
join as_at a on a.family_id = m.family_id
join (select distinct standpoint, family_id from entries) v on v.family_id = m.family_id
left join named n on n.standpoint = v.standpoint and n.family_id = m.family_id and n.person_id = p.person_id
left join seen s on s.standpoint = v.standpoint and s.family_id = m.family_id and s.person_id = p.person_id
left join left_the_family l on l.family_id = m.family_id and l.person_id = p.person_id
left join adopted_away o on o.standpoint = v.standpoint and o.family_id = m.family_id and o.person_id = p.person_id
left join named_on_that_day d on d.family_id = m.family_id and d.person_id = p.person_id
where stands(p.known_on, p.known_until, a.as_of) and (d.person_id is null or s.seen_on is not null);

create temp table relationships as
select a.standpoint, a.family_id, r.person_id, r.relationship, r.related_person_id,
    greatest(coalesce(r.known_on, r.start_to), a.known_on, b.known_on) as known_on, coalesce(r.end_from, never()) as ended_on
from relationship r
join people a on a.person_id = r.person_id
join people b on b.person_id = r.related_person_id and b.standpoint = a.standpoint and b.family_id = a.family_id
join as_at s on s.family_id = a.family_id
where stands(r.known_on, r.known_until, s.as_of);

-- Entries by child: those that name the child, with the child's parts; and, where an entry names no child, every child of the time, because a
-- home is the home of all of them (`named` is false, and `counts_from` is the day from which the child is known). `only_mentioned` where a child is mentioned
-- beside others whom the entry is about: no work with that child is opened or ended by it. `meant` where the entry says what it meant for this child.
create temp table entries_by_child as
with naming as (
    select entry_id, person_id, parts, suggested, meant, len([p for p in parts if p <> 'mentioned']) = 0 and bool_or(has(parts, 'subject')) over (partition by entry_id) as only_mentioned
    from parts where kind = 'child'
)
select e.*, c.person_id as child_id, true as named, n.parts, n.suggested, n.meant, n.only_mentioned, e.known_on as counts_from, c.born_from, c.born_to, c.childhood_until
from entries e join naming n using (entry_id)
join people c on c.standpoint = e.standpoint and c.family_id = e.family_id and c.person_id = n.person_id
union all
select e.*, c.person_id, false, [], false, false, false, greatest(e.known_on, c.known_on), c.born_from, c.born_to, c.childhood_until
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

-- By which tool an assessment was made. Grades are compared with grades of the same tool only.
create temp view tools_of_assessments as
select e.entry_id, min(t.tool) as tool from assessment t join entry e using (entry_id) join as_at a on a.family_id = e.family_id where stands(t.known_on, t.known_until, a.as_of) group by e.entry_id;
