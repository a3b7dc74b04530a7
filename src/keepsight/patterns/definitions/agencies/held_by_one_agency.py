"""A concern about a child that stands in one agency's entries alone.

What it looks for
Three or more events of one kind of concern about a child within six months in one agency's entries, with nothing of that kind in another
agency's entries, and no entry that the holder referred, shared or met about the child. Only where another agency was writing about the
same child and its file can tell; never from adult health or police alone.

Why it matters
Reviews merge the files afterwards and find that one agency had seen it all along (practice 4.4).

What it cannot tell
What was said on the telephone and not written down. Whether the others had reason to be told.

The question it asks
Who else knows.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import about_what, agencies, between, counted, names
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, child_id || ' ' || theme || ' ' || agency as series, child_id as person_id, entry_id, 'for' as bearing, suggested, counts_from,
    $events as need_events, $within as window_months, $share_days as allow_days
from concerns_by_agency
union all
select standpoint, family_id, child_id || ' ' || theme || ' ' || agency, child_id, entry_id, 'ends', null, null, null, null, null
from concerns_passed_on where held_times >= $events
"""


def statement(stretch: Stretch) -> str:
    """Which one agency recorded what about whom, and that no other did."""
    return (
        f"{agencies(stretch)} recorded {counted(stretch, 'event')} about {names(stretch)} {between(stretch)} ({about_what(stretch)}). There is no entry in the records supplied "
        "that another agency wrote of this, or that it was referred or shared."
    )


PATTERN = Pattern(
    label="known to one agency only",
    needs=("children", "themes", "two agencies", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Who else works with this child, do they know of this, and who is to tell them?",
    any_agency_could_answer=True,
    found="""
        Cerys, child, born 2015-05-15
        2022-12-01 | gp | Cerys | appointment | | asthma review
        2023-01-10 | school | Cerys | concern | neglect-nutrition | hungry
        2023-02-10 | school | Cerys | concern | neglect-nutrition | hungry, took food
        2023-03-10 | school | Cerys | concern | neglect-nutrition | hungry again
        2023-05-01 | gp | Cerys | appointment | | asthma review
        raised 2023-03-25 about Cerys
    """,
    not_found="""
        Cerys, child, born 2015-05-15
        2022-12-01 | gp | Cerys | appointment | | asthma review
        2023-01-10 | school | Cerys | concern | neglect-nutrition | hungry
        2023-02-10 | school | Cerys | concern | neglect-nutrition | hungry, took food
        2023-03-10 | school | Cerys | concern | neglect-nutrition | hungry again, safeguarding lead rang the front door | referral-made
        2023-05-01 | gp | Cerys | appointment | | asthma review
        nothing raised
    """,
)
