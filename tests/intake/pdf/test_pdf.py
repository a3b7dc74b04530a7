"""PDF files with real text are read like Word tables; scans are sent back with what to ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from keepsight.intake.grid import CannotRead
from keepsight.intake.pdf import _clean, read

FILES = Path(__file__).parent / "files"


def refusal(path: Path) -> str:
    with pytest.raises(CannotRead) as raised:
        read(path)
    return str(raised.value)


def test_a_table_that_runs_over_three_pages_is_one_table_with_rows_counted_through():
    first, _ = read(FILES / "tenancy.pdf")
    assert first.sheet == "Table 1"
    assert first.above == ["Chronology: Tenancy support"]
    assert [row.number for row in first.rows] == list(range(1, 32))
    assert first.rows[0].cells == ["Date", "Who", "What happened", "Action taken"]
    assert [row.cells[2].split(".")[0] for row in first.rows[1:]] == [f"Visit {n}" for n in range(1, 31)]


def test_a_row_cut_by_a_page_break_is_one_row_again_and_that_is_said():
    first, _ = read(FILES / "tenancy.pdf")
    whole = "Visit 14. The flat was warm and there was food in the cupboards." + (
        " The neighbour spoke of noise on the landing after ten at night, and asked that the officer speak to the family." * 9
    )
    assert first.rows[14].cells[2] == whole
    assert any("row 15 goes on at the top of page" in notice for notice in first.notices)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("02/03/201\n6", "02/03/2016"),
        ("02/03/\n2016 - 4/3/\n2016", "02/03/2016 - 4/3/2016"),
        ("seen 2\n3 times", "seen 2 3 times"),
        ("2/3/16\n4/3/16", "2/3/16 4/3/16"),
    ],
)
def test_a_date_cut_by_a_narrow_column_is_one_date_again_and_no_other_numbers_are_joined(cell, words):
    assert _clean(cell) == words


def test_a_second_table_is_its_own_sheet_with_the_line_above_it():
    _, second = read(FILES / "tenancy.pdf")
    assert (second.sheet, second.above[-1]) == ("Table 2", "Second table: what was sent")
    assert [row.cells for row in second.rows] == [["Date", "What happened"], ["March 2017", "Tenancy ended."]]


def test_a_scan_is_refused_with_what_to_ask_the_sender_for(tmp_path):
    picture = Image.new("1", (600, 800), 1)
    ImageDraw.Draw(picture).rectangle((50, 50, 500, 300), outline=0)
    picture.save(tmp_path / "scan.pdf")
    assert "is a scan" in refusal(tmp_path / "scan.pdf") and "Word or Excel file" in refusal(tmp_path / "scan.pdf")


def test_a_locked_and_a_broken_pdf_each_get_one_clear_message(tmp_path):
    assert "protected with a password" in refusal(FILES / "locked.pdf")
    (tmp_path / "cut.pdf").write_bytes((FILES / "tenancy.pdf").read_bytes()[:3000])
    assert "'cut.pdf'" in refusal(tmp_path / "cut.pdf")
