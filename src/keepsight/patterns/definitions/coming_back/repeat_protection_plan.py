"""A child protection plan for a child who had been on one before.

What it looks for
The start of a child protection plan for a child of whom an earlier plan and its end are recorded, however long ago; or a start whose own words
say that the child had been on a plan before. Within twenty-four months, and for the same kind of concern, is said beside it.

Why it matters
What ended the first plan did not last, or was not tested. Some second plans are right: a very low share of them is a warning too (practice 5.2, P04).

What it cannot tell
A plan in another area, or before the records begin. Where the end of the earlier plan is not recorded, a second start may be the same plan
written down twice, and nothing is raised.

The question it asks
What is different about this plan.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with again as materialized (
    select p.standpoint, p.family_id, p.child_id, a.entry_id as earlier, x.entry_id as ended, p.entry_id, p.suggested or a.suggested as suggested,
        greatest(p.counts_from, a.counts_from, x.counts_from) as known_on, least(p.counts_until, a.counts_until) as counts_until, p.open_until,
        case when p.happened_to <= months_after(x.happened_to, $highlight) then 'soon' end as soon, case when has_any(p.concerns, a.concerns) then 'same' end as same
    from starts_of_protection_plans p
    join starts_of_protection_plans a on a.standpoint = p.standpoint and a.child_id = p.child_id and a.entry_id <> p.entry_id
    join endings_of_work x on x.standpoint = p.standpoint and x.child_id = p.child_id and x.entry_id not in (a.entry_id, p.entry_id) and x.for_all and x.kind not in ('move', 'adoption') and not x.only_mentioned
        and x.happened_to > a.happened_to and p.happened_from > days_after(x.happened_to, $apart)
    union all
    select standpoint, family_id, child_id, null, null, entry_id, true, counts_from, counts_until, open_until, null, null from starts_of_protection_plans where has(says, 'on_a_plan_before')
), standing as (
    select *, least(greatest(open_until, months_after(known_on, $stands)), counts_until) as span_until from again
)
select standpoint, family_id, child_id as person_id, case n when 1 then earlier when 2 then ended else entry_id end as entry_id, 'for' as bearing, suggested, known_on as span_from, span_until,
    case n when 3 then soon when 4 then same end as detail
from standing cross join (values (1), (2), (3), (4)) r(n) where n > 2 or earlier is not null
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Whose plan, in whose entries, and what is recorded of an earlier one."""
    found = {what for several in stretch.lacking.values() for what in several}
    soon = f" The later plan began within {stretch.thresholds['highlight']} months of the end of the earlier one." if "soon" in found else ""
    same = " Both starts are recorded for the same kind of concern." if "same" in found else ""
    return f"The start of a child protection plan for {names(stretch)}, and an earlier plan, are recorded {between(stretch)} in the entries of {agencies(stretch, raised=False)}.{soon}{same}"


PATTERN = Pattern(
    label="on a plan before",
    needs=("children", "kinds"),
    query=QUERY,
    statement=statement,
    question="What is different about this plan, what ended the earlier one, and how would everyone know that it had lasted this time?",
    stays_open=True,
    found="""
        Elin, child, born 2014-02-02
        2019-03-01 | social care | Elin | plan start | neglect-physical | child protection plan
        2020-03-01 | social care | Elin | plan end | | child protection plan ended
        2021-06-01 | social care | Elin | plan start | neglect-nutrition neglect-physical | child protection plan
        raised 2021-06-01 about Elin
    """,
    not_found="""
        Elin, child, born 2014-02-02
        2019-03-01 | social care | Elin | plan start | neglect-physical | child protection plan
        2019-03-20 | school | Elin | plan start | neglect-physical | told of the child protection plan
        2020-03-01 | social care | Elin | plan end | | child protection plan ended
        2020-03-05 | school | Elin | plan start | | told of the child protection plan
        2020-03-20 | social care | Elin | plan start | | child in need plan for three months
        nothing raised
    """,
)
