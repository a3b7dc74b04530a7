"""Faults that were seen in the example family, each as a claim."""

import pytest
from tables import reading, said

NAMES = ("Joanne", "Erin", "Ruby", "Callum")


def parts(text: str) -> dict[str, str]:
    return {mention.words: mention.part for mention in reading(text, *NAMES).mentions}


@pytest.mark.parametrize("text", ["Mo has bruising to neck", "Joanne bruised, exhausted. Erin and Ruby asleep.", "Mother had a black eye."])
def test_who_is_bruised_is_the_one_next_to_the_words(text):
    harmed = [words for words, part in parts(text).items() if part == "said to have been harmed"]
    assert harmed in (["Mo"], ["Joanne"], ["Mother"])


@pytest.mark.parametrize("text", ["Well baby, both parents. NAD.", "Asked re children: 'Callum's a star'", "Nan said dad must never collect"])
def test_a_child_who_is_spoken_of_has_not_spoken(text):
    found = reading(text, *NAMES)
    assert "childs-words" not in said(found) and (found.kind is None or found.kind.value != "disclosure")


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("Children seen", "Children", "seen"),
        ("All three seen alone", "All three", "seen alone"),
        ("CP visit. All four seen, Ruby alone.", "All four", "seen"),
        ("All four children seen at home", "All four children", "seen"),
    ],
)
def test_all_of_the_children_are_people_who_were_seen(text, words, part):
    assert parts(text)[words] == part and reading(text, *NAMES).outcome_code == "seen"


def test_all_three_of_anything_else_are_no_children():
    assert parts("All three agencies wrote. All four appointments were kept.") == {}


@pytest.mark.parametrize(
    "text",
    ["Cannabis stopped 3/52", "Mo off cannabis since April", "Cannabis three months clear, her tests agree", "Sober since January", "CDT normal", "Breathalyser 0", "ten months without alcohol", "She has not drunk since March"],
)
def test_recovery_is_not_use(text):
    assert not said(reading(text)) & {"alcohol", "drugs"}


@pytest.mark.parametrize("text", ["Scald scars on left arm, healed", "Growth scan. Growth 10th centile.", "Lives with an old burn scar."])
def test_what_is_old_or_ordinary_is_no_event(text):
    assert said(reading(text)) <= {"pregnancy", "health"} and (found := reading(text).kind) is None or found.value != "injury"


@pytest.mark.parametrize(("agency", "code"), [("Nursery", ""), ("children's social care", "closed")])
def test_a_nursery_that_is_shut_has_closed_no_case(agency, code):
    assert reading("Closed. Weekly phone call to family.", agency=agency).outcome_code == code
