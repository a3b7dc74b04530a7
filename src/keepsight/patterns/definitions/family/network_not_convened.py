"""A child on a protection plan, or before proceedings, and nothing recorded of a meeting offered to the family's own network.

What it looks for
A child protection plan, or work before proceedings, that has run for thirty days, with no entry of a family group conference, a family
network meeting or the like: held, offered, declined or found not safe. One spoken of in the year before counts.

Why it matters
Relatives and friends know things that services do not and stay when services go. Before proceedings an offer has to be made
(Children Act 1989 section 31ZA, where it is in force; practice 2.1, 6, P18).

What it cannot tell
Whether it was offered and not written down. Whether it would be safe: where violence, threats or an order is recorded about anyone in the
family, the question is another, and a decision that it is not safe settles it.

The question it asks
Who could help, and whether they were asked.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import between, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
with expected as materialized (
    select x.*, days_after(x.happened_to, $offered_days + 1) as due_on, least(x.open_until, min(s.known_on)) as until
    from network_expected x
    left join network_spoken_of s on s.standpoint = x.standpoint and s.child_id = x.child_id and s.happened_to >= months_before(x.happened_from, $before)
    group by x.standpoint, x.family_id, x.entry_id, x.child_id, x.happened_from, x.happened_to, x.known_on, x.open_until
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, false as suggested, greatest(due_on, known_on) as span_from, until as span_until,
    days_after(happened_from, $offered_days + 1) as span_from_earliest, due_on
from expected
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null from network_spoken_of
"""


def statement(stretch: Stretch) -> str:
    """With whom such work is recorded, since when, and that no meeting of the family's network is recorded."""
    return (
        f"Child protection work, or work before proceedings, with {names(stretch)} is recorded {between(stretch)}. There is no entry in the records supplied, "
        f"within {number(stretch.thresholds['offered_days'], 'day')}, that a meeting of the family's own network was offered, declined or found not safe."
    )


PATTERN = Pattern(
    label="whether the family's own network was asked",
    needs=("children", "kinds", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Who among family and friends could help, on the father's side too, have they been asked, and if not, why not?",
    question_where_harm_is_recorded=(
        "Who among family and friends is safe for the children and for the parent who was harmed, who has decided that and on what, "
        "and has a named manager decided whether any family meeting can be safe, and how?"
    ),
    any_agency_could_answer=True,
    stays_open=True,
    looks_back=True,
    asks_of_the_family=True,
    found="""
        Idwal, child, born 2015-03-03
        2023-01-09 | social care | Idwal (subject) | conference | neglect-physical | child protection plan made | plan
        2023-02-20 | social care | Idwal (seen) | visit | | seen at home
        raised 2023-02-09 about Idwal
    """,
    not_found="""
        Idwal, child, born 2015-03-03
        2022-12-12 | social care | Idwal | meeting | family-helps | family group conference held, an aunt and both grandmothers came
        2023-01-09 | social care | Idwal (subject) | conference | neglect-physical | child protection plan made | plan
        2023-02-20 | social care | Idwal (seen) | visit | | seen at home
        nothing raised
    """,
)
