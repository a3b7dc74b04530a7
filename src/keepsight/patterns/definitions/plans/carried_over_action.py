"""An action that rolls on from meeting to meeting.

What it looks for
An action that stands in a third entry with no entry that shows it done; or that was due more than four weeks ago and is neither done nor set
again. Where a file has no list of actions: two entries within six months whose words say that actions are carried over or outstanding.
It ends when an entry shows the action done, when the work is closed, or at eighteen.

Why it matters
The same action set again and again is often the wrong action, or one that something blocks (practice 5.1, P11).

What it cannot tell
Whether it was done and nobody wrote it down. From words alone, whether it is the same action that was carried over both times.

The question it asks
Whether it is still the right action, and what blocks it.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import names
from keepsight.patterns.stretch import Stretch
from keepsight.patterns.words_of_plans import carried_over

QUERY = """
with overdue as (
    select *, days_after(due_on, $overdue_days + 1) as late_on from actions_for_each_child where due_on is not null
), thrice as (
    select c.standpoint, c.family_id, c.child_id, c.action, [a.entry_id, b.entry_id, c.entry_id] as several, greatest(a.known_on, b.known_on, c.known_on) as span_from,
        least(c.open_until, months_after(greatest(a.known_on, b.known_on, c.known_on), $asked_for)) as span_until
    from actions_for_each_child a join actions_for_each_child b on b.standpoint = a.standpoint and b.child_id = a.child_id and b.action_id = a.action_id and b.happened_to > a.happened_to
    join actions_for_each_child c on c.standpoint = b.standpoint and c.child_id = b.child_id and c.action_id = b.action_id and c.happened_to > b.happened_to
), spoken as (
    select a.standpoint, a.family_id, a.child_id, a.entry_id as earlier, b.entry_id, greatest(a.known_on, b.known_on) as span_from, least(a.childhood_until, min(x.counts_from), min(d.known_on)) as ended_on
    from actions_spoken_of a join actions_spoken_of b on b.standpoint = a.standpoint and b.child_id = a.child_id and b.carried and b.happened_to > a.happened_to and b.happened_to <= months_after(a.happened_to, $again_within)
    left join endings_of_work x on x.standpoint = a.standpoint and x.child_id = a.child_id and x.for_all and x.happened_to > a.happened_from and x.entry_id <> a.entry_id
    left join actions_spoken_of d on d.standpoint = a.standpoint and d.child_id = a.child_id and d.done and d.happened_to >= b.happened_from
    where a.carried group by a.standpoint, a.family_id, a.child_id, a.entry_id, b.entry_id, a.known_on, b.known_on, a.childhood_until
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, false as suggested, greatest(late_on, known_on) as span_from,
    least(open_until, carried_on, months_after(greatest(late_on, known_on), $asked_for)) as span_until, 'due|' || due_on || '|' || action as detail from overdue
union all
select standpoint, family_id, child_id, unnest(several), 'for', false, span_from, span_until, 'carried||' || action from thrice
union all
select s.standpoint, s.family_id, s.child_id, case when b.later then s.entry_id else s.earlier end, 'for', true, s.span_from, least(s.ended_on, months_after(s.span_from, $asked_for)), 'words||'
from spoken s cross join (values (true), (false)) b(later)
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null from actions_spoken_of where done
"""


def statement(stretch: Stretch) -> str:
    """Which actions stand without an entry that shows them done, since when."""
    return f"{carried_over(stretch)} The entries are about {names(stretch)}."


PATTERN = Pattern(
    label="actions carried over",
    needs=("children", "actions"),
    query=QUERY,
    statement=statement,
    question="Is it still the right action? What blocks it, who can unblock it, and what has each child waited for?",
    found="""
        Quentin, child, born 2012-12-12
        2023-01-10 | social care | Quentin | meeting | | core group | action(action_id: A1; action: ask for a hearing test)
        2023-02-10 | social care | Quentin | meeting | | core group | action(action_id: A1; action: ask for a hearing test)
        2023-03-10 | social care | Quentin | meeting | | core group | action(action_id: A1; action: ask for a hearing test)
        raised 2023-03-10 about Quentin
    """,
    not_found="""
        Quentin, child, born 2012-12-12
        2023-01-10 | social care | Quentin | meeting | | core group | action(action_id: A1; action: ask for a hearing test; due_on: 2023-02-10)
        2023-02-08 | hospital | Quentin | appointment | | hearing test done
        2023-02-10 | social care | Quentin | meeting | | core group | action(action_id: A1; action: ask for a hearing test; due_on: 2023-02-10; done_entry_id: E02)
        2023-04-10 | social care | Quentin | meeting | | core group
        nothing raised
    """,
)
