"""A child whom nobody is recorded as having seen for longer than was to be expected.

What it looks for
For a child with an open plan, or a baby in a family that services work with: no entry of the child being seen by any agency within the
local interval. For any child: two visits running at which the child is recorded as not seen. For a child of twelve or under with an open
plan, where bedrooms are recorded at all: none recorded as seen for ninety days. Of a child not yet born, the days begin at the birth.

Why it matters
A plan that is worked without sight of the child cannot know what the child's days are like (practice 1.1, P15).

What it cannot tell
Whether the child was seen and it was not written down. Attendance at school counts as seen by the school, and a sighting that was only read
from the text counts too. Nothing is raised from a record that never says who was seen.

The question it asks
Who last saw the child, where, and how the child was.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import not_seen
from keepsight.patterns.stretch import Stretch

QUERY = """
with awaited as (
    select *, greatest(happened_to, born_to) as since from since_last_seen
), intervals as (
    select a.*, w.due_on, never() as until_age from awaited a
    join working_days_after w on w.day = since and w.working_days = $protection_days where what = 'child' and plan and tier = 3
    union all
    select *, days_after(since, $need_days + 1), never() from awaited where what = 'child' and plan and tier = 2
    union all
    select *, days_after(since, $infant_days + 1), months_after(born_from, $infant_until) from awaited where what = 'child' and born_from is not null
    union all
    select *, days_after(since, $bedroom_days + 1), months_after(born_from, 12 * $bedroom_until) from awaited where what = 'bedroom' and plan and tier > 1
), expected as (
    select *, greatest(due_on, known_on) as span_from, least(seen_on, open_until, until_age) as span_until,
        days_after(due_on, -days_between(happened_from, happened_to)) as span_from_earliest
    from intervals
)
select x.standpoint, x.family_id, x.child_id as person_id, case when b.opens then x.entry_id else x.opened_by end as entry_id, 'for' as bearing, b.opens, false as suggested,
    x.span_from, x.span_until, x.span_from_earliest, x.due_on,
    case when x.what = 'bedroom' then 'bedroom ' when x.since > x.happened_to then 'born ' when x.entry_id = x.opened_by then 'opened ' else 'seen ' end
        || x.since::varchar as detail, x.seen_before_in as instead_of
from expected x cross join (values (true), (false)) b(opens) where x.span_from < x.span_until
union all
select v.standpoint, v.family_id, v.child_id, case when b.later then v.entry_id else v.earlier end, 'for', true, v.suggested, v.known_on, v.seen_on, null, null, 'visits', null
from visits_running_unseen v cross join (values (true), (false)) b(later) where v.happened_to <= months_after(v.earlier_to, $unseen_within)
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null, null, null from sightings_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Since when nobody is recorded as having seen whom, or which visits did not find the child."""
    return not_seen(stretch)


PATTERN = Pattern(
    label="when the child was last seen",
    needs=("children", "kinds", "seen", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Who last saw the child, where, and how was the child? Who is to see the child next, and by when?",
    any_agency_could_answer=True,
    stays_open=True,
    looks_back=True,
    found="""
        Anwen, child, born 2015-03-03
        2023-01-09 | social care | Anwen (subject) | conference | neglect-physical | child protection plan made | plan
        2023-01-16 | social care | Anwen (seen alone) | visit | | seen in her room
        2023-03-20 | police | Anwen | incident | domestic-abuse | neighbours called, child not mentioned further
        raised 2023-02-07 about Anwen
    """,
    not_found="""
        Anwen, child, born 2015-03-03
        2023-01-09 | social care | Anwen (subject) | conference | neglect-physical | child protection plan made | plan
        2023-01-16 | social care | Anwen (seen alone) | visit | | seen in her room
        2023-01-30 | school | Anwen | observation | | in class, quiet
        2023-02-13 | school | Anwen | observation | | in class
        2023-03-01 | social care | Anwen (seen) | visit | | seen at home with her mother
        nothing raised
    """,
)
