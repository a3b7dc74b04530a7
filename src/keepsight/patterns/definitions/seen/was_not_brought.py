"""Appointments to which a child was not brought, seen together.

What it looks for
Three or more appointments of one child within six months to which the child was not brought; or five or more across brothers and sisters
within twelve months; or, on a child protection plan for neglect, one, where the same service has no entry of seeing the child in the next
four weeks and has not said that its file holds less than every contact. Appointments that the service itself cancelled are left out. A child with many appointments who is brought to nearly all
of them is not asked about.

Why it matters
Each service writes down its own. One missed appointment is usually nothing; what is missed again and again is care that the child did
not get (practice 5.2, P14).

What it cannot tell
Why: distance, fares, work, language, how and to whom the letter went, and who had been told. It says nothing of a parent's wish.

The question it asks
What the child went without, and what stood in the way.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, counted, kept, names
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, child_id as series, child_id as person_id, entry_id, 'for' as bearing, null as facet, suggested, null::date as counts_from,
    $events as need_events, null as need_facets, $within as window_months, $share as one_missed_in, null as allow_days
from missed_appointments
union all
select standpoint, family_id, child_id, child_id, entry_id, 'kept', null, null, null, null, null, null, null, null from kept_appointments
union all
select standpoint, family_id, 'siblings', child_id, entry_id, 'for', child_id, suggested, null, $siblings_events, $siblings_children, $siblings_within, $share, null
from missed_appointments
union all
select standpoint, family_id, 'siblings', child_id, entry_id, 'kept', null, null, null, null, null, null, null, null from kept_appointments
union all
select standpoint, family_id, 'on a plan ' || child_id || entry_id, child_id, entry_id, 'for', null, suggested, counts_from, $on_plan_events, null, $within, null, $on_plan_days
from missed_on_a_neglect_plan
union all
select standpoint, family_id, 'on a plan ' || child_id || entry_id, child_id, seen_in, 'ends', null, null, null, null, null, null, null, null
from missed_on_a_neglect_plan where seen_in is not null
"""


def statement(stretch: Stretch) -> str:
    """Which services offered what, to whom, and how many were kept."""
    return (
        f"{agencies(stretch)} recorded {counted(stretch, 'appointment')} {between(stretch)} to which {names(stretch)} "
        f"{'was' if len(stretch.about) == 1 else 'were'} not brought. {kept(stretch)}"
    )


PATTERN = Pattern(
    label="appointments to which a child was not brought",
    needs=("children", "kinds"),
    query=QUERY,
    statement=statement,
    question="What did the child go without, and what stood in the way: travel, money, language, letters, notice?",
    shows_hardship=True,
    found="""
        Noor, child, born 2020-09-12
        2022-01-11 | paediatrics | Noor | missed appointment | neglect-medical | not brought to clinic
        2022-03-02 | audiology | Noor | missed appointment | neglect-medical | not brought to hearing test
        2022-05-20 | paediatrics | Noor | missed appointment | neglect-medical | not brought to clinic
        raised 2022-05-20 about Noor
    """,
    not_found="""
        Noor, child, born 2020-09-12
        2022-01-11 | paediatrics | Noor | missed appointment | neglect-medical | not brought to clinic
        2022-03-02 | audiology | Noor | appointment | | cancelled by the clinic, new date sent | cancelled-by-service
        2022-05-20 | paediatrics | Noor | missed appointment | neglect-medical | not brought to clinic
        nothing raised
    """,
)
