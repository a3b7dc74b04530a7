"""Who is meant: role words, names and spellings inside one family (safe practice 1.2)."""

from __future__ import annotations

import pytest

from keepsight.records.record import Record

from .small_record import day, entry, is_the, person, settled, who


@pytest.fixture
def family() -> Record:
    """Ada and Ben have one mother and two fathers; Lee is her partner from May 2016; Linda is her mother."""
    return Record(
        person=[
            person("P1", "Jo Dunn", sex="female", born="1988-04-02"),
            person("P2", "Ada Dunn", "child", "female", "2010-01-01"),
            person("P3", "Ben Carr", "child", "male", "2014-01-01"),
            person("P4", "Tom Hale", sex="male"),
            person("P5", "Lee Marsh", sex="male"),
            person("P6", "Sid Carr", sex="male"),
            person("P7", "Linda Dunn", sex="female"),
        ],
        relationship=[
            is_the("P1", "mother", "P2"),
            is_the("P1", "mother", "P3"),
            is_the("P4", "father", "P2"),
            is_the("P6", "father", "P3"),
            is_the("P6", "partner", "P1", "2013-01-01..2013-12-31", "2015-02-01"),
            is_the("P5", "partner", "P1", "2016-05-01..2016-05-31"),
            is_the("P7", "mother", "P1"),
        ],
    )


ROLES = [
    # people cell, day, text, then the words and who they are
    ("Ada", "2018-03-01", "Father rang the office.", "Father", "P4"),
    ("Ada", "2018-03-01", "Mother rang the office.", "Mother", "P1"),
    ("Ada", "2018-03-01", "MGM will collect.", "MGM", "P7"),
    ("Ada", "2018-03-01", "PGF will collect.", "PGF", None),
    ("Ada", "2018-03-01", "Nan will collect.", "Nan", None),
    ("Ada;Ben", "2018-03-01", "Father rang the office.", "Father", None),
    ("Jo Dunn", "2018-03-01", "Father was at the home.", "Father", None),
    ("Jo Dunn", "2018-03-01", "Partner was at the home.", "Partner", "P5"),
    ("Jo Dunn", "2014-03-01", "Partner was at the home.", "Partner", "P6"),
    ("Jo Dunn", "2013-06-01", "Partner was at the home.", "Partner", None),
    ("Jo Dunn", "2016-05-10", "Partner was at the home.", "Partner", None),
    ("Jo Dunn", "2015-06-01", "Partner was at the home.", "Partner", None),
    ("Jo Dunn", "2014-01-01..2017-12-31", "Partner was at the home.", "Partner", None),
    ("Jo Dunn", "2018-03-01", "Her new partner was at the home.", "new partner", None),
    ("Tom Hale", "2018-03-01", "Partner was there too.", "Partner", None),
    ("Ada", "2018-03-01", "Father attended with partner.", "partner", None),
    ("Ada", "2018-03-01", "Mother's partner waited outside.", "Mother's partner", "P5"),
    ("Ada", "2018-03-01", "Stepdad collected her.", "Stepdad", "P5"),
    ("Jo Dunn", "2018-03-01", "Her ex-partner was at the door.", "ex-partner", None),
    ("Ada", "2018-03-01", "Dad collected her.", "Dad", None),
    ("Ada", "2015-06-01", "Dad collected her.", "Dad", "P4"),
    ("Ada", "2018-03-01", "Dad collected her; mum's partner waited.", "Dad", "P4"),
    ("Ada", "2018-03-01", "Mum's boyfriend Kyle collected her.", "Mum's boyfriend Kyle", None),
    ("Ada", "2018-03-01", "Mum's boyfriend Lee collected her.", "Mum's boyfriend Lee", "P5"),
    ("Ada", "2018-03-01", "Mum's boyfriend Sid collected her.", "Mum's boyfriend Sid", None),
    ("Ada", "2018-03-01", "Mum, Ben and Linda Dunn came.", "Mum", "P1"),
    ("Ada", "2018-03-01", "Mum, Ben and Linda Dunn came.", "Ben", "P3"),
    ("Ada", "2018-03-01", "Mother said her father had hit her.", "father", None),
    ("Ada", "2018-03-01", "Ben's father came to the door.", "Ben's father", "P6"),
    ("Ada", "2018-03-01", "Kai's father came to the door.", "father", None),
    ("Ada", "2018-03-01", "The father of Ben came to the door.", "father of Ben", "P6"),
    ("Ada", "2018-03-01", "A father at the gate complained.", "father", None),
    ("Ada", "2018-03-01", "Her brother was also late.", "brother", "P3"),
    ("Ada", "2018-03-01", "Ben was collected by father.", "father", None),
    ("Ada", "2018-03-01", "Jo Dunne rang the office.", "Jo", "P1"),
    ("Ada", "2018-03-01", "Linda Marsh rang the office.", "Linda", None),
    ("Ada", "2018-03-01", "Social worker Linda rang the office.", "Linda", None),
    ("Ada", "2018-03-01", "Linda (health visitor) rang the office.", "Linda", None),
    ("Ada", "2018-03-01", "Linda rang the office.", "Linda", "P7"),
    ("Ada", "2018-03-01", "Mrs Dunn rang the office.", "Mrs Dunn", None),
    ("Ada", "2018-03-01", "Mr Hale rang the office.", "Mr Hale", "P4"),
]


