"""How many events a row stands for: never more than its own (contracts 1.5)."""

import pytest
from tables import reading

COUNTED = [
    ("x3 call-outs to the flat, verbal arguments", 3),
    ("x4 abandoned 999 calls from her mobile", 4),
    ("999 call from a neighbour, shouting", 1),
    ("Audiology tell us Erin WNB x3 since the summer", 3),
    ("27 police call-outs", 27),
    ("4 weekly visits as planned, all kept", 4),
    ("Home visit. Mum has rung housing four times", 1),
    ("Telephone contact from school: head lice four times this term", 1),
    ("Assessment completed: two injuries while others minded her", 1),
]


@pytest.mark.parametrize(("text", "events"), COUNTED)
def test_a_row_stands_for_its_own_events_and_not_for_those_told_in_it(text, events):
    assert reading(text).how_many == events
