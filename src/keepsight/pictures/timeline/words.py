"""Dates and stretches of time as the timeline says them."""

from __future__ import annotations

from datetime import date

from keepsight.records.entry import Entry

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day_in_words(day: date) -> str:
    """'3 Mar 2014'."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def when_in_words(entry: Entry) -> str:
    """The day; or the first and last possible day, and what was written."""
    if entry.happened_from == entry.happened_to:
        return day_in_words(entry.happened_from)
    written = f", written '{entry.date_as_written}'" if entry.date_as_written else ""
    return f"between {day_in_words(entry.happened_from)} and {day_in_words(entry.happened_to)}{written}"


def length_in_words(days: int) -> str:
    """'14 months', '2 years 1 month', '200 days': the length of a silence, never more than it is."""
    months = int(days / 30.4375)
    if months < 7:
        return f"{days} days"
    if months < 24:
        return f"{months} months"
    years, rest = divmod(months, 12)
    return f"{years} years" + (f" {rest} month{'s' if rest > 1 else ''}" if rest else "")
