"""xls: by xlrd, which gives hidden rows, merged cells and comments as well as values."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import xlrd
from xlrd.compdoc import CompDoc
from xlrd.xldate import XLDateError, xldate_as_datetime

from keepsight.intake import problems
from keepsight.intake.excel.sheet import Comment, Sheet, hours
from keepsight.intake.grid import CannotRead, Cell
from keepsight.intake.layout import value


def sheets(file: str, data: bytes) -> Iterator[Sheet]:
    """Each worksheet in the workbook's order."""
    _check_chain(data)
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise CannotRead(problems.password(file)) from None
        raise
    for sheet in book.sheets():
        yield _sheet(book, sheet)


def _check_chain(data: bytes) -> None:
    """xlrd would follow a chain of small sectors that leads back into itself for ever."""
    container = CompDoc(data, logfile=io.StringIO())
    for stream in container.dirlist:
        sector, seen = stream.first_SID, set()
        small = stream.name in ("Workbook", "Book") and stream.tot_size < container.min_size_std_stream
        while small and sector >= 0:
            if sector in seen:
                raise ValueError("the workbook's sectors go round in a circle")
            seen.add(sector)
            sector = container.SSAT[sector]


def _sheet(book: Any, sheet: Any) -> Sheet:
    table = [[_cell(book, cell) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    return Sheet(
        name=sheet.name,
        hidden=sheet.visibility != 0,
        table=table,
        hidden_rows={row for row, info in sheet.rowinfo_map.items() if info.hidden},
        hidden_columns={column for column, info in sheet.colinfo_map.items() if info.hidden},
        merged=[(top, first, bottom - 1, last - 1) for top, bottom, first, last in sorted(sheet.merged_cells)],
        comments=[Comment(row, column, note.author.strip(), note.text) for (row, column), note in sorted(sheet.cell_note_map.items())],
        errors={(r, c): str(table[r][c]) for r in range(sheet.nrows) for c, kind in enumerate(sheet.row_types(r)) if kind == _ERROR},
    )


_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # xlrd's own numbers for kinds of cell


def _cell(book: Any, cell: Any) -> Cell:
    if cell.ctype == _DATE:
        return _date(book, cell)
    if cell.ctype == _BOOLEAN:
        return bool(cell.value)
    if cell.ctype == _ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#ERROR")
    return value(cell.value) if cell.ctype in (_TEXT, _NUMBER) else None


def _date(book: Any, cell: Any) -> Cell:
    """A date, a date with a time, a time of day, or a length of time, as its format shows it; a number no calendar holds stays a number."""
    shown_as = book.format_map[book.xf_list[cell.xf_index].format_key].format_str.lower()
    if "[h" in shown_as or "[m" in shown_as or "[s" in shown_as:
        return hours(timedelta(days=cell.value))
    try:
        when = xldate_as_datetime(cell.value, book.datemode)
    except (XLDateError, ValueError, OverflowError):
        return value(cell.value)
    if cell.value < 1:
        return when.time()
    return when.date() if cell.value == int(cell.value) else when
