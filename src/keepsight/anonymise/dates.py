"""Dates in an anonymised copy: dates of birth taken out of the words, and every date moved by one whole number of weeks.

Whole weeks keep the day of the week. A month, a year or a span is moved and keeps its precision: the month in which its middle
then lies. In prose a whole date is moved and written in the same manner; what is less than a whole date is taken out, as it
would tell by how much the others were moved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from keepsight.records.columns import Known
from keepsight.records.record import TABLES, Record

from .words import MONTHS

_MONTH = "|".join(month.capitalize() + "|" + month[:3].capitalize() + ("|Sept" if month == "september" else "") for month in MONTHS)
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_WHOLE = (
    re.compile(r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d/-])"),
    re.compile(r"(?<![\d/.-])(?P<d>\d{1,2})(?P<s>[/.-] ?)(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/-])"),
    re.compile(rf"(?<![\d/.-])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ .-]+(?P<n>{_MONTH})\.?,?[ -]+(?P<y>{_YEAR})(?!\d)", re.I),
    re.compile(rf"\b(?P<n>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)(?!\d)", re.I),
)
_BORN = re.compile(rf"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)[: ]+(?P<date>\d{{1,2}}(?:st|nd|rd|th)?[ ./-]+(?:\d{{1,2}}|{_MONTH})(?:[ ./,-]+{_YEAR})?)(?![\d/+])", re.I)
_PART = re.compile(
    rf"(?<![\d/.-])\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]+(?:{_MONTH})\b|\b(?:{_MONTH})\b\.?(?:[ -]+{_YEAR}(?!\d)| \d{{1,2}}(?:st|nd|rd|th)?\b(?! *[/%]))?"
    r"|(?<![\d/£.,:-])(?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?(?![\d/:-])"
    r"|(?<![\d/.-])(?!\d{1,2}/(?:7|12|24|40|52)\b)(?!(?:\d|10)/10\b)(?:[12]?\d|3[01]|0[1-9])/(?:0?\d|1[0-2])(?![\d/])"
    r"|\b(?:Christmas|Xmas|Boxing Day|New Year(?:['’]s (?:Day|Eve))?|NYD|NYE|Easter|Halloween|Bonfire Night|Diwali|Eid|Ramadan|Hanukkah|Mother['’]s Day|Father['’]s Day|Valentine['’]s Day|St Piran['’]s Day)\b"
)
_MODAL_MAY = re.compile(r"(?:may|march|mar|dec|jan)\Z")
_SPANS = ("happened", "birth", "start", "end")


def in_words(text: str, births: frozenset[date], days: int) -> Iterator[tuple[int, int, str]]:
    """Where dates that may not stand are in `text`, with what is written instead; `days` is 0 where dates are kept."""
    for match in _BORN.finditer(text):
        yield match.start("date"), match.end("date"), "[date of birth removed]"
    for pattern in _WHOLE:
        for match in pattern.finditer(text):
            day = _day(match)
            if day in births:
                yield match.start(), match.end(), "[date of birth removed]"
            elif day and days:
                yield match.start(), match.end(), _like(match, day + timedelta(days=days))
    if days:
        for match in _PART.finditer(text):
            if not _MODAL_MAY.match(match[0]):
                yield match.start(), match.end(), "[date]"


def _day(match: re.Match[str]) -> date | None:
    given = match.groupdict()
    month = int(given["m"]) if given.get("m") else 1 + [m[:3] for m in MONTHS].index(given["n"][:3].casefold())
    year = int(given["y"].lstrip("'’"))
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    try:
        return date(year, month, int(given["d"]))
    except ValueError:
        return None


def _like(match: re.Match[str], day: date) -> str:
    """The day written as the old one was."""
    given = match.groupdict()
    year = f"{day.year}" if len(given["y"]) == 4 else f"{day.year % 100:02d}"
    if given.get("n"):
        name = MONTHS[day.month - 1].capitalize()
        return f"{day.day} {name if len(given['n']) > 4 else name[:3]} {year}"
    if match[0].startswith(given["y"]) and len(given["y"]) == 4:
        return day.isoformat()
    return given["s"].join((f"{day.day:0{len(given['d'])}d}", f"{day.month:0{len(given['m'])}d}", year))


def shift(record: Record, days: int) -> None:
    """Move every date of every table by `days`, in place; vague ones keep their precision, and no event is after its record."""
    for table in TABLES:
        for row in getattr(record, table):
            if isinstance(row, Known):
                _shift_row(row, days)
    for entry in record.entry:
        entry.date_as_written = ""
        if entry.recorded_on:
            entry.happened_to = max(min(entry.happened_to, entry.recorded_on), entry.happened_from)


def _shift_row(row: Known, days: int) -> None:
    for column in fields(row):
        value = getattr(row, column.name)
        setattr(row, column.name, _shifted(value, days))
    for span in _SPANS:
        precision = getattr(row, "precision" if span == "happened" else f"{span}_precision", "")
        first, last = getattr(row, f"{span}_from", None), getattr(row, f"{span}_to", None)
        if first and last and precision in _SNAPPED:
            first, last = _SNAPPED[precision](first + (last - first) // 2)
            setattr(row, f"{span}_from", first)
            setattr(row, f"{span}_to", last)
        elif precision in ("season", "school-year"):
            setattr(row, "precision" if span == "happened" else f"{span}_precision", "range")


def _shifted(value: Any, days: int) -> Any:
    """A day moved, also one inside a part of a list; anything else as it is."""
    if isinstance(value, date):
        return value + timedelta(days=days)
    if isinstance(value, list) and value and is_dataclass(value[0]):
        return [replace(one, **{column.name: _shifted(getattr(one, column.name), days) for column in fields(one)}) for one in value]
    return value


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


_SNAPPED = {"month": _month, "year": _year}


def births_to_the_month(record: Record) -> None:
    """Leave of each exact date of birth only its month, in place: done after the patterns have been run on the exact days."""
    for person in record.person:
        if person.birth_from and person.birth_from == person.birth_to:
            person.birth_from, person.birth_to = _month(person.birth_from)
            person.birth_precision = "month"
