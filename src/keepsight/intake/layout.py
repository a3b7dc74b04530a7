"""Where cells stand: column letters, used rows, merged cells. The same for every kind of sheet."""

from __future__ import annotations

from collections.abc import Iterable

from keepsight.intake import problems
from keepsight.intake.grid import CannotRead, Cell, Row

CELL_LIMIT = 2_000_000
"""Cells in the used area of one sheet: 100,000 rows of 20 columns."""

_ROW = 8
"""The least a row counts: an empty one takes as much memory as eight cells."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, all counted from 0 and included."""


def check_area(file: str, sheet: str, rows: int, columns: int) -> None:
    """Raises CannotRead where a sheet of so many rows and columns would take more memory than a chronology can need."""
    if rows * max(columns, _ROW) > CELL_LIMIT:
        raise CannotRead(problems.too_many_cells(file, sheet, CELL_LIMIT))


def column_letter(column: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    letters = ""
    while column >= 0:
        letters = chr(65 + column % 26) + letters
        column = column // 26 - 1
    return letters


def cell_name(row: int, column: int) -> str:
    """C6 for row 5 and column 2, both counted from 0."""
    return f"{column_letter(column)}{row + 1}"


def value(cell: Cell) -> Cell:
    """The cell as a grid holds it: None where it is blank, a whole number without its decimal point."""
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell


def fill_merged(table: list[list[Cell]], areas: Iterable[Area]) -> None:
    """Puts the value of each merged area into every blank cell it covers, within the used area of the sheet."""
    left = CELL_LIMIT  # a file may list any number of overlapping areas
    width = max(map(len, table), default=0)
    for top, first, bottom, last in areas:
        for cells in table[top : bottom + 1]:
            covered = range(first, min(last + 1, width))
            left -= len(covered) + 1
            if left < 0:
                return
            cells.extend([None] * (covered.stop - len(cells)))
            for column in covered:
                if cells[column] is None:
                    cells[column] = table[top][first]


def used_rows(file: str, sheet: str, rows: list[Row], *, to_last_used: bool) -> list[Row]:
    """From the first row with anything in it, all as wide as the widest; `to_last_used` also leaves out blank rows after the last."""
    used = [i for i, row in enumerate(rows) if any(cell is not None for cell in row.cells)]
    if not used:
        return []
    kept = rows[used[0] : used[-1] + 1] if to_last_used else rows[used[0] :]
    width = max(len(row.cells) for row in kept)
    check_area(file, sheet, len(kept), width)
    for row in kept:
        row.cells.extend([None] * (width - len(row.cells)))
    return kept
