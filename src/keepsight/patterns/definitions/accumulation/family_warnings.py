"""Reports by people close to the child, each closed or called malicious.

What it looks for
Two or more reports within twenty-four months by a relative, the father, a neighbour, a friend or somebody who gave no name, each of which was
closed with no further action or advice, or called malicious.

Why it matters
Those near a child see the evenings. Their reports are often put down to a quarrel (practice 6; safe practice 4).

What it cannot tell
Whether a report was true, or why it was made. Nothing here says who is believed.

The question it asks
Whether the reports agree with each other, and with what services saw.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, counted, names
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, 'family' as series, child_id as person_id, entry_id, 'for' as bearing, suggested, counts_from, $events as need_events, $within as window_months
from warnings_closed
union all
select standpoint, family_id, 'family', child_id, entry_id, 'against', null, null, null, null from work_begun
"""


def statement(stretch: Stretch) -> str:
    """How many reports by people close to the children were closed, in whose entries."""
    return (
        f"{counted(stretch, 'report').capitalize()} about {names(stretch)} by a relative, neighbour, friend or unnamed person {'is' if stretch.events == 1 else 'are'} recorded {between(stretch)}, "
        f"each closed or called malicious, in the entries of {agencies(stretch, raised=False)}."
    )


PATTERN = Pattern(
    label="warnings from people close to the child",
    needs=("children", "kinds", "outcomes"),
    query=QUERY,
    statement=statement,
    question="Laid side by side, do these reports agree with each other and with what services saw, and has anyone asked the children?",
    found="""
        Lowen, child, born 2016-02-02
        2022-06-01 | social care | Lowen, grandmother (reported) | contact | neglect-supervision | grandmother rang, children alone in the evening | no-further-action
        2023-01-09 | social care | Lowen, neighbour (reported) | contact | neglect-supervision | neighbour rang, shouting and no adult | advice
        raised 2023-01-09 about Lowen
    """,
    not_found="""
        Lowen, child, born 2016-02-02
        2022-06-01 | social care | Lowen, grandmother (reported) | contact | neglect-supervision | grandmother rang, children alone in the evening | assessment
        2023-01-09 | social care | Lowen, neighbour (reported) | contact | neglect-supervision | neighbour rang, shouting and no adult | early-help
        nothing raised
    """,
)
