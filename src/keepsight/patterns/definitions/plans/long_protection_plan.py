"""A child protection plan that runs on.

What it looks for
A child who has been on a child protection plan for longer than nine months, and then for longer than twelve, fifteen and twenty-one months
and two years, until its end, the end of the work or of childhood becomes known. Later conferences of the same plan are cited beside its opening.

Why it matters
Local procedures ask for a challenge, a review by the chair and a decision at these ages of a plan; nationally about one plan in twenty-three
lasts two years or more (practice 2.2, T15; 5.2). The longer a plan runs, the more it matters what has changed for the child.

What it cannot tell
Whether the plan is doing good, or was ended and the end not sent. A plan that is known only from a list of involvements, with no entry, is not seen.

The question it asks
By which day is it to be decided what comes next, and what if nothing changes.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import names
from keepsight.patterns.stretch import Stretch
from keepsight.patterns.words_of_plans import plan_age

QUERY = """
with ages as (
    select p.*, g.months, days_after(months_after(p.happened_to, g.months), 1) as due_on, days_after(months_after(p.happened_from, g.months), 1) as due_earliest, least(p.open_until, p.same_plan_on) as span_until
    from protection_plans p cross join (values ($challenge), ($midpoint), ($decision), ($maximum), ($two_years)) g(months)
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, true as opens, false as suggested,
    greatest(known_on, due_on) as span_from, span_until, due_earliest as span_from_earliest, months::varchar as detail from ages
union all
select a.standpoint, a.family_id, a.child_id, l.entry_id, 'for', false, false, greatest(a.known_on, a.due_on, l.known_on), a.span_until, null, null
from ages a join later_entries_of_a_plan l on l.standpoint = a.standpoint and l.child_id = a.child_id and l.opened_by = a.entry_id where a.months = $challenge
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Since when the plan is recorded, how old it is, and which ages it has passed."""
    return f"A child protection plan for {names(stretch)} is recorded from {plan_age(stretch)}"


PATTERN = Pattern(
    label="a protection plan that runs on",
    needs=("children", "kinds", "plans"),
    query=QUERY,
    statement=statement,
    question="By which day is it to be decided what comes next for each child, on what, and what happens if nothing has changed by then?",
    stays_open=True,
    found="""
        Merle, child, born 2014-04-04
        2022-01-10 | social care | Merle | conference | neglect-physical | initial conference, child protection plan | plan
        2022-04-05 | social care | Merle | conference | neglect-physical | review conference, plan continues | plan
        2022-10-04 | social care | Merle | conference | neglect-physical | review conference, plan continues | plan
        2022-11-01 | school | Merle | observation | | tired on Mondays
        raised 2022-10-11 about Merle
    """,
    not_found="""
        Merle, child, born 2014-04-04
        2022-01-10 | social care | Merle | conference | neglect-physical | initial conference, child protection plan | plan
        2022-07-05 | social care | Merle | plan end | improvement | child protection plan ended, child in need plan made
        2022-11-01 | school | Merle | observation | | settled
        nothing raised
    """,
)
