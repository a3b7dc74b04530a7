"""An older child's behaviour, with earlier entries about unmet needs and nothing that lays the one beside the other.

What it looks for
A child of ten or over who is recorded as missing, excluded, offending or harming themselves, with two or more earlier entries about that
child's unmet needs, and no assessment, meeting or decision within forty-five working days in which neglect is spoken of.

Why it matters
Neglect of older children is under-recognised: the behaviour is treated as the problem, and what came before is in another file
(practice 5.1; safe practice 4).

What it cannot tell
Why a child does what they do. Whether the earlier entries were read and not mentioned. What an adult did is left out, and so is what was
done to the child: that an entry names a child beside an adult's offence is no behaviour of the child. A missed appointment is not counted here.

The question it asks
What the child has lived with, beside what the child has done.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
with behaviour as materialized (
    select b.*, w.due_on, coalesce(f.due_on, b.happened_from) as due_earliest from behaviour_of_each_child b join working_days_after w on w.day = b.happened_to and w.working_days = $thought_days
    left join working_days_after f on f.day = b.happened_from and f.working_days = $thought_days
    where b.happened_to >= months_after(b.born_to, 12 * $from_age)
), earlier as materialized (
    select b.standpoint, b.entry_id, b.child_id, n.entry_id as earlier_in, n.known_on, n.suggested,
        row_number() over (partition by b.standpoint, b.entry_id, b.child_id order by n.known_on, n.entry_id) as place
    from behaviour b join neglect_of_each_child n on n.standpoint = b.standpoint and n.child_id = b.child_id and n.adds and n.happened_to < b.happened_to and n.entry_id <> b.entry_id
), expected as materialized (
    select b.standpoint, b.family_id, b.entry_id, b.child_id, b.suggested, b.due_on, b.due_earliest, b.happened_from, b.happened_to, greatest(b.due_on, b.known_on, e.known_on) as span_from,
        least(min(t.known_on), b.childhood_until) as span_until
    from behaviour b join earlier e on e.standpoint = b.standpoint and e.entry_id = b.entry_id and e.child_id = b.child_id and e.place = $earlier
    left join neglect_thought_of t on t.standpoint = b.standpoint and t.child_id = b.child_id and t.entry_id <> b.entry_id and t.happened_to >= b.happened_from
    group by b.standpoint, b.family_id, b.entry_id, b.child_id, b.suggested, b.due_on, b.due_earliest, b.happened_from, b.happened_to, b.known_on, e.known_on, b.childhood_until
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, true as opens, suggested, span_from, span_until,
    due_earliest as span_from_earliest, due_on, 'behaviour' as detail
from expected
union all
select x.standpoint, x.family_id, x.child_id, e.earlier_in, 'for', false, e.suggested, greatest(x.span_from, e.known_on), x.span_until, null, x.due_on, null
from expected x join earlier e on e.standpoint = x.standpoint and e.entry_id = x.entry_id and e.child_id = x.child_id
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null, null from neglect_thought_of where against
"""


def statement(stretch: Stretch) -> str:
    """Who recorded what about whom, and that nothing lays it beside what was recorded before."""
    return (
        f"{agencies(stretch)} recorded, in {number(len(stretch.entries), 'entry', 'entries')} {between(stretch)}, unmet needs of {names(stretch)} and, later, "
        "the child missing, excluded, offending or harming themselves. There is no entry in the records supplied, "
        f"within {stretch.thresholds['thought_days']} working days, of an assessment, meeting or decision in which neglect is spoken of."
    )


PATTERN = Pattern(
    label="what an older child does, and what came before",
    needs=("children", "birth dates", "themes", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="What has this child lived with, who has read the earlier entries beside these, and what does the child say would help?",
    any_agency_could_answer=True,
    stays_open=True,
    found="""
        Kai, child, born 2010-02-02
        2019-03-04 | school | Kai | concern | neglect-nutrition | hungry
        2020-11-09 | school | Kai | concern | neglect-physical | dirty, smells
        2023-01-16 | police | Kai (subject) | incident | exploitation-missing | reported missing overnight
        2023-04-03 | school | Kai | observation | | back in class
        raised 2023-03-21 about Kai
    """,
    not_found="""
        Kai, child, born 2010-02-02
        2019-03-04 | school | Kai | concern | neglect-nutrition | hungry
        2020-11-09 | school | Kai | concern | neglect-physical | dirty, smells
        2023-01-16 | police | Kai (subject) | incident | exploitation-missing | reported missing overnight
        2023-02-06 | social care | Kai (seen alone) | assessment | neglect-physical | history of neglect read with school; Kai asked for his own bed
        2023-04-03 | school | Kai | observation | | back in class
        nothing raised
    """,
)
