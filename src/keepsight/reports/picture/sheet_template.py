"""The workbook from a template that a partnership edits in Excel: its sheets, headings, columns and their order.

In each sheet of the template one row holds a placeholder in each cell; the row above it is the headings, and what stands above those is
written above the chronology. A sheet with *key* in its name holds the key events only. Sheets without placeholders are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter

from keepsight.intake.grid import CannotRead, Grid, Row
from keepsight.intake.readers import read_file
from keepsight.intake.stated import words_of

from .sheet import COLUMNS, Column, Layout
from .template import PREPARED, WORDS, WrongTemplate, check, said
from .told import Told

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_FIXED = datetime(2000, 1, 1)
_BY_NAME = {column.name: column for column in COLUMNS}
_HOW = (
    "How to change this template",
    "The row of {{ placeholders }} on each sheet says which column holds what. Take columns out, move them, put them on other sheets.",
    "The row above it is the headings: write your own. The lines above the headings may be changed; {{ marking }} and who prepared it must stay.",
    "A sheet with 'key' in its name holds the key events only; any other holds every entry. Sheets without placeholders, as this one, are left out.",
    "Widths, fonts and colours are Keepsight's. The sheet 'What this rests on' is always added.",
    "Give it with:  keepsight picture FOLDER --out PICTURE --template chronology-template.xlsx",
)


def layouts_of(file: Path, told: Told) -> list[Layout]:
    """The sheets that the template asks for. Raises WrongTemplate, saying what to change in it."""
    try:
        grids = read_file(file)
    except CannotRead as why:
        raise WrongTemplate(f"The template cannot be used: {why}") from None
    found = [(grid, at) for grid in grids if (at := _row_of_columns(grid)) is not None]
    wanted = {name for grid, at in found for row in grid.rows[: at + 1] for cell in row.cells for name in _PLACEHOLDER.findall(words_of(cell))}
    check(file.name, wanted, _BY_NAME, ("date", "what_happened"))
    values = said(told)
    return [Layout(grid.sheet[:31], tuple(_lines(grid, at, values)), tuple(_columns(grid, at)), "key" in grid.sheet.lower()) for grid, at in found]


def _row_of_columns(grid: Grid) -> int | None:
    """The row in which the placeholders of columns stand."""
    return next((at for at, row in enumerate(grid.rows) if any(_column(words_of(cell)) for cell in row.cells)), None)


def _column(words: str) -> Column | None:
    found = _PLACEHOLDER.fullmatch(words)
    return _BY_NAME.get(found[1]) if found else None


def _columns(grid: Grid, at: int) -> Iterator[Column]:
    """Each placeholder's column under the heading above it; all are printed, in the template's order."""
    headings = grid.rows[at - 1].cells if at else []
    for place, cell in enumerate(grid.rows[at].cells):
        if column := _column(words_of(cell)):
            heading = words_of(headings[place]) if place < len(headings) else ""
            yield replace(column, heading=heading or column.heading, printed=True)


def _lines(grid: Grid, at: int, values: dict[str, str]) -> list[str]:
    """The lines above the headings, filled; the blank one before the headings is not among them."""
    lines = [_PLACEHOLDER.sub(lambda found: values[found[1]], _line(row)) for row in grid.rows[: max(at - 1, 0)]]
    return lines[:-1] if lines and not lines[-1] else lines


def _line(row: Row) -> str:
    return "   ".join(dict.fromkeys(words for cell in row.cells if (words := words_of(cell))))


def ours() -> bytes:
    """The template to start from: the two sheets that are made without one, and a sheet on how to change it."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F3F2F1"})
    lines = ("{{ marking }}. {{ title }}", "{{ as_at }}", "{{ %s }}", "   ".join(f"{words}: {{{{ {name} }}}}" for name, words in PREPARED.items()))
    for name, note in (("Full", "what_order"), ("Key events", "what_is_key")):
        page = book.add_worksheet(name)
        for row, line in enumerate(lines):
            page.write_string(row, 0, line.replace("%s", note))
        for place, column in enumerate(COLUMNS):
            page.set_column(place, place, column.width)
            page.write_string(len(lines) + 1, place, column.heading, bold)
            page.write_string(len(lines) + 2, place, f"{{{{ {column.name} }}}}")
    page = book.add_worksheet("How to change this")
    page.set_column(0, 0, 120)
    for row, line in enumerate((*_HOW, f"Words for the lines above the headings: {', '.join(WORDS)}.")):
        page.write_string(row, 0, line, bold if row == 0 else None)
    book.set_properties({"title": "Template of a chronology", "author": "Keepsight", "created": _FIXED})
    book.close()
    return made.getvalue()
