"""Answers to what was suggested: asked once, kept with their entry, and never overwriting what an agency stated."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from pathlib import Path

import pytest

from keepsight.chronology.accounts import tie
from keepsight.chronology.answered_events import Ties
from keepsight.chronology.answers import apply_answers, as_asked, read_answers
from keepsight.chronology.cells import as_it_was, guarded
from keepsight.chronology.confirm import ANSWER, COUNT, EVENT, KIND, OPEN, OUTCOME, PART, THEME, WHO, Ask, as_csv, asks
from keepsight.intake.grid import CannotRead
from keepsight.records.entry import Entry, Said, Theme
from keepsight.records.person import Person
from keepsight.records.record import Record

from .rows import child, entry, part


def family(*entries: Entry, concerned=()) -> Record:
    people = [child("P1"), child("P2"), Person(person_id="P3", label="Tom Hale"), Person(person_id="P4", label="Lee Marsh")]
    return Record(person=people, entry=list(entries), concerned=list(concerned))


def answered(tmp_path: Path, record: Record, answers: dict[str, str], again=()) -> tuple[list, list[str]]:
    """The to-confirm.csv of the record with `answers` by what they are about, read back; and what was noticed."""
    rows = list(csv.DictReader(io.StringIO(as_csv(asks(record, again)).decode("utf-8-sig"))))
    for row in rows:
        row[ANSWER] = row[ANSWER] or answers.get(row["about"], "")
    path = tmp_path / "to-confirm.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    notices: list[str] = []
    return read_answers(path, notices), notices


def one_suggestion() -> Record:
    """A fresh record, as a run makes it each time: one suggestion of each sort about one entry."""
    suggested = entry("E1", "2018-03-01", "school", "Dad was drunk; three bruises seen.")
    suggested.kind, suggested.themes = Said("injury", True, "bruises"), [Theme("alcohol", True, "drunk"), Theme("drugs", True, "no drugs", True)]
    suggested.outcome, suggested.how_many, suggested.how_many_words = Said("told GP", True, "told GP"), 3, "three"
    rows = [
        part("E1", "P3", "mentioned", True, "Dad", "Dad"),
        part("E1", "P1"),
        part("E1", "P1", "seen", True, "bruises seen", "he"),
        part("E1", None, "mentioned", True, "nan", "nan"),
    ]
    return family(suggested, concerned=rows)


def test_everything_suggested_or_open_is_asked_people_first_and_nothing_that_is_stated():
    assert [ask.about for ask in asks(one_suggestion())] == [WHO, OPEN, PART, KIND, THEME, THEME, OUTCOME, COUNT]
    assert [ask.suggested for ask in asks(one_suggestion()) if ask.about == THEME] == ["alcohol", "drugs: the words say not so"]


def test_yes_makes_each_suggestion_a_statement_and_the_next_round_asks_nothing(tmp_path):
    given, notices = answered(tmp_path, one_suggestion(), dict.fromkeys((WHO, PART, KIND, THEME, OUTCOME, COUNT), "yes") | {OPEN: "no"})
    record = one_suggestion()
    apply_answers(record, given, notices)
    told = record.entry[0]
    assert (told.kind, told.how_many, told.how_many_words) == (Said("injury", False, "bruises"), 3, "")
    assert [(t.value, t.suggested, t.denied) for t in told.themes] == [("alcohol", False, False), ("drugs", False, True)]
    assert [(c.person_id, c.part, c.suggested) for c in record.concerned] == [("P1", "seen", False), ("P1", "subject", False), ("P3", "mentioned", False)]
    assert notices == [] and all(ask.answer for ask in asks(record, given))


def test_no_takes_each_suggestion_away_and_it_is_never_suggested_again(tmp_path):
    given, notices = answered(tmp_path, one_suggestion(), dict.fromkeys((WHO, OPEN, PART, KIND, THEME, OUTCOME, COUNT), "no"))
    record = one_suggestion()
    apply_answers(record, given, notices)
    told = record.entry[0]
    assert (told.kind, told.themes, told.outcome, told.how_many) == (None, [], None, 1)
    assert [(c.person_id, c.as_written, c.part) for c in record.concerned] == [("P1", "P1", "subject"), (None, "Dad", "mentioned")]
    assert all(ask.answer for ask in asks(record, given))


INSTEAD = {WHO: "Lee Marsh", OPEN: "P3", PART: "P2", KIND: "concern", THEME: "violence; sleep", OUTCOME: "rang the HV", COUNT: "2"}


def test_another_answer_replaces_the_suggestion_as_a_statement(tmp_path):
    given, notices = answered(tmp_path, one_suggestion(), INSTEAD)
    record = one_suggestion()
    apply_answers(record, given, notices)
    told = record.entry[0]
    assert (told.kind, told.outcome, told.how_many) == (Said("concern", False, "bruises"), Said("rang the HV", False, "told GP"), 2)
    assert [(t.value, t.suggested) for t in told.themes] == [("violence", False), ("sleep", False)]
    assert {(c.person_id, c.part, c.suggested) for c in record.concerned} == {
        ("P1", "subject", False),
        ("P2", "seen", False),
        ("P3", "mentioned", False),
        ("P4", "mentioned", False),
    }
    assert notices == []


@pytest.mark.parametrize(("about", "wrong"), [(WHO, "Somebody Else"), (OPEN, "yes"), (KIND, "telephoning"), (THEME, "sadness"), (COUNT, "several")])
def test_an_answer_that_cannot_be_used_is_said_and_changes_nothing(tmp_path, about, wrong):
    given, notices = answered(tmp_path, one_suggestion(), {about: wrong})
    record = one_suggestion()
    apply_answers(record, given, notices)
    assert notices and wrong in notices[0]
    assert [(c.person_id, c.part) for c in record.concerned] == [(c.person_id, c.part) for c in one_suggestion().concerned]
    assert record.entry[0].kind == one_suggestion().entry[0].kind


def test_what_the_agency_has_stated_since_is_not_overwritten(tmp_path):
    given, notices = answered(tmp_path, one_suggestion(), {KIND: "concern"})
    record = one_suggestion()
    record.entry[0].kind = Said("referral")
    apply_answers(record, given, notices)
    assert record.entry[0].kind == Said("referral")


def dads(*ids: str) -> Record:
    entries = [entry(i, f"2018-03-{n + 1:02}", "school", "Dad came.") for n, i in enumerate(ids)]
    return family(*entries, concerned=[part(i, "P3", "mentioned", True, "Dad", "Dad") for i in ids])


def test_a_role_word_of_one_agency_and_one_meaning_is_asked_once_and_a_new_entry_is_asked_about_alone(tmp_path):
    (ask,) = asks(dads("E1", "E2"))
    assert (ask.entry_ids, ask.words, ask.suggested) == (("E1", "E2"), "Dad", "Tom Hale (P3)")
    given, notices = answered(tmp_path, dads("E1", "E2"), {WHO: "yes"})
    later = dads("E1", "E2", "E3")
    apply_answers(later, given, notices)
    assert [(c.entry_id, c.suggested) for c in later.concerned] == [("E1", False), ("E2", False), ("E3", True)]
    assert [ask.entry_ids for ask in asks(later, given) if not ask.answer] == [("E3",)]


def test_a_role_word_of_two_meanings_is_asked_for_each():
    record = dads("E1", "E2")
    record.concerned[1].person_id = "P4"
    assert [(ask.entry_ids, ask.suggested) for ask in asks(record)] == [(("E1",), "Tom Hale (P3)"), (("E2",), "Lee Marsh (P4)")]


def test_an_open_nan_is_asked_once_for_the_rows_about_the_same_child_but_a_partner_is_asked_each_time():
    record = family(*(entry(i, "2018-03-01", "school") for i in ("E1", "E2")))
    record.concerned = [part(i, "P1") for i in ("E1", "E2")] + [part(i, None, "mentioned", True, w, w) for i in ("E1", "E2") for w in ("nan", "partner")]
    assert sorted((ask.words, ask.entry_ids) for ask in asks(record)) == [("nan", ("E1", "E2")), ("partner", ("E1",)), ("partner", ("E2",))]


def test_two_answers_to_one_thing_are_said_and_it_is_asked_again(tmp_path):
    rows = as_csv(asks(dads("E1"))).decode("utf-8-sig").splitlines()
    path = tmp_path / "to-confirm.csv"
    yes, no = (rows[1].replace("Tom Hale (P3),", f"Tom Hale (P3),{word}", 1) for word in ("yes", "no"))
    path.write_text("\n".join([rows[0], yes, no]), encoding="utf-8")
    notices: list[str] = []
    assert read_answers(path, notices) == []
    assert len(notices) == 2 and "differently" in notices[0]


def test_an_answer_about_an_entry_that_was_not_sent_again_is_kept_and_said(tmp_path):
    given, notices = answered(tmp_path, dads("E1"), {WHO: "yes"})
    record = dads("E2")
    apply_answers(record, given, notices)
    assert "E1" in notices[0]
    assert [(ask.entry_ids, ask.answer) for ask in asks(record, given)] == [(("E2",), ""), (("E1",), "yes")]


SCALD = "Scald to the forearm, tea pulled over."


def scalds() -> Record:
    record = family(*(entry(i, "2018-03-01", agency, SCALD) for i, agency in (("A", "hospital"), ("B", "GP"), ("C", "police"))))
    record.concerned = [part(i, "P1") for i in "ABC"]
    return record


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("yes", [("B", "A", False), ("B", "B", False), ("B", "C", False)]), ("no", []), ("A; C", [("A", "A", False), ("A", "C", False)])],
)
def test_a_tie_is_confirmed_parted_for_good_or_narrowed(tmp_path, answer, expected):
    first = scalds()
    tie(first)
    given, notices = answered(tmp_path, first, {EVENT: answer})
    again = scalds()
    tie(again, apply_answers(again, given, notices))
    assert [(row.event_id, row.entry_id, row.suggested) for row in again.account] == expected
    assert not [ask for ask in asks(again, given) if not ask.answer]


def test_a_cell_that_could_be_a_formula_stays_text_and_is_read_back_as_it_was(tmp_path):
    record = family(entry("E1", "2018-03-01", "school", "=1+1"))
    record.entry[0].kind = Said("concern", True, "=1+1")
    rows = list(csv.reader(io.StringIO(as_csv(asks(record)).decode("utf-8-sig"))))
    assert not [cell for row in rows[1:] for cell in row if cell[:1] in ("=", "+", "@")]
    given, _ = answered(tmp_path, record, {KIND: "yes"})
    assert given[0].words == "=1+1"


def test_a_file_that_is_no_to_confirm_says_what_is_needed(tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("date,what\n2018-03-01,seen\n", encoding="utf-8")
    with pytest.raises(CannotRead, match="ask_id"):
        read_answers(path, [])


def test_nothing_known_after_the_as_at_day_is_asked():
    record = dads("E1")
    record.entry[0].after_as_of = True
    assert asks(record) == []


def test_an_ask_keeps_its_id_from_run_to_run():
    assert [ask.ask_id for ask in asks(one_suggestion())] == [ask.ask_id for ask in asks(one_suggestion())]
    assert len({ask.ask_id for ask in asks(one_suggestion())}) == len(asks(one_suggestion()))


# Round after round in a spreadsheet -----------------------------------------------------------------------------------


def as_excel_shows(cell: str) -> str:
    """What Excel makes of a cell of a CSV: numbers in its own way, dates in those of the computer, truth in capitals."""
    if re.fullmatch(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", cell, re.I):
        number = float(cell)
        return str(int(number)) if number.is_integer() and number < 1e11 else f"{number:.5E}"
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%y", "%d %b %Y", "%b-%y", "%d/%m"):
        try:
            return datetime.strptime(f"{cell} 2024" if form == "%d/%m" else cell, f"{form} %Y" if form == "%d/%m" else form).strftime("%d.%m.%Y")
        except ValueError:
            continue
    return cell.upper() if cell.lower() in ("true", "false") else cell


def saved_by_excel(data: bytes, answers: dict[str, str], path: Path) -> Path:
    """The file opened in Excel, filled in, and saved as the CSV of a computer whose list separator is a semicolon."""
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    at, about = head.index(ANSWER), head.index("about")
    lines = [head] + [[as_excel_shows(cell) if n != at else row[at] or answers.get(row[about], "") for n, cell in enumerate(row)] for row in rows]
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(lines)
    path.write_bytes(text.getvalue().encode("cp1252", errors="replace"))  # letters that Windows-1252 lacks become question marks
    return path


def hard_to_keep() -> Record:
    """Entries whose references, words and people a spreadsheet would spoil."""
    made = [
        entry("123456789012", "2018-03-01", "school", "Seen 3/4, true; łódź"),
        entry("12345678e012", "2018-03-02", "Szkoła", "Mar-16 noted"),
    ]
    for one, words in zip(made, ("3/4", "Mar-16"), strict=True):
        one.kind, one.how_many, one.how_many_words = Said("visit", True, words), 3, "3"
        one.themes = [Theme("alcohol", True, "łódź")]
    record = family(*made, concerned=[part("123456789012", "P5", "mentioned", True, "Łukasz", "Łukasz")])
    record.person.append(Person(person_id="P5", label="Łukasz Wójcik"))
    return record


def test_a_file_saved_by_excel_in_windows_letters_semicolons_and_other_dates_is_read_and_nothing_is_asked_twice(tmp_path):
    answers = {WHO: "yes", KIND: "yes", THEME: "no", COUNT: "2"}
    data = as_csv(asks(hard_to_keep()))
    for _ in range(3):
        record, notices = hard_to_keep(), []
        given = as_asked(record, read_answers(saved_by_excel(data, answers, tmp_path / "to-confirm.csv"), notices))
        apply_answers(record, given, notices)
        before, data = data, as_csv(asks(record, given))
        assert not [words for words in notices if "Windows" not in words]
        assert not any(ask.answer == "" for ask in asks(record, given))
        assert all(one.kind == Said("visit", False, one.kind.words) and not one.themes and one.how_many == 2 for one in record.entry)
    assert data == before


def test_letters_that_were_lost_in_saving_are_found_again_and_written_whole(tmp_path):
    record = hard_to_keep()
    given = as_asked(record, read_answers(saved_by_excel(as_csv(asks(record)), {WHO: "yes"}, tmp_path / "to-confirm.csv"), []))
    assert "Łukasz Wójcik (P5)" in as_csv(asks(record, given)).decode("utf-8-sig")


@pytest.mark.parametrize("cell", ["123456789012", "4e12", "3/4", "12/7", "Mar-16", "3 April 2017", "true", "=1+1", "-", "10:30", "£3.50", "x", "P1; P2", "'ere", "GP/1", "smelt of drink", ""])
@pytest.mark.parametrize("shown", [lambda cell: cell, as_excel_shows])
def test_a_guarded_cell_comes_back_as_it_was(cell, shown):
    assert as_it_was(shown(guarded(cell))) == cell


# Answers that cannot all hold ----------------------------------------------------------------------------------------


def tie_rows(tmp_path, *rows):
    """The answered file of ties: each row the entries it names, and the answer."""
    path = tmp_path / "to-confirm.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["ask_id", "about", "words", "Keepsight suggests", ANSWER, "entries"])
        writer.writerows([f"a{n}", EVENT, "", "these entries tell one event", answer, "; ".join(ids)] for n, (ids, answer) in enumerate(rows))
    notices: list[str] = []
    return read_answers(path, notices), notices


def test_ties_that_join_by_two_rows_what_a_third_parts_are_said_and_none_is_used(tmp_path):
    given, notices = tie_rows(tmp_path, (("A", "B"), "yes"), (("B", "C"), "yes"), (("A", "C"), "no"), (("D", "E"), "yes"))
    assert [ask.entry_ids for ask in given] == [("D", "E")]
    assert notices == ["Rows 2, 3, 4 of 'to-confirm.csv' cannot all hold: by some these entries tell one event, by another they do not. None was used; they are asked again."]


def test_two_confirmed_ties_that_share_an_entry_are_one_event():
    ties = Ties()
    for ids in (("A", "B"), ("C", "D"), ("B", "C")):
        ties.add(Ask(EVENT, "", "", "", "", "", ids, "yes"), [])
    assert ties.answered().together == (frozenset("ABCD"),)


def test_an_answer_that_the_corrected_file_now_contradicts_is_said_and_the_file_is_followed(tmp_path):
    given, _ = answered(tmp_path, one_suggestion(), {KIND: "yes"})
    record, notices = one_suggestion(), []
    record.entry[0].kind = Said("visit", False, "Visit")
    apply_answers(record, given, notices)
    assert record.entry[0].kind.value == "visit"
    [said] = notices
    assert said.startswith("'injury' was confirmed for kind of entry of the entry of school of 2018-03-01, and the file itself now states 'visit'.")


def test_a_part_confirmed_of_one_man_is_never_laid_on_another_who_was_confirmed_to_be_meant(tmp_path):
    def hurt() -> Record:
        return family(entry("E1", "2018-03-01", "school", "Dad hit him."), concerned=[part("E1", "P3", "said to have harmed", True, "Dad hit", "Dad")])

    given, _ = answered(tmp_path, hurt(), {WHO: "P4", PART: "yes"})
    record, notices = hurt(), []
    apply_answers(record, given, notices)
    assert not [row for row in record.concerned if row.part == "said to have harmed" and not row.suggested]
    assert not [row for row in record.concerned if row.person_id == "P3"]
    assert any("was confirmed as Lee Marsh" in words for words in notices)
    assert [ask.suggested for ask in asks(record, given) if not ask.answer] == ["said to have harmed: Lee Marsh (P4)"]


def test_who_was_confirmed_and_is_now_stated_otherwise_by_the_file_is_said(tmp_path):
    given, _ = answered(tmp_path, one_suggestion(), {WHO: "yes"})
    record, notices = one_suggestion(), []
    record.concerned[0].person_id, record.concerned[0].suggested = "P4", False
    apply_answers(record, given, notices)
    assert any("was confirmed as Tom Hale, and the file itself now states Lee Marsh" in words for words in notices)
