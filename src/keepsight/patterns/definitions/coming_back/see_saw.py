"""What got better for a child got worse again, and then again.

What it looks for
Entries of something better for a child (an improvement, or a better grade of care), followed within six months by an entry of a concern of the same sort (or a worse
grade), twice, the second time within a year. Also once, where work was closed within thirty days of the entry of something better.

Why it matters
Each lift, by itself, reads as success and each slip as new. Care that holds only while somebody looks is not yet change (practice 9, P25).

What it cannot tell
Whether it got better or was only written so, and why it slipped. What is sorted together is unmet needs, alcohol and drugs, harm, or one item of a tool.
An entry that names an improvement beside several sorts of concern is left out, and so is one only read from the text with no concern before it. Without grades it knows only that something was said to be better.

The question it asks
What was different when it was better.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import about_what, agencies, between, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with slips as materialized (
    select w.standpoint, w.family_id, w.child_id, w.strand, w.entry_id as worse, w.happened_to, w.place, b.entry_id as better, greatest(w.counts_from, b.counts_from) as known_on, w.suggested or b.suggested as suggested
    from turns_for_each_child w join turns_for_each_child b on b.standpoint = w.standpoint and b.child_id = w.child_id and b.strand = w.strand and b.better
        and b.happened_to < w.happened_to and w.happened_to <= months_after(b.happened_to, $within) and b.place < w.place
    where w.firm
    qualify row_number() over (partition by w.standpoint, w.child_id, w.strand, w.entry_id order by b.counts_from, b.happened_to, b.entry_id) = 1
), lifted_again as (
    select b.standpoint, b.family_id, b.child_id, b.strand, b.entry_id, b.happened_to, b.place, s.worse, s.better, greatest(b.counts_from, s.known_on) as known_on, b.suggested or s.suggested as suggested
    from turns_for_each_child b join slips s on s.standpoint = b.standpoint and s.child_id = b.child_id and s.strand = b.strand
        and s.happened_to < b.happened_to and b.happened_to <= months_after(s.happened_to, $again_within) and b.place < s.place
    where b.better
    qualify row_number() over (partition by b.standpoint, b.child_id, b.strand, b.entry_id order by greatest(b.counts_from, s.known_on), s.happened_to, s.worse) = 1
), closed_early as (
    select b.standpoint, b.family_id, b.child_id, b.strand, b.entry_id, x.happened_to, b.place, x.entry_id as worse, b.entry_id as better, greatest(b.counts_from, x.counts_from) as known_on, b.suggested
    from turns_for_each_child b join endings_of_work x on x.standpoint = b.standpoint and x.child_id = b.child_id and x.kind in ('closure', 'plan end') and not x.only_mentioned
        and x.happened_to >= b.happened_to and x.happened_to <= days_after(b.happened_to, $closed_within)
    where b.better
), seen_saw as (
    select w.standpoint, w.family_id, w.child_id, w.entry_id as again, l.entry_id as lifted, l.worse, l.better, greatest(w.counts_from, l.known_on) as known_on, w.suggested or l.suggested as suggested
    from turns_for_each_child w join (select * from lifted_again union all select * from closed_early) l on l.standpoint = w.standpoint and l.child_id = w.child_id and l.strand = w.strand
        and l.happened_to < w.happened_to and w.happened_to <= months_after(l.happened_to, $within) and l.place < w.place and w.entry_id <> l.worse
    where w.firm
    qualify row_number() over (partition by w.standpoint, w.child_id, w.strand, w.entry_id order by greatest(w.counts_from, l.known_on), l.happened_to, l.entry_id, l.worse) = 1
)
select standpoint, family_id, child_id as person_id, case n when 1 then better when 2 then worse when 3 then lifted else again end as entry_id, 'for' as bearing, suggested,
    known_on as span_from, months_after(known_on, $stands) as span_until
from seen_saw cross join (values (1), (2), (3), (4)) r(n)
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Who recorded better and worse about whom, when, and of what."""
    what = about_what(stretch)
    return f"{agencies(stretch)} recorded, {between(stretch)}, that things were better for {names(stretch)} and then entries of concern or of a worse grade, more than once or after work had closed{' (' + what + ')' if what else ''}."


PATTERN = Pattern(
    label="better, then worse",
    needs=("children", "themes"),
    query=QUERY,
    statement=statement,
    question="What was different when it was better, would it hold without services, and what is to be done when it slips?",
    shows_hardship=True,
    found="""
        Non, child, born 2015-09-09
        2022-01-10 | health visiting | Non | visit | neglect-physical | home dirty, no bedding
        2022-03-01 | social care | Non | visit | neglect-physical improvement | home much cleaner
        2022-05-20 | school | Non | concern | neglect-physical | unwashed, head lice
        2022-07-10 | social care | Non | visit | improvement | clean and tidy again
        2022-10-02 | school | Non | concern | neglect-physical | unwashed again
        raised 2022-10-02 about Non
    """,
    not_found="""
        Non, child, born 2015-09-09
        2022-01-10 | health visiting | Non | visit | neglect-physical | home dirty, no bedding
        2022-03-01 | social care | Non | visit | neglect-physical improvement | home much cleaner
        2022-05-20 | school | Non | concern | neglect-physical | unwashed, head lice
        2022-07-10 | social care | Non | visit | improvement | clean and tidy again
        2022-10-02 | police | Non | incident | domestic-abuse | neighbours called
        2022-12-01 | school | Non | observation | good-care | clean, warm coat, chatty
        nothing raised
    """,
)
