"""The dates of a table's rows: from up to three columns and a time, with what only the rows around can settle.

A ditto mark shares the date of the row above. An empty cell does not: where a merged cell covers several rows its value stands in
each, so an empty cell is one in which nothing was written, and a guess could put an event on a day on which it did not happen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from keepsight.records.dates import When

from . import row_problems as problems
from .dates import YearMissing, read_date, read_span, read_time, says_same
from .grid import Cell, Row
from .stated import words_of
from .tables import Table
from .written_dates import goes_on

Dated = When | ValueError
_SAME = ValueError(problems.NOTHING_ABOVE)  # stands for a ditto mark until the row above it is settled


def dates_of(table: Table, birth_of: Callable[[Row], When | None]) -> list[Dated]:
    """When each row says it happened, or why that cannot be read. `birth_of` gives the birth of the one child a row concerns."""
    read = _reader(table)
    first = table.columns.place("date")
    dated = [_SAME if says_same(_cell(row, first)) else _one(read, row, birth_of) for row in table.rows]
    return _went_on(_shared(table, first, _with_years(table, read, dated)))


def _went_on(dated: list[Dated]) -> list[Dated]:
    """What is dated "since 2016" went on, as far as the file tells, to the last day of its rows: never known sooner than it was written."""
    last = max((when.latest for when in dated if isinstance(when, When)), default=None)
    return [replace(when, latest=last, precision="range") if isinstance(when, When) and last and when.latest < last and goes_on(when.as_written) else when for when in dated]


def _shared(table: Table, first: int | None, dated: list[Dated]) -> list[Dated]:
    """Each ditto mark takes the date of the row above it, and says so in its own words."""
    for place, when in enumerate(dated):
        if when is _SAME:
            above = dated[place - 1] if place else None
            mark = words_of(_cell(table.rows[place], first))
            dated[place] = replace(above, time_from="", as_written=f"{mark} ({above.as_written})") if isinstance(above, When) else ValueError(problems.NOTHING_ABOVE)
    return dated


def _reader(table: Table) -> Callable[..., When]:
    first, closing, precision, clock = (table.columns.place(name) for name in ("date", "date_latest", "date_precision", "time"))

    def read(row: Row, **known) -> When:
        when = read_span(_cell(row, first), _cell(row, closing), words_of(_cell(row, precision)), **known)
        said = read_time(_cell(row, clock)) if clock is not None else ""
        return replace(when, time_from=said) if said and not when.time_from else when

    if closing is None and precision is None and clock is None:
        return lambda row, **known: read_date(_cell(row, first), **known)
    return read


def _cell(row: Row, place: int | None) -> Cell:
    return row.cells[place] if place is not None and place < len(row.cells) else None


def _one(read: Callable[..., When], row: Row, birth_of: Callable[[Row], When | None]) -> Dated:
    try:
        return read(row)
    except YearMissing as why:
        return why
    except ValueError as why:
        birth = birth_of(row)
        try:
            return read(row, birth=birth) if birth else why
        except ValueError as again:
            return again


def _with_years(table: Table, read: Callable[..., When], dated: list[Dated]) -> list[Dated]:
    """A date without its year takes the only year that keeps it between the dated rows beside it, in a table that is in order."""
    if not any(isinstance(when, YearMissing) for when in dated):
        return dated
    downwards = _in_order(dated)
    if not downwards:
        return dated
    return [_settled(table, read, dated, place, downwards) if isinstance(when, YearMissing) else when for place, when in enumerate(dated)]


def _in_order(dated: Sequence[Dated]) -> int:
    """1 where the dated rows can only run from the oldest to the newest, -1 the other way, 0 where neither is plain."""
    spans = [when for when in dated if isinstance(when, When)]
    down, up = _never_goes_back(spans), _never_goes_back(spans[::-1])
    return 0 if down == up else 1 if down else -1


def _never_goes_back(spans: Sequence[When]) -> bool:
    """No span is over before one that stands above it can have begun: vague dates may overlap."""
    begun = accumulate((when.earliest for when in spans), max)
    return all(when.latest >= latest_start for when, latest_start in zip(spans, begun, strict=True))


def _settled(table: Table, read: Callable[..., When], dated: list[Dated], place: int, downwards: int) -> Dated:
    above = next((when for when in reversed(dated[:place]) if isinstance(when, When)), None)
    below = next((when for when in dated[place + 1 :] if isinstance(when, When)), None)
    if above is None or below is None:
        return dated[place]
    older, newer = (above, below) if downwards > 0 else (below, above)
    found = [when for year in range(older.earliest.year, newer.latest.year + 1) if (when := _in_year(read, table.rows[place], year))]
    fits = [when for when in found if older.earliest <= when.earliest and when.latest <= newer.latest]
    return fits[0] if len(fits) == 1 else dated[place]


def _in_year(read: Callable[..., When], row: Row, year: int) -> When | None:
    try:
        return read(row, year=year)
    except ValueError:
        return None
