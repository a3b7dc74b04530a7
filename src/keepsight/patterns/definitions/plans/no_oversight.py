"""An open plan, and no entry of supervision or of a manager.

What it looks for
While a plan is open with a child: no entry of supervision, of agencies meeting in a session about the record, or of a manager, for sixty days.
Only from the first day on which the record holds any such entry, because most files do not send them.

Why it matters
Plans that drift are often plans that nobody outside them looked at (practice 1.4, 5.1). A second person sees what has become usual.

What it cannot tell
Whether supervision was held and kept in another file. What was said there. Whether the manager agreed with the plan.

The question it asks
Who has looked at this plan from outside it.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import names
from keepsight.patterns.stretch import Stretch
from keepsight.patterns.words_of_plans import last_day

QUERY = """
with expected as (
    select *, greatest(days_after(happened_to, $oversight_days + 1), known_on) as span_from, least(next_on, open_until) as span_until,
        days_after(happened_from, $oversight_days + 1) as span_from_earliest, days_after(happened_to, $oversight_days + 1) as due_on
    from since_last_oversight
)
select x.standpoint, x.family_id, x.child_id as person_id, case when b.opens then x.entry_id else x.opened_by end as entry_id, 'for' as bearing, b.opens, false as suggested,
    x.span_from, x.span_until, x.span_from_earliest, x.due_on, x.before_in as instead_of
from expected x cross join (values (true), (false)) b(opens) where x.span_from < x.span_until
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null, null from oversight_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Since when no entry of oversight of whose plan was supplied."""
    return f"A plan for {names(stretch)} is recorded as open. There is no entry in the records supplied of supervision, or of a manager looking at it, since {last_day(stretch)}."


PATTERN = Pattern(
    label="who looked at the plan from outside",
    needs=("children", "kinds", "plans", "oversight", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Who, outside the daily work, has looked at this plan and at what has changed for each child, and when will they look again?",
    any_agency_could_answer=True,
    stays_open=True,
    looks_back=True,
    found="""
        Nye, child, born 2016-06-06
        2023-01-09 | social care | Nye | plan start | neglect-physical | child in need plan
        2023-01-20 | social care | Nye | supervision | | plan discussed in supervision
        2023-02-10 | social care | Nye (seen) | visit | | seen at home
        2023-04-28 | social care | Nye (seen) | visit | | seen at home
        raised 2023-03-22 about Nye
    """,
    not_found="""
        Nye, child, born 2016-06-06
        2023-01-09 | social care | Nye | plan start | neglect-physical | child in need plan
        2023-02-10 | social care | Nye (seen) | visit | | seen at home
        2023-04-28 | social care | Nye (seen) | visit | | seen at home
        nothing raised
    """,
)
