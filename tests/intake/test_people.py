"""Lists of people, of how they stand to one another and of who lived where become rows of the record."""

from __future__ import annotations

import pytest

from keepsight.intake.people_cells import items_of

from .sent import sent, write

PEOPLE = ["person_id", "name", "kind", "sex", "birth_date", "birth_precision"]


@pytest.fixture
def family(tmp_path):
    write(
        tmp_path,
        "people.csv",
        PEOPLE,
        ["P1", "Keira Example", "child", "f", "10/3/2012", None],
        ["P2", "Dawn Example", "adult", "female", "1985-01-01", "year"],
        ["P3", "Ray Sample", "adult", "M", None, None],
    )
    return tmp_path


def test_births_keep_how_precisely_they_are_known(family):
    people = {person.person_id: person for person in sent(family).record.person}
    assert (str(people["P1"].birth_from), people["P1"].birth_precision, people["P1"].sex) == ("2012-03-10", "day", "female")
    assert (str(people["P2"].birth_from), str(people["P2"].birth_to), people["P2"].birth_precision) == ("1985-01-01", "1985-12-31", "year")
    assert (people["P3"].birth_from, people["P3"].birth_precision, people["P3"].sex) == (None, "", "male")


def test_a_child_not_yet_born_has_an_expected_date_and_is_a_child(tmp_path):
    write(tmp_path, "people.csv", ["person_id", "label", "EDD"], ["P9", "Baby", "3/4/2031"])
    [person] = sent(tmp_path).record.person
    assert (person.kind, str(person.expected_date), person.birth_from) == ("child", "2031-04-03", None)


def test_a_birth_date_that_cannot_be_read_is_left_out_and_said_and_the_child_is_kept(tmp_path):
    write(tmp_path, "people.csv", PEOPLE, ["P1", "Keira", "child", None, "sometime", None])
    intake = sent(tmp_path)
    assert [person.label for person in intake.record.person] == ["Keira"]
    assert any("kept without its birth date 'sometime'" in notice for notice in intake.notices)


def test_a_person_known_only_by_an_id_is_kept_and_has_no_name_to_be_found_by(tmp_path):
    write(tmp_path, "people.csv", PEOPLE, ["P4", None, "adult", "male", None, None])
    record = sent(tmp_path).record
    assert [person.label for person in record.person] == ["name not recorded"]
    assert record.name == []


def test_all_names_of_a_person_are_kept(tmp_path):
    write(tmp_path, "people.csv", ["person_id", "label", "name", "also known as"], ["P1", "Mother", "Dawn Example", "Dawn Sample; Dee"])
    assert [name.name for name in sent(tmp_path).record.name] == ["Mother", "Dawn Example", "Dawn Sample", "Dee"]


def test_the_same_list_twice_adds_nobody_and_another_telling_of_a_person_is_not_read(family):
    write(family, "people again.csv", PEOPLE, ["P1", "Keira Example", "child", "f", "10/3/2012", None], ["P2", "Somebody Else", "adult", None, None, None])
    intake = sent(family)
    assert len(intake.record.person) == 3
    ledger = next(file for file in intake.files if file.file == "people again.csv")
    assert (ledger.people, ledger.already_held, len(ledger.refused)) == (0, 1, 1)
    assert "'P2' stands in row 3 of 'people.csv'" in ledger.refused[0].needed


def relationships(folder, *rows, headings=("person_id", "relationship", "related_person_id")):
    write(folder, "relationships.csv", list(headings), *rows)
    return sent(folder)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["P2", "mother", "P1"], ("P2", "mother", "P1", "certain")),
        (["P2", "Mum", "P1"], ("P2", "mother", "P1", "certain")),
        (["P3", "putative father", "P1"], ("P3", "father", "P1", "believed to be")),
        (["P3", "father?", "P1"], ("P3", "father", "P1", "believed to be")),
        (["P1", "daughter", "P2"], ("P2", "mother", "P1", "certain")),
        (["P1", "child", "P3"], ("P3", "father", "P1", "certain")),
        (["P3", "ex-partner", "P2"], ("P3", "former partner", "P2", "certain")),
        (["P3", "lodger", "P2"], ("P3", "lodger", "P2", "certain")),
    ],
)
def test_a_relationship_is_told_as_a_is_the_of_b(family, row, told):
    [made] = relationships(family, row).record.relationship
    assert (made.person_id, made.relationship, made.related_person_id, made.certainty) == told


