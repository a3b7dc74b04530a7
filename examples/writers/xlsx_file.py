"""An Excel workbook with what offices leave in one: merged titles and dates, hidden rows and sheets, comments."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from story import File, Line, Sheet

SAVED = datetime(2024, 1, 15, 9, 30)


def write(path: Path, file: File) -> None:
    """Write every sheet of the file; the workbook always says that it was saved on the same day."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": SAVED, "author": file.told.get("author", "Business Support")})
    formats = {
        "title": book.add_format({"bold": True, "text_wrap": True}),
        "headings": book.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1, "text_wrap": True}),
        "date": book.add_format({"num_format": file.told.get("date_format", "dd/mm/yyyy"), "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for sheet in file.sheets:
        _write_sheet(book, sheet, formats)
    book.close()


def _write_sheet(book: xlsxwriter.Workbook, sheet: Sheet, formats: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    page.set_column(0, sheet.width - 1, 24)
    for line in sheet.lines:
        _write_line(page, sheet, line, formats)
    for first, last in _runs_of_one_date(sheet.lines):
        cell = sheet.lines[first].cells[0]
        page.merge_range(first, 0, last, 0, cell, formats["date" if isinstance(cell, date) else "text"])
    if sheet.hidden:
        page.hide()


def _write_line(page: Any, sheet: Sheet, line: Line, formats: dict[str, Any]) -> None:
    at = line.number - 1
    if line.manner == "title" and sheet.width > 1:
        page.merge_range(at, 0, at, sheet.width - 1, line.cells[0], formats["title"])
        return
    for column, cell in enumerate(line.cells):
        _write_cell(page, at, column, cell, formats, line.manner)
    if line.row.get("hidden"):
        page.set_row(at, None, None, {"hidden": True})
    if "comment" in line.row:
        page.write_comment(at, len(line.cells) - 1, line.row["comment"], {"author": "L Farrant"})


def _write_cell(page: Any, row: int, column: int, cell: Any, formats: dict[str, Any], manner: str) -> None:
    if cell == "":
        return
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, formats["date"])
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell)
    else:
        page.write_string(row, column, cell, formats["headings" if manner == "headings" else "text"])


def _runs_of_one_date(lines: list[Line]) -> list[tuple[int, int]]:
    """First and last line of each date cell that is merged down over the rows that share it (`merged = true`)."""
    runs: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if line.row.get("merged"):
            first = runs.pop()[0] if runs and runs[-1][1] == at - 1 else at - 1
            runs.append((first, at))
    return runs
