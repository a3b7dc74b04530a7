"""A child who moved, and of whom no receiving service has written.

What it looks for
A move of home, or to another area, school or doctor, of a child about whom a concern was recorded in the twelve months before or with whom work was
open; and within fifteen working days no entry by a service that receives the child. After a move of home alone, any other agency's entry counts,
and so does any sighting.

Why it matters
Families under strain move often, and a move is where records, plans and the people who knew the child are lost (safe practice 4).

What it cannot tell
Whether a service in another area, which was not asked for its records, has the child well in hand. The closing of work by the service that was left does not
end it, because that is when a child is most easily lost. Whose entry is a receiving service's is judged on what was known when it was written.

The question it asks
Who has the child now, and has anyone said so.
"""

from datetime import date

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import day, listed, number
from keepsight.patterns.stretch import Stretch

QUERY = """
with concern as (
    select standpoint, child_id, entry_id, min(known_on) as known_on from concern_before_a_move
    join moves_of_each_child m using (standpoint, child_id, entry_id) where concerned_on > months_before(m.happened_to, $concern_within) group by all
), endings as (
    select standpoint, child_id, moved_in as entry_id, known_on from received_after_a_move
    union all
    select m.standpoint, m.child_id, m.entry_id, n.counts_from from moves_of_each_child m
    join moves_of_each_child n on n.standpoint = m.standpoint and n.child_id = m.child_id and n.entry_id <> m.entry_id and n.happened_to > m.happened_from
    union all
    select m.standpoint, m.child_id, m.entry_id, r.known_on from moves_of_each_child m
    join relationships r on r.standpoint = m.standpoint and r.related_person_id = m.child_id and r.relationship in ('adoptive mother', 'adoptive father')
), ended as (
    select standpoint, child_id, entry_id, min(known_on) as ended_on from endings group by all
), expected as (
    select m.*, w.due_on, f.due_on as due_earliest, greatest(w.due_on, m.counts_from, c.known_on) as span_from, least(m.childhood_until, e.ended_on) as span_until
    from moves_of_each_child m join concern c using (standpoint, child_id, entry_id)
    join working_days_after w on w.day = m.happened_to and w.working_days = $receiving_days
    left join working_days_after f on f.day = m.happened_from and f.working_days = $receiving_days
    left join ended e using (standpoint, child_id, entry_id)
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, suggested, span_from, span_until,
    coalesce(due_earliest, happened_from) as span_from_earliest, due_on, happened_from::varchar || ' ' || happened_to::varchar as detail
from expected where span_from < span_until
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null from received_after_a_move
"""


def statement(stretch: Stretch) -> str:
    """Of each child of whom it holds, when a move is recorded; then how long no receiving service's entry was supplied."""
    until = stretch.resolved_on or stretch.as_of
    still = [_one(label, max(what, key=lambda one: one.split()[1]), until) for label, what in sorted(stretch.lacking.items())]
    earlier = [name for name in stretch.children if name not in stretch.lacking]
    return " ".join([*still, f"Earlier in the same time it was so of {listed(earlier)}."] if earlier else still)


def _one(label: str, moved: str, until: date) -> str:
    first, last = map(date.fromisoformat, moved.split())
    when = f"on {day(last)}" if first == last else f"between {day(first)} and {day(last)}"
    return f"A move of {label} is recorded {when}. By {day(until)}, {number((until - last).days, 'day')} later, there is no entry by a receiving service in the records supplied."



PATTERN = Pattern(
    label="moved, and received by whom",
    needs=("children", "kinds", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Which services have the child now, have they been told what was known, and who has confirmed it?",
    any_agency_could_answer=True,
    stays_open=True,
    found="""
        Tomos, child, born 2012-12-12
        2022-10-01 | school | Tomos | concern | neglect-nutrition | hungry
        2023-01-09 | school | Tomos | school | | left for another school in the next county
        2023-04-03 | police | Tomos (mentioned) | contact | | family's old address empty
        raised 2023-01-31 about Tomos
    """,
    not_found="""
        Tomos, child, born 2012-12-12
        2022-10-01 | Oak school | Tomos | concern | neglect-nutrition | hungry
        2023-01-09 | Oak school | Tomos | school | | left for another school in the next county
        2023-01-19 | Ash school | Tomos | school | | first day, records received
        2023-04-03 | Ash school | Tomos | school | | settled
        nothing raised
    """,
)
