"""ods: its content.xml read row by row, so that a row said to be repeated a million times takes no memory until it is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from keepsight.intake import problems
from keepsight.intake.excel.sheet import Comment, Sheet, hours
from keepsight.intake.grid import CannotRead, Cell
from keepsight.intake.layout import check_area, value
from keepsight.intake.package import Package, forget

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_ODF}{name}:1.0}}" for name in ("table", "office", "text", "style"))
_ERROR = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_LENGTH = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?)?$")


def sheets(file: str, data: bytes) -> Iterator[Sheet]:
    """Each sheet in the workbook's order."""
    package = Package(file, data).check()
    manifest = "META-INF/manifest.xml"
    if manifest in package.names and any(package.parse(manifest, ("{*}encryption-data",))):
        raise CannotRead(problems.password(file))
    hidden_styles: set[str] = set()
    reading: _Reading | None = None
    tags = tuple(_TABLE + name for name in ("table", "table-row", "table-column")) + (_STYLE + "style",)
    for event, element in package.parse("content.xml", tags, ("start", "end")):
        if element.tag == _STYLE + "style" and event == "end":
            hidden_styles |= {element.get(_STYLE + "name") for e in element if e.get(_TABLE + "display") == "false"}
        elif element.tag == _TABLE + "table" and event == "start":
            reading = _Reading(file, Sheet(element.get(_TABLE + "name"), element.get(_TABLE + "style-name") in hidden_styles))
        elif element.tag == _TABLE + "table" and reading:
            yield reading.whole()
            reading = None
        elif event == "end" and reading:
            reading.take(element)
            forget(element)


class _Reading:
    """One sheet as its rows come. Blank rows wait until a row with something in it follows."""

    def __init__(self, file: str, sheet: Sheet) -> None:
        self.file, self.sheet, self.row, self.column, self.widest = file, sheet, 0, 0, 1
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []

    def whole(self) -> Sheet:
        """The sheet, once its last row has come."""
        self.sheet.hidden_rows = {n for first, end in self.hidden_rows for n in range(first, min(end, len(self.sheet.table)))}
        self.sheet.hidden_columns = {n for first, end in self.hidden_columns for n in range(first, min(end, self.widest))}
        return self.sheet

    def take(self, element: Any) -> None:
        """A row or a column, as often as it says it is repeated."""
        row = element.tag == _TABLE + "table-row"
        times = int(element.get(f"{_TABLE}number-{'rows' if row else 'columns'}-repeated", 1))
        first, hidden = (self.row, self.hidden_rows) if row else (self.column, self.hidden_columns)
        if element.get(_TABLE + "visibility", "visible") != "visible":
            hidden.append((first, first + times))
        if row:
            self._place(self._cells(element), times)
            self.row += times
        else:
            self.column += times

    def _place(self, cells: list[Cell], times: int) -> None:
        if cells:
            self.widest = max(self.widest, len(cells))
            check_area(self.file, self.sheet.name, self.row + times, self.widest)
            self.sheet.table.extend([] for _ in range(self.row - len(self.sheet.table)))
            self.sheet.table.extend(list(cells) for _ in range(times))

    def _cells(self, row: Any) -> list[Cell]:
        cells: list[Cell] = []
        column = 0
        for cell in row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            times, read = int(cell.get(_TABLE + "number-columns-repeated", 1)), self._cell(cell, column)
            if read is not None:
                check_area(self.file, self.sheet.name, 1, column + times)
                cells.extend([None] * (column - len(cells)))
                cells.extend([read] * times)
            column += times
        return cells

    def _cell(self, cell: Any, column: int) -> Cell:
        self._note(cell, column)
        rows, columns = (int(cell.get(f"{_TABLE}number-{what}-spanned", 1)) for what in ("rows", "columns"))
        if rows > 1 or columns > 1:
            self.sheet.merged.append((self.row, column, self.row + rows - 1, column + columns - 1))
        if cell.get(_ERROR) == "error":
            self.sheet.errors[self.row, column] = _words(cell) or "#ERROR"
            return self.sheet.errors[self.row, column]
        if cell.get(_TABLE + "formula") is not None and cell.get(_OFFICE + "value-type") is None:
            self.sheet.no_result.append((self.row, column))
        return _value(cell)

    def _note(self, cell: Any, column: int) -> None:
        for note in cell.iterchildren(_OFFICE + "annotation"):
            self.sheet.comments.append(Comment(self.row, column, note.findtext(_CREATOR) or "", _words(note)))


def _value(cell: Any) -> Cell:
    kind = cell.get(_OFFICE + "value-type")
    if kind == "date":
        return _date(cell.get(_OFFICE + "date-value"))
    if kind == "time":
        return _time(cell.get(_OFFICE + "time-value"))
    if kind == "boolean":
        return cell.get(_OFFICE + "boolean-value") == "true"
    if kind in ("float", "currency", "percentage"):
        return value(float(cell.get(_OFFICE + "value")))
    return value(_words(cell) or cell.get(_OFFICE + "string-value"))


def _date(written: str) -> Cell:
    if "T" not in written:
        return date.fromisoformat(written)
    when = datetime.fromisoformat(written)
    return when.date() if when.time() == time() else when


def _time(written: str) -> Cell:
    found = _LENGTH.match(written)
    if found is None:
        return written
    days, hour, minute, second = (int(part or 0) for part in found.groups())
    length = timedelta(days=days, hours=hour, minutes=minute, seconds=second)
    return hours(length) if length >= timedelta(days=1) else (datetime.min + length).time()


def _words(element: Any) -> str:
    """The paragraphs of a cell or a comment, a line each."""
    return "\n".join("".join(_pieces(p)) for p in element.iterchildren(_TEXT + "p"))


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT + "s":
            yield " " * min(int(child.get(_TEXT + "c", 1)), 100)
        elif child.tag in (_TEXT + "tab", _TEXT + "line-break"):
            yield "\t" if child.tag == _TEXT + "tab" else "\n"
        elif child.tag != _OFFICE + "annotation":
            yield from _pieces(child)
        yield child.tail or ""
