"""What every reader hands on, whatever the file: grids of cells with the sheet's own row numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(slots=True)
class Row:
    """One row as the sheet shows it. `number` is the sheet's own; a merged cell's value stands in each cell it covers."""

    number: int
    cells: list[Cell]
    hidden: bool = False


@dataclass(slots=True)
class Grid:
    """One sheet or one table of a file. `above` holds headings and title lines that stand before a Word table."""

    file: str
    sheet: str
    rows: list[Row]
    above: list[str] = field(default_factory=list)
    hidden: bool = False
    notices: list[str] = field(default_factory=list)


class CannotRead(Exception):
    """A whole file could not be read. The message says which file, what is wrong and what to do."""
