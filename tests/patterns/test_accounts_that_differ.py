"""Two agencies that tell one event differently of a child are asked about, in words of their own (practice 9 P24)."""

from __future__ import annotations

from datetime import date

import pytest

from keepsight.patterns import run
from keepsight.patterns.told import tell

ONE_EVENING = """
    Rory, child, born 2014-04-04
    2023-02-01 | police | Rory (seen) | incident | violence | called to the flat at nine, Rory seen in his bed
    2023-02-01 | social care | Rory (not seen) | incident | violence | police called to the flat at nine; Rory was not there
    2023-03-01 | school | Rory | observation | | in class
"""
TIED = """
    account(event_id: E01; entry_id: E01; known_on: 2023-02-01)
    account(event_id: E01; entry_id: E02; known_on: 2023-02-01)
"""


def asked(text):
    return run(tell(text).record, date(2023, 3, 10), only=("unresolved-difference",))


def test_two_accounts_of_one_event_that_differ_on_whether_the_child_was_seen_are_asked_about_and_both_are_cited():
    (found,) = asked(ONE_EVENING + TIED)
    assert (found.raised_on, found.evidence) == (date(2023, 2, 9), ["E01", "E02"])
    assert found.statement == (
        "Police and social care recorded, in two entries on 1 February 2023, accounts of one event that differ on whether the child was seen, about Rory. "
        "There is no entry in the records supplied, within five working days, of how it was settled."
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONE_EVENING, id="nobody has tied them to one event"),
        pytest.param(ONE_EVENING.replace("2023-02-01 | social care", "2023-02-02 | social care") + TIED, id="the second is of the next day, on which he may not have been there"),
        pytest.param(ONE_EVENING.replace("(not seen)", "(seen)") + TIED, id="both saw him"),
        pytest.param(ONE_EVENING.replace("| social care | Rory", "| police | Rory") + TIED, id="one agency wrote both"),
        pytest.param(ONE_EVENING + "2023-02-03 | social care | Rory | strategy discussion | violence | what was seen was talked through" + TIED, id="a discussion was held at which it could be settled"),
    ],
)
def test_what_only_looks_like_it_is_not(text):
    assert asked(text) == []


def test_beside_a_difference_that_was_said_both_are_named():
    said = "2023-02-01 | school | Rory | contact | | the head disagreed with the decision and said so | no-further-action"
    assert "a difference between professionals and accounts of one event that differ on whether the child was seen, about Rory" in asked(ONE_EVENING + said + TIED)[0].statement
