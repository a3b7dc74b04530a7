"""Days, months, years and the stretches between them, as earliest and latest day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from keepsight.records.dates import When

_DOUBTED_DAY = timedelta(days=3)  # a day written with doubt: three days either side (our default; the type wants true bounds)


def days_of_month(year: int, month: int) -> int:
    """How many days the month has."""
    return monthrange(year, month)[1]


def first_of(year: int, month: int) -> date:
    """The month's first day."""
    return date(year, month, 1)


def last_of(year: int, month: int) -> date:
    """The month's last day."""
    return date(year, month, days_of_month(year, month))


def month_span(year: int, month: int) -> When:
    """The whole month."""
    return When(first_of(year, month), last_of(year, month), "month")


def year_span(year: int) -> When:
    """The whole calendar year."""
    return When(date(year, 1, 1), date(year, 12, 31), "year")


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later (earlier, if negative), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_of_month(year, month + 1)))


def stretch_span(year: int, first: str, last: str, precision: str, into: int = 0, **more: int) -> When:
    """A named stretch of the year that was written: `first` and `last` as month-day, from date_words.toml."""
    opens, closes = (tuple(map(int, end.split("-"))) for end in (first, last))
    closing_year = year + into
    closing_day = min(closes[1], days_of_month(closing_year, closes[0]))
    return When(date(year - more.get("from", 0), *opens), date(closing_year, closes[0], closing_day), precision)


def easter_span(year: int, before: int, after: int) -> When:
    """So many days before and after Easter Sunday."""
    sunday = easter_sunday(year)
    span = sunday - timedelta(days=before), sunday + timedelta(days=after)
    return When(*span, "day" if span[0] == span[1] else "range")


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous method (Meeus, Astronomical Algorithms, ch. 8)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon_shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def third_of(span: When, which: int) -> When:
    """The early, middle or late third (1, 2, 3) of a month (days 1-10, 11-20, 21 on) or of a longer span, in days."""
    if span.precision == "month":
        opens = span.earliest.replace(day=10 * which - 9)
        closes = span.latest if which == 3 else opens + timedelta(days=9)
        return When(opens, closes, "range")
    months = (span.latest.year - span.earliest.year) * 12 + span.latest.month - span.earliest.month + 1
    if months % 3 or span.earliest.day != 1 or span.latest != last_of(span.latest.year, span.latest.month):
        return _third_in_days(span, which)
    opens = months_after(span.earliest, months // 3 * (which - 1))
    return When(opens, months_after(opens, months // 3) - timedelta(days=1), "range")


def _third_in_days(span: When, which: int) -> When:
    """A third of a stretch that is no whole number of months, such as a school term; a part day belongs to both."""
    days = (span.latest - span.earliest).days + 1
    return When(span.earliest + timedelta(days=days * (which - 1) // 3), span.earliest + timedelta(days=-(-days * which // 3) - 1), "range")


def about(span: When) -> When:
    """The span widened for a mark of doubt: a day by three days either side, a week by one, a year by one, all else by a month."""
    opens, closes = span.earliest, span.latest
    if span.precision in ("day", "about"):
        opens, closes = opens - _DOUBTED_DAY, closes + _DOUBTED_DAY
    elif span.precision == "week":
        opens, closes = opens - timedelta(days=7), closes + timedelta(days=7)
    elif span.precision == "year":
        opens, closes = date(opens.year - 1, 1, 1), date(closes.year + 1, 12, 31)
    else:
        opens, closes = months_after(opens, -1), _month_later(closes)
    return When(opens, closes, "about")


def _month_later(day: date) -> date:
    """A month's last day stays a last day."""
    later = months_after(day, 1)
    return last_of(later.year, later.month) if day == last_of(day.year, day.month) else later
