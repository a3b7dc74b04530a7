"""Domestic abuse recorded around a child, and nothing of what it means for the child.

What it looks for
Entries of domestic abuse, or of violence in the home, around a child, in two or more different months of a year, so that one night told by
three agencies is not three: the child is named, or nobody is, or an adult who brings the child up is in it. And no entry, in the month
after, of what it means for this child. What courts, meetings and plans then did is not counted.

Why it matters
A child who sees, hears or lives with abuse is harmed by it in their own right, and reviews find that entries stop at who hit whom
(practice 1.2, 6). The abuse is the doing of the person who abuses: it is never counted as a concern about the parent who was harmed.

What it cannot tell
Who did what to whom, where an entry does not say so. Whether the child was there. Whether what it means was thought about and not written
down: an entry of it, even one only read from the text, settles it. Who was present is not what it meant.

The question it asks
What it is like for this child, and who keeps the child and the parent who was harmed safe.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, child_id as series, child_id as person_id, entry_id, 'for' as bearing, suggested, counts_from,
    $events as need_events, $different_months as need_months, $within as window_months, $impact_days as allow_days
from abuse_around_each_child
union all
select standpoint, family_id, child_id, child_id, entry_id, 'ends', null, null, null, null, null, null from what_abuse_means_for_each_child
"""


def statement(stretch: Stretch) -> str:
    """Who recorded abuse around whom, how often, and that nothing is recorded of what it means for them."""
    return (
        f"{agencies(stretch)} wrote, in {number(len(stretch.entries), 'entry', 'entries')} {between(stretch)}, of domestic abuse, or of violence in the home, around {names(stretch)}. "
        f"There is no entry in the records supplied of what this means for {names(stretch)}."
    )


SAFELY = (
    "What is it like for this child when there is violence at home, and who can listen to the child alone and in safety? Who is keeping the child and the parent who was harmed safe, "
    "and has a named manager decided on what is known of the person who harms, and how that is kept under review?"
)

PATTERN = Pattern(
    label="domestic abuse, and what it means for each child",
    needs=("children", "themes", "files that can tell"),
    query=QUERY,
    statement=statement,
    question=SAFELY,
    question_where_harm_is_recorded=SAFELY,
    any_agency_could_answer=True,
    asks_of_the_family=True,
    found="""
        Efa, child, born 2017-07-07
        Mari, mother of Efa, female
        Dai, partner of Mari, male
        2023-01-10 | police | Mari (said to have been harmed), Dai (said to have harmed) | incident | domestic-abuse | called by neighbours
        2023-04-02 | police | Mari (said to have been harmed), Dai (said to have harmed), Efa (present) | incident | domestic-abuse | called again, Efa in bed
        2023-06-01 | school | Efa | observation | | in class
        raised 2023-05-03 about Efa
    """,
    not_found="""
        Efa, child, born 2017-07-07
        Mari, mother of Efa, female
        Dai, partner of Mari, male
        2023-01-10 | police | Mari (said to have been harmed), Dai (said to have harmed) | incident | domestic-abuse | called by neighbours
        2023-04-02 | police | Mari (said to have been harmed), Dai (said to have harmed), Efa (present) | incident | domestic-abuse | called again, Efa in bed
        2023-04-12 | school | Efa (seen alone) | visit | | says she hides in the wardrobe when he shouts; safety plan with the child made
        nothing raised
    """,
)
