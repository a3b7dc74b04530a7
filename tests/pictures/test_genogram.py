"""What a genogram shows."""
from datetime import date

from keepsight.pictures import genogram
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record


def test_a_father_who_is_not_recorded_is_drawn_as_a_gap():
    record = Record(
        person=[
            Person(person_id="M", label="Mina", sex="female", birth_from=date(1990, 1, 1), birth_to=date(1990, 12, 31)),
            Person(person_id="C", label="Cal", kind="child"),
        ],
        relationship=[Relationship(person_id="M", relationship="mother", related_person_id="C")],
    )
    assert genogram.draw(record).count('data-person="unknown-of-C"') == 1
    assert [row.relationship for row in genogram.rows(record)] == ["mother of Cal", "father not recorded"]
