-- From counted events to the days on which a count holds (contracts 1.4, 1.5, 2.1; decision 2).
-- Events stand at their latest day. For each day on which an event falls, the window that closes with it is looked at. The count holds
-- there from the first day on which enough of its events are known, until as long again has passed with nothing added to what is known.

create temp table series as
select row_number() over (order by c.pattern, c.standpoint, c.family_id, c.series) as series_no, c.pattern, c.standpoint, c.family_id, c.series,
    max(c.need_events) as need_events, coalesce(max(c.need_months), 0) as need_months, coalesce(max(c.need_accounts), 0) as need_accounts, coalesce(max(c.need_settings), 0) as need_settings,
    coalesce(max(c.need_facets), 0) as need_facets, max(c.one_missed_in) as one_missed_in, max(c.window_months) as window_months, coalesce(max(c.allow_days), -1) as allow_days
from counted c join entries e on e.standpoint = c.standpoint and e.family_id = c.family_id and e.entry_id = c.entry_id
where c.bearing = 'for' group by c.pattern, c.standpoint, c.family_id, c.series having sum(e.how_many) >= max(c.need_events);

create temp table countable as
select s.series_no, c.person_id, c.entry_id, c.bearing, c.facet, c.suggested, greatest(e.known_on, c.counts_from) as known_on,
    e.happened_from, e.happened_to as day_of, e.how_many, e.event_id, e.account, e.setting, coalesce(e.exact_day::varchar, e.entry_id) as day_key
from counted c join series s using (pattern, standpoint, family_id, series) join entries e on e.standpoint = c.standpoint and e.family_id = c.family_id and e.entry_id = c.entry_id
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

-- What is counted only once in a window however often it is told: the months, accounts, settings and facets of its events, by day.
create temp table marks as
select series_no, mark, worth, day_of, min(known_on) as known_on
from (
    select series_no, 'month' as mark, month_of::varchar as worth, day_of, known_on from members where bearing = 'for'
    union all select series_no, 'account', account, day_of, known_on from members where bearing = 'for'
    union all select series_no, 'setting', setting, day_of, known_on from members where bearing = 'for'
    union all select series_no, 'facet', facet, day_of, known_on from members where bearing = 'for'
) where worth is not null group by series_no, mark, worth, day_of;

-- The windows that ever hold enough events. A window is open for the days after `after_day` up to `window_day`.
create temp table windows as
with closing_days as (
    select m.series_no, m.day_of as window_day, months_before(m.day_of, s.window_months) as after_day, min(m.known_on) as window_known, s.need_events
    from members m join series s using (series_no) where m.bearing = 'for' group by m.series_no, m.day_of, s.window_months, s.need_events
), days as (
    select series_no, day_of, sum(events) as events from members where bearing = 'for' group by series_no, day_of
)
select row_number() over (order by w.series_no, w.window_day) as window_no, w.series_no, w.window_day, w.after_day, w.window_known
from closing_days w join days d on d.series_no = w.series_no and d.day_of <= w.window_day and d.day_of > w.after_day
group by w.series_no, w.window_day, w.after_day, w.window_known, w.need_events having sum(d.events) >= w.need_events;

-- Each day on which something more becomes known of a window, from the day of its last event on, with what is known of it by then.
create temp table knowledge as
with days as (
    select series_no, day_of, known_on, max(known_on) filter (where bearing = 'for') as added_on,
        sum(events) filter (where bearing = 'for') as events, sum(events) filter (where bearing = 'kept') as kept
    from members group by series_no, day_of, known_on
), steps as (
    select w.window_no, greatest(d.known_on, w.window_known) as step_on, max(d.added_on) as added_on, sum(d.events) as events, sum(d.kept) as kept
    from windows w join days d on d.series_no = w.series_no and d.day_of <= w.window_day and d.day_of > w.after_day
    group by w.window_no, step_on
), first_told as (
    select w.window_no, k.mark, greatest(min(k.known_on), w.window_known) as step_on
    from windows w join marks k on k.series_no = w.series_no and k.day_of <= w.window_day and k.day_of > w.after_day
    group by w.window_no, w.window_known, k.mark, k.worth
), marked as (
    select window_no, step_on, count(*) filter (where mark = 'month') as months, count(*) filter (where mark = 'account') as accounts,
        count(*) filter (where mark = 'setting') as settings, count(*) filter (where mark = 'facet') as facets
    from first_told group by window_no, step_on
)
select t.window_no, t.step_on, lead(t.step_on, 1, never()) over (partition by t.window_no order by t.step_on) as next_on, max(t.added_on) over so_far as added_on,
    sum(t.events) over so_far as events, coalesce(sum(t.kept) over so_far, 0) as kept, coalesce(sum(m.months) over so_far, 0) as months,
    coalesce(sum(m.accounts) over so_far, 0) as accounts, coalesce(sum(m.settings) over so_far, 0) as settings, coalesce(sum(m.facets) over so_far, 0) as facets
from steps t left join marked m on m.window_no = t.window_no and m.step_on = t.step_on
window so_far as (partition by t.window_no order by t.step_on rows between unbounded preceding and current row);

-- The days on which the count holds in each window, and, put together, in each series.
create temp table holding as
with ended as (
    select w.window_no, min(x.known_on) as ended_on
    from windows w join countable x on x.series_no = w.series_no and x.bearing = 'ends' and x.day_of > w.after_day
    group by w.window_no
), held as (
    select w.series_no, w.window_day, w.after_day, greatest(k.step_on, days_after(w.window_day, s.allow_days + 1)) as hold_from,
        least(k.next_on, months_after(k.added_on, s.window_months), coalesce(x.ended_on, never())) as hold_until
    from knowledge k join windows w using (window_no) join series s using (series_no) left join ended x using (window_no)
    where k.events >= s.need_events and k.months >= s.need_months and k.accounts >= s.need_accounts and k.settings >= s.need_settings
        and k.facets >= s.need_facets and coalesce(k.events * s.one_missed_in >= k.events + k.kept, true)
)
select * from held where hold_from < hold_until;

create temp table runs as
with marked as (
    select *, max(hold_until) over (partition by series_no order by hold_from, hold_until rows between unbounded preceding and 1 preceding) as before_until from holding
)
select series_no, window_day, after_day, hold_from, hold_until,
    sum(case when hold_from > coalesce(before_until, date '0001-01-01') then 1 else 0 end) over (partition by series_no order by hold_from, hold_until) as run_no
from marked;

-- Each entry is cited from when a window that holds has it until the last of these windows holds no more: where something else clips the stretch, what
-- had left every window by then raised nothing.
insert into spans by name
with cited as (
    select r.series_no, r.run_no, m.entry_id, max(m.weight) as weight, min(greatest(r.hold_from, m.known_on)) as span_from, max(r.hold_until) as span_until
    from runs r join members m on m.series_no = r.series_no and m.day_of <= r.window_day and m.day_of > r.after_day and m.bearing = 'for' and m.known_on < r.hold_until
    group by r.series_no, r.run_no, m.entry_id
)
select s.pattern, s.standpoint, s.family_id, c.person_id, x.entry_id, 'for' as bearing, true as opens, bool_or(coalesce(c.suggested, false)) as suggested,
    x.span_from, x.span_until, x.weight, '' as detail
from cited x join series s using (series_no)
join countable c on c.series_no = x.series_no and c.entry_id = x.entry_id and c.bearing = 'for' and c.known_on < x.span_until
group by s.pattern, s.standpoint, s.family_id, c.person_id, x.entry_id, x.span_from, x.span_until, x.weight;
