"""Assessments that find the same, again and again.

What it looks for
Three assessments of a child within thirty-six months, in three different months, that found the same of three things: neglect, a parent's
alcohol, a parent's drugs; and in that time no grade that came out better than an earlier one, and no assessment that found things improved.
Factors are taken from the assessment's own codes, and where it has none, from what the entry is about.

Why it matters
An assessment is of use when something changes for the child after it. Studies of neglect find assessments repeated with no check on whether the
last one's plan helped (practice 5.1, P08).

What it cannot tell
What each assessment led to, unless it was written down. Two notes of one assessment in different months count as two; an entry that only
says one was begun counts as none.

The question it asks
What each assessment led to for the child.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import about_what, agencies, between, counted, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with factors as (
    select standpoint, family_id, child_id, entry_id, suggested, better, unnest(factors) as factor from assessments_of_each_child
), same as (
    select distinct * from factors where factor in ('16A', '1B', '2B')
)
select standpoint, family_id, child_id || '|' || factor as series, child_id as person_id, entry_id, 'for' as bearing, suggested, null::date as counts_from,
    $assessments as need_events, $different_months as need_months, $within as window_months from same where not better
union all
select standpoint, family_id, child_id || '|' || f.factor, child_id, entry_id, 'ends', null, known_on, null, null, null
from better_grades cross join (values ('16A'), ('1B'), ('2B')) f(factor)
union all
select standpoint, family_id, child_id || '|' || f.factor, child_id, entry_id, 'ends', null, known_on, null, null, null
from assessments_of_each_child cross join (values ('16A'), ('1B'), ('2B')) f(factor) where better
union all
select standpoint, family_id, '', child_id, entry_id, 'against', null, null, null, null, null from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """How many assessments of whom, by whom, between which days, about what."""
    return f"{agencies(stretch)} recorded {counted(stretch, 'assessment')} of {names(stretch)} {between(stretch)}, about: {about_what(stretch)}. No entry in the records supplied says that a later one found things better."


PATTERN = Pattern(
    label="assessed again, the same found",
    needs=("children", "kinds", "assessments"),
    query=QUERY,
    statement=statement,
    question="What did each assessment lead to, and what was different for this child afterwards?",
    found="""
        Rowan, child, born 2014-01-31
        2020-03-02 | social care | Rowan | assessment | neglect-physical | assessment: home conditions poor | closed
        2021-05-04 | social care | Rowan | assessment | neglect-physical | assessment: home conditions poor | closed
        2022-09-06 | social care | Rowan | assessment | neglect-physical | assessment: home conditions poor | early-help
        raised 2022-09-06 about Rowan
    """,
    not_found="""
        Rowan, child, born 2014-01-31
        2020-03-02 | social care | Rowan | assessment | neglect-physical | assessment: home conditions poor | closed
        2021-05-04 | social care | Rowan | assessment | neglect-physical improvement | assessment: home cleaner, Rowan at school each day | closed
        2022-09-06 | social care | Rowan | assessment | neglect-physical | assessment: home conditions poor | early-help
        nothing raised
    """,
)
