"""Care that a school gives a child in place of home, so often that it has become the child's care.

What it looks for
Six or more entries by a school or nursery within three months of the same child being fed, washed or clothed there. A row that stands for
several counts as several. A breakfast club or free meals that every child may have are not counted.

Why it matters
It is a strength of the school, and it keeps the need out of sight: what is made good each morning is not written down as unmet (safe practice 4).

What it cannot tell
Why: money, heating, a broken washing machine, illness. What happens on days without school. It reads the school's own words, and what a
school does quietly and does not write down is not seen.

The question it asks
What the child has on days without school, and what would help at home.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, counted, names
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, child_id as series, child_id as person_id, entry_id, 'for' as bearing, suggested,
    $events as need_events, $within as window_months
from care_given_at_school
union all
select standpoint, family_id, child_id, child_id, entry_id, 'against', null, null, null from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Which school recorded how often that it fed, washed or clothed whom."""
    return f"{agencies(stretch)} recorded feeding, washing or clothing {names(stretch)} {counted(stretch, 'time')} {between(stretch)}. It is a strength of those who did it."


PATTERN = Pattern(
    label="care that the school gives",
    needs=("children", "school"),
    query=QUERY,
    statement=statement,
    question="What does the child have on days without school, who else knows what the school does each day, and what would help at home?",
    shows_hardship=True,
    found="""
        Mali, child, born 2014-04-14
        2023-01-10 | school | Mali | school | neglect-nutrition | given breakfast by the office
        2023-01-17 | school | Mali | school | neglect-nutrition | given breakfast
        2023-01-25 | school | Mali | school | neglect-physical | changed into clean clothes
        2023-02-02 | school | Mali | school | neglect-nutrition | given toast
        2023-02-21 | school | Mali | school | neglect-physical | showered at school
        2023-03-01 | school | Mali | school | neglect-physical | uniform washed by staff
        raised 2023-03-01 about Mali
    """,
    not_found="""
        Mali, child, born 2014-04-14
        2023-01-10 | school | Mali | school | | at breakfast club, as every morning
        2023-01-17 | school | Mali | school | | at breakfast club
        2023-01-25 | school | Mali | school | | changed into clean clothes after a fall in the mud
        2023-02-02 | school | Mali | school | | at breakfast club
        2023-02-21 | school | Mali | school | | free school meals begun
        2023-03-01 | school | Mali | school | | at breakfast club
        nothing raised
    """,
)
