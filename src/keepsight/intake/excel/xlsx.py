"""xlsx: values by calamine; beside it the sheet's own XML for what calamine does not give (hidden rows, comments, errors, formulas)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from python_calamine import load_workbook

from keepsight.intake.excel.sheet import Comment, Sheet, hours
from keepsight.intake.grid import Cell
from keepsight.intake.layout import check_area, value
from keepsight.intake.package import Package, forget

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def sheets(file: str, data: bytes) -> Iterator[Sheet]:
    """Each worksheet in the workbook's order. The used area of all is checked before calamine, which holds it whole, opens any."""
    package = Package(file, data).check()
    scanned = [_scan(package, name, hidden, part) for name, hidden, part in _parts(package)]
    workbook = _calamine(load_workbook, io.BytesIO(data))
    for sheet in scanned:
        values = _calamine(workbook.get_sheet_by_name(sheet.name).to_python, False)
        sheet.table = [[_cell(cell) for cell in row] for row in values]
        for (row, column), words in sheet.errors.items():
            _put(sheet.table, row, column, words)
        yield sheet


def _calamine(call: Callable, *given: Any) -> Any:
    """Calls calamine. A panic in its Rust is no Exception of Python's, and would end the program."""
    try:
        return call(*given)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError("calamine could not follow the file") from error


def _parts(package: Package) -> Iterator[tuple[str, bool, str]]:
    """Name, hidden or not, and part of each worksheet; chart sheets have no cells."""
    relations = package.relations("xl/workbook.xml")
    for element in package.tree("xl/workbook.xml").iter("{*}sheet"):
        kind, part = relations[element.get(_RELATION) or element.get(_STRICT_RELATION)]
        if kind == "worksheet":
            yield element.get("name"), element.get("state", "visible") != "visible", part


def _scan(package: Package, name: str, hidden: bool, part: str) -> Sheet:
    """One pass over the sheet's XML: the sheet without its values."""
    sheet = Sheet(name, hidden)
    rows = _Rows(sheet)
    for _, element in package.parse(part, ("{*}row", "{*}f", "{*}col", "{*}mergeCell")):
        tag = element.tag.rsplit("}", 1)[-1]
        if tag == "f":
            rows.formulas = True
            continue
        if tag == "row":
            rows.take(element)
            check_area(package.file, name, rows.last_row + 1, rows.last_column + 1)
        elif tag == "mergeCell":
            first, _, last = element.get("ref").partition(":")
            sheet.merged.append((*_place(first), *_place(last or first)))
        elif element.get("hidden") in ("1", "true"):
            sheet.hidden_columns.update(range(int(element.get("min")) - 1, min(int(element.get("max")), 16_384)))
        forget(element)
    sheet.comments = sorted(_comments(package, part), key=lambda c: (c.row, c.column))
    return sheet


class _Rows:
    """Takes the rows of one sheet as they come, and keeps how far the used area reaches. Every cell passes here, so it looks at little."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.formulas = sheet, False
        self.row = self.last_row = self.last_column = -1
        self.columns: dict[str, int] = {}

    def take(self, element: Any) -> None:
        """A row, with `formulas` set where one was met in it."""
        self.row = int(element.get("r", self.row + 2)) - 1
        if element.get("hidden") in ("1", "true"):
            self.sheet.hidden_rows.add(self.row)
        row, column, end = self.row, -1, str(self.row + 1)
        for cell in element:
            reference = cell.get("r")
            letters = reference.removesuffix(end) if reference else ""
            row, column = (self.row, self.columns[letters]) if letters in self.columns else self._where(reference, column)
            if len(cell):
                self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
                if self.formulas or cell.get("t") == "e":
                    self._look(cell, row, column)
        self.formulas = False

    def _where(self, reference: str | None, before: int) -> tuple[int, int]:
        if reference is None:
            return self.row, before + 1
        row, column = _place(reference)
        self.columns[reference.removesuffix(str(row + 1))] = column
        return row, column

    def _look(self, cell: Any, row: int, column: int) -> None:
        if cell.get("t") == "e":
            self.sheet.errors[row, column] = cell.findtext("{*}v") or "#ERROR"
        elif cell[0].tag.endswith("}f") and cell.get("t") != "str" and not cell.findtext("{*}v"):
            self.sheet.no_result.append((row, column))


def _comments(package: Package, part: str) -> Iterator[Comment]:
    """Notes, and threaded comments in place of the note that Excel writes for programs that cannot show them."""
    found = sorted(package.relations(part).values())
    threads = [target for kind, target in found if kind == "threadedComment"]
    people = {p.get("id"): p.get("displayName", "") for name in sorted(package.names) if name.startswith("xl/persons/") for p in package.tree(name).iter("{*}person")}
    for target in threads:
        for _, element in package.parse(target, ("{*}threadedComment",)):
            yield Comment(*_place(element.get("ref")), people.get(element.get("personId"), ""), element.findtext("{*}text") or "")
    for target in (target for kind, target in found if kind == "comments"):
        yield from (note for note in _notes(package, target) if not (threads and note.words.startswith("[Threaded comment]")))


def _notes(package: Package, part: str) -> Iterator[Comment]:
    authors: list[str] = []
    for _, element in package.parse(part, ("{*}author", "{*}comment")):
        if element.tag.endswith("}author"):
            authors.append(element.text or "")
            continue
        said_by = authors[int(element.get("authorId", 0))] if authors else ""
        words = "".join(t.text or "" for t in element.iter("{*}t"))
        yield Comment(*_place(element.get("ref")), said_by, words.removeprefix(f"{said_by}:").strip())


def _cell(cell: Any) -> Cell:
    return hours(cell) if isinstance(cell, timedelta) else value(cell)


def _put(table: list[list[Cell]], row: int, column: int, words: str) -> None:
    while len(table) <= row:
        table.append([])
    table[row].extend([None] * (column + 1 - len(table[row])))
    table[row][column] = words


def _place(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]) - 1, _column(letters)


def _column(letters: str) -> int:
    """0 for A; a sheet has no column beyond XFD."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    if not (letters.isalpha() and letters.isascii() and number <= 16_384):
        raise ValueError(f"no column {letters}")
    return number - 1
