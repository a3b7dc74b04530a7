"""A child or parent with another language or way of communicating, heard through a relative or with nobody noted.

What it looks for
A relative or friend who interpreted for a child or a parent; or three meetings within a year with somebody whose language, deafness or
communication need is recorded, and no entry that notes anyone who can interpret, or the person's own way of communicating.

Why it matters
Whoever interprets decides what is heard. A child or a mother who can speak only through the person they are afraid of has not been asked
(practice 1.1; safe practice 4).

What it cannot tell
Whether an interpreter was there and not written down; whether the person needed one on that day.

The question it asks
How this person can be heard in their own words.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, number
from keepsight.patterns.stretch import Stretch

QUERY = """
select r.standpoint, r.family_id, 'relative' as series, c.child_id as person_id, r.entry_id, 'for' as bearing, true as suggested, c.counts_from,
    $events as need_events, $within as window_months
from relatives_interpreting r join entries_by_child c on c.standpoint = r.standpoint and c.entry_id = r.entry_id and not has(c.parts, 'interpreted')
union all
select standpoint, family_id, 'nobody ' || person_id, person_id, entry_id, case when interpreted then 'ends' else 'for' end, suggested, counts_from, $contacts, $within
from meetings_across_a_language
"""


def statement(stretch: Stretch) -> str:
    """Whose entries have a relative interpreting, or nobody noted who could."""
    return (
        f"{agencies(stretch)} recorded {number(len(stretch.entries), 'meeting')} {between(stretch)} with a child or parent who has another language or way of communicating, "
        "in which a relative or friend interpreted or nobody is noted who could."
    )


PATTERN = Pattern(
    label="heard through someone else",
    needs=("children", "kinds"),
    query=QUERY,
    statement=statement,
    question="How can this person be heard in their own words, by somebody with no part in the family, and what have they not yet been asked?",
    found="""
        Amira, child, born 2016-06-01
        Samir, father of Amira, male
        Huda, mother of Amira, female, speaks Arabic
        2023-05-05 | midwifery | Amira, Huda, Samir (interpreted) | appointment | | booking, husband interpreted
        raised 2023-05-05 about Amira
    """,
    not_found="""
        Amira, child, born 2016-06-01
        Huda, mother of Amira, female, speaks Arabic
        2023-05-05 | health visiting | Amira, Huda | visit | | with booked interpreter
        2023-06-05 | health visiting | Amira, Huda | visit | | interpreter by telephone
        2023-07-05 | health visiting | Amira, Huda | visit | | with booked interpreter
        nothing raised
    """,
)
