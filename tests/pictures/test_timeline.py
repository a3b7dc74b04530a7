"""What a timeline shows, at 20 entries and at 20,000."""

from __future__ import annotations

import random
import re
import time
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from keepsight.pictures import timeline
from keepsight.pictures.anchors import anchor
from keepsight.pictures.timeline.swarm import swarm
from keepsight.pictures.timeline.table import silences
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Person
from keepsight.records.record import Record
from keepsight.records.source import Coverage

SVG = "{http://www.w3.org/2000/svg}"


def entry(number: int, first: date, last: date | None = None, *, agency: str = "Health visiting", **more) -> Entry:
    return Entry(entry_id=f"E{number}", agency=agency, happened_from=first, happened_to=last or first, text="Home visit.", **more)


def links(svg: str) -> list:
    return list(etree.fromstring(svg.encode()).iter(f"{SVG}a"))


def shown(svg: str) -> int:
    """How many entries the drawing shows: one for each mark, and the number written in each box."""
    return sum(int(found[0].text) if (found := link.findall(f"{SVG}text")) else 1 for link in links(svg))


def many(count: int) -> Record:
    chance = random.Random(count)
    agencies = ["GP", "Police", "School", "Housing", "Midwifery"]
    record = Record()
    for number in range(count):
        first = date(2010, 1, 1) + timedelta(days=int(chance.betavariate(2, 2) * 4000))
        last = first + timedelta(days=chance.choice([0, 0, 0, 30, 365]))
        record.entry.append(entry(number, first, last, agency=chance.choice(agencies), key=chance.random() < 0.05))
    return record


def test_an_entry_of_one_day_is_a_dot_and_one_dated_to_a_month_is_a_bar_as_long_as_the_month():
    record = Record(entry=[entry(1, date(2019, 1, 5)), entry(2, date(2020, 5, 1), date(2020, 5, 31))])
    dot, bar = links(timeline.draw(record))
    assert dot.find(f"{SVG}circle") is not None
    wide = float(bar.find(f"{SVG}rect").get("width"))
    assert abs(wide - 860 * 30.5 / 731) < 0.2  # half a day is left free, so that two bars of one day do not touch
    assert "between 1 May 2020 and 31 May 2020" in bar.find(f"{SVG}title").text


def test_in_a_lane_of_few_entries_every_span_keeps_its_length_however_they_overlap():
    spans = [entry(number, date(2019, 1, 1 + number), date(2020, 1 + number, 28)) for number in range(10)]
    svg = timeline.draw(Record(entry=spans))
    assert len({link.find(f"{SVG}rect").get("width") for link in links(svg)}) == 10


def test_the_key_tells_only_of_marks_that_are_there():
    svg = timeline.draw(Record(entry=[entry(1, date(2019, 1, 5))]))
    assert "an entry of one day" in svg and "a key entry" not in svg and "outside the period" not in svg


def test_a_key_entry_is_marked_by_its_shape_and_nothing_is_marked_by_colour():
    svg = timeline.draw(Record(entry=[entry(1, date(2019, 1, 5), key=True), entry(2, date(2019, 6, 5))]))
    key, other = links(svg)
    assert key.find(f"{SVG}polygon") is not None and other.find(f"{SVG}polygon") is None
    assert all(colour[1:] == colour[1] * (len(colour) - 1) or colour in ("#ececec",) for colour in re.findall(r"#[0-9a-f]{3,6}\b", svg))


def test_an_entry_known_only_after_the_as_at_day_is_in_neither_picture_nor_table():
    record = Record(entry=[entry(1, date(2019, 1, 5)), entry(2, date(2019, 2, 5), after_as_of=True)])
    assert [link.get("href") for link in links(timeline.draw(record))] == ["#entry-E1"]
    assert [row.entries for row in timeline.rows(record)] == [1]


def test_a_child_of_whom_there_is_no_entry_has_a_lane_that_says_so():
    record = Record(
        person=[Person(person_id="A", label="Asha", kind="child"), Person(person_id="B", label="Bel", kind="child")],
        entry=[entry(1, date(2019, 1, 5))],
        concerned=[Concerned(entry_id="E1", person_id="A", as_written="Asha")],
    )
    assert "Bel: no entry in the records supplied" in timeline.draw(record, "child")
    assert [(row.lane, row.entries) for row in timeline.rows(record, "child")] == [("Asha", 1), ("Bel", 0)]


