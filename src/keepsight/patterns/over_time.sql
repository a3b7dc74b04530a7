-- Each unbroken time in which work was open with a child, all agencies together: from its opening to its end, or still open on the as-at day. Every child
-- with whom any service's work was ever open is in it, at whatever tier. What is counted of it is what patterns read: the first entry (or grade) in
-- which something was better for this child than an entry before had it; decisions put off; actions carried over; changes of the lead worker.
create temp table times_open as
with marked as (
    select o.family_id, o.child_id, o.tier, o.happened_to as opened_on, least(o.open_until, days_after(a.as_of, 1)) as closed_on, a.as_of,
        max(least(o.open_until, days_after(a.as_of, 1))) over (partition by o.family_id, o.child_id order by o.happened_to, o.open_until rows between unbounded preceding and 1 preceding) as before_until
    from open_work o join as_at a using (family_id) where o.standpoint = 'together' and o.happened_to < o.open_until and o.happened_to <= a.as_of
), numbered as (
    select *, sum(case when before_until is null or opened_on > before_until then 1 else 0 end) over (partition by family_id, child_id order by opened_on, closed_on) as place from marked
)
select family_id, child_id, place, max(tier) as tier, min(opened_on) as opened_on, max(closed_on) as closed_on, max(closed_on) > max(as_of) as still_open, least(max(closed_on), max(as_of)) as seen_until
from numbered group by family_id, child_id, place;

create temp view told_in_that_time as
select t.family_id, t.child_id, t.place, 'better' as what, b.entry_id as which, b.happened_to as on_day from times_open t
join turns_for_each_child b on b.standpoint = 'together' and b.family_id = t.family_id and b.child_id = t.child_id and b.better and not b.alone and b.happened_to > t.opened_on and b.happened_to <= t.seen_until
union all
select t.family_id, t.child_id, t.place, 'put off', d.entry_id, d.happened_to from times_open t
join meetings_and_decisions d on d.standpoint = 'together' and d.family_id = t.family_id and d.child_id = t.child_id and d.put_off and d.happened_to between t.opened_on and t.seen_until
union all
select t.family_id, t.child_id, t.place, 'carried over', c.entry_id, c.happened_to from times_open t
join actions_spoken_of c on c.standpoint = 'together' and c.family_id = t.family_id and c.child_id = t.child_id and c.carried and c.happened_to between t.opened_on and t.seen_until
union all
select t.family_id, t.child_id, t.place, 'carried over', c.action_id, c.carried_on from times_open t
join actions_for_each_child c on c.standpoint = 'together' and c.family_id = t.family_id and c.child_id = t.child_id and c.carried_on < c.open_until and c.carried_on between t.opened_on and t.seen_until
union all
select t.family_id, t.child_id, t.place, 'new worker', w.change, w.day from times_open t
join changes_of_worker w on w.standpoint = 'together' and w.family_id = t.family_id and w.child_id = t.child_id and w.change_until > t.seen_until and w.day > t.opened_on and w.day <= t.seen_until;
