"""Working days in England: not a Saturday, a Sunday or a bank holiday (practice 2.2)."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib import resources


@cache
def bank_holidays() -> tuple[frozenset[date], int]:
    """The bank holidays of England that fall on weekdays, and the last year for which they were published."""
    given = tomllib.loads((resources.files(__package__) / "bank_holidays.toml").read_text(encoding="utf-8"))
    days = {date.fromisoformat(f"{year}-{day}") for year, found in given["england"].items() for day in found}
    return frozenset(days), given["until"]


def calendar(first: date, last: date) -> list[tuple[date, int]]:
    """Each day from `first` to `last` with the number of working days from `first` up to and with it.

    Beyond the last published year (and before 1995) only weekends are known to be days off.
    """
    holidays, _ = bank_holidays()
    found, so_far = [], 0
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        so_far += day.weekday() < 5 and day not in holidays
        found.append((day, so_far))
    return found


def calendar_words(first: date, last: date) -> str:
    """What is said where days between `first` and `last` lie outside the years whose bank holidays are known; empty where none do."""
    _, until = bank_holidays()
    if first.year >= 1995 and last.year <= until:
        return ""
    return f"The bank holidays that Keepsight knows are those of 1995 to {until}: in other years working days leave out weekends only."
