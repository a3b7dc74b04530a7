"""Many small entries about a child's unmet needs, seen together.

What it looks for
Six or more entries about unmet needs of one child within twelve months, in at least three different months and resting on at least two
separate accounts; or four or more about one kind of need, seen in at least two settings. Needs are those of practice section 3.1: clothing,
hygiene and home; food; health; feelings; schooling; being looked after. Appointments not kept have a question of their own and do not
make up a single kind.

Why it matters
Neglect often has no incident that makes anyone act: each entry is small and stands in another agency's file (practice 1.1, 4.1, 5.1).

What it cannot tell
Whether the needs were unmet because options were missing: hardship alone is never counted, and what is recorded of hardship and of help
offered is said beside it. How bad any one day was. What happened on days of which no agency sent an entry.

The question it asks
Whether, seen together, these entries are still small.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, counted, in_fewer_entries, names, needs
from keepsight.patterns.stretch import Stretch

QUERY = """
select standpoint, family_id, child_id || ' any need' as series, child_id as person_id, entry_id, 'for' as bearing, null as suggested, counts_from,
    $events as need_events, $different_months as need_months, $accounts as need_accounts, null as need_settings, $within as window_months
from neglect_events
union all
select standpoint, family_id, child_id || ' ' || theme, child_id, entry_id, 'for', suggested, counts_from,
    $one_kind_events, null, null, $one_kind_settings, $within
from neglect_events where theme <> 'neglect-unspecified' and not missed
union all
select standpoint, family_id, child_id, child_id, entry_id, 'against', null, null, null, null, null, null, null
from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Who recorded how many entries about which needs of whom, and when."""
    return f"{agencies(stretch)} recorded {counted(stretch, 'event')} about unmet needs of {names(stretch)} {between(stretch)}{in_fewer_entries(stretch)}: {needs(stretch)}."


PATTERN = Pattern(
    label="repeated entries about unmet needs",
    needs=("children", "themes"),
    query=QUERY,
    statement=statement,
    question="Seen together, what do these entries say of the child's days, what has been offered to the family, and what would show that it helped?",
    shows_hardship=True,
    found="""
        Ivy, child, born 2016-05-02
        2023-01-10 | school | Ivy | concern | neglect-nutrition | hungry on arrival, ate two breakfasts
        2023-02-03 | school | Ivy | concern | neglect-physical | coat and shoes too small for the weather
        2023-03-14 | health visiting | Ivy | visit | neglect-physical | bedding wet, no sheets
        2023-04-20 | school | Ivy | concern | neglect-nutrition | no lunch for three days
        2023-05-05 | school | Ivy | concern | neglect-physical | same clothes all week
        2023-06-01 | housing | Ivy | visit | neglect-physical | kitchen not usable, nothing to cook on
        raised 2023-06-01 about Ivy
    """,
    not_found="""
        Ivy, child, born 2016-05-02
        2023-01-10 | school | Ivy | concern | hardship | no money on the meter, food bank voucher given
        2023-02-03 | school | Ivy | contact | hardship | uniform grant asked for
        2023-03-14 | health visiting | Ivy | visit | housing | damp in the bedroom, landlord written to
        2023-04-20 | school | Ivy | observation | good-care | well fed and cheerful
        2023-05-05 | school | Ivy | contact | hardship | trip paid from the fund
        2023-06-01 | housing | Ivy | visit | housing | mould treated
        nothing raised
    """,
)
