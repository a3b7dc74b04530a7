"""What every reader must do: the same sheet, in any format, gives the same rows with the numbers that the sheet shows."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from keepsight.intake.readers import read_file

from .made import Sheet, write

FILES = Path(__file__).parent / "files"
ALL = ("csv", "xlsx", "xls", "ods", "docx")
SHEETS = ("xlsx", "xls", "ods")
MERGING = (*SHEETS, "docx")

HEADINGS = ["Date", "Who", "What happened", "Outcome"]
VISIT = ["3/4/17", "Rowan Tarn; Mo", "Seen at home. Café closed, so no food – £5 voucher given", "NFA"]
CALL = ["w/c 10/4/17", "Mo", "Rang twice: no answer", None]


def grid_of(sheet: Sheet, ending: str, folder: Path):
    (grid,) = read_file(write([sheet], folder / f"file.{ending}"))
    return grid


def shown(grid) -> dict[int, list]:
    return {row.number: row.cells for row in grid.rows}


@pytest.mark.parametrize("ending", ALL)
def test_a_plain_table_is_read_cell_for_cell(ending, tmp_path):
    grid = grid_of(Sheet({1: HEADINGS, 2: VISIT, 3: CALL}), ending, tmp_path)
    assert shown(grid) == {1: HEADINGS, 2: VISIT, 3: CALL}
    assert (grid.file, grid.notices, grid.hidden) == (f"file.{ending}", [], False)


@pytest.mark.parametrize("ending", [*ALL, "pdf"])
def test_the_same_chronology_saved_by_a_real_office_program_reads_the_same(ending):
    (grid,) = read_file(FILES / f"school-nursing.{ending}")
    assert shown(grid) == {
        1: ["Date", "Who", "What happened", "Outcome"],
        2: ["March 2016", "Rowan Tarn", "Weighed in school.", "Letter home"],
        3: ["?22 May 2016", "Rowan Tarn; Mo", "Was not brought to the clinic.", None],
        4: ["3/4/17", "Mo", "Asked for help with bedtimes.", "Help given"],
    }


@pytest.mark.parametrize(("ending", "name"), [("csv", ""), ("xlsx", "Visits"), ("xls", "Visits"), ("ods", "Visits"), ("docx", "Table 1")])
def test_a_grid_is_named_as_the_program_names_it(ending, name, tmp_path):
    assert grid_of(Sheet({1: HEADINGS, 2: VISIT}), ending, tmp_path).sheet == name


@pytest.mark.parametrize("ending", ("csv", *SHEETS))
def test_rows_keep_the_sheets_own_numbers_when_it_begins_with_empty_ones(ending, tmp_path):
    assert shown(grid_of(Sheet({4: HEADINGS, 5: VISIT}), ending, tmp_path)) == {4: HEADINGS, 5: VISIT}


@pytest.mark.parametrize("ending", ALL)
def test_a_blank_row_in_the_middle_is_a_row(ending, tmp_path):
    blank = [None] * 4
    assert shown(grid_of(Sheet({1: HEADINGS, 3: VISIT}), ending, tmp_path)) == {1: HEADINGS, 2: blank, 3: VISIT}


@pytest.mark.parametrize("ending", SHEETS)
def test_columns_keep_their_places_when_the_table_begins_to_the_right(ending, tmp_path):
    sheet = Sheet({1: [None, None, "Date", "What happened"], 2: [None, None, "3/4/17", "Seen"]})
    assert shown(grid_of(sheet, ending, tmp_path))[2] == [None, None, "3/4/17", "Seen"]


@pytest.mark.parametrize("ending", ALL)
def test_lines_within_a_cell_stay_lines_and_the_row_is_one_row(ending, tmp_path):
    told = "Seen at home.\nKitchen clean.\nSaid: \"I like my new bed\""
    grid = grid_of(Sheet({1: HEADINGS, 2: ["3/4/17", "Rowan", told, None], 3: CALL}), ending, tmp_path)
    assert shown(grid) == {1: HEADINGS, 2: ["3/4/17", "Rowan", told, None], 3: CALL}


@pytest.mark.parametrize("ending", MERGING)
def test_a_title_merged_across_stands_in_each_column_it_covers(ending, tmp_path):
    sheet = Sheet({1: ["Chronology: School"], 2: HEADINGS, 3: VISIT}, merged=[(1, 1, 1, 3)])
    assert shown(grid_of(sheet, ending, tmp_path))[1] == ["Chronology: School"] * 3 + [None]


@pytest.mark.parametrize("ending", MERGING)
def test_a_date_merged_down_stands_in_each_row_it_covers(ending, tmp_path):
    sheet = Sheet({1: HEADINGS, 2: ["3/4/17", "Mo", "Visit", None], 3: [None, "Rowan", "Seen alone", None], 4: CALL}, merged=[(2, 1, 3, 1)])
    assert [cells[0] for cells in shown(grid_of(sheet, ending, tmp_path)).values()] == ["Date", "3/4/17", "3/4/17", "w/c 10/4/17"]


@pytest.mark.parametrize("ending", MERGING)
def test_cells_merged_both_ways_are_filled_both_ways(ending, tmp_path):
    sheet = Sheet({1: HEADINGS, 2: ["3/4/17", "No contact", None, "x"], 3: ["4/4/17", None, None, "y"]}, merged=[(2, 2, 3, 3)])
    assert [cells[1:3] for cells in shown(grid_of(sheet, ending, tmp_path)).values()][1:] == [["No contact"] * 2] * 2


@pytest.mark.parametrize("ending", MERGING)
def test_a_hidden_row_is_read_and_said(ending, tmp_path):
    grid = grid_of(Sheet({1: HEADINGS, 2: VISIT, 3: CALL}, hidden_rows={2}), ending, tmp_path)
    assert [(row.number, row.hidden) for row in grid.rows] == [(1, False), (2, True), (3, False)]
    where = "Table 1" if ending == "docx" else "Sheet 'Visits'"
    assert grid.notices == [f"{where} of 'file.{ending}' hides row 2. It was read like the others."]


@pytest.mark.parametrize("ending", SHEETS)
def test_a_hidden_column_is_read_and_said(ending, tmp_path):
    grid = grid_of(Sheet({1: HEADINGS, 2: VISIT}, hidden_columns={2, 4}), ending, tmp_path)
    assert grid.rows[1].cells == VISIT
    assert grid.notices == [f"Sheet 'Visits' of 'file.{ending}' hides columns B and D. They were read like the others."]


@pytest.mark.parametrize("ending", SHEETS)
def test_a_hidden_sheet_is_read_and_said_and_an_empty_one_is_no_table(ending, tmp_path):
    sheets = [Sheet({1: [None]}, name="Notes"), Sheet({1: HEADINGS, 2: VISIT}), Sheet({1: HEADINGS, 2: CALL}, name="Old", hidden=True)]
    grids = read_file(write(sheets, tmp_path / f"file.{ending}"))
    assert [(grid.sheet, grid.hidden, len(grid.notices)) for grid in grids] == [("Visits", False, 0), ("Old", True, 1)]
    assert grids[1].notices == [f"Sheet 'Old' of 'file.{ending}' is hidden. It was read like the others."]


@pytest.mark.parametrize("ending", MERGING)
def test_several_sheets_or_tables_come_in_the_files_order(ending, tmp_path):
    grids = read_file(write([Sheet({1: HEADINGS, 2: VISIT}, name="2017"), Sheet({1: HEADINGS, 2: CALL}, name="2016")], tmp_path / f"file.{ending}"))
    assert [grid.sheet for grid in grids] == (["Table 1", "Table 2"] if ending == "docx" else ["2017", "2016"])
    assert [grid.rows[1].cells for grid in grids] == [VISIT, CALL]


@pytest.mark.parametrize(("ending", "where"), [("xlsx", "cell C2 of sheet 'Visits'"), ("ods", "cell C2 of sheet 'Visits'"), ("docx", "row 2 of Table 1")])
def test_a_comment_is_listed_and_is_no_part_of_the_cell(ending, where, tmp_path):
    grid = grid_of(Sheet({1: HEADINGS, 2: VISIT}, comments={(2, 3): ("P Ashby", "was this the 4th?")}), ending, tmp_path)
    assert grid.rows[1].cells == VISIT
    assert grid.notices == [f"Comment by P Ashby at {where} of 'file.{ending}': \"was this the 4th?\". It is not part of any entry."]


@pytest.mark.parametrize("ending", SHEETS)
def test_real_dates_and_times_are_dates_and_times_and_numbers_stay_numbers(ending, tmp_path):
    cells = [date(2016, 5, 22), datetime(2016, 5, 22, 14, 5), time(9, 30), 42512, 1.5, True, "42512"]
    assert grid_of(Sheet({1: cells}), ending, tmp_path).rows[0].cells == cells
