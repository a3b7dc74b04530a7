"""The grammar of dates as people write them: words to the earliest and latest day they can mean.

Day comes before month, always (contracts 1.8). Nothing is guessed: what cannot be read is a ValueError that says what to write.
The words for stretches of a year are data, in date_words.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from keepsight.records.dates import When

from . import calendar_spans as spans
from . import row_problems as problems

WORDS = tomllib.loads(files(__package__).joinpath("date_words.toml").read_text(encoding="utf-8"))
MONTHS: dict[str, int] = WORDS["months"]
FIRST_YEAR, LAST_YEAR = 1900, 2049  # a year outside these is a slip of the pen; 00 to 39 are this century, 40 to 99 the last (our default)


class YearMissing(ValueError):
    """A day or a month was written without its year; the rows around it may settle which."""


class NotRead(ValueError):
    """The words are not a date that this grammar knows."""


class OutOfOrder(ValueError):
    """The first of two dates is after the second."""


@lru_cache(maxsize=65536)
def span_of(words: str, year: int | None = None) -> When:
    """The span that `words` (lower case, tidied) can mean; `year` is used only where none was written.

    Raises YearMissing where only the year is missing, NotRead, OutOfOrder, or a plain ValueError for a day that is none.
    """
    words = _TERMS.sub(r"\1 term \2 \3 term", _FILLERS.sub("", words.strip(" .,;:-")))
    for form, meaning in _FORMS:
        if found := form.fullmatch(words):
            return meaning(found, year)
    span = _doubted(words, year) or _begun(words, year) or _ranged(words, year) or _without_aside(words, year)
    if span is None:
        raise NotRead(problems.date_not_read(words))
    return span


def goes_on(words: str) -> bool:
    """Whether the words say only when something began that went on: "since 2016", "from March 2018", "2018 to date"."""
    words = words.lower().strip(" .,;:-")
    return bool(_ONWARDS.fullmatch(words)) or bool(_BEGUN.fullmatch(words)) and not _BETWEEN.fullmatch(words)


def full_year(written: str) -> int:
    """The year of two or four figures."""
    year = int(written)
    if len(written) == 2:
        year += 2000 if year < 40 else 1900
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(problems.year_out_of_range(year, FIRST_YEAR, LAST_YEAR))
    return year


def one_day(year: int, month: int, day: int, words: str) -> date:
    """The day, or a ValueError that says why there is none such."""
    if not 1 <= month <= 12:
        raise ValueError(problems.no_such_month(month, words))
    if not 1 <= day <= spans.days_of_month(year, month):
        raise ValueError(problems.no_such_day(words))
    return date(year, month, day)


def _year_in(found: re.Match, year: int | None) -> int:
    if written := found.groupdict().get("year"):
        return full_year(written)
    if year is None:
        raise YearMissing(problems.year_missing(found.group(0)))
    return year


def _month_in(found: re.Match) -> int:
    month = MONTHS.get(found["month"]) or int(found["month"])
    if not 1 <= month <= 12:
        raise ValueError(problems.no_such_month(month, found.group(0)))
    return month


def _day(found: re.Match, year: int | None) -> When:
    day = one_day(_year_in(found, year), _month_in(found), int(found["day"]), found.group(0))
    return When(day, day)


def _month(found: re.Match, year: int | None) -> When:
    return spans.month_span(_year_in(found, year), _month_in(found))


def _year(found: re.Match, year: int | None) -> When:
    return spans.year_span(full_year(found["year"]))


def _decade(found: re.Match, year: int | None) -> When:
    first = full_year(found["decade"] + "0")
    return When(date(first, 1, 1), date(first + 9, 12, 31), "range")


def _month_or_two_years(found: re.Match, year: int | None) -> When:
    """'2014-05' is a month and '2014-15' a school or financial year; '2010-11' may be any of these, and is given the span of all."""
    first, second = full_year(found["year"]), found["second"]
    if len(second) == 2 and int(second) == (first + 1) % 100:
        opens = min(4, int(second) or 4)
        return When(spans.first_of(first, opens), date(first + 1, 8, 31), "school-year")
    if len(second) == 2 and 1 <= int(second) <= 12:
        return spans.month_span(first, int(second))
    last = full_year(second) if len(second) == 4 else full_year(f"{first // 100}{second}")
    if last <= first:
        raise OutOfOrder(problems.first_after_second(found.group(0)))
    return When(date(first, 1, 1), date(last, 12, 31), "range")


_OPENS_AND_CLOSES = {"school": (9, 8), "academic": (9, 8), "financial": (4, 3), "tax": (4, 3)}  # month in which a year opens and closes


def _named_year(found: re.Match, year: int | None) -> When:
    first = _first_of_two(found)
    opens, closes = _OPENS_AND_CLOSES[found["which"]]
    return When(spans.first_of(first, opens), spans.last_of(first + 1, closes), "school-year")


def _first_of_two(found: re.Match) -> int:
    first = full_year(found["year"])
    if int(found["second"]) % 100 != (first + 1) % 100:
        raise NotRead(problems.date_not_read(found.group(0)))
    return first


def _stretch(found: re.Match, year: int | None) -> When:
    return _named_stretch(_stretch_name(found), _year_in(found, year))


def _stretch_of_two_years(found: re.Match, year: int | None) -> When:
    """'Autumn term 2012-13' and 'winter 2012-13' open in 2012; 'spring term 2012-13' lies in 2013."""
    name, first = _stretch_name(found), _first_of_two(found)
    opens_in_first = WORDS["stretches"].get(name, {}).get("first", "") >= "09"
    return _named_stretch(name, first if opens_in_first else first + 1)


def _stretch_name(found: re.Match) -> str:
    return re.sub(r"\s+", " ", found["name"].replace("'", ""))


def _named_stretch(name: str, year: int) -> When:
    if name in WORDS["easter"]:
        return spans.easter_span(year, **WORDS["easter"][name])
    return spans.stretch_span(year, **WORDS["stretches"][name])


def _third(found: re.Match, year: int | None) -> When:
    whole = span_of(found["rest"], year)
    if whole.precision not in ("month", "year", "season", "range"):
        raise NotRead(problems.date_not_read(found.group(0)))
    return spans.third_of(whole, WORDS["thirds"][re.sub(r"\s+", " ", found["which"])])


def _half(found: re.Match, year: int | None) -> When:
    whole = full_year(found["year"])
    first, last = (1, 6) if found["which"] in ("first", "1th") else (7, 12)
    return When(spans.first_of(whole, first), spans.last_of(whole, last), "range")


def _quarter(found: re.Match, year: int | None) -> When:
    """A quarter of a year: "Q1 2018/19" is April to June; "Q1 2018" can be January to March or the financial year's first, and is both."""
    opens = 3 * int(_NTH.get(found["which"], found["which"][0])) - 2
    first = full_year(found["year"])
    if found["second"]:
        opens, first = (opens + 3, _first_of_two(found)) if opens < 10 else (1, _first_of_two(found) + 1)
        return When(spans.first_of(first, opens), spans.last_of(first, opens + 2), "range")
    return When(spans.first_of(first, opens), spans.months_after(spans.first_of(first, opens), 6) - timedelta(days=1), "range")


