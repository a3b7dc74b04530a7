"""Names as logs shorten them, the child who is expected, and whose former partner an assault was on."""

from __future__ import annotations

import pytest

from keepsight.linkage.names import children_to_read, names_to_read
from keepsight.linkage.settle import settle
from keepsight.reading import fill, read
from keepsight.records.record import Record

from .small_record import entry, is_the, person, settled, who


@pytest.fixture
def family() -> Record:
    """Amy Frost and the baby, born on 1 June 2018, have one mother; Shane Pike is the baby's father; Dean Abel was her partner."""
    return Record(
        person=[
            person("P1", "Jo Frost", sex="female"),
            person("P2", "Amy Frost", "child", "female", "2010-01-01"),
            person("P3", "Shane Pike", sex="male"),
            person("P4", "Dylan Pike-Frost", "child", "male", "2018-06-01"),
            person("P5", "Dean Abel", sex="male"),
        ],
        relationship=[
            is_the("P1", "mother", "P2"),
            is_the("P1", "mother", "P4"),
            is_the("P3", "father", "P4"),
            is_the("P3", "partner", "P1", "2016-01-01"),
            is_the("P5", "partner", "P1", "2008-01-01", "2015-01-01"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "words", "person_id"),
    [
        ("PIKE arr at scene.", "PIKE", "P3"),
        ("IP states PIKE made off.", "PIKE", "P3"),
        ("Jean PIKE rang.", "PIKE", None),
        ("PC PIKE attended.", "PIKE", None),
        ("AF came in without a coat.", "AF", "P2"),
        ("DSL AF took the call.", "AF", None),
    ],
)
def test_a_surname_in_capitals_and_a_childs_initials_are_one_persons(family, text, words, person_id):
    assert who(settled(family, entry(text=text))).get(words) == person_id


@pytest.mark.parametrize("text", ["FROST was present.", "A pike was caught.", "Pike fishing club.", "SP was present.", "DA enquiry made.", "JF signed it.", "Af and if."])
def test_a_surname_of_two_a_common_word_an_adults_initials_and_a_short_form_are_nobody(family, text):
    assert set(who(settled(family, entry(text=text))).values()) <= {None}


def test_a_list_typed_in_capitals_is_read_in_any_writing():
    record = Record(person=[person("P1", "KYLE HOOPER", "child"), person("P2", "ANN HOOPER")])
    assert {"Kyle", "Kyle Hooper", "KH"} <= set(children_to_read(record))
    assert "HOOPER" not in names_to_read(record)
    assert who(settled(record, entry(text="Kyle was late."))) == {"Kyle": "P1"}


def concerned(record: Record, text: str, on: str, agency: str = "midwifery", people: tuple[str, ...] = ()) -> dict[str | None, str]:
    one = entry(text=text, on=on, agency=agency)
    reading = read(one, names_to_read(record))
    fill(one, reading)
    record.entry.append(one)
    settle(record, {one.entry_id: reading.mentions})
    return {row.person_id: row.part for row in record.concerned if row.entry_id == one.entry_id}


@pytest.mark.parametrize("text", ["Jo Frost seen at 28/40, all well.", "28/40, BP fine.", "Jo Frost is pregnant and low."])
def test_an_entry_about_the_pregnancy_is_one_about_the_child_expected(family, text):
    assert concerned(family, text, "2018-03-01").get("P4") == "mentioned"


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Jo Frost rang about the rent.", "2018-03-01"),  # nothing of the pregnancy
        ("Jo Frost says she is not pregnant.", "2018-03-01"),
        ("Jo Frost is pregnant.", "2016-03-01"),  # another pregnancy
        ("Jo Frost is pregnant.", "2018-01-01..2018-12-31"),  # before or after the birth
        ("Shane Pike says his sister is pregnant.", "2018-03-01"),
        ("Jo Frost spoke of the pregnancy.", "2018-09-01"),
    ],
)
def test_no_child_is_concerned_by_another_pregnancy_or_by_none(family, text, on):
    assert "P4" not in concerned(family, text, on)


@pytest.mark.parametrize(
    ("text", "words", "person_id"),
    [
        ("Convicted of assault on ex partner.", "ex partner", None),
        ("Arrested for assaulting partner.", "partner", None),
        ("Amy said that mum's partner was at home.", "mum's partner", "P3"),
        ("Mother was assaulted by her partner.", "partner", "P3"),
    ],
)
def test_whose_partner_was_harmed_is_left_open_where_no_words_say(family, text, words, person_id):
    """The man's own former partner, not the mother's: it had been laid on a man who was in no way concerned."""
    assert who(settled(family, entry(text=text))).get(words) == person_id


@pytest.mark.parametrize(("child", "person_id"), [("Mason Frost", None), ("Amy Frost", "P1")])
def test_the_letter_of_a_childs_name_is_not_the_mother(child, person_id):
    """A school nurse's "M attended" was Mason, and had been read as his mother."""
    record = Record(person=[person("P1", "Jo Frost", sex="female"), person("P2", child, "child", born="2010-01-01")], relationship=[is_the("P1", "mother", "P2")])
    assert who(settled(record, entry(text="M attended the drop in.", agency="school nursing"))) == {"M": person_id}
