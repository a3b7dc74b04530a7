"""Alcohol or drugs recorded of a child's carer, and nothing of what it means for the child.

What it looks for
Two or more entries within six months about the alcohol or drug use of one carer, with no entry, in the month after, of what it means for
this child. Treatment that holds, prescribed medicine, what was denied, negative tests and tobacco do not count.

Why it matters
Use alone does not make a child at risk; degree, context and what it means for each child do, and that is what reviews found missing
(practice 1.2, 7.1).

What it cannot tell
Whether a child is affected. Whether the effect was thought about and not written down. An entry of the effect, even one only read from the
text, settles it.

The question it asks
What a day of use is like for this child.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, counted, names, still
from keepsight.patterns.stretch import Stretch

QUERY = """
with events as materialized (
    select s.standpoint, s.family_id, s.entry_id, s.adult_id, k.child_id, s.suggested, min(greatest(s.known_on, k.known_on, k.child_known_on)) as counts_from
    from substance_events s join carers_of_each_child k on k.standpoint = s.standpoint and k.family_id = s.family_id and (k.adult_id = s.adult_id or s.adult_id = '')
    where k.ended_on >= s.happened_from and s.happened_to between k.conceived_on and days_after(k.childhood_until, -1)
    group by s.standpoint, s.family_id, s.entry_id, s.adult_id, k.child_id, s.suggested
)
select standpoint, family_id, child_id || ' ' || adult_id as series, child_id as person_id, entry_id, 'for' as bearing, suggested, counts_from,
    $events as need_events, $within as window_months, $impact_days as allow_days
from events
union all
select distinct v.standpoint, v.family_id, v.child_id || ' ' || v.adult_id, v.child_id, i.entry_id, 'ends', null, null::date, null, null, null
from (select distinct standpoint, family_id, child_id, adult_id from events) v join impact_on_each_child i on i.standpoint = v.standpoint and i.child_id = v.child_id
"""


def statement(stretch: Stretch) -> str:
    """Who recorded alcohol or drugs, how often, and for whom no effect is recorded."""
    return (
        f"{agencies(stretch)} recorded {counted(stretch, 'event')} {between(stretch)} with alcohol or drug use by an adult who brings up {names(stretch)}. "
        f"There is no entry in the records supplied of what this means for {still(stretch)}."
    )


PATTERN = Pattern(
    label="alcohol or drugs, and what they mean for each child",
    needs=("children", "themes", "relationships"),
    query=QUERY,
    statement=statement,
    question="What is a day of drinking or drug use like for this child: who looks after them, who is sober at night, what have they seen, and who has asked them?",
    any_agency_could_answer=True,
    found="""
        Rhys, child, born 2018-02-20
        Carys, mother of Rhys
        2021-03-01 | police | Carys, Rhys | incident | alcohol | drunk in the street with shopping
        2021-05-10 | gp | Carys | appointment | alcohol | drinking most evenings
        2021-07-30 | school | Rhys | observation | | settled well
        raised 2021-06-10 about Rhys
    """,
    not_found="""
        Rhys, child, born 2018-02-20
        Carys, mother of Rhys
        2021-03-01 | drug service | Carys | appointment | drugs | methadone prescription collected, stable in treatment
        2021-05-10 | drug service | Carys | appointment | drugs | methadone dose kept, drug screen negative test
        2021-07-30 | school | Rhys | observation | | settled well
        nothing raised
    """,
)
