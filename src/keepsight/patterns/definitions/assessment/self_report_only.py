"""Something better that rests on one person's word.

What it looks for
An entry that something has improved, or that drinking, drug use or a relationship has ended, which rests on the word of the parent or carer who
tells it; and thirty days later no entry about the same from anybody else: another agency's or person's account of improvement or good care, a test or a
treatment record, or an entry that says otherwise. What a conference or a review says rests on several people and is left out.

Why it matters
A review of two babies' deaths found that a father's word about his drinking had been taken as it stood (practice 1.3). Some of what parents tell is so;
a second source is fair to them too.

What it cannot tell
Whether it is so. Whether somebody checked and did not write it down.

The question it asks
What else would show it.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import day, listed, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with told_alone as (
    select c.standpoint, c.family_id, c.child_id, c.entry_id, c.happened_from, c.happened_to, c.known_on, c.childhood_until, days_after(c.happened_to, $source_days + 1) as due_on,
        min(o.known_on) filter (where coalesce(o.account <> c.account, true)) as other_on
    from told_by_carers c
    left join told_by_carers o on o.standpoint = c.standpoint and o.child_id = c.child_id and o.entry_id <> c.entry_id and o.event_id <> c.event_id and o.bears_on_it and not o.own_word
        and o.happened_to >= days_after(c.happened_from, -$source_days)
    where c.better and c.own_word
    group by c.standpoint, c.family_id, c.child_id, c.entry_id, c.happened_from, c.happened_to, c.known_on, c.childhood_until
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, true as suggested, greatest(due_on, known_on) as span_from,
    least(coalesce(other_on, never()), childhood_until, months_after(greatest(due_on, known_on), $asked_for)) as span_until, greatest(days_after(happened_from, $source_days + 1), happened_from) as span_from_earliest, due_on
from told_alone
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null from told_by_carers where bears_on_it and not own_word
"""


def statement(stretch: Stretch) -> str:
    """Which agencies recorded on which days that something is better, on whose word."""
    told = listed(f"{entry.agency} on {day(entry.happened_to)}" for entry in stretch.entries)
    return f"That something is better for {names(stretch)} is recorded on the word of the person who tells it, by {told}. There is no entry in the records supplied from another source within {stretch.thresholds['source_days']} days of it."


PATTERN = Pattern(
    label="rests on one person's account",
    needs=("children", "themes", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="What else would show it: who else sees it, and what would the child notice?",
    question_where_harm_is_recorded="What else would show it, from somebody other than the people in the home? Who is keeping the children safe while that is found out?",
    any_agency_could_answer=True,
    found="""
        Tegan, child, born 2017-10-10
        Lowena, mother of Tegan, female
        2023-02-01 | social care | Tegan, Lowena (spoke) | visit | improvement | she says she has stopped drinking
        2023-04-20 | school | Tegan | observation | | in class
        raised 2023-03-04 about Tegan
    """,
    not_found="""
        Tegan, child, born 2017-10-10
        Lowena, mother of Tegan, female
        2023-02-01 | social care | Tegan, Lowena (spoke) | visit | improvement | she says she has stopped drinking
        2023-02-20 | health visiting | Tegan, Lowena (seen) | visit | good-care | bright and well cared for, Lowena well, cupboards full
        2023-04-20 | school | Tegan | observation | | in class
        nothing raised
    """,
)
