"""The day on which something is due, counted from the day its clock starts, in the unit of its timescale."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from .timescales import Timescale
from .working_days import calendar


def due_on(started: date, timescale: Timescale) -> date:
    """The last day in time: so many working days, days, weeks or months after `started`, that day itself not counted. Raises ValueError for weeks of pregnancy."""
    value = timescale.value
    if timescale.unit == "working days":
        days = calendar(started + timedelta(days=1), started + timedelta(days=value * 2 + 30))
        return next(day for day, so_far in days if so_far == value)
    if timescale.unit == "months":
        year, month = divmod(started.year * 12 + started.month - 1 + value, 12)
        return date(year, month + 1, min(started.day, monthrange(year, month + 1)[1]))
    if timescale.unit in ("days", "weeks"):
        return started + timedelta(days=value * (7 if timescale.unit == "weeks" else 1))
    raise ValueError(f"{timescale.unit} are not counted from a day")
