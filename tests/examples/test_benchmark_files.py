"""The files that `picture` is timed on hold as many entries as asked for, and are the same each time."""

import csv
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "picture"))
import make_files  # noqa: E402


def rows_of(path: Path) -> list[tuple]:
    if path.suffix == ".csv":
        return [tuple(row) for row in csv.reader(path.open(encoding="utf-8"))][1:]
    if path.suffix == ".docx":
        return [tuple(cell.text for cell in row.cells) for row in docx.Document(str(path)).tables[0].rows][1:]
    return list(openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True))


@pytest.mark.parametrize("entries", [10, 203])
def test_ten_agencies_files_hold_the_number_of_entries_asked_for(tmp_path, entries):
    make_files.write(entries, tmp_path)
    files = sorted(tmp_path.glob("chronology-*"))
    assert len(files) == 10
    assert sum(len(rows_of(path)) for path in files) == entries


def test_no_two_rows_of_a_file_are_the_same_and_a_second_run_writes_the_same_rows(tmp_path):
    make_files.write(400, tmp_path / "once")
    make_files.write(400, tmp_path / "again")
    for path in sorted((tmp_path / "once").iterdir()):
        rows = rows_of(path)
        assert len(rows) == len(set(rows))
        assert rows == rows_of(tmp_path / "again" / path.name)
