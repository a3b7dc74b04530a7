"""A cell that says when something happened, to the earliest and latest day it can mean (contracts 1)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from math import isfinite

from keepsight.records.dates import PRECISIONS, When

from . import row_problems as problems
from .calendar_spans import about, last_of, months_after
from .grid import Cell
from .written_dates import FIRST_YEAR, LAST_YEAR, WORDS, NotRead, YearMissing, span_of

__all__ = ["YearMissing", "read_date", "read_span", "read_time", "says_same", "says_unknown"]

_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of the 1900 system, counting its 29 February 1900 that never was
_SERIALS = range((date(1920, 1, 1) - _SERIAL_ZERO).days, (date(LAST_YEAR, 12, 31) - _SERIAL_ZERO).days + 1)


def read_date(cell: Cell, *, birth: When | None = None, year: int | None = None) -> When:
    """When the cell says it was. `birth` is the birth of the child whose age may be written; `year` serves a date written without one.

    Raises YearMissing (a ValueError) where only the year is missing, ValueError otherwise, each saying what to write instead.
    """
    if isinstance(cell, str):
        return _from_words(cell, birth, year)
    if isinstance(cell, datetime):
        clock = f"{cell:%H:%M}" if cell.time() != time() else ""
        return _on(cell.date(), clock, f"{cell:%d/%m/%Y %H:%M}" if clock else f"{cell:%d/%m/%Y}")
    if isinstance(cell, date):
        return _on(cell, "", f"{cell:%d/%m/%Y}")
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell)
    raise ValueError(problems.date_not_read("" if cell is None else str(cell)))


def read_span(first: Cell, last: Cell, precision: str, **known) -> When:
    """A date in up to three cells: its first day, its last day and how precise it is. Either of the last two may be empty.

    A stated last day is kept to; a stated precision without one widens the first ('month': that whole month).
    """
    opens = read_date(first, **known)
    said = precision_of(precision)
    if last not in (None, ""):
        closes = read_date(last, **known)
        if closes.latest < opens.earliest:
            raise ValueError(problems.first_after_second(f"{opens.as_written} to {closes.as_written}"))
        span = When(opens.earliest, closes.latest, said or _precision_between(opens, closes))
        written = opens.as_written if opens.as_written == closes.as_written else f"{opens.as_written} to {closes.as_written}"
    else:
        span, written = opens, opens.as_written
    if said and span.earliest == span.latest:
        span = widened(span.earliest, said)
    return When(span.earliest, span.latest, said or span.precision, opens.time_from, written)


def _precision_between(opens: When, closes: When) -> str:
    return "day" if opens.earliest == closes.latest else "range"


_PRECISION_WORDS = {"exact": "day", "approx": "about", "approximate": "about", "estimated": "about", "circa": "about", "uncertain": "about"}


def precision_of(words: str) -> str:
    """The key of PRECISIONS that the words say, or empty."""
    plain = words.strip().lower()
    return plain if plain in PRECISIONS else _PRECISION_WORDS.get(plain, "")


def widened(day: date, precision: str) -> When:
    """One written day and the precision stated beside it: '2016-05-01, month' is the whole of May 2016."""
    if precision == "month":
        return When(day.replace(day=1), last_of(day.year, day.month), precision)
    if precision == "year":
        return When(date(day.year, 1, 1), date(day.year, 12, 31), precision)
    if precision == "week":
        return When(day, day + timedelta(days=6), precision)
    if precision == "about":
        return about(When(day, day))
    return When(day, day, precision)


def says_same(cell: Cell) -> bool:
    """The cell says: as in the row above (a ditto mark, 'as above')."""
    return isinstance(cell, str) and cell.strip().lower() in _SAME


def says_unknown(cell: Cell) -> bool:
    """The cell says that the date is not known, or is empty."""
    return cell is None or (isinstance(cell, str) and cell.strip().lower() in _UNKNOWN)


_SAME = frozenset(WORDS["same"]["words"])
_UNKNOWN = frozenset(["", *WORDS["unknown"]["words"]])


def _on(day: date, clock: str, written: str) -> When:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(problems.year_out_of_range(day.year, FIRST_YEAR, LAST_YEAR))
    return When(day, day, "day", clock, written)


def _from_number(number: int | float) -> When:
    """A year such as 2011, or a spreadsheet's serial number of a day (1900 system) with the time of day as its fraction."""
    if not isfinite(number):
        raise ValueError(problems.number_not_a_date(number))
    if number == int(number) and FIRST_YEAR <= number <= LAST_YEAR:
        return _from_words(str(int(number)), None, None)
    if int(number) not in _SERIALS:
        raise ValueError(problems.number_not_a_date(number))
    minutes = round((number - int(number)) * 24 * 60)
    moment = datetime.combine(_SERIAL_ZERO, time()) + timedelta(days=int(number), minutes=minutes)
    return read_date(moment)


@lru_cache(maxsize=65536)
def _from_words(cell: str, birth: When | None, year: int | None) -> When:
    """The words, tidied; a time of day is taken out first, an age next, and what is left is a date."""
    written = " ".join(cell.split())
    words = _tidy(written)
    if words in _UNKNOWN:
        raise ValueError(problems.date_unknown(written))
    if len(words) > _LONGEST:
        raise ValueError(problems.date_not_read(written))
    if re.fullmatch(r"\d{5}(\.\d+)?", words):
        return _from_number(float(words))
    clock, words = _time_taken_out(_NO_TIME.sub("", words))
    try:
        span = _aged(words, birth) or span_of(words, year)
    except YearMissing as why:
        raise YearMissing(problems.year_missing(written)) from why
    except NotRead as why:
        raise ValueError(problems.date_not_read(written)) from why
    return When(span.earliest, span.latest, span.precision, clock, written)


