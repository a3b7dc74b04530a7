"""The table beside the genogram says the same."""

from __future__ import annotations

from datetime import date

from keepsight.pictures import genogram
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record

from .shapes import SHAPES, read_shape


def test_each_relationship_is_a_row_with_its_dates_certainty_and_source():
    rows = genogram.rows(read_shape(next(folder for folder in SHAPES if folder.name == "five-fathers")))
    first = next(row for row in rows if row.relationship == "partner of Jodie Marsh")
    assert first == ("F1", "Lee Tranter", "1985", "partner of Jodie Marsh", "2006", "2008", "as recorded", "relationships.csv, row 11")


def test_a_father_not_recorded_is_a_row_for_each_such_child():
    rows = genogram.rows(read_shape(next(folder for folder in SHAPES if folder.name == "five-fathers")))
    assert [row.who for row in rows if row.relationship == "father not recorded"] == ["Bethany", "Daisy"]


def test_everybody_has_a_row_and_a_child_without_parents_says_so():
    record = Record(
        person=[Person(person_id="A", label="Ana", kind="child"), Person(person_id="B", label="Bo"), Person(person_id="C", label="Cy", kind="child")],
        relationship=[Relationship(person_id="A", relationship="sibling", related_person_id="C", certainty="believed to be")],
    )
    assert [(row.who, row.relationship, row.certainty) for row in genogram.rows(record)] == [
        ("Ana", "sibling of Cy", "believed to be"),
        ("Ana", "no parent recorded", ""),
        ("Bo", "no relationship recorded", ""),
        ("Cy", "no parent recorded", ""),
    ]


def test_as_at_a_day_the_table_leaves_out_who_was_not_born_and_what_had_not_begun():
    day = date(2015, 1, 1)
    record = Record(
        person=[Person(person_id="M", label="May"), Person(person_id="C", label="Cy", kind="child", birth_from=date(2016, 1, 1), birth_to=date(2016, 1, 1))],
        relationship=[Relationship(person_id="M", relationship="mother", related_person_id="C")],
    )
    assert [(row.who, row.relationship) for row in genogram.rows(record, day)] == [("May", "no relationship recorded")]
