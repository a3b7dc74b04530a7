"""A corrected file on day nine: rows added, changed and withdrawn are told apart, and what was confirmed stays with its row."""

from __future__ import annotations

import json
from datetime import date

import pytest

from keepsight.chronology.versions import follow, since
from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.record import Record


def entry(entry_id: str, text: str, day: date = date(2016, 3, 4), agency: str = "Housing", **more) -> Entry:
    return Entry(entry_id=entry_id, agency=agency, happened_from=day, happened_to=day, text=text, known_on=day, **more)


def old(entry_id: str, text: str, day: str = "2016-03-04", agency: str = "Housing", **more) -> dict:
    blank = {"value": "", "suggested": False, "words": ""}
    return {
        "entry_id": entry_id, "text": text, "happened_from": day, "happened_to": day, "agency": agency,
        "kind": blank, "outcome": blank, "people": [], "restricted": "",
    } | more  # fmt: skip


def test_a_row_with_another_date_is_a_correction_and_keeps_its_identity_with_its_people():
    record = Record(entry=[entry("n1", "Visit to the flat.", date(2016, 3, 5))], concerned=[Concerned(entry_id="n1", as_written="Tamsin")])
    versions = follow(record, [old("o1", "Visit to the flat.", people=[{"as_written": "Tamsin", "suggested": False}])])
    assert record.entry[0].entry_id == record.concerned[0].entry_id == "o1"
    assert list(versions.changed) == ["o1"] and not versions.added and not versions.withdrawn


def test_words_edited_on_the_same_day_are_a_correction():
    record = Record(entry=[entry("n1", "Visit to the flat. Nobody answered the door.")])
    versions = follow(record, [old("o1", "Visit to the flat. Nobody answered door")])
    assert list(versions.changed) == ["o1"]


def test_another_event_on_the_same_day_is_a_new_row_and_the_old_one_is_withdrawn():
    record = Record(entry=[entry("n1", "Rent paid in full."), entry("n2", "Boiler mended.", restricted="yes")])
    versions = follow(record, [old("o1", "Neighbour telephoned about shouting.")])
    assert versions.added == ["n1", "n2"] and [row["entry_id"] for row in versions.withdrawn] == ["o1"]


def test_of_an_agency_that_sent_nothing_this_time_nothing_is_withdrawn():
    versions = follow(Record(entry=[entry("n1", "Rent paid.")]), [old("o1", "Seen at clinic.", agency="Health visiting")])
    assert not versions.withdrawn


def test_what_a_person_confirmed_since_is_no_change():
    confirmed = old("same", "Visit.", kind={"value": "visit", "suggested": False, "words": "Visit"})
    record = Record(entry=[entry("same", "Visit.", kind=Said("visit", True, "Visit"))])
    assert not follow(record, [confirmed]).changed


def test_an_outcome_that_the_agency_filled_in_is_a_change():
    record = Record(entry=[entry("same", "Visit.", outcome=Said("letter sent"))])
    assert list(follow(record, [old("same", "Visit.")]).changed) == ["same"]


def test_each_old_row_is_corrected_at_most_once():
    record = Record(entry=[entry("n1", "Rent paid.", date(2016, 5, 1)), entry("n2", "Rent paid.", date(2016, 6, 1))])
    versions = follow(record, [old("o1", "Rent paid.")])
    assert len(versions.changed) == 1 and len(versions.added) == 1


def test_a_folder_that_is_no_picture_is_said(tmp_path):
    with pytest.raises(ValueError, match="no readable entries.json"):
        since(Record(), tmp_path)
    (tmp_path / "entries.json").write_text(json.dumps([old("o1", "Visit.")]))
    (tmp_path / "findings.json").write_text("[]")
    assert since(Record(entry=[entry("n1", "Rent paid.")]), tmp_path).withdrawn[0]["entry_id"] == "o1"
