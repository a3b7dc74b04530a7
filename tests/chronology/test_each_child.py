"""Every child is kept in sight: last seen, last heard, own chronology, and the family on a day."""

from __future__ import annotations

from datetime import date

from keepsight.chronology.cuts import cuts
from keepsight.chronology.family import family_at
from keepsight.chronology.seen import each_child, is_school
from keepsight.linkage.known import fill_known
from keepsight.records.entry import Theme
from keepsight.records.person import Household, Person
from keepsight.records.record import Record

from .rows import child, entry, is_the, part


def seen(entries, concerned, *children) -> dict:
    record = Record(person=[child(c) for c in children or ("P1",)], entry=entries, concerned=concerned)
    return {line.person_id: line for line in each_child(record)}


def test_a_child_with_no_entry_still_has_a_line():
    line = seen([], [], "P1", "P2")["P2"]
    assert (line.seen, line.not_seen, line.heard) == (None, None, None)


def test_the_last_sighting_says_by_whom_whether_alone_and_whether_only_suggested():
    rows = [entry("A", "2018-01-01", "social care"), entry("B", "2018-02-01", "police")]
    line = seen(rows, [part("A", "P1", "seen alone"), part("B", "P1", "seen", suggested=True, words="seen asleep")])["P1"]
    assert (line.seen.entry.agency, line.seen.alone, line.seen.suggested, line.seen.words) == ("police", False, True, "seen asleep")
    assert (line.seen_alone.entry.agency, line.seen_alone.suggested) == ("social care", False)


def test_a_sighting_dated_to_a_year_stands_at_its_first_day_and_does_not_outrun_a_later_exact_one():
    rows = [entry("A", "2018-01-01..2018-12-31"), entry("B", "2018-06-01")]
    assert seen(rows, [part("A", "P1", "seen"), part("B", "P1", "seen")])["P1"].seen.entry.entry_id == "B"


def test_what_a_school_records_of_a_child_who_is_there_counts_as_seen_by_the_school():
    rows = [entry("A", "2018-01-01", "Hill Primary School", kind="observation"), entry("B", "2018-02-01", "Hill Primary School", kind="school")]
    line = seen(rows, [part("A", "P1"), part("B", "P1")])["P1"]
    assert (line.seen.entry.entry_id, line.seen.at_school) == ("A", True)


def test_an_absence_noted_by_the_school_is_no_sighting():
    rows = [entry("A", "2018-01-01", "Hill Primary School", kind="observation")]
    assert seen(rows, [part("A", "P1"), part("A", "P1", "absent")])["P1"].seen is None


def test_school_nursing_is_not_a_school():
    assert is_school("Millbrook Primary") and is_school("Little Acorns Nursery")
    assert not is_school("School nursing") and not is_school("education welfare")


def test_a_suggested_sighting_in_an_entry_that_says_not_seen_counts_for_nothing():
    line = seen([entry("A", "2018-01-01")], [part("A", "P1", "seen", suggested=True), part("A", "P1", "not seen", suggested=True)])["P1"]
    assert line.seen is None and line.not_seen.entry.entry_id == "A"


def test_the_last_words_are_the_childs_own_where_a_column_has_them():
    rows = [entry("A", "2018-01-01", childs_words="I want to stay at Nan's")]
    assert seen(rows, [part("A", "P1")])["P1"].heard.words == "I want to stay at Nan's"


def test_entries_known_after_the_as_at_day_are_used_by_nothing_here():
    rows = [entry("A", "2018-01-01", after_as_of=True)]
    assert seen(rows, [part("A", "P1", "seen")])["P1"].seen is None


def test_entries_of_the_pregnancy_concern_the_unborn_child():
    rows = [
        entry("A", "2017-08-01", kind="pregnancy"),
        entry("B", "2017-09-01", themes=[Theme("pregnancy")]),
        entry("C", "2017-09-02"),
        entry("D", "2015-01-01", kind="pregnancy"),
    ]
    record = Record(
        person=[Person(person_id="M", label="Mother"), child("P1", expected="2018-01-10")],
        relationship=[is_the("M", "mother", "P1")],
        entry=rows,
        concerned=[part(e.entry_id, "M") for e in rows],
    )
    assert [e.entry_id for e in cuts(record)["P1"]] == ["A", "B"]
    assert [e.entry_id for e in cuts(record)["M"]] == ["D", "A", "B", "C"]


def family() -> Record:
    record = Record(
        person=[Person(person_id="M", label="M"), Person(person_id="F", label="F"), Person(person_id="L", label="L"), child("P1", "2010-01-01..2010-12-31"), child("P2", "2018-06-01")],
        relationship=[is_the("M", "mother", "P1"), is_the("F", "partner", "M", "2009-01-01", "2012-01-01..2012-12-31"), is_the("L", "partner", "M", "2016-01-01")],
        household=[Household(household="1 High St", person_id="P1", start_from=date(2010, 1, 1), start_to=date(2010, 1, 1))],
        entry=[entry("A", "2009-05-01"), entry("B", "2017-05-01")],
        concerned=[part("A", "M"), part("A", "F"), part("B", "L"), part("A", "P1")],
    )
    fill_known(record)
    return record


def test_the_family_as_at_a_date_has_the_people_partners_and_homes_of_that_day():
    then = family_at(family(), date(2012, 6, 1), date(2019, 1, 1))
    assert [at.person.person_id for at in then.people] == ["F", "L", "M", "P1"]
    assert [(held.row.person_id, held.sure) for held in then.partners_of("M")] == [("F", False)]
    assert [held.row.household for held in then.households] == ["1 High St"]


def test_an_age_is_a_range_where_the_birth_date_is_vague_and_an_expected_child_is_unborn():
    at = {p.person.person_id: p for p in family_at(family(), date(2018, 3, 1), date(2019, 1, 1)).people}
    assert (at["P1"].least, at["P1"].most) == (7, 8)
    assert at["P2"].unborn and at["P2"].most is None


def test_people_and_relationships_not_yet_known_are_not_in_it():
    then = family_at(family(), date(2017, 6, 1), date(2010, 1, 1))
    assert [at.person.person_id for at in then.people] == ["F", "M", "P1"]
    assert then.partners_of("M") == []