def _week(found: re.Match, year: int | None) -> When:
    day = span_of(found["rest"], year)
    if day.earliest != day.latest:
        raise NotRead(problems.date_not_read(found.group(0)))
    if found["ends"]:
        return When(day.earliest - timedelta(days=6), day.latest, "week")
    return When(day.earliest, day.latest + timedelta(days=6), "week")


def _doubted(words: str, year: int | None) -> When | None:
    plain = _DOUBT_AFTER.sub("", _DOUBT_BEFORE.sub("", words))
    return spans.about(span_of(plain, year)) if plain and plain != words else None


def _begun(words: str, year: int | None) -> When | None:
    """When something began that went on; how long it went on, the rows around it say (row_dates)."""
    found = _BEGUN.fullmatch(words)
    began = found and next(part for part in found.groups() if part)
    return span_of(began, year) if began else None


def _without_aside(words: str, year: int | None) -> When | None:
    """A note in brackets after a date, such as '3/4/17 (evening)': the sheet's own words keep it."""
    plain = re.sub(r"\s*\([^()]*\)$", "", words)
    return span_of(plain, year) if plain and plain != words else None


# Between two dates ----------------------------------------------------------------------------------------------------


def _ranged(words: str, year: int | None) -> When | None:
    """The first way of parting the words into two dates that can be read; None where there is none."""
    year_missing: YearMissing | None = None
    for one, other in _halves(words):
        try:
            return _from_to(one, other, year, words)
        except OutOfOrder:
            raise
        except YearMissing as why:
            year_missing = year_missing or why
        except ValueError:
            continue
    if year_missing:
        raise year_missing
    return None


