"""Days, spans and ages as people write them, never more exact than the record."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from keepsight.records.dates import When

DAYS_SAID_EXACTLY, DAYS_A_MONTH = 56, 365.25 / 12


def day(on: date) -> str:
    """`4 March 2017`."""
    return f"{on.day} {on:%B %Y}"


def span(earliest: date, latest: date) -> str:
    """A day, month, year, or `1 March 2016 to 9 May 2016`: the shortest words that say exactly these two days."""
    if earliest == latest:
        return day(earliest)
    if earliest.day == 1 and _ends_a_month(latest):
        return _months(earliest, latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day} to {day(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {earliest:%B} to {day(latest)}"
    return f"{day(earliest)} to {day(latest)}"


def when(happened: When) -> str:
    """The date of an event: exact only where the record is ('about', 'week of', 'some time in' elsewhere)."""
    said = span(happened.earliest, happened.latest)
    if happened.earliest == happened.latest:
        about = "about " if happened.precision == "about" else ""
        return f"{about}{said}{', ' + happened.time_from if happened.time_from else ''}"
    if happened.precision == "week" and happened.latest - happened.earliest == timedelta(days=6):
        return f"week of {day(happened.earliest)}"
    return f"about {said}" if happened.precision == "about" else f"some time in {said}" if " to " not in said else f"some time from {said}"


def days(count: int) -> str:
    """A length of time in the words people use: `1 day`, `12 days`, `about 3 months`, `about 2 years and 1 month`.

    Exact up to eight weeks; after that 'about', because months are not of one length.
    """
    if count < DAYS_SAID_EXACTLY:
        return _number(count, "day")
    months = round(count / DAYS_A_MONTH)
    parts = [_number(number, unit) for number, unit in ((months // 12, "year"), (months % 12, "month")) if number]
    return "about " + " and ".join(parts)


def _number(count: int, unit: str) -> str:
    return f"{count:,} {unit}{'' if count == 1 else 's'}"


def _ends_a_month(on: date) -> bool:
    return on.day == monthrange(on.year, on.month)[1]


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    whole_years = first.month == 1 and last.month == 12
    if whole_years:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.year == last.year:
        return f"{first:%B} to {last:%B %Y}"
    return f"{first:%B %Y} to {last:%B %Y}"
