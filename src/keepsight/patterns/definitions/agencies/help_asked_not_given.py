"""Help that was asked for or promised, and nothing recorded of its coming.

What it looks for
An entry in which a child, a parent or a worker asked for help, or in which promised help was refused by a service, cancelled or left waiting,
and no entry by any agency, within sixty days, of help given to the child's family, of help begun, of help that the family did not want, or of a service of help that then met them. Where
a service had cancelled or not delivered, a later contact with that service that was kept settles it.

Why it matters
Reviews find families who asked and were put on a list, told that they did not meet a threshold, or passed on. It points at services, and
what a family did not get is no mark against them (safe practice 1.9, 4).

What it cannot tell
Whether help came and was not written down. Whether what was given later was the help that was asked for: any help recorded settles it.

The question it asks
What became of what was asked for.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
select x.standpoint, x.family_id, x.child_id as person_id, x.entry_id, 'for' as bearing, x.suggested, greatest(days_after(x.happened_to, $given_days + 1), x.known_on) as span_from,
    least(min(s.known_on) filter (where s.how <> 'own' or (x.promised and s.agency = x.agency)), x.childhood_until) as span_until, days_after(x.happened_from, $given_days + 1) as span_from_earliest, days_after(x.happened_to, $given_days + 1) as due_on
from help_asked x
left join help_settled s on s.standpoint = x.standpoint and s.child_id = x.child_id and s.entry_id <> x.entry_id and s.happened_to >= x.happened_from
group by x.standpoint, x.family_id, x.child_id, x.entry_id, x.suggested, x.happened_from, x.happened_to, x.known_on, x.childhood_until
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null from help_settled where how = 'given'
"""


def statement(stretch: Stretch) -> str:
    """Who wrote down what help was asked for, and that nothing is recorded of its being given."""
    return (
        f"{agencies(stretch)} wrote down, in {number(len(stretch.entries), 'entry', 'entries')} {between(stretch)}, help that was asked for or promised for {names(stretch)}. "
        f"There is no entry in the records supplied, within {stretch.thresholds['given_days']} days, of help given by any service."
    )


PATTERN = Pattern(
    label="help asked for, and what came of it",
    needs=("children", "themes", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="What became of the help that was asked for: which service has it, is the family still waiting, who has told them, and what can be given meanwhile?",
    any_agency_could_answer=True,
    stays_open=True,
    found="""
        Beth, child, born 2017-04-04
        Sian, mother of Beth
        2023-02-01 | school | Beth, Sian (spoke) | contact | help-asked | mother asked for help with nights and mornings
        2023-03-01 | early help | Beth | decision | help-not-delivered | placed on the waiting list for a family worker
        2023-05-15 | school | Beth | observation | | tired in class
        raised 2023-04-03 about Beth
    """,
    not_found="""
        Beth, child, born 2017-04-04
        Sian, mother of Beth
        2023-02-01 | school | Beth, Sian (spoke) | contact | help-asked | mother asked for help with nights and mornings
        2023-03-01 | early help | Beth, Sian | visit | help-given | family worker began, first visit
        2023-05-15 | school | Beth | observation | | settled in class
        nothing raised
    """,
)
