"""Injuries of one child, taken together.

What it looks for
Two or more injuries or entries of physical punishment within six months; or one in a baby not yet mobile; or one where accounts differ or
changed, or the child was brought late. A referral, a contact or social care's visit within a week of an injury tells of that one.

Why it matters
An injury that is explained by itself may not be when the last one is laid beside it, and the last one often stands in another agency's
file (practice 1.1; safe practice 4).

What it cannot tell
How an injury came about. Children fall, and active children often. What was done to somebody else in the child's sight is no injury of
the child.

The question it asks
Whether these were ever looked at together, by someone who can tell.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, counted, names
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, child_id as series, child_id as person_id, entry_id, 'for' as bearing, suggested, $events as need_events, $within as window_months
from injury_events
union all
select standpoint, family_id, child_id || ' not mobile', child_id, entry_id, 'for', suggested, $one, $within
from injury_events where happened_to < months_after(born_to, $not_mobile) and happened_to >= born_to
union all
select standpoint, family_id, child_id || ' late or changed', child_id, entry_id, 'for', true, $one, $within
from injury_events where late_or_changed
"""


def statement(stretch: Stretch) -> str:
    """Who recorded how many injuries of whom."""
    return f"{agencies(stretch)} recorded {counted(stretch, 'injury', 'injuries')} of {names(stretch)}, or physical punishment, {between(stretch)}."


PATTERN = Pattern(
    label="injuries, taken together",
    needs=("children", "themes"),
    query=QUERY,
    statement=statement,
    question="Have these been looked at together, by a doctor who knew of each, and what did the child say about each, alone?",
    found="""
        Idris, child, born 2018-08-08
        2023-01-15 | hospital | Idris | injury | physical-harm | broken finger, door
        2023-04-20 | school | Idris | observation | physical-harm | bruise behind the ear
        raised 2023-04-20 about Idris
    """,
    not_found="""
        Idris, child, born 2018-08-08
        2023-01-15 | hospital | Idris | injury | physical-harm | broken finger, door
        2023-04-20 | police | Idris (present), Ann (said to have been harmed) | incident | domestic-abuse physical-harm | mother hit by partner, child upstairs
        2023-12-20 | school | Idris | observation | physical-harm | bruise on shin from football
        nothing raised
    """,
)
