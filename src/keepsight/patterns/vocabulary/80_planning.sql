-- Plans, decisions, actions, lead workers and assessments. A typed row is read where an entry has one; else the entry's kind, outcome and words.

-- Child protection plans, by each entry that opened or renewed one for a child. `same_plan_on` is the day on which an earlier entry of the same plan is
-- known: from then on this one is a later entry of that plan.
create temp table protection_plans as
select o.standpoint, o.family_id, o.child_id, o.entry_id, o.happened_from, o.happened_to, o.known_on, o.open_until, 
    coalesce(min(e.known_on) filter (where e.happened_to < o.happened_to or e.entry_id < o.entry_id), never()) as same_plan_on
from open_work o
left join open_work e on e.standpoint = o.standpoint and e.child_id = o.child_id and e.entry_id <> o.entry_id and e.tier = 3 and e.plan
    and e.open_until > o.happened_to and e.happened_to <= o.happened_to
where o.tier = 3 and o.plan
group by o.standpoint, o.family_id, o.child_id, o.entry_id, o.happened_from, o.happened_to, o.known_on, o.open_until;

-- The entries of one plan after the one that opened it.
create temp view later_entries_of_a_plan as
select p.standpoint, p.family_id, p.child_id, p.entry_id as opened_by, l.entry_id, l.happened_from, l.happened_to, l.known_on
from protection_plans p join protection_plans l on l.standpoint = p.standpoint and l.child_id = p.child_id and l.happened_to < p.open_until
    and (l.happened_to > p.happened_to or (l.happened_to = p.happened_to and l.entry_id > p.entry_id));

-- Supervision, sessions of agencies round the record, and managers' entries, by child.
create temp table oversight_of_each_child as
select e.standpoint, e.family_id, e.child_id, e.entry_id, e.happened_from, e.happened_to, e.counts_from as known_on
from entries_by_child e
left join (select s.entry_id from session s join entry n using (entry_id) join as_at a on a.family_id = n.family_id where stands(s.known_on, s.known_until, a.as_of)) s on s.entry_id = e.entry_id
where e.kind = 'supervision' or has(e.says, 'oversight') or s.entry_id is not null;

-- For each open plan: its opening and each entry of oversight since, with the day on which a later one becomes known. Only from when the record
-- holds such entries at all: before that, silence is a missing field (safe practice 2.2).
create temp view since_last_oversight as
with supplied as (
    select standpoint, family_id, min(known_on) as known_on from oversight_of_each_child group by standpoint, family_id
), looked as (
    select standpoint, family_id, child_id, entry_id as opened_by, entry_id, happened_from, happened_to, known_on, open_until from open_work where plan
    union
    select o.standpoint, o.family_id, o.child_id, o.entry_id, s.entry_id, s.happened_from, s.happened_to, greatest(s.known_on, o.known_on), o.open_until
    from open_work o join oversight_of_each_child s on s.standpoint = o.standpoint and s.child_id = o.child_id and s.entry_id <> o.entry_id and s.happened_to >= o.happened_from
    where o.plan
)
select l.* exclude (known_on), greatest(l.known_on, s.known_on) as known_on, coalesce(min(l.known_on) over (in_order rows between 1 following and unbounded following), never()) as next_on,
    list(l.entry_id) over (in_order rows between 5 preceding and 1 preceding) as before_in
from looked l join supplied s on s.standpoint = l.standpoint and s.family_id = l.family_id
window in_order as (partition by l.standpoint, l.child_id, l.opened_by order by l.happened_to, l.entry_id);

