"""What the three formats have in common: a sheet as its program shows it, and what a person should be told about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from keepsight.intake import problems
from keepsight.intake.grid import Cell, Grid, Row
from keepsight.intake.layout import Area, cell_name, check_area, column_letter, fill_merged, used_rows


@dataclass(slots=True)
class Comment:
    """A note on a cell, its row and column counted from 0."""

    row: int
    column: int
    said_by: str
    words: str


@dataclass(slots=True)
class Sheet:
    """A sheet from its first row and column on, all places counted from 0. `errors` are the words of cells that show #N/A and the like."""

    name: str
    hidden: bool = False
    table: list[list[Cell]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    no_result: list[tuple[int, int]] = field(default_factory=list)


def grids_of(file: str, sheets: Iterable[Sheet]) -> list[Grid]:
    """A grid for each sheet with anything in it. What is to be said of an empty sheet is said with the first."""
    grids, unplaced, cells = [], [], 0
    for sheet in sheets:
        grid = _grid(file, sheet)
        if grid.rows:
            grids.append(grid)
            cells += len(grid.rows) * len(grid.rows[0].cells)
            check_area(file, sheet.name, cells, 1)
        else:
            unplaced += [notice for notice in grid.notices if not sheet.hidden or sheet.comments]
    if grids:
        grids[0].notices += unplaced
    return grids


def hours(length: timedelta) -> str:
    """A length of time as a sheet shows it, such as 30:05:00."""
    seconds = round(length.total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _grid(file: str, sheet: Sheet) -> Grid:
    fill_merged(sheet.table, sheet.merged)
    rows = [Row(i + 1, cells, i in sheet.hidden_rows) for i, cells in enumerate(sheet.table)]
    rows = used_rows(file, sheet.name, rows, to_last_used=True)
    return Grid(file=file, sheet=sheet.name, rows=rows, hidden=sheet.hidden, notices=_notices(file, sheet, rows))


def _notices(file: str, sheet: Sheet, rows: list[Row]) -> list[str]:
    name, width = sheet.name, len(rows[0].cells) if rows else 0
    hidden_rows = [row.number for row in rows if row.hidden]
    hidden_columns = [column_letter(c) for c in sorted(sheet.hidden_columns) if c < width]
    return [
        *([problems.hidden_sheet(file, name)] if sheet.hidden else []),
        *([problems.hidden_rows(file, f"Sheet '{name}'", hidden_rows)] if hidden_rows else []),
        *([problems.hidden_columns(file, name, hidden_columns)] if hidden_columns else []),
        *([problems.error_values(file, name, _names(sheet.errors))] if sheet.errors else []),
        *([problems.no_kept_result(file, name, _names(sheet.no_result))] if sheet.no_result else []),
        *(problems.beside("comment", file, f"cell {cell_name(c.row, c.column)} of sheet '{name}'", c.said_by, c.words) for c in sheet.comments),
    ]


def _names(cells: Collection[tuple[int, int]]) -> list[str]:
    return [cell_name(row, column) for row, column in sorted(cells)]
