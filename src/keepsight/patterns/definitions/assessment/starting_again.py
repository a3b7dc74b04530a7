"""An assessment that begins without the history.

What it looks for
An assessment within sixty days of a new referral to social care, a new plan or a change of worker, where the record holds an assessment,
conference, plan, enquiry or closure more than a year older; and where the assessment lists what it read and nothing of it is more than a year old,
or its own words say that the history was not read or that it was begun afresh. It ends when an assessment that read the older history becomes known.

Why it matters
A fresh start can lose what was tried before and how it went for the child (practice 5.1, start-again; P09).

What it cannot tell
What the worker read and did not list. An assessment that neither lists what it read nor says anything of history is not asked about.

The question it asks
Which history was read, and what was tried before.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import day, listed, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with beginnings as (
    select standpoint, child_id, entry_id, happened_to, known_on, never() as until_on from open_work where plan
    union
    select standpoint, child_id, entry_id, happened_to, counts_from, never() from referrals
    union
    select standpoint, child_id, entry_id, day, known_on, until_on from changes_of_worker
), read as (
    select a.standpoint, a.child_id, a.entry_id, min(greatest(a.known_on, e.known_on)) as listed_on, min(greatest(a.known_on, e.known_on)) filter (where e.happened_from < months_before(a.happened_to, $old_months)) as old_on
    from (select *, unnest(cites) as cited from assessments_of_each_child) a join entries e on e.standpoint = a.standpoint and e.entry_id = a.cited
    group by a.standpoint, a.child_id, a.entry_id
), without as materialized (
    select a.* exclude (known_on), case when a.without_history then a.known_on else r.listed_on end as known_on, least(r.old_on, never()) as old_on from assessments_of_each_child a left join read r on r.standpoint = a.standpoint and r.child_id = a.child_id and r.entry_id = a.entry_id
    where a.without_history or (r.entry_id is not null and not a.with_history)
), after as (
    select w.standpoint, w.child_id, w.entry_id, min(case when l.with_history then l.known_on else greatest(l.known_on, r.old_on) end) as read_on
    from without w join assessments_of_each_child l on l.standpoint = w.standpoint and l.child_id = w.child_id and l.happened_to > w.happened_to
    left join read r on r.standpoint = l.standpoint and r.child_id = l.child_id and r.entry_id = l.entry_id
    where l.with_history or r.old_on is not null group by w.standpoint, w.child_id, w.entry_id
), fresh as (
    select w.standpoint, w.family_id, w.child_id, w.entry_id, w.suggested, b.entry_id as began, h.entry_id as history, greatest(w.known_on, b.known_on, h.known_on) as span_from,
        least(w.old_on, b.until_on, coalesce(f.read_on, never()), months_after(greatest(w.known_on, b.known_on, h.known_on), $asked_for)) as span_until
    from without w
    join beginnings b on b.standpoint = w.standpoint and b.child_id = w.child_id and b.entry_id <> w.entry_id and b.happened_to <= w.happened_to and w.happened_to <= days_after(b.happened_to, $soon_days)
    join milestones_of_each_child h on h.standpoint = w.standpoint and h.child_id = w.child_id and h.happened_to < months_before(w.happened_from, $old_months)
    left join after f on f.standpoint = w.standpoint and f.child_id = w.child_id and f.entry_id = w.entry_id
)
select standpoint, family_id, child_id as person_id, case p.part when 1 then entry_id when 2 then began else history end as entry_id, 'for' as bearing, suggested, span_from, span_until,
    case when p.part = 1 then 'assessment|' || entry_id end as detail
from fresh cross join (values (1), (2), (3)) p(part)
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null from assessments_of_each_child where with_history
"""


def statement(stretch: Stretch) -> str:
    """Which assessment of whom, by whom; how much older history the record holds."""
    begun = [entry for entry in stretch.entries if entry.entry_id in {one.what.partition("|")[2] for one in stretch.noted}]
    said = listed(f"{entry.agency} on {day(entry.happened_to)}" for entry in begun)
    first = min(stretch.entries, key=lambda entry: entry.happened_to)
    return f"An assessment of {names(stretch)} is recorded by {said}. Nothing older than a year is among what it is recorded to have read, and the record holds earlier work from {day(first.happened_to)}."


PATTERN = Pattern(
    label="earlier history not cited",
    needs=("children", "kinds", "what assessments read"),
    query=QUERY,
    statement=statement,
    question="Which history was read, by whom? What was tried before, and what did it change for the child?",
    found="""
        Sorrel, child, born 2013-07-07
        2019-02-04 | social care | Sorrel | assessment | neglect-physical | first assessment of the home | closed
        2023-03-01 | social care | Sorrel | referral | neglect-physical | from the school | assessment
        2023-03-20 | social care | Sorrel | assessment | neglect-physical | assessment by the new team | early-help | assessment(cites: E02)
        raised 2023-03-20 about Sorrel
    """,
    not_found="""
        Sorrel, child, born 2013-07-07
        2019-02-04 | social care | Sorrel | assessment | neglect-physical | first assessment of the home | closed
        2023-03-01 | social care | Sorrel | referral | neglect-physical | from the school | assessment
        2023-03-20 | social care | Sorrel | assessment | neglect-physical | assessment by the new team | early-help | assessment(cites: E01 E02)
        nothing raised
    """,
)
