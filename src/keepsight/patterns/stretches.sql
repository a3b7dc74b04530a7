-- From days on which a condition holds to unbroken stretches: one finding for each family and pattern (contracts 3.4, design 4.3).
-- An entry is sought within its family: by standpoint alone, rows of one family would be laid beside those of all others before the entry is looked at.

-- An absence of any agency's action is raised only for days of which some agency's file can tell (safe practice 2.1).
create temp table absences_told as
select s.pattern, s.standpoint, s.family_id, s.person_id, s.entry_id, coalesce(s.opens, true) as opens, s.suggested, min(greatest(s.span_from, t.known_on)) as span_from, coalesce(s.span_until, never()) as span_until,
    s.span_from_earliest, s.due_on, s.weight, s.detail, s.instead_of
from spans s semi join absences using (pattern) join entries e on e.standpoint = s.standpoint and e.family_id = s.family_id and e.entry_id = s.entry_id
join (select standpoint, family_id, told_from, told_until, min(known_on) as known_on from told group by standpoint, family_id, told_from, told_until) t on t.standpoint = s.standpoint and t.family_id = s.family_id and e.happened_to >= t.told_from and coalesce(s.due_on, e.happened_to) <= t.told_until
where s.bearing = 'for'
group by s.pattern, s.standpoint, s.family_id, s.person_id, s.entry_id, s.opens, s.suggested, s.span_until, s.span_from_earliest, s.due_on, s.weight, s.detail, s.instead_of
having min(greatest(s.span_from, t.known_on)) < coalesce(s.span_until, never());

-- What else is cited of an absence stands only from when the entry that opened it does.
create temp table spans_told as
select pattern, standpoint, family_id, person_id, entry_id, opens, suggested, span_from, span_until, span_from_earliest, due_on, weight, detail, instead_of
from spans anti join absences using (pattern) where bearing = 'for' and span_from < coalesce(span_until, never())
union all
select pattern, standpoint, family_id, person_id, entry_id, opens, suggested, span_from, span_until, span_from_earliest, due_on, weight, detail, instead_of from absences_told where opens
union all
select s.pattern, s.standpoint, s.family_id, s.person_id, s.entry_id, s.opens, s.suggested, greatest(s.span_from, min(o.span_from)), s.span_until, s.span_from_earliest, s.due_on, s.weight, s.detail, s.instead_of
from absences_told s join absences_told o on o.opens and o.pattern = s.pattern and o.standpoint = s.standpoint and o.family_id = s.family_id
    and coalesce(o.person_id, '') = coalesce(s.person_id, '') and o.span_from < s.span_until and o.span_until > s.span_from
where not s.opens
group by s.pattern, s.standpoint, s.family_id, s.person_id, s.entry_id, s.opens, s.suggested, s.span_from, s.span_until, s.span_from_earliest, s.due_on, s.weight, s.detail, s.instead_of;

create temp table stretches as
with days as (
    select s.pattern, s.standpoint, s.family_id, s.span_from, max(coalesce(s.span_until, never())) as span_until, max(a.as_of) as as_of
    from spans_told s join as_at a using (family_id) where s.span_from <= a.as_of group by s.pattern, s.standpoint, s.family_id, s.span_from
), marked as (
    select *, max(span_until) over (partition by pattern, standpoint, family_id order by span_from rows between unbounded preceding and 1 preceding) as before_until
    from days where span_from < span_until
), numbered as (
    select *, sum(case when span_from > coalesce(before_until, date '0001-01-01') then 1 else 0 end) over (partition by pattern, standpoint, family_id order by span_from) as place from marked
)
select row_number() over (order by pattern, standpoint, family_id, place) as stretch_no, pattern, standpoint, family_id, min(span_from) as raised_on,
    case when max(span_until) <= max(as_of) then max(span_until) end as resolved_on, max(span_until) as ends_on, max(as_of) as as_of
from numbered group by pattern, standpoint, family_id, place;

create temp table evidence as
select t.stretch_no, s.person_id, s.entry_id, coalesce(s.opens, true) as opens, s.suggested, s.span_from_earliest, s.instead_of, s.weight, e.event_id, coalesce(e.exact_day::varchar, e.entry_id) as day_key,
    case when s.span_until >= t.ends_on or s.span_until > t.as_of then s.person_id || '|' || s.detail end as lacking,
    s.detail, s.span_until, s.span_from = t.raised_on as raising, e.happened_from, e.happened_to, e.known_on, e.known_earliest
