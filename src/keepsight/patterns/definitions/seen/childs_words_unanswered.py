"""What a child told of harm or unmet need, with nothing recorded of what followed.

What it looks for
An entry in which a child told someone of harm or of a need that was not met, with no response in that row, and no entry by any agency of
anything done for that child within five working days; or, where the record says at all who was seen alone, no entry of the child being
seen alone within ten working days. What a child tells social care that has begun to assess or to enquire within nine weeks before is heard there.

Why it matters
A child who tells and sees nothing follow may not tell again (practice 1.1; safe practice 1.3, 4).

What it cannot tell
Whether something was done and not written down. Whether what was said was meant as it was written.

The question it asks
What was said back to the child, by whom, and what followed.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
with answers as materialized (
    select standpoint, family_id, child_id, entry_id, happened_to, known_on, 'any' as needed from responses_for_each_child
    union all
    select standpoint, family_id, child_id, entry_id, happened_to, known_on, 'alone' from sightings_of_each_child where alone
), expected as (
    select c.*, 'any' as needed, w.due_on, f.due_on as due_earliest, c.known_on as from_on from childs_words c
    join working_days_after w on w.day = c.happened_to and w.working_days = $response_days
    left join working_days_after f on f.day = c.happened_from and f.working_days = $response_days where not c.answered
    union all
    select c.*, 'alone', w.due_on, f.due_on, greatest(c.known_on, r.alone_known_on) from childs_words c join seeing_recorded r using (standpoint, family_id)
    join working_days_after w on w.day = c.happened_to and w.working_days = $alone_days
    left join working_days_after f on f.day = c.happened_from and f.working_days = $alone_days where r.alone_known_on is not null and not (c.answered and c.heard_alone)
)
select x.standpoint, x.family_id, x.child_id as person_id, x.entry_id, 'for' as bearing, x.suggested, greatest(x.due_on, x.from_on) as span_from,
    least(min(a.known_on), x.childhood_until) as span_until, coalesce(x.due_earliest, x.happened_from) as span_from_earliest, x.due_on
from expected x
left join answers a on a.standpoint = x.standpoint and a.child_id = x.child_id and a.needed = x.needed
    and a.entry_id <> x.entry_id and a.happened_to >= x.happened_from
group by x.standpoint, x.family_id, x.child_id, x.entry_id, x.suggested, x.due_on, x.due_earliest, x.from_on, x.happened_from, x.happened_to, x.childhood_until
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null from answers
"""


def statement(stretch: Stretch) -> str:
    """Who wrote down what a child told, and that nothing is recorded of what followed."""
    told = number(len(stretch.entries), "entry", "entries")
    return (
        f"{agencies(stretch)} wrote down, in {told} {between(stretch)}, what {names(stretch)} told. There is no entry in the records supplied, "
        "within the time allowed, of what was done about it or of the child being seen alone afterwards."
    )


PATTERN = Pattern(
    label="what a child told, and what followed",
    needs=("children", "kinds", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="What was said back to the child, by whom, and what followed? Who has listened to the child alone since?",
    any_agency_could_answer=True,
    stays_open=True,
    found="""
        Bea, child, born 2014-06-16
        2023-05-02 | school | Bea | disclosure | physical-harm | Bea said: 'he hit me with the lead'
        2023-06-20 | school | Bea | observation | | Bea in the choir
        raised 2023-05-11 about Bea
    """,
    not_found="""
        Bea, child, born 2014-06-16
        2023-05-02 | school | Bea | disclosure | physical-harm | Bea said: 'he hit me with the lead' | referral-made
        2023-05-03 | social care | Bea (seen) | visit | | seen at school
        2023-06-20 | school | Bea | observation | | Bea in the choir
        nothing raised
    """,
)
