"""A baby, and what is recorded that makes sharing a bed unsafe.

What it looks for
For a baby under twelve months, or due within twelve weeks: alcohol or drug use by someone who brings the baby up in the year before birth
or since; medicine that sedates; sleeping on a sofa; or a bed shared where someone smokes or where the baby was born early or small. Smoking
or an early birth with no bed shared, and a sleep place that nobody has seen, are lines on the card and raise nothing.

Why it matters
In most reviews of sudden deaths of babies a bed or sofa was shared after alcohol or drugs, often on a night that was not like others
(practice 1.1, 7.3).

What it cannot tell
Where the baby sleeps tonight. Sleep places that were seen, and safer sleep that was talked through, are shown beside it and do not
settle it, because nights change.

The question it asks
Where the baby will sleep, and who will be sober.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names, number, safe_sleep
from keepsight.patterns.stretch import Stretch

QUERY = """
with items as materialized (
    select *, days_after(due_on, -7 * $weeks_before) as first_on, least(months_after(due_on, $until_age), childhood_until) as last_on
    from sleep_items where happened_to >= months_before(due_on, $look_back) and happened_to < months_after(due_on, $until_age)
), unsafe as (
    select standpoint, family_id, child_id, entry_id, suggested, counts_from, first_on, last_on from items where item in ('use', 'sedating', 'sofa')
    union all
    select a.standpoint, a.family_id, a.child_id, a.entry_id, a.suggested, greatest(a.counts_from, b.counts_from), a.first_on, a.last_on
    from items a join items b on b.standpoint = a.standpoint and b.child_id = a.child_id
    where (a.item = 'shared' and b.item in ('tobacco', 'use', 'sedating', 'small')) or (a.item in ('tobacco', 'small') and b.item = 'shared')
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, suggested, 1 as weight, greatest(min(counts_from), first_on) as span_from, last_on as span_until
from unsafe group by standpoint, family_id, child_id, entry_id, suggested, first_on, last_on
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null from items where item = 'safe'
"""


def statement(stretch: Stretch) -> str:
    """Who recorded what about a baby's nights and those who care for the baby."""
    return (
        f"{agencies(stretch)} recorded, in {number(len(stretch.entries), 'entry', 'entries')} {between(stretch)}, alcohol, drugs, sedating medicine, or a bed or sofa shared, "
        f"around {names(stretch)}. {safe_sleep(stretch)}"
    )


PATTERN = Pattern(
    label="where the baby sleeps",
    needs=("children", "birth dates"),
    query=QUERY,
    statement=statement,
    question="Where will the baby sleep tonight and on a night that is not like others, who will be sober, and who has talked it through with each person who has the baby at night?",
    looks_back=True,
    found="""
        Osian, child, born 2023-03-10
        Megan, mother of Osian
        2023-03-20 | health visiting | Osian, Megan | visit | sleep | new birth visit, own cot seen
        2023-04-02 | police | Osian, Megan | incident | alcohol | drunk at home with friends
        raised 2023-04-02 about Osian
    """,
    not_found="""
        Osian, child, born 2023-03-10
        Megan, mother of Osian
        2023-03-20 | health visiting | Osian, Megan | visit | sleep | new birth visit, own cot seen, Megan smokes outside only
        2023-04-02 | health visiting | Osian, Megan | visit | | weight good
        nothing raised
    """,
)
