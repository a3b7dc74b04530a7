"""Professionals who saw it differently, and nothing recorded of how that was settled.

What it looks for
A difference between agencies or professionals about a child (a threshold, a decision, what is to be done) that an agency recorded as one; or
two agencies' accounts of one event on one day, by one of which the child was seen in it and by the other not. And no entry, within five
working days, of its being settled, or of a strategy discussion, enquiry or conference at which it could be.

Why it matters
Reviews find that somebody saw it, said so, was turned down, and that nobody took it to a place where it could be decided (practice 5, 9 P24).

What it cannot tell
Which of the two was right. What was settled by telephone and not written down. That accounts differ on anything else than a child's being
seen, where neither says so; and of accounts that nobody, and not Keepsight either, has tied to one event, that they differ at all.
Without a typed row it reads only plain words such as "disagreed with the decision", and of what they differed on it then says nothing.

The question it asks
Which forum settles it, and when.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
select x.standpoint, x.family_id, x.child_id as person_id, x.entry_id, 'for' as bearing, x.suggested, greatest(w.due_on, x.known_on) as span_from,
    least(x.settled_on, min(s.known_on), x.childhood_until) as span_until, coalesce(f.due_on, x.happened_from) as span_from_earliest, w.due_on, x.how as detail
from differences x
join working_days_after w on w.day = x.happened_to and w.working_days = $settled_days
left join working_days_after f on f.day = x.happened_from and f.working_days = $settled_days
left join differences_settled s on s.standpoint = x.standpoint and s.child_id = x.child_id and s.entry_id <> x.entry_id and s.happened_to >= x.happened_from
group by x.standpoint, x.family_id, x.child_id, x.entry_id, x.suggested, x.happened_from, x.happened_to, x.known_on, x.settled_on, x.childhood_until, w.due_on, f.due_on, x.how
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null from differences_settled where against
"""


DIFFER = {"said": "a difference between professionals", "told": "accounts of one event that differ on whether the child was seen"}


def statement(stretch: Stretch) -> str:
    """Who recorded a difference about whom, or told one event differently, and that nothing is recorded of its being settled."""
    what = " and ".join(words for how, words in DIFFER.items() if how in {noted.what for noted in stretch.noted})
    return (
        f"{agencies(stretch)} recorded, in {number(len(stretch.entries), 'entry', 'entries')} {between(stretch)}, {what}, about {names(stretch)}. "
        f"There is no entry in the records supplied, within {number(stretch.thresholds['settled_days'], 'working day')}, of how it was settled."
    )


PATTERN = Pattern(
    label="a difference between professionals, and how it was settled",
    needs=("children", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="On what do they differ, at which step of the local policy does it stand, which forum settles it, by when, and what is done for the child meanwhile?",
    any_agency_could_answer=True,
    stays_open=True,
    found="""
        Rory, child, born 2014-04-04
        2023-02-01 | school | Rory | contact | neglect-nutrition | social care closed it; the head disagreed with the decision and said so | no-further-action
        2023-03-01 | school | Rory | observation | | in class
        raised 2023-02-09 about Rory
    """,
    not_found="""
        Rory, child, born 2014-04-04
        2023-02-01 | school | Rory | contact | neglect-nutrition | social care closed it; the head disagreed with the decision and said so | no-further-action
        2023-02-06 | social care | Rory | strategy discussion | neglect-nutrition | school, health and police; enquiry to begin | section-47
        2023-03-01 | school | Rory | observation | | in class
        nothing raised
    """,
)
