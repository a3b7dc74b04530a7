"""The timeline as a table: what each lane holds, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from keepsight.records.entry import Entry
from keepsight.records.record import Record

from .lanes import Lane, Lanes, lanes_of


class LaneRow(NamedTuple):
    """One lane in one year. `entries` counts those whose earliest day is in the year; `first` and `last` are days as known.

    `longest_silence`: the most days in a row within the year, between the lane's first entry and its last, on which no
    entry can fall (imprecise dates are taken at their widest, so that no silence is claimed that the dates do not show).
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
    return [row for lane in all_lanes for row in _years_of(lane, years)]


def _years_of(lane: Lane, years: range) -> list[LaneRow]:
    by_year: dict[int, list[Entry]] = {year: [] for year in years}
    for entry in lane.entries:
        by_year[entry.happened_from.year].append(entry)
    gaps = silences(lane.entries)
    return [
        LaneRow(
            lane=lane.name,
            year=year,
            entries=len(mine),
            first=min((entry.happened_from for entry in mine), default=None),
            last=max((entry.happened_to for entry in mine), default=None),
            longest_silence=max([_days(gap, year) for gap in gaps], default=0),
        )
        for year, mine in by_year.items()
    ]


def silences(entries: list[Entry], searched: Sequence[tuple[date, date]] = ()) -> list[tuple[date, date]]:
    """The stretches between entries, sorted by earliest day, on which none can fall: the day before and the day after.

    Where it is recorded which periods were searched, also from the first such day to the first entry, and from the last
    entry to the last such day; but not where there is no entry at all.
    """
    found: list[tuple[date, date]] = []
    reached = min((start for start, _ in searched), default=None) if entries else None
    reached = reached - timedelta(days=1) if reached else None
    for entry in entries:
        if reached is not None and (entry.happened_from - reached).days > 1:
            found.append((reached, entry.happened_from))
        reached = entry.happened_to if reached is None else max(reached, entry.happened_to)
    end = max((end for _, end in searched), default=None)
    if reached is not None and end is not None and end > reached:
        found.append((reached, end + timedelta(days=1)))
    return found


def _days(gap: tuple[date, date], year: int) -> int:
    first = max(gap[0].toordinal() + 1, date(year, 1, 1).toordinal())
    last = min(gap[1].toordinal() - 1, date(year, 12, 31).toordinal())
    return max(last - first + 1, 0)
