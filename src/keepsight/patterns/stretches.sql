-- From days on which a condition holds to unbroken stretches: one finding for each family and pattern (contracts 3.4, design 4.3).

-- An absence of any agency's action is raised only for days of which some agency's file can tell (safe practice 2.1).
create temp table spans_told as
select s.* from spans s anti join absences using (pattern) where s.bearing = 'for'
union all by name
select s.* exclude (span_from), min(greatest(s.span_from, t.known_on)) as span_from
from spans s join absences using (pattern) join entries e on e.standpoint = s.standpoint and e.entry_id = s.entry_id
join told t on t.standpoint = s.standpoint and t.family_id = s.family_id and e.happened_to >= t.told_from and greatest(s.span_from, t.known_on) <= t.told_until
where s.bearing = 'for'
group by all;

create temp view contrary as
select distinct pattern, standpoint, family_id, person_id, entry_id from spans where bearing <> 'for'
union select distinct pattern, standpoint, family_id, person_id, entry_id from counted where bearing <> 'for';

create temp table stretches as
with days as (
    select distinct s.pattern, s.standpoint, s.family_id, s.span_from, coalesce(s.span_until, never()) as span_until
    from spans_told s join as_at a using (family_id) where s.span_from <= a.as_of and s.span_from < coalesce(s.span_until, never())
), marked as (
    select *, max(span_until) over (partition by pattern, standpoint, family_id order by span_from, span_until rows between unbounded preceding and 1 preceding) as before_until from days
), numbered as (
    select *, sum(case when span_from > coalesce(before_until, date '0001-01-01') then 1 else 0 end)
        over (partition by pattern, standpoint, family_id order by span_from, span_until) as stretch_no
    from marked
)
select n.pattern, n.standpoint, n.family_id, n.stretch_no, min(n.span_from) as raised_on,
    case when max(n.span_until) <= max(a.as_of) then max(n.span_until) end as resolved_on, max(n.span_until) as ends_on
from numbered n join as_at a using (family_id)
group by n.pattern, n.standpoint, n.family_id, n.stretch_no;

create temp table evidence as
select t.pattern, t.standpoint, t.family_id, t.stretch_no, t.raised_on, s.person_id, s.entry_id, s.opens, s.suggested, s.span_from_earliest, s.weight, case when s.span_until >= t.ends_on or s.span_until > a.as_of then s.person_id || '|' || s.detail end as lacking, e.event_id, coalesce(e.exact_day::varchar, e.entry_id) as day_key,
    s.span_from = t.raised_on as raising, e.happened_from, e.happened_to, e.known_on, least(e.known_on, e.known_earliest) as known_earliest
from stretches t
join spans_told s on s.pattern = t.pattern and s.standpoint = t.standpoint and s.family_id = t.family_id and s.span_from >= t.raised_on and s.span_from < t.ends_on
    and s.span_from < coalesce(s.span_until, never())
join as_at a on a.family_id = t.family_id and s.span_from <= a.as_of
join entries e on e.standpoint = t.standpoint and e.entry_id = s.entry_id;

create temp table findings as
with found as (
    select pattern, standpoint, family_id, stretch_no, min(happened_from) as first_on, max(happened_to) as last_on,
        list_sort(list(distinct person_id) filter (where person_id is not null)) as about,
        list_sort(list(distinct entry_id)) as evidence,
        list_sort(list(distinct entry_id) filter (where raising)) as raised_by,
        list_sort(list(distinct entry_id) filter (where coalesce(opens, true))) as openings,
        list_sort(list(distinct lacking) filter (where lacking is not null)) as lacking,
        list_sort(list(distinct entry_id) filter (where suggested)) as rests_on_suggestions,
        coalesce(min(span_from_earliest) filter (where raising), max(known_earliest) filter (where raising)) as earliest
    from evidence group by pattern, standpoint, family_id, stretch_no
), weighed as (
    select pattern, standpoint, family_id, stretch_no, event_id, day_key, entry_id, min(known_on) as known_on, max(weight) as weight
    from evidence where weight is not null group by all
), counted_once as (
    select *, greatest(0, weight - greatest(coalesce(max(weight) over same_event, 0), coalesce(max(weight) over same_day, 0))) as events
    from weighed
    window same_event as (partition by pattern, standpoint, family_id, stretch_no, event_id order by known_on, entry_id rows between unbounded preceding and 1 preceding),
        same_day as (partition by pattern, standpoint, family_id, stretch_no, day_key order by known_on, entry_id rows between unbounded preceding and 1 preceding)
), measured as (
    select pattern, standpoint, family_id, stretch_no, sum(events)::int as events from counted_once group by all
), opened as (
    select pattern, standpoint, family_id, stretch_no, entry_id as opened_by from evidence where raising and coalesce(opens, true)
    qualify row_number() over (partition by pattern, standpoint, family_id, stretch_no order by happened_to, known_on, entry_id) = 1
), against as (
    select f.pattern, f.standpoint, f.family_id, f.stretch_no, list_sort(list(distinct c.entry_id)) as contrary
    from found f join stretches t using (pattern, standpoint, family_id, stretch_no) join as_at a using (family_id)
    left join looking_back b on b.pattern = f.pattern
    join contrary c on c.pattern = f.pattern and c.standpoint = f.standpoint and c.family_id = f.family_id
        and (c.person_id is null or list_contains(f.about, c.person_id)) and not list_contains(f.evidence, c.entry_id)
    join entries e on e.standpoint = f.standpoint and e.entry_id = c.entry_id
        and e.happened_to >= case when b.pattern is null then f.first_on else months_before(f.first_on, 12) end and e.happened_from <= coalesce(t.resolved_on, a.as_of)
    group by f.pattern, f.standpoint, f.family_id, f.stretch_no
)
select f.*, t.raised_on, least(t.raised_on, f.earliest) as raised_on_earliest, t.resolved_on, o.opened_by, coalesce(c.contrary, []) as contrary, m.events
from found f join stretches t using (pattern, standpoint, family_id, stretch_no)
left join opened o using (pattern, standpoint, family_id, stretch_no) left join against c using (pattern, standpoint, family_id, stretch_no)
left join measured m using (pattern, standpoint, family_id, stretch_no)
order by f.pattern, f.standpoint, f.family_id, t.raised_on;
