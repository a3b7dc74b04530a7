"""What the cells of a column hold, where its heading cannot say it: dates, yes and no, prose."""

from __future__ import annotations

from collections.abc import Sequence

from .dates import YearMissing, read_date
from .grid import Cell
from .stated import begins_yes_or_no, words_of

_PROSE = 15  # letters, on the whole, from which a column of words is prose rather than codes or names (our default)

_LONGEST_DATE = 60  # letters; 'between the beginning of March and the end of June 2012' has 55


def is_date(cell: Cell) -> bool:
    """The cell is a date, with or without its year. A bare number is not: it may count anything."""
    if isinstance(cell, str) and (len(cell) > _LONGEST_DATE or not any(mark.isdigit() for mark in cell)):
        return False
    if cell is None or isinstance(cell, bool | int | float):
        return False
    try:
        read_date(cell)
    except YearMissing:
        return True
    except ValueError:
        return False
    return True


def mostly_dates(cells: Sequence[Cell]) -> bool:
    """More than half of the cells that hold anything are dates."""
    filled = [cell for cell in cells if words_of(cell)]
    return 2 * sum(map(is_date, filled)) > len(filled)


def mostly_yes_or_no(cells: Sequence[Cell]) -> bool:
    """At least half of the cells that hold anything are yes or no; so is a column that holds nothing."""
    said = [words for cell in cells if (words := words_of(cell))]
    return 2 * sum(begins_yes_or_no(words) is not None for words in said) >= len(said)


def holds_nothing(cells: Sequence[Cell]) -> bool:
    """No cell holds anything."""
    return not any(map(words_of, cells))


def longest_prose(columns: dict[int, Sequence[Cell]]) -> int | None:
    """The place of the column with the longest words on the whole, if they are prose."""
    lengths = {place: _mean_length(cells) for place, cells in columns.items()}
    best = max(lengths, key=lambda place: (lengths[place], -place), default=None)
    return best if best is not None and lengths[best] >= _PROSE else None


def _mean_length(cells: Sequence[Cell]) -> float:
    filled = [len(cell.strip()) for cell in cells if isinstance(cell, str) and cell.strip()]
    return sum(filled) / len(filled) if filled else 0