@pytest.mark.parametrize(("cell", "on", "text", "words", "expected"), ROLES, ids=lambda value: str(value))
def test_a_role_word_is_somebody_only_where_nobody_else_fits_the_child_and_the_day(family, cell, on, text, words, expected):
    rows = settled(family, entry(on=on, text=text), *cell.split(";"))
    assert who(rows)[words] == expected


STATED = [
    # people cell by id, text, and whether some word of it is still open
    ("P1;P6", "The father interpreted for her.", False),
    ("P1;P4;P6", "The father interpreted for her.", True),
    ("P1;P4", "Tom Hale rang. The father came later.", True),
    ("P2;P1;P5", "The new partner shouted.", False),
    ("P1;P4", "Both parents were drunk.", False),
    ("P1", "Mother supportive.", True),
]


@pytest.mark.parametrize(("cell", "text", "open_"), STATED)
def test_of_those_who_fit_the_one_whom_the_agency_puts_in_the_row_is_meant_unless_other_words_speak_of_him(family, cell, text, open_):
    rows = settled(family, entry(text=text, on="2018-03-01"), *cell.split(";"))
    assert {row.person_id for row in rows if row.person_id} == set(cell.split(";"))
    assert any(row.person_id is None for row in rows) == open_


CELLS = [
    ("Jo Dunn", "P1", False),
    ("jo DUNN", "P1", False),
    ("DUNN, Jo", "P1", False),
    ("Jo Dunne", "P1", True),
    ("J Dunn", "P1", True),
    ("Jo", "P1", True),
    ("Mum", "P1", True),
    ("Tom Haile", "P4", True),
    ("Tim Hale", None, False),
    ("Mark Dunn", None, False),
    ("L Dunn", "P7", True),
    ("TH", "P4", True),
    ("Ms Jo Dunn", "P1", True),
    ("Ben (4)", "P3", True),
    ("Jo D", "P1", True),
    ("Ada Dunn dob 1/1/2010", "P2", False),
    ("SW", None, False),
    ("Kyle", None, False),
]


@pytest.mark.parametrize(("written", "expected", "suggested"), CELLS)
def test_a_whole_name_in_a_people_cell_is_as_stated_and_anything_worked_out_is_a_suggestion(family, written, expected, suggested):
    (row,) = settled(family, entry(), written)
    assert (row.person_id, row.suggested, row.as_written) == (expected, suggested, written)


def test_initials_that_are_a_workers_are_nobodys(family):
    family.person.append(person("P8", "Sam West", sex="male"))
    assert who(settled(family, entry(), "SW"))["SW"] is None


def test_a_second_child_in_the_row_leaves_the_father_open(family):
    assert who(settled(family, entry(text="Father rang."), "Ben", child="Ada"))["Father"] is None


def test_two_people_of_one_forename_leave_it_open_but_a_child_column_names_children(family):
    family.person.append(person("P8", "Ben Dunn", sex="male"))
    assert who(settled(family, entry("E1"), "Ben"))["Ben"] is None
    assert who(settled(family, entry("E2"), child="Ben"))["Ben"] == "P3"


