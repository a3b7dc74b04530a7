"""Something that got better for a child, and held.

What it looks for
After a concern, an entry of something better for a child (an improvement, or a better grade of care), and at least six months later an entry by a separate
account that it was still so, or good; with no entry since the first of a concern of the same sort, of harm to the child or of violence in the home.

Why it matters
A record that is only searched for what is wrong shows a family only what is wrong. What has held is what the next plan stands on, and
is owed to those who did it (practice 9, P25).

What it cannot tell
Whether it would hold without services, and what nobody wrote down. It says that what was written is better and stayed better, never that a child is safe.
Two agencies that repeat one person's word are one account. Any later entry of such a concern, also one only read from the text, ends it.

The question it asks
What made it hold, and what keeps it so.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with ended as (
    select b.standpoint, b.child_id, b.strand, b.entry_id, min(w.counts_from) as worse_on from turns_for_each_child b
    join turns_for_each_child w on w.standpoint = b.standpoint and w.child_id = b.child_id and w.strand = b.strand and w.place > b.place and w.happened_to > b.happened_from and w.entry_id <> b.entry_id
    where b.better group by all
    union all
    select b.standpoint, b.child_id, b.strand, b.entry_id, min(w.counts_from) from turns_for_each_child b
    join turns_for_each_child w on w.standpoint = b.standpoint and w.child_id = b.child_id and w.strand = 'harm' and w.place = 1 and w.happened_to > b.happened_from and w.entry_id <> b.entry_id
    where b.better group by all
), risen as materialized (
    select b.*, coalesce(e.worse_on, never()) as worse_on from turns_for_each_child b
    left join (select standpoint, child_id, strand, entry_id, min(worse_on) as worse_on from ended group by all) e using (standpoint, child_id, strand, entry_id)
    where b.better and not b.alone and coalesce(b.counts_from < e.worse_on, true)
), held as (
    select b.standpoint, b.family_id, b.child_id, b.entry_id as first, k.entry_id as later, b.suggested or k.suggested as suggested, greatest(b.counts_from, k.counts_from) as known_on, b.worse_on
    from risen b join turns_for_each_child k on k.standpoint = b.standpoint and k.child_id = b.child_id and k.strand = b.strand and k.place <= b.place and k.account <> b.account
        and k.event_id <> b.event_id and k.happened_from >= months_after(b.happened_to, $held_months)
)
select standpoint, family_id, child_id as person_id, case n when 1 then first else later end as entry_id, 'for' as bearing, suggested, known_on as span_from,
    least(worse_on, months_after(known_on, $stands)) as span_until
from held cross join (values (1), (2)) r(n)
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null from concerns_about_each_child
"""


def statement(stretch: Stretch) -> str:
    """Who recorded that things were better, for whom, and over which time it held."""
    return (
        f"{agencies(stretch)} recorded, {between(stretch)}, that things were better for {names(stretch)} and, {stretch.thresholds['held_months']} months or more later and in a separate account, "
        "that they were good. There is no entry of a concern of that sort in between in the records supplied."
    )


PATTERN = Pattern(
    label="a good change that has held",
    needs=("children", "themes", "two agencies"),
    query=QUERY,
    statement=statement,
    question="What made it hold, who has told the family and the child so, and what would keep it so without services?",
    good_news=True,
    found="""
        Ffion, child, born 2014-07-07
        2022-01-10 | school | Ffion | concern | neglect-nutrition | hungry each morning
        2022-04-01 | social care | Ffion | visit | neglect-nutrition improvement | cupboards full, meals planned
        2022-11-15 | school | Ffion | observation | good-care | breakfast eaten, full of energy
        raised 2022-11-15 about Ffion
    """,
    not_found="""
        Ffion, child, born 2014-07-07
        2022-01-10 | school | Ffion | concern | neglect-nutrition | hungry each morning
        2022-04-01 | social care | Ffion | visit | neglect-nutrition improvement | cupboards full, meals planned
        2022-11-15 | social care | Ffion | review | improvement | mother says that all is well
        2022-12-15 | school | Ffion | concern | neglect-nutrition | asked for food twice this week
        2023-02-15 | health visiting | Ffion | observation | good-care | well grown
        nothing raised
    """,
)
