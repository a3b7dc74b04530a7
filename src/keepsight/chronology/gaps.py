"""Silences, and the time between one entry and the next: as honest as the dates are (practice 4.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from keepsight.records.entry import Concerned, Entry

from .order import place

_DAYS = {"day": 1, "week": 7, "month": 30.4375, "year": 365.25}
SHOWN_FROM = 183  # days: a silence of half a year or more is shown (our default)


@dataclass(frozen=True, slots=True)
class Silence:
    """Days without an entry in the records supplied, `first` and `last` among them; `after` and `before` are the
    entry_ids on either side, `before` empty where the silence runs to the as-at day."""

    first: date
    last: date
    after: str
    before: str

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def silences(entries: Iterable[Entry], longer_than: int = SHOWN_FROM, until: date | None = None) -> list[Silence]:
    """Every run of more than `longer_than` days on which no entry can have happened, by date.

    A vague entry fills its whole span: a silence is said only where no date allows an entry. Before the first entry
    there is none. `until`, the as-at day, ends the last one.
    """
    found: list[Silence] = []
    reached: Entry | None = None
    for entry in sorted(entries, key=lambda e: (e.happened_from, place(e))):
        if reached is not None:
            found.append(_between(reached, entry.happened_from - timedelta(days=1), entry.entry_id))
        if reached is None or entry.happened_to > reached.happened_to:
            reached = entry
    if reached is not None and until is not None:
        found.append(_between(reached, until, ""))
    return [silence for silence in found if silence.days > longer_than]


def _between(after: Entry, last: date, before: str) -> Silence:
    return Silence(after.happened_to + timedelta(days=1), last, after.entry_id, before)


def silences_by_agency(entries: Iterable[Entry], longer_than: int = SHOWN_FROM, until: date | None = None) -> dict[str, list[Silence]]:
    """The silences within each agency's own entries, by agency."""
    by_agency: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_agency[entry.agency].append(entry)
    return {agency: silences(by_agency[agency], longer_than, until) for agency in sorted(by_agency)}


def silences_by_child(
    entries: Iterable[Entry], concerned: Iterable[Concerned], children: Iterable[str], longer_than: int = SHOWN_FROM, until: date | None = None
) -> dict[str, list[Silence]]:
    """The silences about each child, by person_id. A child with no entry has none to stand between, and an empty list."""
    about: dict[str, set[str]] = defaultdict(set)
    for row in concerned:
        if row.person_id:
            about[row.person_id].add(row.entry_id)
    every = list(entries)
    return {child: silences([e for e in every if e.entry_id in about[child]], longer_than, until) for child in sorted(children)}


def elapsed(before: Entry, entry: Entry) -> str:
    """The time from one entry to the next in the order, in words: '3 months later', 'between 2 and 5 months later'.

    Where the dates do not say which came first, it says how far apart they can be at most.
    """
    least, most = (entry.happened_from - before.happened_to).days, (entry.happened_to - before.happened_from).days
    if least == most:
        return {0: "the same day", 1: "the next day"}.get(most, f"{_counted(most)} later")
    if least <= 0:
        return f"within {_counted(max(most, (before.happened_to - entry.happened_from).days), up=True)} of each other"
    return _range(least, most)


def _range(least: int, most: int) -> str:
    """The least rounded down and the most rounded up, in the larger unit unless the least is under one of it."""
    high, unit = _in_unit(most, up=True)
    low = int(least / _DAYS[unit])
    if low == 0:
        return f"between {_counted(least)} and {_counted(most, up=True)} later"
    return f"{_counted(most, up=True)} later" if low == high else f"between {low} and {high} {unit}s later"


def _counted(days: int, up: bool = False) -> str:
    number, unit = _in_unit(days, up)
    return f"{number} {unit}" + ("" if number == 1 else "s")


def _in_unit(days: int, up: bool = False) -> tuple[int, str]:
    """Days up to a fortnight, weeks up to two months, months up to two years, then years."""
    unit = "day" if days < 14 else "week" if days < 61 else "month" if days < 731 else "year"
    number = days / _DAYS[unit]
    return (ceil(number) if up else int(number)), unit