-- Changes of the lead worker of a child, usual transfers and absence left out: from involvements, each with the first entry that its service wrote of
-- the child since, and from entries that say so. A change stands from `told_on` until another lead between the two becomes known.
create temp table changes_of_worker as
with leads as (
    select c.standpoint, i.family_id, i.person_id as child_id, lower(i.agency) as agency, i.practitioner, i.start, i.change_reason, greatest(coalesce(i.known_on, i.start), i.start, c.known_on) as known_on
    from involvement i join as_at a using (family_id)
    join people c on c.family_id = i.family_id and c.person_id = i.person_id and c.kind = 'child'
    join standpoints s on s.standpoint = c.standpoint and (s.agency is null or lower(s.agency) = lower(i.agency))
    where i.practitioner <> '' and stands(i.known_on, i.known_until, a.as_of)
), changes as (
    select r.standpoint, r.family_id, r.child_id, r.agency, r.start, r.practitioner, p.practitioner || ' ' || p.start as earlier, greatest(p.known_on, r.known_on) as known_on, coalesce(min(q.known_on), never()) as until_on
    from leads r join leads p on p.standpoint = r.standpoint and p.child_id = r.child_id and p.agency = r.agency and p.start < r.start and p.practitioner <> r.practitioner
    left join leads q on q.standpoint = r.standpoint and q.child_id = r.child_id and q.agency = r.agency and q.start > p.start and q.start < r.start
    where r.change_reason not in ('TSPROC', 'ABSENC')
    group by r.standpoint, r.family_id, r.child_id, r.agency, r.start, r.practitioner, p.practitioner, p.start, p.known_on, r.known_on
), written as (
    select c.standpoint, c.family_id, c.child_id, coalesce(nullif(e.service, ''), c.agency) as worker_of, concat_ws('|', c.agency, c.start, c.earlier, c.practitioner) as change, c.start as day, c.until_on,
        e.entry_id, greatest(c.known_on, e.counts_from) as known_on, e.happened_to, false as suggested
    from changes c join entries_by_child e on e.standpoint = c.standpoint and e.child_id = c.child_id and e.named and lower(e.agency) = c.agency and e.happened_to >= c.start
), first_written as (
    select * exclude (until_on), least(until_on, coalesce(min(known_on) over (in_order rows between unbounded preceding and 1 preceding), never())) as until_on,
        min(known_on) over (partition by standpoint, child_id, change) as told_on, until_on as change_until, list(entry_id) over (in_order rows between 1 following and 3 following) as instead_of
    from written window in_order as (partition by standpoint, child_id, change order by happened_to, entry_id)
)
select standpoint, family_id, child_id, worker_of, change, day, entry_id, known_on, until_on, told_on, change_until, instead_of, suggested from first_written where known_on < until_on
union all
select standpoint, family_id, child_id, case when has(says, 'social_worker') then 'social-care' else service end, entry_id, happened_to, entry_id, counts_from, never(), counts_from, never(), null, true
from entries_by_child where named and has(says, 'new_worker') and not has(says, 'usual_change');

-- What is recorded of decisions: a meeting that should come to one, whether an entry records one, and whether it was put off. What was read from the text counts.
create temp table meetings_and_decisions as
with told_of as (
    select e.standpoint, e.family_id, e.child_id, e.entry_id, e.agency, e.kind, e.happened_from, e.happened_to, e.counts_from as known_on, e.childhood_until, e.suggested or e.kind_suggested as suggested,
        coalesce(d.question, '') as question,
        e.kind in ('conference', 'strategy discussion') or (e.kind = 'meeting' and coalesce(d.decided = '' and not d.deferred, has(e.says, 'none_decided')))
            or (e.kind = 'review' and (e.service in ('social-care', 'early-help') or has_any(e.says, ['protection', 'child_in_need', 'early_help']))) as meets,
        coalesce(d.decided = '' and not d.deferred, has(e.says, 'none_decided')) as none, coalesce(d.deferred or d.decided = '', has(e.says, 'undecided')) as put_off,
        (d.entry_id is not null and d.decided <> '') or e.kind in ('decision', 'plan start', 'plan end', 'closure', 'referral', 'section 47 enquiry', 'placement', 'court') or e.holds_response or e.outcome_in_words or has(e.says, 'decided')
            or e.outcome not in ('', 'seen', 'not-seen', 'attended', 'not-attended', 'cancelled-by-service', 'complaint', case e.kind when 'strategy discussion' then 'strategy-discussion' else e.kind end) as settles
    from entries_by_child e
    left join (select d.* from decision d join entry n using (entry_id) join as_at a on a.family_id = n.family_id where stands(d.known_on, d.known_until, a.as_of)) d on d.entry_id = e.entry_id
    where d.entry_id is not null or e.holds_response or e.outcome_in_words or has_any(e.says, ['decided', 'undecided'])
        or e.kind in ('conference', 'strategy discussion', 'review', 'decision', 'plan start', 'plan end', 'closure', 'referral', 'section 47 enquiry', 'placement', 'court')
        or e.outcome not in ('', 'seen', 'not-seen', 'attended', 'not-attended', 'cancelled-by-service', 'complaint')
)
select * exclude (settles), settles and not put_off as decided from told_of where meets or put_off or settles;

