"""A family that was referred, and referred again within a year.

What it looks for
A referral to children's social care or early help within twelve months of an earlier one, more than seven days apart, so that a sender's
and a receiver's note of one referral are not taken for two.

Why it matters
About one referral in five comes within a year of another (Department for Education, 2023-24: 22%). What was expected to have changed
at the first?

What it cannot tell
Whether the first response was right, or whether something new had happened. Referrals for a child's own treatment are left out.

The question it asks
What was expected to have changed.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, counted, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with pairs as materialized (
    select b.standpoint, b.family_id, b.child_id, a.entry_id as earlier, b.entry_id, a.suggested or b.suggested as suggested, greatest(a.counts_from, b.counts_from) as both_known_on
    from referrals b join referrals a on a.standpoint = b.standpoint and a.child_id = b.child_id
    where b.happened_to > days_after(a.happened_to, $apart) and b.happened_to <= months_after(a.happened_to, $within)
)
select standpoint, family_id, child_id as person_id, earlier as entry_id, 'for' as bearing, suggested, 1 as weight,
    both_known_on as span_from, months_after(both_known_on, $within) as span_until from pairs
union all
select standpoint, family_id, child_id, entry_id, 'for', suggested, 1, both_known_on, months_after(both_known_on, $within) from pairs
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """How many referrals, about whom, between which days, in whose entries."""
    return f"{counted(stretch, 'referral').capitalize()} about {names(stretch)} are recorded {between(stretch)}, each within twelve months of another, in the entries of {agencies(stretch, raised=False)}."


PATTERN = Pattern(
    label="referred again within a year",
    needs=("kinds",),
    query=QUERY,
    statement=statement,
    question="What was expected to have changed after the earlier referral, for each child, and what was done so that it could?",
    found="""
        Suki, child, born 2018-09-09
        2022-03-03 | social care | Suki | referral | neglect-physical | from the school | no-further-action
        2022-12-01 | social care | Suki | referral | neglect-physical | from the health visitor | assessment
        raised 2022-12-01 about Suki
    """,
    not_found="""
        Suki, child, born 2018-09-09
        2022-03-03 | health visiting | Suki | referral | health | referred to speech and language therapy
        2022-09-09 | gp | Suki | referral | health | referred to paediatrics for her hearing
        2022-12-01 | social care | Suki | referral | neglect-physical | from the school | early-help
        nothing raised
    """,
)