def _halves(words: str) -> Iterator[tuple[str, str]]:
    if found := _BETWEEN.fullmatch(words):
        one, other = (part for part in found.groups() if part)
        yield one, other
    for joint in _JOINTS:
        for split in joint.finditer(words):
            one, other = words[: split.start()], words[split.end() :]
            if one and other:
                yield one, other


def _from_to(one: str, other: str, year: int | None, words: str) -> When:
    """Either half may borrow the year, and the first the month, of the other: '1-5 March 2018', 'Nov to Feb 2012'."""
    last = _last_half(other, one, year)
    first = _first_half(one, other, last)
    if first.earliest > last.latest:
        raise OutOfOrder(problems.first_after_second(words))
    return When(first.earliest, max(first.latest, last.latest), "range")


def _last_half(other: str, one: str, year: int | None) -> When:
    try:
        return span_of(other)
    except YearMissing:
        before = span_of(one, year).earliest
        span = span_of(other, before.year)
        return span if span.latest >= before else span_of(other, before.year + 1)


def _first_half(one: str, other: str, last: When) -> When:
    if day := re.fullmatch(r"(\d{1,2})(?:th)?", one):
        if last.precision != "day":
            raise NotRead(problems.date_not_read(one))
        number = one_day(last.latest.year, last.latest.month, int(day[1]), one)
        return When(number, number)
    if (third := _THIRD.fullmatch(other)) and one in WORDS["thirds"]:
        return span_of(f"{one} {third['rest']}")
    try:
        return span_of(one)
    except YearMissing:
        span = span_of(one, last.latest.year)
        return span if span.earliest <= last.latest else span_of(one, last.latest.year - 1)


# The forms, in the order in which they are tried ----------------------------------------------------------------------


def _any_of(words) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


