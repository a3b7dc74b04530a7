"""From files to one record: the as-at day, what comes after it, and the same record whatever order the files are given in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from keepsight.chronology.assemble import Assembled, assemble
from keepsight.chronology.confirm import as_csv

PEOPLE = "person_id,label,kind,sex,birth_date\nP1,Ada Dunn,child,female,2010-01-01\nP2,Jo Dunn,adult,female,1988-04-02\nP3,Tom Hale,adult,male,\nP9,Zed Dunn,child,,\n"
RELATIONSHIPS = "person_id,relationship,related_person_id,start,end\nP2,mother,P1,,\nP3,father,P1,,\n"
SCHOOL = "Date,Child,What happened,Date recorded\n01/03/2018,Ada Dunn,Father rang the office.,02/03/2018\n05/03/2018,Ada Dunn,Scald to the forearm seen.,01/06/2018\n"
GP = "Date,Patient,What happened\n05/03/2018,Ada Dunn,Scald to forearm. Mother attended.\n"


@pytest.fixture
def files(tmp_path) -> list[Path]:
    contents = {"people.csv": PEOPLE, "relationships.csv": RELATIONSHIPS, "chronology-school.csv": SCHOOL, "chronology-gp.csv": GP}
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return [tmp_path / name for name in contents]


def people_of(assembled: Assembled, text: str) -> set[str | None]:
    (entry,) = [e for e in assembled.record.entry if text in e.text]
    return {row.person_id for row in assembled.record.concerned if row.entry_id == entry.entry_id}


def test_files_become_one_record_in_order_with_who_is_meant_and_what_is_one_event(files):
    assembled = assemble(files)
    assert [str(e.happened_to) for e in assembled.record.entry] == ["2018-03-01", "2018-03-05", "2018-03-05"]
    assert people_of(assembled, "Father rang") == {"P1", "P3"}
    assert len({row.event_id for row in assembled.record.account}) == 1
    assert assembled.unreadable == [] and assembled.to_confirm


def test_without_an_as_at_day_it_is_the_last_known_day_in_the_files(files):
    assert assemble(files).as_of == date(2018, 6, 1)


def test_a_relationship_recorded_after_the_last_entry_is_within_the_as_at_day(files):
    files[1].write_text(RELATIONSHIPS.replace("start,end", "start,recorded_on").replace("P3,father,P1,,", "P3,father,P1,,15/07/2018"), encoding="utf-8")
    assembled = assemble(files)
    assert assembled.as_of == date(2018, 7, 15)
    assert people_of(assembled, "Father rang") == {"P1", None}


def test_what_became_known_after_the_as_at_day_is_kept_marked_and_tied_to_nothing(files):
    assembled = assemble(files, as_of=date(2018, 4, 1))
    assert [e.after_as_of for e in sorted(assembled.record.entry, key=lambda e: (e.agency, e.happened_to))] == [False, False, True]
    assert assembled.record.account == []


def test_the_order_in_which_files_are_given_changes_nothing(files):
    one, other = assemble(files), assemble(files[::-1])
    assert one.record == other.record
    assert as_csv(one.to_confirm) == as_csv(other.to_confirm)


def test_a_child_with_no_entry_and_no_birth_date_is_known_from_the_first_day_of_the_record(files):
    assert assemble(files).record.people()["P9"].known_on == date(2018, 3, 2)


def test_a_person_is_known_from_the_first_entry_that_names_them_and_a_relationship_once_both_are(files):
    record = assemble(files).record
    assert record.people()["P1"].known_on == date(2018, 3, 2)
    assert record.people()["P2"].known_on == date(1988, 4, 2)
    (mother,) = [row for row in record.relationship if row.relationship == "mother"]
    assert mother.known_on == date(2018, 3, 2)


def test_a_confirmed_file_that_is_none_is_said_beside_the_others_and_nothing_is_confirmed(files, tmp_path):
    wrong = tmp_path / "answers.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    assembled = assemble(files, confirmed=wrong)
    assert ["answers.csv" in message for message in assembled.unreadable] == [True]
    assert len(assembled.record.entry) == 3


def test_slow_steps_say_what_they_do(files):
    said: list[str] = []
    assemble(files, progress=said.append)
    assert "settling who is who" in said and len(said) == len(set(said))


def test_files_that_hold_nothing_give_an_empty_record_and_say_why(tmp_path):
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    assembled = assemble([tmp_path / "empty.csv"])
    assert assembled.record.entry == [] and assembled.unreadable and assembled.as_of == date.min
