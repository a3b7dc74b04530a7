"""Changes of a child's lead worker.

What it looks for
Three or more changes of one service's lead worker for a child within twelve months, or two or more within one open plan. Usual transfers
between teams and cover for absence are left out. Changes come from lists of involvements, and from entries that say so; two that lie within a
fortnight are one change told twice.

Why it matters
Each new worker has to learn the story again, and the child has to tell it again (practice 4.2, 5.2).

What it cannot tell
Why the workers changed, unless the service recorded it; how well the story was handed on. A change that no file sends is not seen.

The question it asks
Who holds the story, and what the child was told.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import names
from keepsight.patterns.stretch import Stretch
from keepsight.patterns.words_of_plans import worker_changes

QUERY = """
with changes as materialized (
    select distinct standpoint, family_id, child_id, worker_of, change, day, told_on, change_until from changes_of_worker
), pairs as materialized (
    select a.standpoint, a.family_id, a.child_id, a.worker_of, a.change as first, b.change as second, a.day as first_day, b.day as second_day,
        greatest(a.told_on, b.told_on) as told_on, least(a.change_until, b.change_until) as until_on
    from changes a join changes b on b.standpoint = a.standpoint and b.child_id = a.child_id and b.worker_of = a.worker_of and b.day > days_after(a.day, $apart)
), runs as (
    select p.standpoint, p.family_id, p.child_id, p.worker_of, [p.first, p.second, c.change] as several, greatest(p.told_on, c.told_on) as hold_from,
        least(p.until_on, c.change_until, months_after(greatest(p.told_on, c.told_on), $within)) as hold_until, null as plan_entry
    from pairs p join changes c on c.standpoint = p.standpoint and c.child_id = p.child_id and c.worker_of = p.worker_of and c.day > days_after(p.second_day, $apart) and c.day <= months_after(p.first_day, $within)
    union all
    select p.standpoint, p.family_id, p.child_id, p.worker_of, [p.first, p.second], greatest(p.told_on, o.known_on), least(p.until_on, o.open_until), o.entry_id
    from pairs p join open_work o on o.standpoint = p.standpoint and o.child_id = p.child_id and o.plan and p.first_day >= o.happened_to and p.second_day < o.open_until
)
select r.standpoint, r.family_id, r.child_id as person_id, c.entry_id, 'for' as bearing, c.suggested, greatest(r.hold_from, c.known_on) as span_from, least(r.hold_until, c.until_on) as span_until,
    concat_ws('|', c.worker_of, c.day) as detail, c.instead_of
from runs r join changes_of_worker c on c.standpoint = r.standpoint and c.child_id = r.child_id and c.worker_of = r.worker_of and has(r.several, c.change)
union all
select standpoint, family_id, child_id, plan_entry, 'for', false, hold_from, hold_until, null, null from runs where plan_entry is not null
"""


def statement(stretch: Stretch) -> str:
    """How many changes of which service's worker, between which days."""
    return f"{worker_changes(stretch)} for {names(stretch)}."


PATTERN = Pattern(
    label="changes of worker",
    needs=("children", "lead workers"),
    query=QUERY,
    statement=statement,
    question="Who holds the whole story now? What was each child told about the changes, and what does the child say?",
    found="""
        Osian, child, born 2015-05-05
        2022-01-10 | social care | Osian | plan start | neglect-physical | child in need plan
        involvement(person_id: Osian; agency: social care; practitioner: worker A; start: 2022-01-10; end_: 2022-03-31)
        involvement(person_id: Osian; agency: social care; practitioner: worker B; start: 2022-04-01; end_: 2022-07-31; change_reason: LEFTRL)
        involvement(person_id: Osian; agency: social care; practitioner: worker C; start: 2022-08-01; change_reason: ORGRST)
        2022-04-12 | social care | Osian (seen) | visit | | first visit by worker B
        2022-08-09 | social care | Osian (seen) | visit | | first visit by worker C
        raised 2022-08-09 about Osian
    """,
    not_found="""
        Osian, child, born 2015-05-05
        2022-01-10 | social care | Osian | plan start | neglect-physical | child in need plan
        involvement(person_id: Osian; agency: social care; practitioner: worker A; start: 2022-01-10; end_: 2022-03-31)
        involvement(person_id: Osian; agency: social care; practitioner: worker B; start: 2022-04-01; end_: 2022-07-31; change_reason: TSPROC)
        involvement(person_id: Osian; agency: social care; practitioner: worker C; start: 2022-08-01; change_reason: ABSENC)
        2022-04-12 | social care | Osian (seen) | visit | | first visit by worker B
        2022-08-09 | social care | Osian (seen) | visit | | first visit by worker C
        nothing raised
    """,
)