def test_a_relationship_has_a_beginning_and_an_end_as_precise_as_they_are_written(family):
    headings = ("person_id", "relationship", "related_person_id", "start", "start_precision", "end", "end_precision")
    [made] = relationships(family, ["P3", "partner", "P2", "summer 2010", None, "2012-01-01", "year"], headings=headings).record.relationship
    assert (str(made.start_from), str(made.start_to), made.start_precision) == ("2010-06-01", "2010-08-31", "season")
    assert (str(made.end_from), str(made.end_to), made.end_precision) == ("2012-01-01", "2012-12-31", "year")
    assert str(made.known_on) == "2010-08-31"


def test_a_relationship_with_somebody_on_no_list_says_who_is_missing(family):
    intake = relationships(family, ["P8", "father", "P1"])
    assert [row.needed for row in intake.files[-1].refused] == ["'P8' is in no list of people. Add a row for that person, or correct the person_id."]


def test_the_same_relationship_twice_is_already_held(family):
    intake = relationships(family, ["P2", "mother", "P1"], ["P2", "mother", "P1"])
    assert (intake.files[-1].relationships, intake.files[-1].already_held) == (1, 1)


def test_households_count_under_relationships_and_a_reason_restricts_the_address(family):
    write(family, "homes.csv", ["person_id", "household", "start", "end", "restricted"], ["P1", "2 Low Row", "March 2012", None, "refuge"], ["P2", "2 Low Row", None, None, "no"])
    intake = sent(family)
    assert [(row.person_id, str(row.start_to), row.restricted) for row in intake.record.household] == [("P1", "2012-03-31", "refuge"), ("P2", "None", "")]
    assert intake.files[0].relationships == 2


def test_of_whom_no_row_says_it_a_child_is_who_was_under_18_or_is_only_ever_somebodys_child(tmp_path):
    rows = [["P1", "Keira", "2012"], ["P2", "Dawn", "1985"], ["P3", "Tom", None], ["P4", "Ray", None], ["P5", "Child 3", None]]
    write(tmp_path, "people.csv", ["person_id", "name", "dob"], *rows)
    write(tmp_path, "chronology-gp.csv", ["Date", "Details"], ["2017", "Seen"])
    intake = relationships(tmp_path, ["P2", "mother", "P3"], ["P4", "partner", "P2"])
    assert {person.label: person.kind for person in intake.record.person} == {"Keira": "child", "Dawn": "adult", "Tom": "child", "Ray": "adult", "Child 3": "child"}
    assert any("'Tom' is a child or an adult; taken to be a child" in notice for notice in intake.notices)


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("P1;P2", ["P1", "P2"]),
        ("Keira; Tom", ["Keira", "Tom"]),
        ("Keira and Tom", ["Keira", "Tom"]),
        ("Mother, Keira & HV", ["Mother", "Keira", "HV"]),
        ("Mum/Dad", ["Mum", "Dad"]),
        ("Keira\nTom", ["Keira", "Tom"]),
        ("Example, Keira", ["Example, Keira"]),
        ("EXAMPLE, Dawn", ["EXAMPLE, Dawn"]),
        ("Sandy", ["Sandy"]),
        ("Example, Keira; Sample, Tom", ["Example, Keira", "Sample, Tom"]),
        ("Child 1's father", ["Child 1's father"]),
        ("Keira, Keira", ["Keira"]),
        ("Bill and Ben", ["Bill and Ben"]),
        ("N/A", []),
    ],
)
def test_a_people_cell_is_parted_into_those_it_names(cell, items):
    assert items_of(cell, {"keira example", "bill and ben"}) == items
