"""Contacts about a family, each closed by itself.

What it looks for
Three or more contacts, referrals or incidents within twelve months, or four or more within thirty-six, each of which ended with no further
action, advice, a safe and well check, help declined, or was not progressed. A row that stands for several counts as several. Advice that
a clinic or a school gives in a contact where nothing worries is not counted.

Why it matters
Each is judged alone and found not enough; the sum is never put to anyone (practice 1.1, P02).

What it cannot tell
Whether any one decision was right. What was done without being written down. Early help that was accepted, an assessment or an enquiry
in the same time point the other way and are shown.

The question it asks
Whether the sum has ever been looked at.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, counted, names
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, 'year' as series, child_id as person_id, entry_id, 'for' as bearing, suggested, counts_from,
    $events as need_events, $within as window_months
from contacts_closed
union all
select standpoint, family_id, 'three years', child_id, entry_id, 'for', suggested, counts_from, $long_events, $long_within
from contacts_closed
union all
select standpoint, family_id, 'year', child_id, entry_id, 'against', null, null, null, null
from work_begun
"""


def statement(stretch: Stretch) -> str:
    """Who closed how many contacts about whom, and when."""
    return f"{counted(stretch, 'contact').capitalize()} about {names(stretch)} {'was' if stretch.events == 1 else 'were'} recorded as closed {between(stretch)}, each by itself, in the entries of {agencies(stretch, raised=False)}."


PATTERN = Pattern(
    label="contacts closed one by one",
    needs=("kinds", "outcomes"),
    query=QUERY,
    statement=statement,
    question="Has the sum of these contacts ever been looked at, by whom, and what was the family offered each time?",
    found="""
        Marek, child, born 2017-04-04
        2023-02-01 | police | Marek | incident | domestic-abuse | called by a neighbour | safe-and-well
        2023-06-11 | social care | Marek | contact | neglect-physical | school rang about clothing | advice
        2023-10-30 | social care | Marek | referral | neglect-physical | health visitor referred | no-further-action
        raised 2023-10-30 about Marek
    """,
    not_found="""
        Marek, child, born 2017-04-04
        2023-02-01 | police | Marek | incident | domestic-abuse | called by a neighbour | safe-and-well
        2023-06-11 | social care | Marek | contact | neglect-physical | school rang about clothing | early-help
        2023-10-30 | social care | Marek | referral | neglect-physical | health visitor referred | assessment
        nothing raised
    """,
)
