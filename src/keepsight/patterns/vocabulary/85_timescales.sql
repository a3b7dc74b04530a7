-- The clocks of guidance: what starts each, what stops it, and when its expectation ends. `timescales` is laid beside the record by the runner.

-- What each entry of a child is for the clocks, read from its kind, outcome, parts and words.
create temp table marks_for_clocks as
select standpoint, family_id, child_id, entry_id, happened_from, happened_to, counts_from as known_on, unnest([m for m in [
    case when kind = 'referral' and service = 'social-care' then 'referral' end,
    case when service = 'social-care' and (outcome <> '' or outcome_in_words or holds_response
        or kind in ('assessment', 'decision', 'strategy discussion', 'section 47 enquiry', 'conference', 'visit', 'meeting', 'review', 'plan start', 'plan end', 'closure')) then 'decided' end,
    case when service = 'social-care' and (outcome = 'assessment' or (kind = 'assessment' and has(says, 'begun'))) then 'assessment begun' end,
    case when service = 'social-care' and ((kind = 'assessment' and outcome <> 'assessment' and not has(says, 'begun')) or kind in ('plan start', 'conference', 'closure')) then 'assessed' end,
    case when kind = 'strategy discussion' then 'strategy discussion' end,
    case when outcome = 'conference' then 'conference called' end,
    case when kind = 'conference' then 'conference' end,
    case when has(says, 'core_group') then 'core group' end,
    case when kind = 'conference' or (kind = 'review' and has(says, 'protection')) then 'review conference' end,
    case when kind = 'visit' and service = 'social-care' and named and outcome <> 'not-seen' and not has(parts, 'not seen') and (has_any(parts, ['seen', 'seen alone']) or outcome = 'seen') then 'visit' end,
    case when kind in ('meeting', 'review') and has(says, 'child_in_need') then 'need meeting' end,
    case when kind = 'review' and has(says, 'child_in_need') then 'need review' end,
    case when has(says, 'pre_proceedings') then 'pre-proceedings' end,
    case when kind = 'court' then 'court' end,
    case when kind = 'court' and has(says, 'court_applied') then 'care application' end,
    case when kind = 'court' and has(says, 'order_made') then 'care proceedings ended' end,
    case when kind = 'placement' and has(says, 'looked_after') then 'placement' end,
    case when kind = 'review' and has(says, 'looked_after') then 'looked-after review' end,
    case when kind = 'birth' and named and happened_to >= born_from and happened_from <= days_after(born_to, 31) then 'birth' end,
    case when service = 'health-visiting' and named and kind <> 'missed appointment' and outcome not in ('not-seen', 'not-attended', 'cancelled-by-service') then 'health visitor' end
] if m is not null]) as mark
from entries_by_child where kind <> 'background' and (service in ('social-care', 'health-visiting') or outcome = 'conference'
    or kind in ('strategy discussion', 'conference', 'court', 'birth') or has_any(says, ['core_group', 'protection', 'child_in_need', 'pre_proceedings', 'looked_after']));

