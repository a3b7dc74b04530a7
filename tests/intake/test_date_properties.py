"""Any day in any way of writing it is read as that day; any span as every day it can mean: against a slow, obvious reference."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from keepsight.intake.calendar_spans import easter_sunday
from keepsight.intake.dates import read_date
from keepsight.records.dates import When

LONG = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS = st.dates(date(1940, 1, 1), date(2039, 12, 31))


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 <= day % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


WAYS_OF_A_DAY = [
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d.day}-{d.month}-{d:%y}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.day} {LONG[d.month - 1]} {d.year}",
    lambda d: f"{ordinal(d.day)} {SHORT[d.month - 1]} {d:%y}",
    lambda d: f"{d.day}-{SHORT[d.month - 1]}-{d:%y}",
    lambda d: f"{WEEKDAYS[d.weekday()]} {ordinal(d.day)} of {LONG[d.month - 1]}, {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()][:3].upper()} {d.day} {LONG[d.month - 1].upper()} {d.year}",
    lambda d: f"{LONG[d.month - 1]} {ordinal(d.day)} {d.year}",
    lambda d: f"  {d.day} / {d.month} / {d.year} ",
    lambda d: d,
    lambda d: datetime(d.year, d.month, d.day),
    lambda d: (d - date(1899, 12, 30)).days,
    lambda d: str((d - date(1899, 12, 30)).days) if d.year > 1927 else d,
]


@given(DAYS, st.sampled_from(WAYS_OF_A_DAY))
def test_any_day_written_in_any_way_is_that_day(day, way):
    when = read_date(way(day))
    assert (when.earliest, when.latest, when.precision) == (day, day, "day")


@given(DAYS, st.times(), st.sampled_from(["{0} {1:%H:%M}", "{0} at {1:%H:%M}", "{1:%H:%M} {0}", "{0} {1:%H%M}hrs", "{0} {2}"]))
def test_a_time_of_day_in_any_way_is_that_time(day, clock, way):
    half = f"{clock.hour % 12 or 12}.{clock.minute:02d}{'pm' if clock.hour >= 12 else 'am'}"
    when = read_date(way.format(f"{day.day}/{day.month}/{day.year}", clock, half))
    assert (when.earliest, when.time_from) == (day, f"{clock:%H:%M}")


def whole_month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


@given(DAYS, st.sampled_from(["{long} {year}", "{short}-{two}", "{short} '{two}", "{number:02d}/{year}", "in {long} {year}", "during {long} {year}"]))
def test_any_month_is_every_day_of_it(day, way):
    words = way.format(long=LONG[day.month - 1], short=SHORT[day.month - 1], year=day.year, two=f"{day:%y}", number=day.month)
    when = read_date(words)
    assert ((when.earliest, when.latest), when.precision) == (whole_month(day), "month")


@given(DAYS, DAYS, st.sampled_from(["{a} to {b}", "{a} - {b}", "between {a} and {b}", "from {a} until {b}", "{a} – {b}"]), st.sampled_from(WAYS_OF_A_DAY[:8]))
def test_any_two_days_are_the_span_between_them(one, other, way, written):
    first, last = sorted([one, other])
    when = read_date(way.format(a=written(first), b=written(last)))
    assert (when.earliest, when.latest, when.precision) == (first, last, "range")


@given(DAYS, st.integers(1, 30), st.sampled_from(["{a}-{b} {month} {year}", "{a} to {b} {month} {year}", "{a}/{b} {month} {year}", "{a} and {b} {month} {year}"]))
def test_two_days_of_a_month_borrow_its_name_and_year(day, more, way):
    last = day + timedelta(days=more)
    if last.month != day.month:
        last = day
        day = day.replace(day=1)
    if day == last:
        return
    when = read_date(way.format(a=day.day, b=last.day, month=LONG[day.month - 1], year=day.year))
    assert (when.earliest, when.latest) == (day, last)


@given(DAYS, st.sampled_from(["w/c {}", "W/C: {}", "week commencing {}", "wc {}", "week beginning {}"]), st.sampled_from(WAYS_OF_A_DAY[:10]))
def test_any_week_is_its_seven_days(day, way, written):
    when = read_date(way.format(written(day)))
    assert (when.earliest, when.latest, when.precision) == (day, day + timedelta(days=6), "week")


@given(DAYS, st.sampled_from(["?{}", "{}?", "about {}", "c. {}", "{} (approx)", "approximately {}"]), st.sampled_from(WAYS_OF_A_DAY[:9]))
def test_any_doubted_day_is_within_three_days_of_it(day, way, written):
    when = read_date(way.format(written(day)))
    assert (when.earliest, when.latest, when.precision) == (day - timedelta(days=3), day + timedelta(days=3), "about")


def days_at_age(birth: date, months: int) -> list[date]:
    """Every day on which somebody born then is so many whole months old, counted one by one."""

    def age(on: date) -> int:
        last = monthrange(on.year, on.month)[1]
        return (on.year - birth.year) * 12 + on.month - birth.month - (on.day < min(birth.day, last))

    days = [birth + timedelta(days=n) for n in range(max(0, months - 1) * 28, (months + 2) * 31)]
    return [day for day in days if age(day) == months]


@given(st.dates(date(2000, 1, 1), date(2015, 12, 31)), st.integers(0, 40))
def test_an_age_in_months_is_every_day_at_that_age(birth, months):
    when = read_date(f"aged {months} months", birth=When(birth, birth))
    days = days_at_age(birth, months)
    assert (when.earliest, when.latest) == (days[0], days[-1])


@given(st.text(max_size=40))
def test_any_words_are_a_date_or_say_what_to_write(words):
    try:
        when = read_date(words)
    except ValueError as why:
        assert "rite" in str(why)
    else:
        assert when.earliest <= when.latest


PUBLISHED = ["2008-03-23", "2011-04-24", "2014-04-20", "2016-03-27", "2019-04-21", "2021-04-04", "2024-03-31", "2025-04-20", "2038-04-25"]


def test_easter_is_on_its_published_days():
    assert [str(easter_sunday(int(day[:4]))) for day in PUBLISHED] == PUBLISHED
