"""The timeline as a table: what each lane holds, year by year."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from keepsight.records.entry import Entry
from keepsight.records.record import Record

from .lanes import Lane, Lanes, lanes_of


class LaneRow(NamedTuple):
    """One lane in one year. `entries` counts those whose earliest day is in the year; `first` and `last` are days as known.

    `longest_silence`: the most days in a row within the year, from the lane's first entry to its last, on which no entry
    can fall (imprecise dates are taken at their widest, so that no silence is claimed that the dates do not show).
    """

    lane: str
    year: int
    entries: int
    first: date | None
    last: date | None
    longest_silence: int


def rows(record: Record, lanes: Lanes = "agency") -> list[LaneRow]:
    """A row for each lane and year from the first entry to the last of the whole record."""
    all_lanes = lanes_of(record, lanes)
    days = [day for lane in all_lanes for entry in lane.entries for day in (entry.happened_from, entry.happened_to)]
    years = range(min(days).year, max(days).year + 1) if days else range(0)
    return [_row(lane, year) for lane in all_lanes for year in years]


def _row(lane: Lane, year: int) -> LaneRow:
    mine = [entry for entry in lane.entries if entry.happened_from.year == year]
    first = min((entry.happened_from for entry in mine), default=None)
    last = max((entry.happened_to for entry in mine), default=None)
    return LaneRow(lane.name, year, len(mine), first, last, _longest_silence(lane.entries, year))


def _longest_silence(entries: list[Entry], year: int) -> int:
    return max([_days(gap, year) for gap in silences(entries)], default=0)


def silences(entries: list[Entry]) -> list[tuple[date, date]]:
    """The stretches between entries, sorted by earliest day, on which none can fall: the day before and the day after."""
    found: list[tuple[date, date]] = []
    reached: date | None = None
    for entry in entries:
        if reached is not None and (entry.happened_from - reached).days > 1:
            found.append((reached, entry.happened_from))
        reached = entry.happened_to if reached is None else max(reached, entry.happened_to)
    return found


def _days(gap: tuple[date, date], year: int) -> int:
    first = max(gap[0].toordinal() + 1, date(year, 1, 1).toordinal())
    last = min(gap[1].toordinal() - 1, date(year, 12, 31).toordinal())
    return max(last - first + 1, 0)
