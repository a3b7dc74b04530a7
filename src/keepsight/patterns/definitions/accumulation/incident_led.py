"""Work with a child that follows incidents, with quiet times between them.

What it looks for
Over twenty-four months at least three days of work by children's social care or early help with a child (visits, meetings, assessments, reviews,
enquiries), seven in ten of them within ten working days of an incident, an injury or a disclosure; and before the last of them more than
ninety days in which no such work is recorded. It does not matter whether the work stayed open in between or was opened and shut each time.

Why it matters
Neglect seldom has an incident. A child whose help comes only after something has happened is without it on ordinary days (practice 1.1, P07).

What it cannot tell
What was done and not written down; what schools, health visitors and others gave in the quiet times. Whether work followed an incident is judged
on what was recorded by the day on which the work was: an incident that is written down only later counts for nothing here.

The question it asks
What happens on ordinary days.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import between, counted, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
with followed as materialized (
    select w.*, coalesce(w.happened_to < d.due_on, false) as led from work_after_an_incident w left join working_days_after d on d.day = w.incident_to and d.working_days = $response_days
), quiet as materialized (
    select q.* from quiet_before_work q join followed f using (standpoint, child_id, entry_id)
    where f.led and q.before_to < days_after(q.happened_from, -$quiet_days) and q.before_to > months_before(q.happened_to, $within)
), looked_at as (
    select q.standpoint, q.child_id, q.entry_id as again, f.happened_to, min(f.counts_from) as any_on, min(case when f.led then f.counts_from end) as led_on
    from (select distinct standpoint, child_id, entry_id, happened_to from quiet) q
    join followed f on f.standpoint = q.standpoint and f.child_id = q.child_id and f.happened_to <= q.happened_to and f.happened_to > months_before(q.happened_to, $within) group by all
), steps as (
    select standpoint, child_id, again, step_on, sum(done) as done, sum(led) as led
    from (select standpoint, child_id, again, any_on as step_on, 1 as done, 0 as led from looked_at union all select standpoint, child_id, again, led_on, 0, 1 from looked_at where led_on is not null) group by all
), so_far as (
    select standpoint, child_id, again, step_on, lead(step_on, 1, never()) over known as next_on, sum(done) over known as done, sum(led) over known as led
    from steps window known as (partition by standpoint, child_id, again order by step_on)
), holding as (
    select q.*, greatest(s.step_on, q.known_on) as span_from, least(s.next_on, q.broken_on, months_after(q.known_on, $stands)) as span_until
    from quiet q join so_far s on s.standpoint = q.standpoint and s.child_id = q.child_id and s.again = q.entry_id
    where s.led >= $events and s.led * 100 >= s.done * $share
), cited as (
    select h.standpoint, h.family_id, h.child_id, h.span_from, h.span_until, f.entry_id, f.incident, f.suggested, h.before
    from holding h join followed f on f.standpoint = h.standpoint and f.child_id = h.child_id and f.led and f.counts_from <= h.span_from
        and f.happened_to <= h.happened_to and f.happened_to > months_before(h.happened_to, $within)
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, suggested, 1 as weight, span_from, span_until from cited
union all
select distinct standpoint, family_id, child_id, incident, 'for', false, null::int, span_from, span_until from cited
union all
select distinct standpoint, family_id, child_id, before, 'for', false, null, span_from, span_until from cited
union all
select f.standpoint, f.family_id, f.child_id, f.entry_id, 'against', null, null, null, null from followed f where not f.led
"""


def statement(stretch: Stretch) -> str:
    """How many pieces of work followed incidents, with whom, and that a quiet time came before."""
    return (
        f"{counted(stretch, 'piece of work', 'pieces of work').capitalize()} with {names(stretch)}, recorded {between(stretch)}, came within ten working days of an incident, "
        f"and {others(stretch)}. Before one of them there is no entry of such work in the records supplied for more than {stretch.thresholds['quiet_days']} days."
    )


def others(stretch: Stretch) -> str:
    """How many pieces of work in the same time followed none."""
    return f"{number(len(stretch.contrary), 'other')} did not" if stretch.contrary else "none is recorded apart from these"


PATTERN = Pattern(
    label="work that follows incidents",
    needs=("children", "kinds", "social care"),
    query=QUERY,
    statement=statement,
    question="What happens for the child on ordinary days, and what would have been done in the quiet times if nothing had happened?",
    found="""
        Emrys, child, born 2015-05-05
        2022-02-01 | police | Emrys (present) | incident | domestic-abuse | called at night
        2022-02-04 | social care | Emrys (seen) | visit | | seen after the police were called
        2022-02-08 | social care | Emrys (subject) | strategy discussion | | no enquiry
        2022-09-12 | hospital | Emrys | injury | physical-harm | burn on the arm
        2022-09-14 | social care | Emrys (seen) | visit | | seen after the burn
        raised 2022-09-14 about Emrys
    """,
    not_found="""
        Emrys, child, born 2015-05-05
        2022-02-01 | police | Emrys (present) | incident | domestic-abuse | called at night
        2022-02-04 | social care | Emrys (seen) | visit | | seen after the police were called
        2022-04-08 | social care | Emrys (seen) | visit | | seen as planned, every two months
        2022-06-08 | social care | Emrys (seen) | visit | | seen as planned
        2022-08-08 | social care | Emrys (seen) | visit | | seen as planned
        2022-09-12 | hospital | Emrys | injury | physical-harm | burn on the arm
        2022-09-14 | social care | Emrys (seen) | visit | | seen after the burn
        nothing raised
    """,
)
