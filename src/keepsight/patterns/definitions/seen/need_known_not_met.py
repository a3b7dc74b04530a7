"""A need of a child's own that is known, and nothing recorded of its being met.

What it looks for
An entry that says that a child needs glasses, hearing aids, care of teeth or medicine, goes without them, or is not growing, where the entry
names that child and no other; and no entry by any agency, within ninety days, that says that this need was met.

Why it matters
A child who cannot see the board or is in pain at night falls behind in silence, and each service thinks that another has it in hand
(practice 3.1; safe practice 4).

What it cannot tell
Whether the need was met and not written down, or met in words that it does not know: it reads plain words only. Whose turn it was, and
whether there was an appointment to be had: waiting lists, cost and travel are reasons that it does not see.

The question it asks
What the child still goes without, and who is to see that it comes.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, listed, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
select x.standpoint, x.family_id, x.child_id as person_id, x.entry_id, 'for' as bearing, true as suggested, greatest(days_after(x.happened_to, $met_days + 1), x.known_on) as span_from,
    least(min(m.known_on) filter (where m.need in (x.need, 'left')), x.childhood_until) as span_until, days_after(x.happened_from, $met_days + 1) as span_from_earliest, days_after(x.happened_to, $met_days + 1) as due_on,
    x.need as detail
from needs_spoken_of x
left join needs_met m on m.standpoint = x.standpoint and m.child_id = x.child_id and m.entry_id <> x.entry_id and m.happened_to >= x.happened_from
where x.needed and x.own
group by x.standpoint, x.family_id, x.child_id, x.entry_id, x.happened_from, x.happened_to, x.known_on, x.childhood_until, x.need
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null from needs_met where need <> 'left'
"""
NEEDS = {"sight": "glasses or sight", "hearing": "hearing aids or hearing", "teeth": "teeth", "medicine": "medicine or an inhaler", "growth": "weight or growth"}


def statement(stretch: Stretch) -> str:
    """Who recorded which needs of whom, and that nothing is recorded of their being met."""
    said = f"{agencies(stretch)} recorded, in {number(len(stretch.entries), 'entry', 'entries')} {between(stretch)}, a need of {names(stretch)}."
    waiting = [f"Of {label}: {listed(NEEDS[need] for need in NEEDS if need in found)}." for label, found in sorted(stretch.lacking.items())]
    return f"{said} {' '.join(waiting)} There is no entry in the records supplied, within {stretch.thresholds['met_days']} days, that this was met."


PATTERN = Pattern(
    label="a need that is known, and whether it was met",
    needs=("children", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="What does the child still go without, which service is to see that it comes, and what stands in the way: a waiting list, cost, travel, letters, notice?",
    any_agency_could_answer=True,
    stays_open=True,
    shows_hardship=True,
    found="""
        Pip, child, born 2015-01-20
        2023-01-10 | school | Pip | school | | glasses broken, cannot see the board
        2023-03-01 | school | Pip | observation | | moved to the front of the class
        raised 2023-04-11 about Pip
    """,
    not_found="""
        Pip, child, born 2015-01-20
        2023-01-10 | school | Pip | school | | glasses broken, cannot see the board
        2023-02-20 | school | Pip | observation | | wearing his new glasses, school paid
        2023-05-01 | school | Pip | observation | | in the front row
        nothing raised
    """,
)
