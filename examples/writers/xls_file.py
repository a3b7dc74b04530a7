"""An Excel 97 workbook, as an old housing system still saves it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import xlwt
from story import File, Line

DATE = xlwt.easyxf(num_format_str="DD/MM/YYYY")
BOLD = xlwt.easyxf("font: bold on")


def write(path: Path, file: File) -> None:
    """Write every sheet, titles merged over its width, dates as real date cells."""
    book = xlwt.Workbook(encoding="utf-8")
    for sheet in file.sheets:
        page = book.add_sheet(sheet.name)
        for line in sheet.lines:
            _write_line(page, line, sheet.width)
        page.visibility = 1 if sheet.hidden else 0
    book.save(str(path))


def _write_line(page: xlwt.Worksheet, line: Line, width: int) -> None:
    at = line.number - 1
    if line.manner == "title":
        page.write_merge(at, at, 0, width - 1, line.cells[0], BOLD)
        return
    for column, cell in enumerate(line.cells):
        if isinstance(cell, date):
            page.write(at, column, cell, DATE)
        elif cell != "":
            page.write(at, column, cell)
    page.row(at).hidden = bool(line.row.get("hidden"))