-- Actions, by child: each entry in which one was set or carried over; when an entry that shows it done is known, and when it is next carried over.
create temp table actions_for_each_child as
with set_in as (
    select e.standpoint, e.family_id, e.child_id, e.entry_id, e.happened_from, e.happened_to, greatest(e.counts_from, coalesce(t.known_on, e.counts_from)) as known_on, e.childhood_until,
        t.action_id, t.action, t.due_on, t.done_entry_id
    from action t join entries_by_child e using (entry_id) join as_at a using (family_id) where stands(t.known_on, t.known_until, a.as_of)
), done as (
    select s.standpoint, s.family_id, s.action_id, min(greatest(s.known_on, e.known_on)) as known_on
    from set_in s join entries e on e.standpoint = s.standpoint and e.entry_id = s.done_entry_id group by s.standpoint, s.family_id, s.action_id
), ended as (
    select s.standpoint, s.child_id, s.action_id, s.entry_id, min(x.counts_from) as known_on
    from set_in s join endings_of_work x on x.standpoint = s.standpoint and x.child_id = s.child_id and x.for_all and x.happened_to > s.happened_from and x.entry_id <> s.entry_id
    group by s.standpoint, s.child_id, s.action_id, s.entry_id
)
select s.*, least(s.childhood_until, coalesce(d.known_on, never()), coalesce(x.known_on, never())) as open_until,
    coalesce(min(s.known_on) over (partition by s.standpoint, s.child_id, s.action_id order by s.happened_to, s.entry_id rows between 1 following and unbounded following), never()) as carried_on
from set_in s
left join done d on d.standpoint = s.standpoint and d.family_id = s.family_id and d.action_id = s.action_id
left join ended x on x.standpoint = s.standpoint and x.child_id = s.child_id and x.action_id = s.action_id and x.entry_id = s.entry_id;

-- Entries whose words say that actions are carried over, or that they are done.
create temp view actions_spoken_of as
select e.standpoint, e.family_id, e.child_id, e.entry_id, e.happened_from, e.happened_to, e.counts_from as known_on, e.childhood_until, has(e.says, 'carried_over') as carried, has(e.says, 'actions_done') as done
from entries_by_child e where has_any(e.says, ['carried_over', 'actions_done']);

-- Assessments, by child, with the factors that each found (census codes; where it names none, from its themes), what it says it read, and whether
-- it found things better. Entries that say an assessment was only begun are none.
create temp table assessments_of_each_child as
select e.standpoint, e.family_id, e.child_id, e.entry_id, e.happened_from, e.happened_to, e.counts_from as known_on, e.suggested or e.kind_suggested or e.themes_suggested as suggested,
    has_any(e.themes, ['improvement', 'good-care']) as better, coalesce(t.cites, []) as cites, has(e.says, 'history_not_read') as without_history, has(e.says, 'history_read') as with_history,
    case when len(t.factors) > 0 then t.factors else [f for f in [
        case when len([c for c in e.concerns if starts_with(c, 'neglect-')]) > 0 then '16A' end, case when has(e.concerns, 'alcohol') then '1B' end, case when has(e.concerns, 'drugs') then '2B' end
    ] if f is not null] end as factors
from entries_by_child e
left join (select t.* from assessment t join entry n using (entry_id) join as_at a on a.family_id = n.family_id where stands(t.known_on, t.known_until, a.as_of)) t on t.entry_id = e.entry_id
where e.kind = 'assessment' and not (has(e.says, 'begun') or e.outcome = 'assessment') and e.outcome not in ('cancelled-by-service', 'not-attended');

