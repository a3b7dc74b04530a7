"""Manners of writing that unseen cases had and the reading did not know: each class as a claim, with words of its own."""

import pytest
from tables import entry, reading, said

from keepsight.linkage.names import children_to_read, names_to_read
from keepsight.reading import read
from keepsight.records.person import Person
from keepsight.records.record import Record


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Baby weighed, content. Bedroom not seen.", ""),
        ("Father in bed, not seen.", ""),
        ("Mother in. Children not seen.", "not-seen"),
        ("Not seen.", "not-seen"),
    ],
)
def test_a_room_or_a_grown_up_who_is_not_seen_is_no_child_who_is_not_seen(text, outcome):
    assert reading(text).outcome_code == outcome


@pytest.mark.parametrize(("text", "read_as"), [("Alcohol 6 units/wk", set()), ("Alcohol 14 units per week", set()), ("Alcohol 50 units/wk", {"alcohol"}), ("ETOH ++ on arrival", {"alcohol"}), ("Denies ETOH since booking", {"-alcohol"})])
def test_drinking_within_the_published_fourteen_units_is_no_concern(text, read_as):
    assert said(reading(text)) & {"alcohol", "-alcohol"} == read_as


@pytest.mark.parametrize(("text", "worries"), [("97% attendance", False), ("Attendance 95", False), ("Four days of authorised absence", False), ("58% attendance", True), ("Unauthorised absences again", True)])
def test_attendance_above_ninety_in_the_hundred_is_no_concern(text, worries):
    assert ("neglect-educational" in said(reading(text))) is worries


@pytest.mark.parametrize("text", ["Victim declined to give a statement.", "I/P refused to prosecute."])
def test_no_statement_to_the_police_is_no_help_declined(text):
    found = reading(text)
    assert "help-declined" not in said(found) and found.outcome_code != "help-declined"


def test_a_plan_that_began_earlier_is_no_start_of_one_and_plans_are_started_in_the_plural():
    assert reading("Much cleaner since the plan began.").kind is None
    assert reading("The boys became subject to plans again.").kind.value == "plan start"


def test_what_was_talked_through_of_safer_sleep_is_no_drinking():
    assert "alcohol" not in said(reading("Safer sleep discussed inc alcohol and sofas."))


def test_the_father_of_two_children_is_the_one_who_telephoned():
    found = reading("The father of the two older children telephoned to say that they were hungry.")
    assert [(mention.words, mention.part) for mention in found.mentions if mention.part == "reported"] == [("father of the two older children", "reported")]


def test_a_childs_own_name_is_a_childs_and_a_name_that_is_also_a_grown_ups_is_not():
    record = Record(person=[Person(person_id="P1", label="Jaxon Hale", kind="child"), Person(person_id="P2", label="Robin", kind="child"), Person(person_id="P3", label="Robin Hale", kind="adult")])
    names, children = names_to_read(record), children_to_read(record)
    assert children == ["JH", "Jaxon", "Jaxon Hale"]
    assert read(entry("Jaxon told Jaxon Hale what the worker said."), names, children).kind.value != "disclosure"
    told = {name: "childs-words" in said(read(entry(f"{name} told his key worker about the shouting."), names, children)) for name in ("Jaxon", "Robin")}
    assert told == {"Jaxon": True, "Robin": False}