def test_a_long_silence_is_told_in_words_and_a_short_one_is_not():
    svg = timeline.draw(Record(entry=[entry(1, date(2015, 1, 1)), entry(2, date(2015, 4, 1)), entry(3, date(2018, 4, 1))]))
    assert svg.count("no entry in the records supplied for") == 1
    assert "no entry for 2 years 11 months" in svg or "no entry for 3 years" in svg


def test_what_an_agency_did_not_search_is_not_drawn_as_silence():
    coverage = [Coverage(agency="Health visiting", period_from=date(2018, 1, 1), period_to=date(2019, 12, 31))]
    svg = timeline.draw(Record(entry=[entry(1, date(2018, 1, 5)), entry(2, date(2019, 12, 30)), entry(3, date(2016, 1, 1), agency="GP")], coverage=coverage))
    assert svg.count("outside the period that this agency is recorded to have searched") == 1


def test_an_agency_that_holds_nothing_has_a_lane_that_says_so():
    coverage = [Coverage(agency="Fire service", held="no")]
    assert "Fire service: nothing held (a nil return)" in timeline.draw(Record(entry=[entry(1, date(2018, 1, 5))], coverage=coverage))


def test_every_entry_is_a_mark_or_is_counted_in_a_box_at_twenty_and_at_two_thousand():
    for count in (20, 2000):
        assert shown(timeline.draw(many(count))) == count


def test_twenty_thousand_entries_are_drawn_in_time_and_stay_small():
    record = many(20_000)
    start = time.process_time()
    svg = timeline.draw(record)
    assert time.process_time() - start < 1.5
    assert len(svg) < 1_500_000
    assert shown(svg) == 20_000
    assert svg == timeline.draw(record)


def test_a_record_without_entries_says_so():
    assert "No entry in the records supplied." in timeline.draw(Record())
    assert timeline.rows(Record()) == []


def test_the_table_gives_each_year_its_entries_its_first_and_last_and_its_longest_silence():
    record = Record(entry=[entry(1, date(2019, 1, 10)), entry(2, date(2019, 3, 1), date(2019, 3, 31)), entry(3, date(2021, 2, 1))])
    assert timeline.rows(record) == [
        ("Health visiting", 2019, 2, date(2019, 1, 10), date(2019, 3, 31), 275),
        ("Health visiting", 2020, 0, None, None, 366),
        ("Health visiting", 2021, 1, date(2021, 2, 1), date(2021, 2, 1), 31),
    ]


@given(st.text(max_size=12), st.text(max_size=12))
def test_each_entry_has_a_place_of_its_own_on_the_page_whatever_letters_its_id_has(one, other):
    assert re.fullmatch(r"entry-[A-Za-z0-9_-]*", anchor(one))
    assert (anchor(one) == anchor(other)) == (one == other)


spans = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=60)


@given(spans)
def test_a_silence_is_a_day_on_which_no_entry_can_fall_between_the_first_and_the_last(given_spans):
    base = date(2015, 1, 1)
    entries = [entry(n, base + timedelta(a), base + timedelta(a + b)) for n, (a, b) in enumerate(sorted(given_spans))]
    silent = {day for before, after in silences(entries) for day in range(before.toordinal() + 1, after.toordinal())}
    possible = {day for one in entries for day in range(one.happened_from.toordinal(), one.happened_to.toordinal() + 1)}
    reached = max((one.happened_to.toordinal() for one in entries), default=0)
    begun = min((one.happened_from.toordinal() for one in entries), default=0)
    assert silent == {day for day in range(begun, reached) if day not in possible}


@given(spans, st.integers(1, 4))
def test_every_mark_has_a_place_and_none_drawn_by_itself_lies_on_another(given_spans, depth):
    things = [(n, float(a), float(a + b)) for n, (a, b) in enumerate(sorted(given_spans))]
    places = swarm(things, 1.5, depth, 24.0)
    assert sorted(thing for place in places for thing in place.things) == list(range(len(things)))
    single = [place for place in places if not place.together]
    for one in single:
        assert one.row < depth
        assert not [other for other in single if other is not one and other.row == one.row and one.left < other.right and other.left < one.right]
