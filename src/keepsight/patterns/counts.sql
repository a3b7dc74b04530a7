-- From counted events to the days on which a count holds (contracts 1.4, 1.5, 2.1; decision 2).
-- Events stand at their latest day. For each day on which an event falls, the window that closes with it is looked at. The count holds
-- there from the first day on which enough of its events are known, until as long again has passed with nothing added to what is known.

create temp table series as
select row_number() over (order by c.pattern, c.standpoint, c.family_id, c.series) as series_no, c.pattern, c.standpoint, c.family_id, c.series,
    max(need_events) as need_events, coalesce(max(need_months), 0) as need_months, coalesce(max(need_accounts), 0) as need_accounts, coalesce(max(need_settings), 0) as need_settings,
    coalesce(max(need_facets), 0) as need_facets, max(one_missed_in) as one_missed_in, max(window_months) as window_months, coalesce(max(allow_days), -1) as allow_days
from counted c join entries e on e.standpoint = c.standpoint and e.entry_id = c.entry_id
where c.bearing = 'for' group by c.pattern, c.standpoint, c.family_id, c.series having sum(e.how_many) >= max(need_events);

create temp table countable as
select s.series_no, c.person_id, c.entry_id, c.bearing, c.facet, c.suggested, greatest(e.known_on, c.counts_from) as known_on,
    e.happened_from, e.happened_to as day_of, e.how_many, e.event_id, e.account, e.setting, coalesce(e.exact_day::varchar, e.entry_id) as day_key
from counted c join series s using (pattern, standpoint, family_id, series) join entries e on e.standpoint = c.standpoint and e.entry_id = c.entry_id
where c.bearing <> 'against';

-- An account adds to the count only what no account of the same event, and no other event of the same exact day, had added before it was known.
create temp table members as
with each_once as (
    select c.series_no, c.bearing, c.entry_id, c.day_of, min(c.known_on) as known_on, c.event_id, c.day_key, case when s.need_facets > 0 then c.facet end as facet,
        case when s.need_accounts > 0 then c.account end as account, case when s.need_settings > 0 then c.setting end as setting,
        case when s.need_months > 0 then date_trunc('month', c.day_of) end as month_of, case when c.happened_from > months_before(c.day_of, s.window_months) then c.how_many else 1 end as weight
    from countable c join series s using (series_no) where c.bearing <> 'ends' group by all
)
select *, greatest(0, weight - greatest(coalesce(max(weight) over same_event, 0), coalesce(max(weight) over same_day, 0))) as events
from each_once
window same_event as (partition by series_no, bearing, event_id order by known_on, entry_id, facet rows between unbounded preceding and 1 preceding),
    same_day as (partition by series_no, bearing, day_key order by known_on, entry_id, facet rows between unbounded preceding and 1 preceding);

-- Each window, with its members, and the days from its last event's on which something more becomes known of it.
create temp table within_window as
with closing_days as (
    select series_no, day_of as window_day, min(known_on) as window_known from members where bearing = 'for' group by series_no, day_of
)
select d.window_day, d.window_known, s.need_events, m.series_no, m.bearing, m.entry_id, m.known_on, m.facet, m.account, m.setting, m.month_of, m.weight, m.events
from closing_days d join series s using (series_no)
join members m on m.series_no = d.series_no and m.day_of <= d.window_day and m.day_of > months_before(d.window_day, s.window_months);

create temp table knowledge as
with enough as (
    select series_no, window_day from within_window where bearing = 'for' group by series_no, window_day, need_events having sum(events) >= need_events
), steps as (
    select distinct w.series_no, w.window_day, greatest(w.known_on, w.window_known) as step_on from within_window w join enough using (series_no, window_day)
)
select t.series_no, t.window_day, t.step_on, lead(t.step_on, 1, never()) over (partition by t.series_no, t.window_day order by t.step_on) as next_on,
    max(w.known_on) filter (where w.bearing = 'for') as added_on, sum(w.events) filter (where w.bearing = 'for') as events,
    coalesce(sum(w.events) filter (where w.bearing = 'kept'), 0) as kept, count(distinct w.month_of) filter (where w.bearing = 'for') as months,
    count(distinct w.account) filter (where w.bearing = 'for') as accounts, count(distinct w.setting) filter (where w.bearing = 'for') as settings,
    count(distinct w.facet) filter (where w.bearing = 'for') as facets
from steps t join within_window w on w.series_no = t.series_no and w.window_day = t.window_day and w.known_on <= t.step_on
group by t.series_no, t.window_day, t.step_on;

-- The days on which the count holds in each window, and, put together, in each series.
create temp table holding as
with ended as (
    select k.series_no, k.window_day, min(x.known_on) as ended_on
    from (select distinct series_no, window_day from knowledge) k join series s using (series_no)
    join countable x on x.series_no = k.series_no and x.bearing = 'ends' and x.day_of > months_before(k.window_day, s.window_months)
    group by k.series_no, k.window_day
)
select k.series_no, k.window_day, greatest(k.step_on, days_after(k.window_day, s.allow_days + 1)) as hold_from,
    least(k.next_on, months_after(k.added_on, s.window_months), coalesce(x.ended_on, never())) as hold_until
from knowledge k join series s using (series_no) left join ended x on x.series_no = k.series_no and x.window_day = k.window_day
where k.events >= s.need_events and k.months >= s.need_months and k.accounts >= s.need_accounts and k.settings >= s.need_settings
    and k.facets >= s.need_facets and coalesce(k.events * s.one_missed_in >= k.events + k.kept, true) and hold_from < hold_until;

create temp table runs as
with marked as (
    select *, max(hold_until) over (partition by series_no order by hold_from, hold_until rows between unbounded preceding and 1 preceding) as before_until from holding
)
select series_no, window_day, hold_from, hold_until,
    sum(case when hold_from > coalesce(before_until, date '0001-01-01') then 1 else 0 end) over (partition by series_no order by hold_from, hold_until) as run_no
from marked;

insert into spans by name
with run_days as (
    select series_no, run_no, max(hold_until) as run_until from runs group by series_no, run_no
), cited as (
    select r.series_no, r.run_no, w.entry_id, max(w.weight) as weight, min(greatest(r.hold_from, w.known_on)) as span_from
    from runs r join within_window w on w.series_no = r.series_no and w.window_day = r.window_day and w.bearing = 'for' and w.known_on < r.hold_until
    group by r.series_no, r.run_no, w.entry_id
)
select s.pattern, s.standpoint, s.family_id, c.person_id, x.entry_id, 'for' as bearing, true as opens, bool_or(coalesce(c.suggested, false)) as suggested,
    x.span_from, d.run_until as span_until, x.weight
from cited x join run_days d using (series_no, run_no) join series s using (series_no)
join countable c on c.series_no = x.series_no and c.entry_id = x.entry_id and c.bearing = 'for' and c.known_on < d.run_until
group by s.pattern, s.standpoint, s.family_id, c.person_id, x.entry_id, x.span_from, d.run_until, x.weight;
