"""A timescale of guidance that passed with no entry of what was due.

What it looks for
The timescales T01 to T25 of national guidance and local procedures that can be told from entries: a decision on a referral, an assessment, an initial
conference, core groups, review conferences, visits on a protection plan, child in need meetings and reviews, pre-proceedings and care proceedings, reviews
for a looked-after child, a health visitor's contacts. Each with the value in force on the day its clock started, from the first day after its time
was up, until what was due becomes known, the work ends, or, where no plan is open, a year has gone by. And steps and differences that an agency typed with
their own due day.

Why it matters
Timescales are there so that no child waits unseen (practice 2.2, P12). The reason for a delay, where one is recorded, stands beside it.

What it cannot tell
Whether the delay mattered to the child. Whether what was due was done and not written down: it is asked only where the file of the service that would hold the
entry can tell. Local values are other areas' own until a partnership lays its own over them.

The question it asks
Whether a reason is recorded, and what the delay means for the child.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.stretch import Stretch
from keepsight.patterns.words_of_plans import timescales_passed

QUERY = """
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, true as opens, false as suggested, span_from,
    least(ends_on, case when not while_open then months_after(span_from, $asked_for) end) as span_until,
    greatest(days_after(due_on, -days_between(happened_from, happened_to)), happened_from) as span_from_earliest, due_on, concat_ws('|', timescale, in_force_from, due_on, '') as detail
from clocks_run
union all
select standpoint, family_id, child_id, entry_id, 'for', true, false, span_from, least(ends_on, months_after(span_from, $asked_for)), null, null, concat_ws('|', timescale, in_force_from, due_on, reason)
from typed_clocks
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null, null from reasons_for_delay
"""


def statement(stretch: Stretch) -> str:
    """Which timescales passed for which child, by how many days, and whether a reason is recorded."""
    return timescales_passed(stretch)


PATTERN = Pattern(
    label="timescales that passed",
    needs=("children", "kinds", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Is there a reason for the delay, and is it recorded? What does it mean for each child, and by when is it to be done?",
    any_agency_could_answer=True,
    stays_open=True,
    keeps_timescales=True,
    found="""
        Vesper, child, born 2015-02-15
        2023-01-10 | social care | Vesper | conference | neglect-physical | initial conference, child protection plan | plan
        2023-01-20 | social care | Vesper | meeting | | core group held
        2023-02-10 | social care | Vesper | meeting | | core group held
        2023-03-08 | social care | Vesper | meeting | | core group held
        2023-04-04 | social care | Vesper | meeting | | core group held
        2023-04-24 | social care | Vesper | meeting | | core group held
        raised 2023-04-11 about Vesper
    """,
    not_found="""
        Vesper, child, born 2015-02-15
        2023-01-10 | social care | Vesper | conference | neglect-physical | initial conference, child protection plan | plan
        2023-01-20 | social care | Vesper | meeting | | core group held
        2023-02-10 | social care | Vesper | meeting | | core group held
        2023-03-08 | social care | Vesper | meeting | | core group held
        2023-04-04 | social care | Vesper | conference | | review conference, plan continues | plan
        2023-04-04 | social care | Vesper | meeting | | core group held
        2023-04-24 | social care | Vesper | meeting | | core group held
        nothing raised
    """,
)
