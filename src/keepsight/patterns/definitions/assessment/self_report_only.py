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
    select *, greatest(days_after(happened_to, $source_days + 1), known_on) as asked_on, days_after(happened_to, $source_days + 1) as due_on from told_by_carers where better and own_word
), others as (
    select c.standpoint, c.child_id, c.entry_id, o.known_on as other_on, case when o.event_id = c.event_id then greatest(o.tied_on, c.tied_on) else never() end as repeats_from
    from told_alone c join told_by_carers o on o.standpoint = c.standpoint and o.child_id = c.child_id and o.entry_id <> c.entry_id and o.bears_on_it and not o.own_word
        and o.happened_to >= days_after(c.happened_from, -$source_days) and coalesce(o.account <> c.account, true)
), alone_from as (
    select *, asked_on as starts_on from told_alone
    union all
    select c.*, o.repeats_from from told_alone c join others o on o.standpoint = c.standpoint and o.child_id = c.child_id and o.entry_id = c.entry_id
    where o.repeats_from > c.asked_on and o.repeats_from < never()
), alone as (
    select a.standpoint, a.family_id, a.child_id, a.entry_id, a.happened_from, a.due_on, a.asked_on, a.childhood_until, a.starts_on, min(o.other_on) filter (where o.other_on > a.starts_on and o.other_on < o.repeats_from) as other_on
    from alone_from a left join others o on o.standpoint = a.standpoint and o.child_id = a.child_id and o.entry_id = a.entry_id
    group by a.standpoint, a.family_id, a.child_id, a.entry_id, a.happened_from, a.due_on, a.asked_on, a.childhood_until, a.starts_on
    having bool_and(coalesce(not (o.other_on <= a.starts_on and a.starts_on < o.repeats_from), true))
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, true as suggested, starts_on as span_from,
    least(coalesce(other_on, never()), childhood_until, months_after(asked_on, $asked_for)) as span_until, greatest(days_after(happened_from, $source_days + 1), happened_from) as span_from_earliest, due_on
from alone where starts_on < months_after(asked_on, $asked_for)
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