_MONTH = rf"(?P<month>{_any_of(MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?:th)?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_TWO_YEARS = r"(?P<year>\d{4})\s*[/-]\s*(?P<second>\d{4}|\d{2})"
_GAP = r"[\s/.\-]*"
_NAME = rf"(?P<name>{_any_of([*WORDS['stretches'], *WORDS['easter'], 'new year' + chr(39) + 's eve', 'new year' + chr(39) + 's day'])})"
_WEEK_OF = r"w\s*[/.]?\s*[cb]\b\.?|wk\.?\s*[cb]\b\.?|wk\s+commencing|(?:week|wk)\s+(?:commencing|beginning|starting|of)|(?P<ends>w\s*/?\s*e\b|week\s+ending)"
_THIRD = re.compile(rf"(?P<which>{_any_of(WORDS['thirds'])})[\s-]+(?:the\s+)?(?P<rest>(?!to\s|and\s|or\s)(?:(?!/\s*(?:early|mid|late)\b).)+)")
_OFTEN = r"(?:several|various|multiple|numerous|many|repeated|different|some|frequent|a\s+number\s+of|\d{1,2}|two|three|four|five|six)"  # how often says nothing of when
_FILLERS = re.compile(
    rf"^(?:(?:at\s+)?some\s*(?:time|point)\s+(?:in|during)\s+|(?:on\s+)?(?:once|twice|{_OFTEN}\s+(?:times|occasions|dates|days))\s+(?:in|during|throughout|over|between)?\s*"
    r"|all\s+of\s+|(?:the\s+)?weekend\s+of\s+|(?:on|in(?!\s+or\s)|over|during|throughout|dated?|the)\s+)+"
)
_TERMS = re.compile(r"\b(spring(?=\s+\S+\s+(?:summer|autumn))|summer(?=\s+\S+\s+autumn))\s+(and|&|/)\s+(summer|autumn)\s+terms\b")
_DOUBT_BEFORE = re.compile(rf"^(?:(?:{_any_of(WORDS['doubt']['before'])})(?=[\s.?~\d]|$)[\s.]*|[?~]+\s*)+")
_DOUBT_AFTER = re.compile(rf"(?:\s*\(?\?+\)?|[\s(]+(?:{_any_of(WORDS['doubt']['after'])})\)?)+$")
_BETWEEN = re.compile(r"between\s+(.+?)\s+(?:and|&|to)\s+(.+)|from\s+(.+?)\s+(?:to|until|till|through|-+)\s+(.+)")
_ON = r"(?:\s+onwards?|\s*(?:to|until|till|-+)\s*(?:date|(?:the\s+)?present|now|today|ongoing)|\s+(?:and\s+|&\s+)?ongoing)"
_ONWARDS = re.compile(rf"(?:(?:(?:ever\s+)?since|from)\s+)?(.+?){_ON}")
_BEGUN = re.compile(rf"(?:(?:ever\s+)?since|from)\s+(.+?){_ON}?|(.+?){_ON}")
_NTH = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_JOINTS = [re.compile(joint) for joint in (r"\s+(?:to|until|till|through|up\s+to|and|or|&)\s+", r"\s+-+\s+", r"\s*-\s*", r"\s*[/&]\s*")]

_FORMS: list[tuple[re.Pattern, Callable[[re.Match, int | None], When]]] = [
    (re.compile(form), meaning)
    for form, meaning in [
        (rf"{_DAY}\s*[/.\\-]\s*(?P<month>\d{{1,2}})\s*[/.\\-]\s*{_YEAR}", _day),
        (r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4}|\d{2})", _day),
        (r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})", _day),
        (r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)", _day),
        (rf"{_DAY}{_GAP}(?:of\s+)?{_MONTH}{_GAP}{_YEAR}", _day),
        (rf"{_MONTH}\s*{_DAY}\s+(?P<year>\d{{4}})", _day),
        (rf"{_MONTH}{_GAP}(?:of\s+)?{_YEAR}", _month),
        (r"(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})", _month),
        (_TWO_YEARS, _month_or_two_years),
        (rf"(?P<which>school|academic|financial|tax)\s+year\s+{_TWO_YEARS}", _named_year),
        (r"(?:(?:calendar|the)\s+)?(?:year\s+)?(?P<year>\d{4})", _year),
        (r"(?:the\s+)?(?P<decade>(?:19|20)\d)0'?s", _decade),
        (rf"{_NAME}(?:\s+of)?\s+{_TWO_YEARS}", _stretch_of_two_years),
        (rf"{_NAME}(?:\s+of)?\s+{_YEAR}", _stretch),
        (_THIRD.pattern, _third),
        (r"(?P<which>first|second|1th|2th)\s+half\s+of\s+(?P<year>\d{4})", _half),
        (rf"q(?P<which>[1-4])\s*[/-]?\s*{_YEAR}(?:\s*[/-]\s*(?P<second>\d{{4}}|\d{{2}}))?", _quarter),
        (rf"(?P<which>[1-4]th|first|second|third|fourth)\s+quarter(?:\s+of)?\s+{_YEAR}(?:\s*[/-]\s*(?P<second>\d{{4}}|\d{{2}}))?", _quarter),
        (rf"(?:{_WEEK_OF})[\s.:]*(?P<rest>.+)", _week),
        (rf"{_DAY}{_GAP}(?:of\s+)?{_MONTH}", _day),
        (rf"{_MONTH}\s*(?P<day>\d{{1,2}})th", _day),
        (r"(?P<day>\d{1,2})\s*[/.]\s*(?P<month>\d{1,2})", _day),
        (_MONTH, _month),
        (_NAME, _stretch),
    ]
]
