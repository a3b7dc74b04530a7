"""A child losing school while other concerns are open.

What it looks for
For a child of school age: attendance that worries, a part-time timetable, exclusion, home education or leaving the roll, and another
concern about the same child within one year.

Why it matters
School is where most children are seen every day. When school goes, so do the adults who would notice (practice 1.1; safe practice 4).

What it cannot tell
Whether home education is good; why a child is away. Illness, bereavement and moves are reasons that it does not know.

The question it asks
Who sees the child now, and what would bring school back.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, concerns, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with lost as materialized (
    select * from out_of_school where coalesce(happened_to >= months_after(born_to, 12 * $from_age), true)
)
select standpoint, family_id, child_id as series, child_id as person_id, entry_id, 'for' as bearing, 'school' as facet, suggested,
    $events as need_events, $both as need_facets, $within as window_months
from lost
union all
select c.standpoint, c.family_id, c.child_id, c.child_id, c.entry_id, 'for', 'concern', c.suggested, null, null, null
from concerns_about_each_child c
where c.theme not in ('neglect-educational', 'alcohol', 'drugs') and (c.standpoint, c.child_id) in (select (standpoint, child_id) from lost)
"""


def statement(stretch: Stretch) -> str:
    """Who recorded lost schooling and other concerns about whom."""
    what = concerns(stretch, apart="neglect-educational")
    return (
        f"{agencies(stretch)} recorded, {between(stretch)}, school lost or given up by {names(stretch)} and other concerns in the same year"
        f"{' (' + what + ')' if what else ''}."
    )


PATTERN = Pattern(
    label="out of school while concerns are open",
    needs=("children", "themes"),
    query=QUERY,
    statement=statement,
    question="Who sees the child on ordinary days now, what does the child say about school, and what would bring it back?",
    found="""
        Kezia, child, born 2012-12-12
        2022-11-01 | school | Kezia | concern | neglect-nutrition | hungry most mornings
        2023-02-01 | school | Kezia | decision | neglect-educational | taken off roll, to be home educated | removed-from-roll
        raised 2023-02-01 about Kezia
    """,
    not_found="""
        Kezia, child, born 2012-12-12
        2022-11-01 | school | Kezia | observation | good-care | packed lunch as always, cheerful
        2023-02-01 | school | Kezia | decision | neglect-educational | taken off roll, to be home educated | removed-from-roll
        nothing raised
    """,
)