-- Each clock: the entry that started it, its days, from when it could be told, and the day on which its expectation ends.
create temp table clocks as
with first_marks as (
    select standpoint, family_id, mark, min(known_on) as known_on from marks_for_clocks group by standpoint, family_id, mark
), protection as (
    select p.standpoint, p.family_id, p.child_id, p.entry_id, p.happened_from, p.happened_to, p.known_on, p.open_until, p.same_plan_on from protection_plans p
), need as (
    select standpoint, family_id, child_id, entry_id, happened_from, happened_to, known_on, open_until from open_work where plan and tier = 2
), started as (
    select m.standpoint, m.family_id, m.child_id, s.timescale, m.entry_id, m.happened_from, m.happened_to, m.known_on, never() as ends_on, false as while_open
    from marks_for_clocks m join (values ('T01', 'referral'), ('T02', 'assessment begun'), ('T16', 'pre-proceedings'), ('T17', 'care application'), ('T24a', 'placement'), ('T24c', 'looked-after review'),
        ('T23b', 'birth'), ('T23c', 'birth'), ('T23d', 'birth'), ('T23e', 'birth')) s(timescale, mark) on s.mark = m.mark
    union all
    select r.standpoint, r.family_id, r.child_id, 'T02', r.entry_id, r.happened_from, r.happened_to, greatest(r.known_on, b.known_on), never(), false
    from marks_for_clocks r join marks_for_clocks b on b.standpoint = r.standpoint and b.child_id = r.child_id and b.mark = 'assessment begun' and b.entry_id <> r.entry_id
        and b.happened_to >= r.happened_to and b.happened_to <= days_after(r.happened_to, 45) where r.mark = 'referral'
    union all
    select s.standpoint, s.family_id, s.child_id, 'T04', s.entry_id, s.happened_from, s.happened_to, greatest(s.known_on, c.known_on), never(), false
    from marks_for_clocks s join marks_for_clocks c on c.standpoint = s.standpoint and c.child_id = s.child_id and c.mark = 'conference called' and c.happened_to >= s.happened_from
        and c.happened_to <= days_after(s.happened_to, 60) where s.mark = 'strategy discussion'
    union all
    select standpoint, family_id, child_id, t.timescale, entry_id, happened_from, happened_to, known_on, least(open_until, same_plan_on), true
    from protection cross join (values ('T06'), ('T08')) t(timescale)
    union all
    select p.standpoint, p.family_id, p.child_id, 'T11', p.entry_id, p.happened_from, p.happened_to, greatest(p.known_on, f.known_on), p.open_until, true
    from protection p join first_marks f on f.standpoint = p.standpoint and f.family_id = p.family_id and f.mark = 'visit'
    union all
    select p.standpoint, p.family_id, p.child_id, s.timescale, m.entry_id, m.happened_from, m.happened_to, greatest(m.known_on, p.known_on), p.open_until, true
    from protection p join marks_for_clocks m on m.standpoint = p.standpoint and m.child_id = p.child_id and m.entry_id <> p.entry_id and m.happened_to >= p.happened_to and m.happened_to < p.open_until
    join (values ('T07', 'core group'), ('T09', 'review conference'), ('T11', 'visit')) s(timescale, mark) on s.mark = m.mark
    union all
    select n.standpoint, n.family_id, n.child_id, t.timescale, n.entry_id, n.happened_from, n.happened_to, greatest(n.known_on, f.known_on), n.open_until, true
    from need n cross join (values ('T12a', 'need meeting'), ('T13a', 'need review')) t(timescale, mark) join first_marks f on f.standpoint = n.standpoint and f.family_id = n.family_id and f.mark = t.mark
    union all
    select n.standpoint, n.family_id, n.child_id, s.timescale, m.entry_id, m.happened_from, m.happened_to, greatest(m.known_on, n.known_on), n.open_until, true
    from need n join marks_for_clocks m on m.standpoint = n.standpoint and m.child_id = n.child_id and m.entry_id <> n.entry_id and m.happened_to >= n.happened_to and m.happened_to < n.open_until
    join (values ('T12b', 'need meeting'), ('T13b', 'need review')) s(timescale, mark) on s.mark = m.mark
)
select distinct * from started;

-- What stops each clock; `after` where only an entry of a later day does, because the clock runs from one to the next.
create temp view clock_stops as
select s.timescale, s.after, m.standpoint, m.child_id, m.entry_id, m.happened_to, m.known_on
from marks_for_clocks m join (values ('T01', 'decided', false), ('T02', 'assessed', false), ('T04', 'conference', false), ('T06', 'core group', false), ('T07', 'core group', true), ('T08', 'review conference', true),
    ('T09', 'review conference', true), ('T11', 'visit', true), ('T12a', 'need meeting', false), ('T12b', 'need meeting', true), ('T13a', 'need review', false), ('T13b', 'need review', true),
    ('T16', 'court', false), ('T17', 'care proceedings ended', false), ('T24a', 'looked-after review', false), ('T24c', 'looked-after review', true),
    ('T23b', 'health visitor', false), ('T23c', 'health visitor', false), ('T23d', 'health visitor', false), ('T23e', 'health visitor', false)) s(timescale, mark, after) on s.mark = m.mark;

-- Each clock that entries start, with the day after its time was up, the first day on which an entry that stops it is known, and what ends it. Only where the
-- file of the service that would hold the entry can tell; a health visitor's only where it is said to hold every contact (safe practice 2.1, 2.2).
create temp table clocks_run as
with due as (
    select c.*, t.in_force_from, coalesce(w.due_on, days_after(months_after(c.happened_to, t.add_months), t.add_days + 1)) as due_on
    from clocks c join timescales t on t.timescale = c.timescale and t.computed and c.happened_to >= t.in_force_from and c.happened_to < t.in_force_until
    left join working_days_after w on w.day = c.happened_to and w.working_days = t.working_days
), able as (
    select d.*, min(o.known_on) as told_on
    from due d join told o on o.standpoint = d.standpoint and o.family_id = d.family_id and d.happened_to >= o.told_from and d.due_on <= o.told_until
    join services v on v.agency = o.agency and v.service = case when d.timescale in ('T23b', 'T23c', 'T23d', 'T23e') then 'health-visiting' else 'social-care' end
    left join coverage k on lower(k.agency) = lower(o.agency) and k.known_until is null and k.kind_of_file = 'every contact'
    where v.service = 'social-care' or k.agency is not null
    group by all
), stopped as (
    select a.standpoint, a.child_id, a.timescale, a.entry_id, a.known_on, min(s.known_on) as stopped_on
    from able a join clock_stops s on s.standpoint = a.standpoint and s.child_id = a.child_id and s.timescale = a.timescale
        and (s.happened_to > a.happened_to or (not s.after and s.happened_to >= a.happened_from and (s.entry_id <> a.entry_id or a.timescale = 'T01')))
    where a.timescale not in ('T23d', 'T23e') or s.happened_to >= months_after(a.happened_from, case a.timescale when 'T23d' then 8 else 23 end)
    group by a.standpoint, a.child_id, a.timescale, a.entry_id, a.known_on
), ended as (
    select a.standpoint, a.child_id, a.timescale, a.entry_id, a.known_on, min(x.counts_from) as ended_on
    from able a join endings_of_work x on x.standpoint = a.standpoint and x.child_id = a.child_id and x.happened_to > a.happened_from and x.entry_id <> a.entry_id
        and (x.leaves or (x.for_all and a.timescale not in ('T23b', 'T23c', 'T23d', 'T23e')))
    group by a.standpoint, a.child_id, a.timescale, a.entry_id, a.known_on
)
select a.standpoint, a.family_id, a.child_id, a.timescale, a.in_force_from, a.entry_id, a.happened_from, a.happened_to, a.due_on, a.while_open,
    greatest(a.due_on, a.known_on, a.told_on) as span_from, least(a.ends_on, s.stopped_on, e.ended_on, c.childhood_until) as ends_on