-- Grades of one child's care in one area that came out better than an earlier grade of the same with the same tool.
create temp view better_grades as
with graded as (
    select e.standpoint, e.family_id, g.child_id, g.entry_id, e.happened_to, greatest(e.counts_from, coalesce(g.known_on, e.counts_from)) as known_on, concat_ws('|', coalesce(t.tool, ''), g.carer_id, g.area, g.item) as what, g.place
    from grade g join entries_by_child e on e.entry_id = g.entry_id and e.child_id = g.child_id join as_at a using (family_id)
    left join tools_of_assessments t on t.entry_id = g.entry_id
    where g.observed and g.place is not null and stands(g.known_on, g.known_until, a.as_of)
)
select n.standpoint, n.family_id, n.child_id, n.entry_id, greatest(n.known_on, min(b.known_on)) as known_on
from graded n join graded b on b.standpoint = n.standpoint and b.child_id = n.child_id and b.what = n.what and b.happened_to < n.happened_to and b.place > n.place
group by n.standpoint, n.family_id, n.child_id, n.entry_id, n.known_on;

-- Something better that rests on the word of the parent or carer who tells it: improvement, or an end of drinking, drug use or a relationship.
create temp table told_by_carers as
select e.standpoint, e.family_id, e.child_id, e.entry_id, e.happened_from, e.happened_to, e.counts_from as known_on, e.account, e.childhood_until, e.event_id, t.tied_on,
    e.source_type = 'carer''s report' or (coalesce(e.account <> e.setting, true) and names_carer(coalesce(e.account, ''))) or has(e.says, 'own_word') as own_word,
    (has(e.themes, 'improvement') or has(e.says, 'change_told')) and e.kind not in ('conference', 'review', 'strategy discussion') and not has(e.says, 'stable_treatment') as better,
    has_any(e.themes, ['improvement', 'good-care']) or e.outcome = 'no-concerns' or has(e.says, 'stable_treatment') or (has_any(e.concerns, ['alcohol', 'drugs', 'domestic-abuse']) and not has(e.says, 'use_denied')) as bears_on_it
from entries_by_child e left join tied_from t using (entry_id)
where e.kind <> 'background' and (has(e.says, 'change_told') or has_any(e.themes, ['improvement', 'good-care', 'alcohol', 'drugs', 'domestic-abuse']) or e.outcome = 'no-concerns' or has(e.says, 'stable_treatment'));

-- Closures said to be because help was not taken up, by child; and visits and appointments that did not come about.
create temp view closures_after_no_contact as
select standpoint, family_id, child_id, entry_id, agency, happened_from, happened_to, counts_from as known_on, childhood_until, kind_suggested or outcome_suggested or themes_suggested as suggested,
    has_any(themes, ['non-engagement', 'help-declined']) or outcome = 'help-declined' or has(says, 'not_taken_up') as not_taken_up
from entries_by_child where kind in ('closure', 'plan end') or outcome = 'closed' or (outcome = 'help-declined' and kind in ('contact', 'referral', 'assessment') and service = 'social-care');

create temp view attempts_without_contact as
select standpoint, family_id, child_id, entry_id, agency, happened_from, happened_to, counts_from as known_on from entries_by_child
where outcome in ('not-seen', 'not-attended') or kind = 'missed appointment' or has(themes, 'non-engagement');

-- Work that was begun for a child; and earlier work that an assessment could have read.
create temp view begun_for_each_child as
select standpoint, family_id, child_id, entry_id, happened_from, happened_to, counts_from as known_on from entries_by_child
where something_begun(outcome) or kind in ('section 47 enquiry', 'strategy discussion', 'conference', 'plan start') or (kind = 'referral' and outcome not in ('no-further-action', 'not-progressed', 'closed', 'help-declined'));

create temp view milestones_of_each_child as
select standpoint, family_id, child_id, entry_id, happened_from, happened_to, counts_from as known_on from entries_by_child
where kind in ('assessment', 'conference', 'plan start', 'plan end', 'section 47 enquiry', 'closure');
