"""What a genogram shows of a family, and how."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from keepsight.pictures import genogram
from keepsight.records.person import Household, Person, Relationship
from keepsight.records.record import Record

from .geometry import crossings, faults, look
from .shapes import SHAPES, read_shape
from .test_genogram_geometry import out_of_place

SVG = "{http://www.w3.org/2000/svg}"
PEOPLE = {
    "M": Person(person_id="M", label="Mina", sex="female", birth_from=date(1990, 1, 1), birth_to=date(1990, 12, 31), birth_precision="year"),
    "F": Person(person_id="F", label="Femi", sex="male"),
    "G": Person(person_id="G", label="Gus", sex="male", death_date=date(2014, 6, 1)),
    "C": Person(person_id="C", label="Cal", kind="child", sex="male", birth_from=date(2012, 3, 1), birth_to=date(2012, 3, 1), birth_precision="day"),
    "D": Person(person_id="D", label="Dot", kind="child", sex="female", birth_from=date(2018, 3, 1), birth_to=date(2018, 3, 1), birth_precision="day"),
    "U": Person(person_id="U", label="Unborn baby", kind="child", expected_date=date(2025, 5, 1)),
}


def family(*rows: str, people: str = "") -> Record:
    """A record of 'M mother C' rows; 'F partner M 2010-01-01 2012-01-01' has a start and an end."""
    record = Record()
    for row in rows:
        a, words, b, *days = row.split("|") if "|" in row else row.split(" ")
        start, end = [date.fromisoformat(day) if day != "-" else None for day in [*days, "-", "-"][:2]]
        record.relationship.append(
            Relationship(person_id=a, relationship=words, related_person_id=b, start_from=start, start_to=start, end_from=end, end_to=end)
        )
    named = {person for row in record.relationship for person in (row.person_id, row.related_person_id)} | set(people)
    record.person = [PEOPLE[person] for person in PEOPLE if person in named]
    return record


def drawn(record: Record, true_on: date | None = None) -> dict[str, str]:
    """Everyone who is drawn, with the kind of their first shape."""
    root = etree.fromstring(genogram.draw(record, true_on).encode())
    groups = [element for element in root.iter() if element.get("data-person")]
    tags = ("rect", "circle", "polygon")
    return {group.get("data-person"): next(one.tag.removeprefix(SVG) for one in group if one.tag.removeprefix(SVG) in tags) for group in groups}


def gaps(record: Record) -> list[str]:
    return [person for person in drawn(record) if person.startswith("unknown-of-")]


@pytest.mark.parametrize("folder", SHAPES, ids=lambda folder: folder.name)
def test_each_listed_family_is_drawn_without_a_fault_and_the_same_twice(folder):
    record = read_shape(folder)
    svg = genogram.draw(record)
    assert faults(svg, [person.person_id for person in record.person]) == []
    assert folder.name == "odd-rows" or out_of_place(record, svg) == []
    assert svg == genogram.draw(read_shape(folder))


@pytest.mark.parametrize(
    "name",
    ["five-fathers", "one-man-two-sisters", "one-woman-two-brothers", "half-siblings-both-sides-with-grandparents", "three-marriages", "cousins-who-marry"],
)
def test_no_lines_cross_in_a_family_that_can_be_drawn_without(name):
    assert crossings(genogram.draw(read_shape(next(folder for folder in SHAPES if folder.name == name)))) == 0


def test_sixty_people_are_drawn_with_hardly_a_crossing():
    assert crossings(genogram.draw(read_shape(next(folder for folder in SHAPES if folder.name == "sixty-people")))) <= 3


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["M mother C"], ["unknown-of-C"]),
        (["F dad C"], ["unknown-of-C"]),
        (["M mother C", "F father C"], []),
        (["M mother C", "G mother C"], []),
        (["M mother C", "F|adoptive father|C"], []),
        (["M|adoptive mother|C"], []),
        (["M mother C", "F donor C"], []),
        (["M mother C", "F step-father C"], ["unknown-of-C"]),
        (["M mother C", "F|foster carer|C"], ["unknown-of-C"]),
        (["M|foster carer|C"], []),
        (["M mother F"], []),
        (["M mother C", "M mother D"], ["unknown-of-C", "unknown-of-D"]),
    ],
)
def test_a_parent_who_is_not_recorded_is_a_gap_only_where_the_record_leaves_one(rows, expected):
    assert gaps(family(*rows)) == expected


def test_a_father_not_recorded_is_a_dashed_square_with_a_question_mark():
    svg = genogram.draw(family("M mother C"))
    group = next(one for one in etree.fromstring(svg.encode()).iter() if one.get("data-person") == "unknown-of-C")
    assert group.find(f"{SVG}rect").get("stroke-dasharray")
    assert [text.text for text in group.findall(f"{SVG}text")] == ["?", "father not", "recorded"]
    assert "Father not recorded for Cal" in svg


def test_symbols_say_sex_pregnancy_and_death():
    record = family("M mother C", "M mother U", people="G")
    assert drawn(record) == {"M": "circle", "G": "rect", "C": "rect", "U": "polygon", "unknown-of-C": "rect", "unknown-of-U": "rect"}
    group = next(one for one in etree.fromstring(genogram.draw(record).encode()).iter() if one.get("data-person") == "G")
    assert len(group.findall(f"{SVG}path")) == 2


def test_where_no_sex_is_recorded_the_relationship_word_says_it_and_else_it_is_a_diamond():
    record = family("X dad C", "Y partner M", people="M")
    record.person += [Person(person_id="X", label="Xan"), Person(person_id="Y", label="Yaz")]
    assert drawn(record)["X"] == "rect" and drawn(record)["Y"] == "polygon"


@pytest.mark.parametrize(
    ("row", "words", "slashes"),
    [
        ("F partner M 2010-01-01", "2010 –", 0),
        ("F partner M 2008-01-01 2010-05-01", "2008 – 2010", 1),
        ("F partner M - 2010-05-01", "until 2010", 1),
        ("F husband M 2008-01-01", "m. 2008 –", 0),
        ("F ex-husband M", "divorced", 2),
        ("F|former partner|M", "ended", 1),
        ("G husband M 2000-01-01 2014-12-31", "m. 2000 – 2014", 0),  # he died: it did not end otherwise
    ],
)
def test_a_partnership_is_dated_on_its_line_and_crossed_where_it_ended(row, words, slashes):
    svg = genogram.draw(family(row))
    assert f">{words}</text>" in svg
    aslant = [points for kind, points in look(svg).lines if kind == "couple" and len(points) == 2 and points[0][0] != points[1][0] and points[0][1] != points[1][1]]
    in_key = {0: 0, 1: 1, 2: 2}[slashes]
    assert len(aslant) - in_key == slashes


def test_an_uncertain_father_hangs_on_a_dashed_line():
    record = family("M mother C", "F father C")
    record.relationship[1].certainty = "believed to be"
    dashed = [one for one in etree.fromstring(genogram.draw(record).encode()).iter() if one.get("data-line") == "couple" and one.get("stroke-dasharray")]
    assert [line.find(f"{SVG}title").text for line in dashed] == ["Mina and Femi: parents; no partnership recorded"]


def test_a_maternal_grandmother_hangs_above_the_mother_and_a_grandmother_of_no_recorded_side_above_neither_parent():
    sided, unsided = (genogram.draw(family("M mother C", "F father C", f"G|{words}|C")) for words in ("maternal grandmother", "grandmother"))
    assert "Mina: child of Gus" in sided and "grandchild" not in sided
    assert "Cal: grandchild, side not recorded of Gus" in unsided and "Mina: child of Gus" not in unsided


def test_a_paternal_grandmother_hangs_above_the_gap_where_the_father_is_not_recorded():
    assert "father not recorded: child of Gus" in genogram.draw(family("M mother C", "G|paternal grandmother|C"))


def test_mothers_partner_is_drawn_as_partner_of_the_mother():
    assert "Femi and Mina: partners, until 2012" in genogram.draw(family("M mother C", "F|mother's partner|C|-|2012-01-01"))


def test_people_without_a_line_are_drawn_apart_and_what_is_recorded_of_them_is_said():
    svg = genogram.draw(family("M mother C", "F neighbour M", people="G"))
    assert ">neighbour of Mina</text>" in svg and ">No relationship recorded</text>" in svg


def test_rows_that_cannot_be_drawn_are_told_under_the_drawing():
    svg = etree.fromstring(genogram.draw(family("M mother C", "C mother M", "M sibling M")).encode())
    told = " ".join(text.text for text in svg.iter(f"{SVG}text"))
    assert "Recorded, but not drawn: Cal is the mother of Mina (other rows say the opposite)." in told
    assert "Mina is the sibling of Mina (both are the same person)." in told


def test_a_household_is_ringed_and_a_restricted_address_is_not_written():
    record = family("M mother C", "F father C")
    record.household = [Household(household="4 Quay Lane", person_id=person, restricted="refuge") for person in "MC"]
    svg = genogram.draw(record)
    assert [kind for kind, _ in look(svg).lines if kind == "household"] == ["household"]
    assert "Quay" not in svg and "address restricted" in svg


def test_names_that_are_too_long_are_shortened_and_whole_in_the_title_and_no_name_is_said():
    record = family("M mother C")
    record.person = [
        Person(person_id="M", label="Wilhelmina Alexandrina Featherstonehaugh-Cholmondeley-Marjoribanks"),
        Person(person_id="C", label=" "),
    ]
    svg = genogram.draw(record)
    assert "<title>Wilhelmina Alexandrina Featherstonehaugh-Cholmondeley-Marjoribanks</title>" in svg and "…</text>" in svg
    assert "<title>name not recorded</title>" in svg


def test_names_cannot_break_the_drawing():
    record = family("M mother C")
    record.person[0] = Person(person_id='M"><script>', label="<b>&\x00\x0b'\"")
    record.relationship[0].person_id = 'M"><script>'
    assert "script" not in {tag.lower() for tag in look(genogram.draw(record)).tags}


class TestAsAtADay:
    record = family("M mother C", "M mother D", "M mother U", "F father D", "F partner M 2016-01-01", "G partner M 2009-01-01 2015-01-01", "G father C")

    def test_people_not_yet_born_or_not_yet_in_the_family_are_left_out(self):
        assert set(drawn(self.record, date(2013, 1, 1))) == {"M", "G", "C"}

    def test_a_baby_expected_is_a_triangle_only_while_it_is_expected(self):
        assert "U" not in drawn(self.record, date(2024, 1, 1))
        assert drawn(self.record, date(2024, 12, 1))["U"] == "polygon"

    def test_ages_are_told_and_a_death_to_come_is_not(self):
        svg = genogram.draw(self.record, date(2013, 1, 1))
        assert ">aged 10 months</text>" in svg and ">aged 22 to 23</text>" in svg and "died" not in svg
        assert "<title id=\"genogram-title\">Genogram: the family as at 1 January 2013</title>" in svg

    def test_a_partnership_that_had_not_ended_is_not_crossed(self):
        assert ">2009 –</text>" in genogram.draw(self.record, date(2013, 1, 1))
        assert ">2009 – 2015</text>" in genogram.draw(self.record, date(2017, 1, 1))


def test_nobody_at_all_is_said():
    assert "No person is in the records supplied." in genogram.draw(Record())