from able a
join people c on c.standpoint = a.standpoint and c.family_id = a.family_id and c.person_id = a.child_id
left join stopped s on s.standpoint = a.standpoint and s.child_id = a.child_id and s.timescale = a.timescale and s.entry_id = a.entry_id and s.known_on = a.known_on
left join ended e on e.standpoint = a.standpoint and e.child_id = a.child_id and e.timescale = a.timescale and e.entry_id = a.entry_id and e.known_on = a.known_on;

-- Steps and differences that an agency typed, with the day they were due, the day they were done or settled, and the reason it recorded.
create temp table typed_clocks as
with steps as (
    select e.standpoint, e.family_id, e.child_id, e.childhood_until, e.entry_id, e.happened_from, e.happened_to, e.counts_from as known_on, s.due_on as given_due, s.done_on, s.reason, s.opened_by, o.happened_to as opened_to, o.known_on as opened_on,
        case s.step when 'referral decision' then 'T01' when 'assessment' then 'T02' when 'strategy discussion' then 'T03' when 'initial conference' then 'T04' when 'core group' then 'T07' when 'review conference' then 'T09'
            when 'report before conference' then 'T10' when 'protection visit' then 'T11' when 'child in need meeting' then 'T12b' when 'child in need review' then 'T13b' when 'step-down plan' then 'T14'
            when 'plan challenge' then 'T15a' when 'plan review by the chair' then 'T15b' when 'plan decision' then 'T15c' when 'plan end' then 'T15d'
            when 'pre-proceedings review' then 'T16' when 'care proceedings' then 'T17' when 'pre-birth meeting' then 'T21' when 'pre-birth conference' then 'T21'
            when 'health visitor contact' then 'T23a' when 'second looked-after review' then 'T24b' when 'looked-after review' then 'T24c' when 'disagreement' then 'T22'
            when 'panel notification' then 'T18' when 'rapid review' then 'T19' when 'practice review' then 'T20' when 'subject access request' then 'T25' end as timescale
    from step s join entries_by_child e using (entry_id) join as_at a using (family_id) left join entries o on o.standpoint = e.standpoint and o.entry_id = s.opened_by
    where stands(s.known_on, s.known_until, a.as_of)
    union all
    select e.standpoint, e.family_id, e.child_id, e.childhood_until, e.entry_id, e.happened_from, e.happened_to, e.counts_from, null, d.settled_on, '', '', null, null, 'T22'
    from disagreement d join entries_by_child e using (entry_id) join as_at a using (family_id) where stands(d.known_on, d.known_until, a.as_of)
), due as (
    select s.*, t.in_force_from, coalesce(days_after(s.given_due, 1), w.due_on, case when t.working_days is null then days_after(months_after(coalesce(s.opened_to, s.happened_to), t.add_months), t.add_days + 1) end) as due_on
    from steps s join timescales t on t.timescale = s.timescale and (s.given_due is not null or not t.due_day_given)
        and coalesce(s.opened_to, s.happened_to) >= t.in_force_from and coalesce(s.opened_to, s.happened_to) < t.in_force_until
    left join working_days_after w on w.day = coalesce(s.opened_to, s.happened_to) and w.working_days = t.working_days
)
select standpoint, family_id, child_id, timescale, in_force_from, entry_id, due_on, reason, greatest(due_on, known_on, case when given_due is null then opened_on end) as span_from,
    least(childhood_until, case when done_on is not null then greatest(done_on, known_on) end) as ends_on
from due where due_on is not null and (given_due is not null or opened_by = '' or opened_on is not null);

-- Entries whose words give a reason for a delay.
create temp view reasons_for_delay as
select standpoint, family_id, child_id, entry_id from entries_by_child where has(says, 'delay_reason');
