"""An adult who lives, stays or cares with the family and is nowhere in who is who.

What it looks for
An adult whom an entry names as living or staying in the home, caring for a child, or being a parent's partner, and who is not placed in
the family by any relationship within ten working days.

Why it matters
Men whom services did not know of, or knew only by a first name, stand in many reviews (practice 6, P17).

What it cannot tell
Whether the person is a risk or a help; whether two names are one person; what was known and not written down.

The question it asks
Who this is, what part they have in the children's lives, and what is known.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, number
from keepsight.patterns.stretch import Stretch

QUERY = """
with expected as materialized (
    select a.*, w.due_on, greatest(a.known_on, w.due_on) as span_from, coalesce(f.due_on, a.happened_from) as span_from_earliest
    from adults_not_placed a join working_days_after w on w.day = a.happened_to and w.working_days = $placed_days
    left join working_days_after f on f.day = a.happened_from and f.working_days = $placed_days
)
select x.standpoint, x.family_id, c.child_id as person_id, x.entry_id, 'for' as bearing, x.suggested or c.suggested as suggested, greatest(x.span_from, c.counts_from) as span_from,
    least(x.placed_on, c.childhood_until) as span_until, x.span_from_earliest, x.due_on
from expected x join entries_by_child c on c.standpoint = x.standpoint and c.entry_id = x.entry_id
union all
select standpoint, family_id, adult_id, entry_id, 'for', suggested, span_from, placed_on, span_from_earliest, due_on from expected where adult_id is not null
"""


def statement(stretch: Stretch) -> str:
    """Who wrote of an adult that who is who does not hold, and how often."""
    return (
        f"{agencies(stretch)} wrote, in {number(len(stretch.entries), 'entry', 'entries')} {between(stretch)}, of an adult who lives or stays with the family, "
        "cares for a child or is a parent's partner. Who is who, in the records supplied, does not say who this is."
    )


PATTERN = Pattern(
    label="an adult not yet placed in the family",
    needs=("children", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Who is this, what part have they in the children's lives, what do the children say of them, and what checks are held?",
    question_where_harm_is_recorded="Who is this, and what is known of them, from whom? What checks are held? Who is keeping the children and their parent safe, and has a named manager looked at it?",
    any_agency_could_answer=True,
    stays_open=True,
    found="""
        Tomos, child, born 2015-10-10
        Nia, mother of Tomos, female
        2023-03-01 | school | Tomos, Big Steve the lodger (cared for the child) | observation | | collected by mum's lodger Big Steve, who looks after him after school
        2023-04-03 | school | Tomos | observation | | in class
        raised 2023-03-16 about Tomos
    """,
    not_found="""
        Tomos, child, born 2015-10-10
        Nia, mother of Tomos, female
        Steve, partner of Nia, male
        2023-03-01 | school | Tomos, Steve (cared for the child) | observation | | collected by Steve, who looks after him after school
        2023-04-03 | school | Tomos | observation | | in class
        nothing raised
    """,
)
