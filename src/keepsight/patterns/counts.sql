-- From counted events to the days on which a count holds (contracts 1.4, 1.5, 2.1).
-- Events stand at their latest day. For each day on which an event falls, the window that closes with it is looked at. The count holds
-- there from the first day on which enough of its events are known, until as long again has passed with nothing added to what is known.

create temp table series as
select row_number() over (order by c.pattern, c.standpoint, c.family_id, c.series) as series_no, c.pattern, c.standpoint, c.family_id, c.series,
    max(need_events) as need_events, coalesce(max(need_months), 0) as need_months, coalesce(max(need_accounts), 0) as need_accounts,
    coalesce(max(need_settings), 0) as need_settings, coalesce(max(need_facets), 0) as need_facets, max(one_missed_in) as one_missed_in,
    max(window_months) as window_months, coalesce(max(allow_days), -1) as allow_days
from counted c join entries e using (standpoint, family_id, entry_id)
where c.bearing = 'for'
group by c.pattern, c.standpoint, c.family_id, c.series
having sum(e.how_many) >= max(need_events);

create temp table countable as
select distinct s.series_no, c.bearing, e.entry_id, c.facet, e.happened_to as day_of, greatest(e.known_on, c.known_on) as known_on, e.account, e.setting, e.event_id,
    date_trunc('month', e.happened_to) as month_of, coalesce(e.exact_day::varchar, e.entry_id) as day_key,
    case when e.happened_from > months_before(e.happened_to, s.window_months) then e.how_many else 1 end as weight
from counted c join series s using (pattern, standpoint, family_id, series) join entries e using (standpoint, family_id, entry_id)
where c.bearing in ('for', 'kept', 'ends');

create temp table within_window as
with closing_days as (
    select series_no, day_of as window_day, min(known_on) as window_known from countable where bearing = 'for' group by series_no, day_of
)
select d.series_no, d.window_day, d.window_known, m.* exclude (series_no)
from closing_days d join series s using (series_no)
join countable m on m.series_no = d.series_no and m.bearing <> 'ends' and m.day_of <= d.window_day and m.day_of > months_before(d.window_day, s.window_months)
qualify sum(case when m.bearing = 'for' then m.weight else 0 end) over (partition by d.series_no, d.window_day) >= s.need_events;

-- An account adds to the count only what no other account of the event, and no other event of the same day, had added before it was known.
create temp table added as
select series_no, window_day, window_known, known_on, bearing = 'for' as supports,
    greatest(0, weight - greatest(coalesce(max(weight) over same_event, 0), coalesce(max(weight) over same_day, 0))) as events,
    case when row_number() over (partition by series_no, window_day, bearing, month_of order by known_on, entry_id, facet) = 1 then 1 else 0 end as months,
    case when account is not null and row_number() over (partition by series_no, window_day, bearing, account order by known_on, entry_id, facet) = 1 then 1 else 0 end as accounts,
    case when setting is not null and row_number() over (partition by series_no, window_day, bearing, setting order by known_on, entry_id, facet) = 1 then 1 else 0 end as settings,
    case when facet is not null and row_number() over (partition by series_no, window_day, bearing, facet order by known_on, entry_id) = 1 then 1 else 0 end as facets
from within_window
window same_event as (partition by series_no, window_day, bearing, event_id order by known_on, entry_id, facet rows between unbounded preceding and 1 preceding),
    same_day as (partition by series_no, window_day, bearing, day_key order by known_on, entry_id, facet rows between unbounded preceding and 1 preceding);

-- What is known of each window on each day on which something more becomes known of it.
create temp table knowledge as
with by_day as (
    select series_no, window_day, window_known, known_on, max(case when supports then known_on end) as added_on,
        sum(case when supports then events else 0 end) as events, sum(case when not supports then events else 0 end) as kept,
        sum(case when supports then months else 0 end) as months, sum(case when supports then accounts else 0 end) as accounts,
        sum(case when supports then settings else 0 end) as settings, sum(case when supports then facets else 0 end) as facets
    from added group by series_no, window_day, window_known, known_on
)
select series_no, window_day, window_known, known_on, lead(known_on, 1, never()) over (partition by series_no, window_day order by known_on) as next_on,
    max(added_on) over so_far as added_on, sum(events) over so_far as events, sum(kept) over so_far as kept, sum(months) over so_far as months,
    sum(accounts) over so_far as accounts, sum(settings) over so_far as settings, sum(facets) over so_far as facets
from by_day
window so_far as (partition by series_no, window_day order by known_on rows between unbounded preceding and current row);

create temp table holding as
with ended as (
    select k.series_no, k.window_day, min(x.known_on) as ended_on
    from (select distinct series_no, window_day from knowledge) k join series s using (series_no)
    join countable x on x.series_no = k.series_no and x.bearing = 'ends' and x.day_of > months_before(k.window_day, s.window_months)
    group by k.series_no, k.window_day
), held as (
    select k.series_no, k.window_day, greatest(k.known_on, k.window_known, days_after(k.window_day, s.allow_days + 1)) as hold_from,
        least(k.next_on, months_after(k.added_on, s.window_months), coalesce(x.ended_on, never())) as hold_until
    from knowledge k join series s using (series_no) left join ended x on x.series_no = k.series_no and x.window_day = k.window_day
    where k.events >= s.need_events and k.months >= s.need_months and k.accounts >= s.need_accounts and k.settings >= s.need_settings
        and k.facets >= s.need_facets and coalesce(k.events * s.one_missed_in >= k.events + k.kept, true)
), unbroken as (
    select *, sum(case when hold_from > coalesce(before_until, date '0001-01-01') then 1 else 0 end) over (partition by series_no, window_day order by hold_from) as run_no
    from (select *, max(hold_until) over (partition by series_no, window_day order by hold_from rows between unbounded preceding and 1 preceding) as before_until
          from held where hold_from < hold_until)
)
select series_no, window_day, min(hold_from) as hold_from, max(hold_until) as hold_until from unbroken group by series_no, window_day, run_no;

insert into spans by name
select s.pattern, s.standpoint, s.family_id, c.person_id, m.entry_id, 'for' as bearing, true as opens, bool_or(coalesce(c.suggested, false)) as suggested,
    greatest(h.hold_from, m.known_on) as span_from, max(h.hold_until) as span_until, max(m.weight) as weight
from holding h join series s using (series_no)
join within_window m on m.series_no = h.series_no and m.window_day = h.window_day and m.bearing = 'for' and m.known_on < h.hold_until
join counted c on c.pattern = s.pattern and c.standpoint = s.standpoint and c.family_id = s.family_id and c.series = s.series
    and c.entry_id = m.entry_id and c.bearing = 'for'
group by s.pattern, s.standpoint, s.family_id, c.person_id, m.entry_id, greatest(h.hold_from, m.known_on);