from stretches t
join spans_told s on s.pattern = t.pattern and s.standpoint = t.standpoint and s.family_id = t.family_id and s.span_from >= t.raised_on and s.span_from < t.ends_on and s.span_from <= t.as_of
join entries e on e.standpoint = t.standpoint and e.family_id = t.family_id and e.entry_id = s.entry_id;

-- How many events a stretch rests on, accounts of one event and events of one exact day counted once.
create temp table measures as
with weighed as (
    select stretch_no, event_id, day_key, entry_id, min(known_on) as known_on, max(weight) as weight from evidence where weight is not null group by stretch_no, event_id, day_key, entry_id
), counted_once as (
    select stretch_no, greatest(0, weight - greatest(coalesce(max(weight) over same_event, 0), coalesce(max(weight) over same_day, 0))) as events
    from weighed
    window same_event as (partition by stretch_no, event_id order by known_on, entry_id rows between unbounded preceding and 1 preceding),
        same_day as (partition by stretch_no, day_key order by known_on, entry_id rows between unbounded preceding and 1 preceding)
)
select stretch_no, sum(events)::int as events from counted_once group by stretch_no;

-- The earliest day on which it could have been raised is another day only where an entry that raises it is dated vaguely: as much earlier as that entry could
-- have been known, and what else was waited for (an allowance, a child's being known) waited for all the same.
create temp table findings as
select t.stretch_no, t.pattern, t.standpoint, t.family_id, t.raised_on, t.resolved_on, min(v.happened_from) as first_on, max(v.happened_to) as last_on,
    least(t.raised_on, coalesce(
        min(case when v.happened_from = v.happened_to or v.known_earliest > v.span_from_earliest then days_after(t.raised_on, -days_between(v.known_earliest, v.known_on)) else v.span_from_earliest end)
            filter (where v.raising and v.span_from_earliest is not null),
        days_after(max(v.known_earliest) filter (where v.raising), days_between(max(v.known_on) filter (where v.raising), t.raised_on)))) as raised_on_earliest,
    list_sort(list(distinct v.person_id) filter (where v.person_id is not null)) as about,
    list_sort(list(distinct v.entry_id)) as evidence,
    list_sort(list(distinct v.entry_id) filter (where v.raising)) as raised_by,
    list_sort(flatten(list(v.instead_of) filter (where v.instead_of is not null))) as instead_of,
    list_sort(list(distinct v.lacking) filter (where v.lacking is not null)) as lacking,
    list_sort(list(distinct {'what': v.detail, 'person': v.person_id, 'until': v.span_until}) filter (where v.detail is not null)) as noted,
    list_sort(list(distinct v.entry_id) filter (where v.suggested)) as rests_on_suggestions,
    list_sort(list(distinct {'day': v.happened_to, 'known': v.known_on, 'entry': v.entry_id}) filter (where v.raising and v.opens)) as opened,
    any_value(m.events) as events
from stretches t join evidence v using (stretch_no) left join measures m using (stretch_no)
group by t.stretch_no, t.pattern, t.standpoint, t.family_id, t.raised_on, t.resolved_on;

-- What points the other way, in the time of the stretch; where a pattern looks back, from a year before it.
create temp table contrary as
with against as (
    select pattern, standpoint, family_id, person_id, entry_id from spans where bearing <> 'for'
    union all select pattern, standpoint, family_id, person_id, entry_id from counted where bearing <> 'for'
)
select f.stretch_no, list_sort(list(distinct c.entry_id)) as contrary
from findings f join stretches t using (stretch_no) left join looking_back b on b.pattern = f.pattern
join against c on c.pattern = f.pattern and c.standpoint = f.standpoint and c.family_id = f.family_id
join entries e on e.standpoint = f.standpoint and e.family_id = f.family_id and e.entry_id = c.entry_id
    and e.happened_to >= case when b.pattern is null then f.first_on else months_before(f.first_on, 12) end and e.happened_from <= coalesce(f.resolved_on, t.as_of)
where (c.person_id is null or (f.stretch_no, c.person_id) in (select (stretch_no, person_id) from evidence where person_id is not null))
    and not exists (select 1 from evidence v where v.stretch_no = f.stretch_no and v.entry_id = c.entry_id)
group by f.stretch_no;
