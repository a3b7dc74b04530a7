"""What is recorded of each child's father, and of each man who brings a child up.

What it looks for
While work is open with a child, twenty working days after it began: with early help, no entry of who the father is; for a child in need,
also none of anyone having been in touch with him; on a child protection plan, also none of his being seen, assessed or invited. It is
settled where he has died, where there is a donor or a second mother, where care is shared, and, for contact and invitation, where a safety
reason with an order, bail or a manager's decision is recorded. Where a later manager's decision says how he may be involved, contact, seeing
and inviting him are looked for again from that day, in what was done since; an order or bail stands beside it.

Why it matters
Fathers and male carers are the people most often missing from assessments: as a resource, as informants, and as a risk that nobody looked
at (practice 1.2, 6).

What it cannot tell
Whether somebody knows him and has not written it down. Whether it is safe to involve him: where violence, threats or an order is recorded
about him by any agency, those entries stand first and the question is another.

The question it asks
What is known of him, from whom, and what part he has in the child's life.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import day, fathers
from keepsight.patterns.stretch import Stretch

QUERY = """
with expected as materialized (
    select f.*, w.due_on, greatest(f.known_on, w.due_on) as span_from, coalesce(v.due_on, f.happened_from) as span_from_earliest
    from father_steps f join working_days_after w on w.day = f.happened_to and w.working_days = $known_days
    left join working_days_after v on v.day = f.happened_from and v.working_days = $known_days where greatest(f.known_on, w.due_on) < f.open_until
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, true as opens, false as suggested, span_from, open_until as span_until, span_from_earliest, due_on,
    case when father_id is null then step end as detail from expected
union all
select standpoint, family_id, father_id, entry_id, 'for', true, false, span_from, open_until, span_from_earliest, due_on, case when again then step || ' since' else step end from expected where father_id is not null
union all
select x.standpoint, x.family_id, x.father_id, h.entry_id, 'for', false, false, greatest(x.span_from, h.known_on), x.open_until, null, null, null
from (select standpoint, family_id, father_id, span_from, max(open_until) as open_until from expected group by all) x join harm_recorded h on h.standpoint = x.standpoint and h.adult_id = x.father_id
union all
select standpoint, family_id, adult_id, entry_id, 'against', null, null, null, null, null, null, null from dealings_with_each_adult where contact
"""


def statement(stretch: Stretch) -> str:
    """That work was open on the day it was first asked, and what is not recorded of whose father by then: entries of harm are cited too, and tell nothing of when work began."""
    return f"Work with the family was open on {day(stretch.raised_on)}. {fathers(stretch)}"


PATTERN = Pattern(
    label="what is recorded of each father",
    needs=("children", "kinds", "relationships", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="For each child's father: what is known of him, from whom, what part has he in the child's life, and who is to ask him for his own account?",
    question_where_harm_is_recorded=(
        "What is known of him, and from whom? What checks are held? Who is keeping the children and their mother safe? "
        "Has a named manager decided whether and how he is to be involved, and when is that looked at again?"
    ),
    any_agency_could_answer=True,
    stays_open=True,
    found="""
        Gwen, child, born 2016-01-01
        Lowri, mother of Gwen, female
        Huw, father of Gwen, male
        2023-02-01 | social care | Gwen, Lowri | plan start | neglect-physical | child in need plan
        2023-03-01 | social care | Gwen (seen), Lowri (seen) | visit | | seen at home
        2023-04-12 | school | Gwen | observation | | talks of weekends with her dad
        raised 2023-03-02 about Gwen and Huw
    """,
    not_found="""
        Gwen, child, born 2016-01-01
        Lowri, mother of Gwen, female
        Huw, father of Gwen, male
        2023-02-01 | social care | Gwen, Lowri | plan start | neglect-physical | child in need plan
        2023-02-10 | social care | Huw (spoke) | contact | | rang him, he has Gwen at weekends and will come to the review
        2023-04-12 | school | Gwen | observation | | talks of weekends with her dad
        nothing raised
    """,
)