_WEEKDAYS = re.compile(r"(?<!good )(?<!easter )\b(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[,.]?\s*(?=\d|\?|the\b|\D*\d)")


def _tidy(written: str) -> str:
    words = written.lower().replace("\u2019", "'").replace("\u2018", "'")
    words = re.sub("[\u2010-\u2015\u2212]", "-", words)
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "th", words)
    words = _WEEKDAYS.sub("", words).replace(",", " ")
    return " ".join(words.split()).strip(" .;:")


_NO_TIME = re.compile(r"(?<=\d)[t ]00:00:00(?:\.0+)?z?$")  # what programs write after a day that has no time
_LONGEST = 100  # letters; longer words are prose and no date


# Times of day ---------------------------------------------------------------------------------------------------------

_CLOCK = re.compile(
    r"(?<![\d/.\-])(?:(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?z?"
    r"|(?P<hh>[01]\d|2[0-3])[:.]?(?P<mm>[0-5]\d)\s*h(?:ou)?rs?\b)"
    r"|(?<=[\d])t(?P<ht>[01]\d|2[0-3]):(?P<mt>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?z?"
    r"|(?<=\d\s)(?P<hd>[01]?\d|2[0-3])\.(?P<md>[0-5]\d)$"
)
_PARTS_OF_DAY = re.compile(r"^(?:(?:early |late )?(?:morning|afternoon|evening|night|overnight|am|pm)(?: of)?\s+)|[\s(]+(?:at |in the )?(?:early |late )?(?:morning|afternoon|evening|night|overnight|a\.?m\.?|p\.?m\.?|midday|noon|midnight)\)?$")


def read_time(cell: Cell) -> str:
    """The time of day a cell says, as HH:MM; empty where it says none that can be read."""
    if isinstance(cell, datetime | time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and 0 <= cell < 1:
        return f"{round(cell * 1440) // 60:02d}:{round(cell * 1440) % 60:02d}"
    words = str(cell or "").strip().lower()
    bare = re.fullmatch(r"([01]?\d|2[0-3])[.:]?([0-5]\d)", words)
    return f"{int(bare[1]):02d}:{bare[2]}" if bare else _time_taken_out(words)[0]


def _time_taken_out(words: str) -> tuple[str, str]:
    """The first time of day in the words, and the words without any."""
    first = _CLOCK.search(words)
    rest = _CLOCK.sub(" ", words) if first else words
    rest = _PARTS_OF_DAY.sub("", " ".join(rest.split()))
    if first:
        rest = re.sub(r"(?:^(?:at|@|from|between)\s+)|(?:\s*(?:\bat|@|\bfrom|\bbetween|\bto|\band|\bhrs|-|,)\s*)+$", "", rest).strip()
    return (_clock_of(first) if first else ""), rest


def _clock_of(found: re.Match) -> str:
    if found["half"]:
        hour = int(found["h12"]) % 12 + (12 if found["half"] == "p" else 0)
        return f"{hour:02d}:{found['m12'] or '00'}"
    hour = next(found[name] for name in ("h24", "hh", "ht", "hd") if found[name])
    minute = next(found[name] for name in ("m24", "mm", "mt", "md") if found[name])
    return f"{int(hour):02d}:{minute}"


# Ages -----------------------------------------------------------------------------------------------------------------

_NUMBER = rf"\d{{1,2}}|{'|'.join(WORDS['numbers'])}"
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_UNIT = r"(days?|d|weeks?|wks?|w|months?|mths?|mos?|m|years?|yrs?|y)\b"
_AGE = re.compile(
    rf"(?:(?P<said>at\s+age|at|aged|age|when)\s+)?(?P<many>{_NUMBER})[\s-]*(?:{_UNIT})?"
    rf"(?:\s*(?:and|&)?\s*(?P<more>{_NUMBER})[\s-]*{_UNIT})?(?P<old>[\s-]+(?:old|of\s+age))?"
)


def _aged(words: str, birth: When | None) -> When | None:
    """'aged 4 months', 'age 3', '6 weeks old', 'at birth': from the child's birth; None where the words are no age."""
    if words in ("at birth", "birth"):
        return _from_birth(words, birth)
    found = _AGE.fullmatch(words)
    if not found or not (found["old"] or found["said"] in ("age", "aged", "at age") or (found["said"] and found[3])):
        return None
    if birth is None:
        raise ValueError(problems.age_without_birth(words))
    first = _age_part(found["many"], found[3] or "years")
    parts = [first, _age_part(found["more"], found[5])] if found["more"] else [first]
    return When(_after(birth.earliest, parts, 0), _after(birth.latest, parts, 1) - timedelta(days=1), "age")


def _from_birth(words: str, birth: When | None) -> When:
    if birth is None:
        raise ValueError(problems.age_without_birth(words))
    return When(birth.earliest, birth.latest, birth.precision)


def _age_part(many: str, unit: str) -> tuple[int, str]:
    return WORDS["numbers"].get(many) or int(many), _UNITS[unit[0]]


def _after(day: date, parts: list[tuple[int, str]], one_more: int) -> date:
    """The day on which that age is reached, or, with `one_more`, the next age in the smallest unit written."""
    for place, (many, unit) in enumerate(parts):
        many += one_more if place == len(parts) - 1 else 0
        if unit in ("days", "weeks"):
            day += timedelta(days=many * (7 if unit == "weeks" else 1))
        else:
            day = months_after(day, many * (12 if unit == "years" else 1))
    return day
