"""Notices from the police about a family, each passed on by itself.

What it looks for
Three or more notices within twelve months by which the police told another service of something they came upon, whatever was done about
each. They are read from the police's own entries that say they were passed on, and from entries of those who were told; what is told of
within a week of the police's own entry is that one.

Why it matters
Each notice is read on its day, beside a day's other notices. What they say together is put to nobody (practice 1.1).

What it cannot tell
What was not passed on; whether a notice was read; what the police were called to and did not write down. Calling the police is no fault of
whoever called, and violence against a parent is no concern about that parent.

The question it asks
What the notices say when they are read as one.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import about_what, agencies, between, counted, names
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, 'notices' as series, child_id as person_id, entry_id, 'for' as bearing, suggested, counts_from,
    $events as need_events, $within as window_months
from notices_about_each_child
union all
select standpoint, family_id, 'notices', child_id, entry_id, 'against', null, null, null, null from work_begun
"""


def statement(stretch: Stretch) -> str:
    """How many notices concerning whom, between which days, in whose entries, and about what."""
    what = about_what(stretch)
    about = f" They are about: {what}." if what else ""
    return f"{counted(stretch, 'notice').capitalize()} from the police that concern {names(stretch)} {'is' if stretch.events == 1 else 'are'} recorded {between(stretch)}, in the entries of {agencies(stretch, raised=False)}.{about}"


PATTERN = Pattern(
    label="notices from the police, read together",
    needs=("kinds",),
    query=QUERY,
    statement=statement,
    question="What do these notices say together that none says by itself, who has read them as one, and what are the children's days like between them?",
    found="""
        Bryn, child, born 2016-06-06
        2023-01-14 | police | Bryn (present) | incident | domestic-abuse | called by a neighbour, PPN sent
        2023-05-02 | social care | Bryn | contact | domestic-abuse | police notification: argument in the street | advice
        2023-09-19 | police | Bryn (present) | incident | alcohol | adults drunk, child upstairs | referral-made
        raised 2023-09-19 about Bryn
    """,
    not_found="""
        Bryn, child, born 2016-06-06
        2023-01-14 | police | Bryn (present) | incident | domestic-abuse | called by a neighbour, PPN sent
        2023-05-02 | police | Bryn (mentioned) | contact | | bicycle stolen from the yard, crime number given
        2023-09-19 | police | Bryn (seen) | visit | good-care | road safety talk at his club
        nothing raised
    """,
)