def test_a_misspelt_child_is_found_and_two_near_names_leave_it_open(family):
    family.person += [person("P8", "Maisie Dunn", "child"), person("P9", "Callum Dunn", "child")]
    assert who(settled(family, entry("E1"), child="Maisle Dunn"))["Maisle Dunn"] == "P8"
    family.person.append(person("P10", "Maisde Dunn", "child"))
    assert who(settled(family, entry("E2"), child="Maisle Dunn"))["Maisle Dunn"] is None


def test_the_children_are_those_of_the_row_or_all_of_their_mothers_born_by_then(family):
    rows = settled(family, entry("E1", on="2012-01-01", text="The children were in bed."), "Jo Dunn")
    assert who(rows)["children"] == "P2"
    rows = settled(family, entry("E2", text="Both children were in bed."), "Jo Dunn")
    assert who(rows)["Both children"] == "P2+P3"
    rows = settled(family, entry("E3", text="All five children were in bed."), "Jo Dunn")
    assert who(rows)["All five children"] is None


def test_what_a_people_cell_states_is_kept_and_the_prose_adds_to_it(family):
    rows = settled(family, entry(text="Ada was seen with mother."), "P2")
    assert [(row.person_id, row.suggested) for row in rows][:1] == [("P2", False)]
    assert "P1" in {row.person_id for row in rows}


def test_a_role_word_does_not_make_somebody_known_before_they_are_named(family):
    settled(family, entry("E1", on="2012-01-01", text="Father rang."), "Ada")
    settled(family, entry("E2", on="2018-01-01", text="Tom Hale rang."), "Ada")
    father = family.people()["P4"]
    father.known_on = None
    settled(family, entry("E3", on="2019-01-01"), "Ada")
    assert str(father.known_on) == "2018-01-01"


def test_everybody_belongs_to_the_one_family_of_the_run(family):
    settled(family, entry(), "Ada")
    assert sorted(row.person_id for row in family.family) == sorted(family.people())


def test_a_father_who_was_found_later_is_nobody_before_he_was_recorded(family):
    family.relationship[2].known_on = day("2022-09-14")
    assert who(settled(family, entry("E1", on="2015-06-11", text="Call from Ada's dad."), "Ada"))["Ada's dad"] is None
    assert who(settled(family, entry("E2", on="2023-06-11", text="Card from Ada's father."), "Ada"))["Ada's father"] == "P4"


@pytest.mark.parametrize("text", ["Staying with mum for now.", "Mother supportive."])
def test_in_a_row_about_the_mother_alone_mum_can_be_her_own(family, text):
    rows = settled(family, entry(text=text), "Jo Dunn")
    assert [row.person_id for row in rows if row.as_written != "Jo Dunn"] == [None]


def test_the_father_of_an_unborn_child_is_never_another_childs(family):
    family.person.append(person("P8", "Baby Dunn", "child", born="2023-06-19"))
    family.relationship += [is_the("P1", "mother", "P8"), is_the("P5", "father", "P8")]
    assert who(settled(family, entry(on="2016-11-29", text="Father of baby not disclosed."), "Jo Dunn"))["Father of baby"] is None


def test_services_with_a_role_word_in_their_name_are_nobody(family):
    rows = settled(family, entry(text="Children's services rang. Parents' evening missed."), "Ada")
    assert [row.person_id for row in rows] == ["P2"]


def test_all_in_a_child_column_is_every_child_of_the_mother_born_by_then(family):
    assert who(settled(family, entry("E1"), child="All"))["All"] == "P2+P3"
    assert who(settled(family, entry("E2", on="2012-01-01"), child="All"))["All"] == "P2"


def test_a_man_named_with_a_role_keeps_it_for_the_rest_of_the_row(family):
    rows = settled(family, entry(text="Dad (Mr Hale) rang. Dad asked who he should tell."), "Ada")
    assert {row.person_id for row in rows} == {"P2", "P4"}


def test_her_own_parents_are_not_the_childs(family):
    text = "History of violence between her own parents. Her own father drank."
    rows = settled(family, entry(text=text), "Jo Dunn")
    assert [row.person_id for row in rows if row.as_written != "Jo Dunn"] == [None, None]


def test_an_adult_named_whole_in_a_child_column_is_that_adult(family):
    assert who(settled(family, entry(), child="Jo Dunn"))["Jo Dunn"] == "P1"
