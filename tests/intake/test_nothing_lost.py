"""Whatever an agency sends: rows in are rows accounted for, and no cell's words are lost."""

from __future__ import annotations

import re
import tempfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsight.intake import folder as reading_of_folders
from keepsight.intake.columns import HEADINGS
from keepsight.intake.folder import Intake, read
from keepsight.intake.grid import Grid, Row
from keepsight.intake.ledger import FileLedger, RowsLost
from keepsight.intake.stated import STATED, words_of

from .sent import sent, write

# Words that no cell of a known kind takes for a code, so that each must be found again somewhere.
WORDS = ["heron", "lantern", "quarry", "thistle", "walnut", "harbour"]
PROSE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
DATES = st.sampled_from(["3/4/17", "March 2016", "w/c 3 April", "2014-15", "aged 4 months", '"', "soon", "31/02/2017", "?22 May 2016", "unknown"])
CELLS = st.one_of(
    st.none(),
    PROSE,
    DATES,
    st.just("yes"),
    st.just("Keira; Tom"),
    st.integers(-5, 60000),
    st.floats(0, 50000, allow_nan=False),
    st.dates(date(2005, 1, 1), date(2020, 1, 1)),
    st.datetimes(datetime(2005, 1, 1), datetime(2020, 1, 1)),
    st.just(time(14, 30)),
    st.just("P1"),
)
KNOWN = sorted({heading for form in HEADINGS["entries"].values() for heading in form["is"]})
SOME = st.lists(st.one_of(st.sampled_from(KNOWN), st.sampled_from(["person_id", "label", "Heron sighted", None])), max_size=5)
CHRONOLOGY = SOME.map(lambda more: ["Date", "What happened", *more])
HEADED = st.one_of(CHRONOLOGY, CHRONOLOGY, CHRONOLOGY, SOME.map(lambda more: ["person_id", "label", *more]), SOME.filter(bool))


@st.composite
def grids(draw) -> list[Grid]:
    made = []
    for number in range(draw(st.integers(1, 2))):
        headings = draw(HEADED)
        rows = [[draw(PROSE)] for _ in range(draw(st.integers(0, 2)))]
        rows += [headings] * draw(st.sampled_from([1, 1, 1, 0]))
        width = len(headings)
        cells = st.tuples(st.one_of(DATES, DATES, CELLS), *[CELLS] * (width - 1)).map(list)
        rows += draw(st.lists(st.one_of(cells, cells, st.just([None] * width), st.just(headings)), min_size=2, max_size=8))
        made.append(Grid("chronology-school.csv", f"Sheet {number}", [Row(place, list(cells)) for place, cells in enumerate(rows, 1)]))
    return made


def read_grids(made: list[Grid], *names: str) -> Intake:
    """The grids as if files of these names had held them: the files are there, and a reader gives these for each."""
    with tempfile.TemporaryDirectory() as place:
        for name in names or ("chronology-school.csv",):
            (Path(place) / name).write_bytes(b"x")
        before, reading_of_folders.read_file = reading_of_folders.read_file, lambda path: made
        try:
            return read([Path(place)])
        finally:
            reading_of_folders.read_file = before


def everything_said(intake: Intake) -> str:
    record, ledgers = intake.record, intake.files
    said = [str(row) for table in (record.entry, record.concerned, record.person, record.relationship, record.coverage, record.identifier, record.name) for row in table]
    said += [str(row) for ledger in ledgers for row in (*ledger.refused, *ledger.passed_over)]
    return "\n".join([*said, *intake.notices, intake.columns_toml]).lower()


@settings(max_examples=150, deadline=None)
@given(grids())
def test_no_words_of_any_cell_are_lost_and_the_sum_holds(made):
    intake = read_grids(made)  # the ledger asserts its sum when it is made
    said = re.sub(r"\s+", " ", everything_said(intake).replace("\\n", " "))
    for grid in made:
        for row in grid.rows:
            for cell in row.cells:
                if isinstance(cell, str) and set(cell.split()) & set(WORDS):
                    assert cell.lower() in said, (grid.sheet, row.number, cell)


