"""An address kept apart is found in the words of an entry however it was written, and nothing else is taken out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsight.records.entry import Entry, Said
from keepsight.reports.picture.words_apart import MARK, as_written, without_addresses

HIS, HERS = "Flat 2, 5 Foundry Lane, Camborne TR14 8QJ", "2 Chapel Row, Camborne TR14 7AB"
SHOWN = without_addresses([HIS], [HERS])


def entry(text: str, **more) -> Entry:
    day = date(2024, 5, 3)
    return Entry(entry_id="e", agency="Police", happened_from=day, happened_to=day, text=text, source_id="s", **more)


@pytest.mark.parametrize(
    "written",
    [
        HIS, HIS.upper(), "flat 2 5 foundry lane", "Flat 2,\n5 Foundry Lane,\nCamborne", "FLAT 2 - 5, FOUNDRY LN", "Flt 2 5 Foundry La.", "TR14 8QJ", "tr148qj", "TR14  8qj", "TR14-8QJ",
        "Flat 2, 5 Foundry Lane, Camborne, TR14 8QJ",
    ],
)  # fmt: skip
def test_it_is_found_however_it_is_written(written):
    shown = SHOWN(entry(f"He is at {written} since May.")).text
    assert MARK in shown and shown.startswith("He is at ") and shown.endswith("since May.") and "oundry" not in shown.lower() and "8qj" not in shown.lower()


@pytest.mark.parametrize("written", ["2 Chapel Row", "TR14 7AB", "Camborne", "flat 2", "15 Foundry Lane", "the foundry", "Chapel Lane 5", "TR14 8QJX", "5 foundry lanes"])
def test_nothing_else_is_taken_out(written):
    assert SHOWN(entry(f"She came to {written}.")).text == f"She came to {written}."


def test_a_word_that_is_no_address_and_a_street_or_postcode_that_others_share_stand():
    assert as_written(["hospital", "Refuge", "Flat 2", "HMP"], []) is None
    shared = without_addresses(["5 Foundry Lane, TR14 8QJ"], ["7 Foundry Lane, TR14 8QJ"])
    assert shared(entry("Post went to TR14 8QJ.")).text == "Post went to TR14 8QJ." and shared(entry("5 Foundry Lane")).text == MARK


def test_every_field_that_holds_words_is_gone_through_and_the_entry_itself_is_as_it_was():
    before = entry("At home.", childs_words="Dad is at 5 Foundry Lane flat 2... Flat 2, 5 Foundry Lane", response="Letter to tr148qj", disputed="not TR14 8QJ", outcome=Said("Sent to TR14 8QJ", False, "Sent to TR14 8QJ"))
    after = SHOWN(before)
    assert all(MARK in words for words in (after.childs_words, after.response, after.disputed, after.outcome.value, after.outcome.words))
    assert before.response == "Letter to tr148qj" and after.entry_id == before.entry_id


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=" ,.;\n-", min_size=1, max_size=4), st.booleans(), st.text(alphabet="abc ", max_size=8), st.text(alphabet="abc ", max_size=8))
def test_any_marks_between_its_words_and_any_capitals_hide_nothing(between, loud, before, after):
    words = between.join(["Flat", "2", "5", "Foundry", "Lane"])
    text = f"{before} {words.swapcase() if loud else words} {after}"
    assert SHOWN(entry(text)).text == f"{before} {MARK} {after}"
