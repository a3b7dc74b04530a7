"""Several agencies' tellings of one event are tied, all kept, and never on little."""

from __future__ import annotations

import pytest

from keepsight.chronology.accounts import events, tie, without
from keepsight.records.entry import Entry, Said, Theme
from keepsight.records.person import Person
from keepsight.records.record import Record

from .rows import child, entry, part


def record_of(*entries: Entry, about: str = "P1") -> Record:
    return Record(
        person=[child("P1"), child("P2"), Person(person_id="M", label="Mother")],
        entry=list(entries),
        concerned=[part(e.entry_id, about) for e in entries],
    )


def tied(*entries: Entry) -> list[set[str]]:
    record = record_of(*entries)
    tie(record)
    groups: dict[str, set[str]] = {}
    for row in record.account:
        groups.setdefault(row.event_id, set()).add(row.entry_id)
    return sorted(groups.values(), key=sorted)


SCALD = "Scald to the forearm, a cup of tea pulled from the table."


def test_the_same_day_and_the_same_rare_words_are_one_event_told_twice():
    assert tied(entry("A", "2018-03-01", "hospital", SCALD), entry("B", "2018-03-01", "social care", "Forearm scald, tea pulled over.")) == [{"A", "B"}]


NOT_ONE_EVENT = {
    "one agency tells two events": (entry("A", "2018-03-01", "hospital", SCALD), entry("B", "2018-03-01", "hospital", SCALD)),
    "a week apart": (entry("A", "2018-03-01", "hospital", SCALD), entry("B", "2018-03-09", "social care", SCALD)),
    "only a year is known": (entry("A", "2018-03-01", "hospital", SCALD), entry("B", "2018-01-01..2018-12-31", "social care", SCALD)),
    "other words on one day": (entry("A", "2018-03-01", "hospital", SCALD), entry("B", "2018-03-01", "school", "Late again, no coat, very hungry.")),
    "everyday words on one day": (entry("A", "2018-03-01", "GP", "Mother attended with the baby."), entry("B", "2018-03-01", "school", "Mother attended with the baby.")),
    "a visit the day after": (
        entry("A", "2018-03-01", "hospital", SCALD),
        entry("B", "2018-03-02", "social care", "Visited after hospital rang: forearm scald, tea pulled from table.", kind="visit"),
    ),
}


@pytest.mark.parametrize("pair", NOT_ONE_EVENT.values(), ids=NOT_ONE_EVENT)
def test_what_only_looks_like_one_event_is_not_tied(pair):
    assert tied(*pair) == []


def test_nobody_in_both_is_no_tie():
    record = record_of(entry("A", "2018-03-01", "hospital", SCALD), entry("B", "2018-03-01", "social care", SCALD))
    record.concerned[1].person_id = "P2"
    tie(record)
    assert record.account == []


def test_what_was_passed_on_the_next_day_is_tied_where_it_names_who_passed_it_on():
    first = entry("A", "2018-03-01", "Hill Primary School", "Ruby had a yellow bruise.", themes=[Theme("physical-harm")])
    later = entry("B", "2018-03-02", "social care", "Contact from school: bruise to the back.", kind="contact", themes=[Theme("physical-harm")])
    assert tied(first, later) == [{"A", "B"}]
    other = entry("C", "2018-03-01", "Hill Primary School", "Ruby late for assembly.")
    assert tied(first, later, other) == []


def test_a_contact_that_gives_the_day_of_what_another_agency_saw_is_tied_to_it():
    first = entry("A", "2018-02-09", "Police", "Called to the home. Punched twice.")
    later = entry("B", "2018-02-12", "social care", "Referral from police, assault on 9 February.", kind="referral")
    assert tied(first, later) == [{"A", "B"}]
    later.text = "Referral from police, assault on 8 February."
    assert tied(first, later) == []


def test_each_naming_the_other_on_one_day_is_one_event():
    first = entry("A", "2018-02-09", "Police", "Seen outside the primary school. Gone on arrival.")
    assert tied(first, entry("B", "2018-02-09", "Hill Primary School", "A man at the gate. Police rung.")) == [{"A", "B"}]


@pytest.mark.parametrize(("kind", "expected"), [("conference", [{"A", "B"}]), ("visit", [])])
def test_there_is_one_conference_in_a_day_but_there_can_be_two_visits(kind, expected):
    assert tied(entry("A", "2018-03-01", "school", "Plan made.", kind), entry("B", "2018-03-01", "social care", "Decision.", kind)) == expected


def test_a_birth_dated_to_the_month_is_the_birth():
    assert tied(entry("A", "2018-03-14", "hospital", kind="birth"), entry("B", "2018-03-01..2018-03-31", "GP", kind="birth")) == [{"A", "B"}]


def test_three_agencies_tell_one_event_and_each_row_says_why():
    record = record_of(*(entry(name, "2018-03-01", agency, SCALD) for name, agency in (("A", "hospital"), ("B", "social care"), ("C", "GP"))))
    tie(record)
    assert {row.entry_id for row in record.account} == {"A", "B", "C"}
    assert len({row.event_id for row in record.account}) == 1
    assert all(row.suggested and "“forearm”" in row.words for row in record.account)


def test_the_first_telling_to_be_known_names_the_event_and_untied_entries_are_their_own():
    late = entry("A", "2018-03-01", "hospital", SCALD, known_on=entry("x", "2018-05-01").happened_to)
    record = record_of(late, entry("B", "2018-03-01", "social care", SCALD), entry("C", "2019-01-01"))
    tie(record)
    assert events(record) == {"A": "B", "B": "B", "C": "C"}


def test_the_reason_of_a_tie_with_a_left_out_entry_does_not_stay_behind():
    record = record_of(*(entry(name, "2018-03-01", agency, SCALD) for name, agency in (("A", "hospital"), ("B", "social care"), ("C", "GP"))))
    tie(record)
    left = without(record, {"A"})
    assert [(row.event_id, row.entry_id, row.words) for row in left] == [("B", "B", "Believed to tell one event."), ("B", "C", "Believed to tell one event.")]
    assert without(record, {"A", "B"}) == []


def test_entries_known_after_the_as_at_day_are_not_tied():
    after = entry("B", "2018-03-01", "social care", SCALD)
    after.after_as_of = True
    assert tied(entry("A", "2018-03-01", "hospital", SCALD), after) == []


def test_denied_themes_do_not_count_as_shared():
    first = entry("A", "2018-03-01", "school", "bruise seen", themes=[Theme("alcohol", denied=True)])
    later = entry("B", "2018-03-01", "GP", "bruise, fall", themes=[Theme("alcohol")])
    assert tied(first, later) == []
    first.themes, first.kind = [Theme("alcohol")], Said("injury")
    assert tied(first, later) == [{"A", "B"}]