@settings(max_examples=60, deadline=None)
@given(grids())
def test_a_second_run_says_the_same_and_every_row_leads_to_one_place(made):
    first, again = read_grids(made), read_grids(made)
    assert first == again
    ledger = first.files[0]
    told = [(row.sheet, row.row) for row in (*ledger.refused, *ledger.passed_over)]
    told += [(source.sheet, source.row) for source in first.record.source]
    used = {(grid.sheet, row.number) for grid in made for row in grid.rows}
    assert set(told) <= used
    coverage = {(source.sheet, source.row) for source in first.record.source if any(row.source_id == source.source_id for row in first.record.coverage)}
    once = [place for place in told if place not in coverage]
    assert len(once) == len(set(once))


@settings(max_examples=60, deadline=None)
@given(grids())
def test_a_file_sent_again_adds_no_entry_and_each_of_its_rows_is_already_held(made):
    once, twice = read_grids(made), read_grids(made, "chronology-school.csv", "chronology-school (2).csv")
    assert [entry.entry_id for entry in twice.record.entry] == [entry.entry_id for entry in once.record.entry]
    assert [person.person_id for person in twice.record.person] == [person.person_id for person in once.record.person]
    first, second = twice.files
    assert second.already_held == first.entries + first.people + first.already_held


def test_a_ledger_whose_sum_is_not_whole_cannot_be_made():
    with pytest.raises(RowsLost, match="3 rows in, 2 accounted for"):
        FileLedger(file="a.csv", sha256="", agency="", rows_in=3, entries=2)


def test_rows_are_counted_after_the_first_used_one_headings_and_blanks_included(tmp_path):
    write(tmp_path, "chronology-gp.csv", [], ["Chronology: GP"], [], ["Date", "Details"], ["2017", "Seen"], [], ["soon", "Seen"])
    [ledger] = sent(tmp_path).files
    assert (ledger.rows_in, ledger.entries, len(ledger.refused), len(ledger.passed_over)) == (5, 1, 1, 3)


def test_a_file_that_cannot_be_opened_has_a_ledger_of_no_rows_and_the_others_are_read(tmp_path):
    write(tmp_path, "chronology-gp.csv", ["Date", "Details"], ["2017", "Seen"])
    (tmp_path / "empty.csv").write_bytes(b"")
    intake = sent(tmp_path)
    assert [(ledger.file, ledger.rows_in) for ledger in intake.files] == [("chronology-gp.csv", 1), ("empty.csv", 0)]
    assert len(intake.unreadable) == 1


def test_files_of_answers_and_our_own_notes_are_never_opened(tmp_path):
    write(tmp_path, "chronology-gp.csv", ["Date", "Details"], ["2017", "Seen"])
    for name in ("expected.json", "README.md", "columns.toml", "~$chronology-gp.csv", ".hidden.csv"):
        (tmp_path / name).write_text("{", encoding="utf-8")
    assert [ledger.file for ledger in sent(tmp_path).files] == ["chronology-gp.csv"]


def test_a_to_confirm_file_left_among_the_agencies_files_is_no_agencys_record(tmp_path):
    write(tmp_path, "chronology-gp.csv", ["Date", "Details"], ["2017", "Seen"])
    write(tmp_path, "to-confirm.csv", ["ask_id", "agency", "when", "what the row says", "yes / no / instead"], ["a1", "GP", "2017", "Seen", "yes"])
    ledger = sent(tmp_path).files[1]
    assert (ledger.file, ledger.entries, [row.why for row in ledger.passed_over]) == ("to-confirm.csv", 0, ["an answer for --confirmed, and no agency's entry"])


def test_words_stated_for_one_thing_are_stated_for_no_other():
    said = [word for words in STATED["yes_no"].values() for word in words]
    assert len(said) == len(set(said))
    assert words_of(3.0) == "3"
