"""Every way people write dates becomes an earliest day, a latest day and a precision; what cannot be read says what to write."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path

import pytest

from keepsight import intake
from keepsight.intake.dates import YearMissing, read_date, read_span, read_time, says_same
from keepsight.records.dates import When

BORN = When(date(2012, 3, 10), date(2012, 3, 10))

ONE_DAY = [
    ("3/4/17", "2017-04-03"),
    ("03/04/2017", "2017-04-03"),
    ("03.04.2017", "2017-04-03"),
    ("3-4-2017", "2017-04-03"),
    ("3\\4\\17", "2017-04-03"),
    ("03 04 2017", "2017-04-03"),
    ("3 / 4 / 2017", "2017-04-03"),
    ("2017-04-03", "2017-04-03"),
    ("2017/04/03", "2017-04-03"),
    ("2017-04-03 00:00:00", "2017-04-03"),
    ("2017-04-03T00:00:00", "2017-04-03"),
    ("20170403", "2017-04-03"),
    ("4 March 19", "2019-03-04"),
    ("4th Mar 2019", "2019-03-04"),
    ("4th of March 2019", "2019-03-04"),
    ("4-Mar-19", "2019-03-04"),
    ("4Mar2019", "2019-03-04"),
    ("4 Sept. 2019", "2019-09-04"),
    ("Monday 4 March 2019", "2019-03-04"),
    ("Mon 4th March, 2019", "2019-03-04"),
    ("March 3rd 2016", "2016-03-03"),
    ("on 3/4/17", "2017-04-03"),
    ("3/4/17 (evening)", "2017-04-03"),
    ("night of 3/4/17", "2017-04-03"),
    ("29/02/2016", "2016-02-29"),
    ("3/4/39", "2039-04-03"),
    ("3/4/40", "1940-04-03"),
    ("Christmas Day 2013", "2013-12-25"),
    ("New Year's Eve 2013", "2013-12-31"),
    ("Good Friday 2014", "2014-04-18"),
    ("Easter Monday 2014", "2014-04-21"),
    ("43000", "2017-09-22"),
    (43000, "2017-09-22"),
    (43000.0, "2017-09-22"),
    (date(2017, 4, 3), "2017-04-03"),
    (datetime(2017, 4, 3), "2017-04-03"),
    ("at birth", "2012-03-10"),
]


@pytest.mark.parametrize(("cell", "day"), ONE_DAY, ids=str)
def test_a_day_however_written_is_that_day_and_day_comes_before_month(cell, day):
    when = read_date(cell, birth=BORN)
    assert (str(when.earliest), str(when.latest), when.precision, when.time_from) == (day, day, "day", "")


SPANS = [
    ("since 2010", "2010-01-01", "2010-12-31", "year"),
    ("since 3/4/2017", "2017-04-03", "2017-04-03", "day"),
    ("March 2018 onwards", "2018-03-01", "2018-03-31", "month"),
    ("2018 to date", "2018-01-01", "2018-12-31", "year"),
    ("from June 2018 - present", "2018-06-01", "2018-06-30", "month"),
    ("Q1 2018", "2018-01-01", "2018-06-30", "range"),
    ("Q4 2018", "2018-10-01", "2019-03-31", "range"),
    ("Q1 2018/19", "2018-04-01", "2018-06-30", "range"),
    ("Q4 18-19", "2019-01-01", "2019-03-31", "range"),
    ("third quarter of 2019", "2019-07-01", "2019-12-31", "range"),
    ("wk of 17 June 2019", "2019-06-17", "2019-06-23", "week"),
    ("end of summer term 2020", "2020-06-21", "2020-07-31", "range"),
    ("Feb half term 2020", "2020-02-08", "2020-02-28", "range"),
    ("several times in 2015", "2015-01-01", "2015-12-31", "year"),
    ("on various dates between March and May 2017", "2017-03-01", "2017-05-31", "range"),
    ("Spring and summer terms 2016", "2016-01-01", "2016-07-31", "range"),
    ("over Christmas 2017", "2017-12-20", "2018-01-02", "range"),
    ("late 2018/early 2019", "2018-09-01", "2019-04-30", "range"),
    ("in or around June 2016", "2016-05-01", "2016-07-31", "about"),
    ("March 2016", "2016-03-01", "2016-03-31", "month"),
    ("Mar-16", "2016-03-01", "2016-03-31", "month"),
    ("Mar '16", "2016-03-01", "2016-03-31", "month"),
    ("Aug 14", "2014-08-01", "2014-08-31", "month"),
    ("03/2016", "2016-03-01", "2016-03-31", "month"),
    ("2014-05", "2014-05-01", "2014-05-31", "month"),
    ("in March 2016", "2016-03-01", "2016-03-31", "month"),
    ("2011", "2011-01-01", "2011-12-31", "year"),
    (2011, "2011-01-01", "2011-12-31", "year"),
    ("during 2011", "2011-01-01", "2011-12-31", "year"),
    ("sometime in 2011", "2011-01-01", "2011-12-31", "year"),
    ("?22 May 2016", "2016-05-19", "2016-05-25", "about"),
    ("22 May 2016?", "2016-05-19", "2016-05-25", "about"),
    ("22 May 2016 (approx)", "2016-05-19", "2016-05-25", "about"),
    ("about 4 March 2019", "2019-03-01", "2019-03-07", "about"),
    ("approx. March 2016", "2016-02-01", "2016-04-30", "about"),
    ("c. 2015", "2014-01-01", "2016-12-31", "about"),
    ("circa 2015", "2014-01-01", "2016-12-31", "about"),
    ("w/c 3 April 2017", "2017-04-03", "2017-04-09", "week"),
    ("w/c 3/4/17", "2017-04-03", "2017-04-09", "week"),
    ("W/C: 3.4.17", "2017-04-03", "2017-04-09", "week"),
    ("week commencing Monday 3rd April 2017", "2017-04-03", "2017-04-09", "week"),
    ("week ending 9 April 2017", "2017-04-03", "2017-04-09", "week"),
    ("2014-15", "2014-04-01", "2015-08-31", "school-year"),
    ("2014/15", "2014-04-01", "2015-08-31", "school-year"),
    ("2010-11", "2010-04-01", "2011-08-31", "school-year"),
    ("2001-02", "2001-02-01", "2002-08-31", "school-year"),
    ("1999-00", "1999-04-01", "2000-08-31", "school-year"),
    ("academic year 2014/15", "2014-09-01", "2015-08-31", "school-year"),
    ("financial year 2014/15", "2014-04-01", "2015-03-31", "school-year"),
    ("2014-2016", "2014-01-01", "2016-12-31", "range"),
    ("between March and June 2012", "2012-03-01", "2012-06-30", "range"),
    ("March to June 2012", "2012-03-01", "2012-06-30", "range"),
    ("March/April 2012", "2012-03-01", "2012-04-30", "range"),
    ("Nov to Feb 2012", "2011-11-01", "2012-02-29", "range"),
    ("March 2012 - June 2013", "2012-03-01", "2013-06-30", "range"),
    ("1-5 March 2018", "2018-03-01", "2018-03-05", "range"),
    ("3rd/4th March 2012", "2012-03-03", "2012-03-04", "range"),
    ("3-5/4/17", "2017-04-03", "2017-04-05", "range"),
    ("3/4/17 - 5/4/17", "2017-04-03", "2017-04-05", "range"),
    ("2017-04-03 to 2017-04-05", "2017-04-03", "2017-04-05", "range"),
    ("from 2010 to 2012", "2010-01-01", "2012-12-31", "range"),
    ("between about March and June 2012", "2012-02-01", "2012-06-30", "range"),
    ("early 2012", "2012-01-01", "2012-04-30", "range"),
    ("mid-2012", "2012-05-01", "2012-08-31", "range"),
    ("late 2012", "2012-09-01", "2012-12-31", "range"),
    ("mid to late 2012", "2012-05-01", "2012-12-31", "range"),
    ("early March 2016", "2016-03-01", "2016-03-10", "range"),
    ("end of March 2016", "2016-03-21", "2016-03-31", "range"),
    ("first half of 2012", "2012-01-01", "2012-06-30", "range"),
    ("early 1990s", "1990-01-01", "1993-04-30", "range"),
    ("summer 2011", "2011-06-01", "2011-08-31", "season"),
    ("the summer of 2011", "2011-06-01", "2011-08-31", "season"),
    ("winter 2012", "2012-12-01", "2013-02-28", "season"),
    ("winter 2011/12", "2011-12-01", "2012-02-29", "season"),
    ("Spring term 2012", "2012-01-01", "2012-04-15", "range"),
    ("spring term 2012-13", "2013-01-01", "2013-04-15", "range"),
    ("autumn term 2012-13", "2012-09-01", "2012-12-23", "range"),
    ("Christmas 2013", "2013-12-20", "2014-01-02", "range"),
    ("Easter 2014", "2014-04-06", "2014-05-04", "range"),
    ("aged 4 months", "2012-07-10", "2012-08-09", "age"),
    ("age 3", "2015-03-10", "2016-03-09", "age"),
    ("three weeks old", "2012-03-31", "2012-04-06", "age"),
    ("aged 2 years 3 months", "2014-06-10", "2014-07-09", "age"),
]


@pytest.mark.parametrize(("cell", "earliest", "latest", "precision"), SPANS, ids=str)
def test_a_vague_date_is_every_day_it_can_mean_and_says_how_vague(cell, earliest, latest, precision):
    when = read_date(cell, birth=BORN)
    assert (str(when.earliest), str(when.latest), when.precision) == (earliest, latest, precision)


TIMES = [
    ("01/02/2015 14:30", "2015-02-01", "14:30"),
    ("2.30pm 3/4/17", "2017-04-03", "14:30"),
    ("3/4/17 at 2pm", "2017-04-03", "14:00"),
    ("3/4/17 12am", "2017-04-03", "00:00"),
    ("3/4/17 10.30", "2017-04-03", "10:30"),
    ("3/4/17 1430hrs", "2017-04-03", "14:30"),
    ("16:45 on 3/4/2017", "2017-04-03", "16:45"),
    ("3/4/17 14:00 - 15:30", "2017-04-03", "14:00"),
    ("2015-02-01T14:30:00Z", "2015-02-01", "14:30"),
    (datetime(2017, 4, 3, 9, 5), "2017-04-03", "09:05"),
    (43000.6041667, "2017-09-22", "14:30"),
]


@pytest.mark.parametrize(("cell", "day", "clock"), TIMES, ids=str)
def test_a_time_of_day_beside_the_date_is_kept(cell, day, clock):
    when = read_date(cell)
    assert (str(when.earliest), str(when.latest), when.time_from) == (day, day, clock)


@pytest.mark.parametrize(
    ("cell", "clock"),
    [("14:30", "14:30"), ("2.30pm", "14:30"), ("0905", "09:05"), ("9.05", "09:05"), (time(9, 5), "09:05"), (0.5, "12:00"), ("evening", ""), (None, "")],
)
def test_a_time_in_a_column_of_its_own_is_read(cell, clock):
    assert read_time(cell) == clock


NOT_DATES = [
    ("3/13/2017", "the day before the month"),
    ("31/02/2017", "a day that the month has"),
    ("29/2/17", "a day that the month has"),
    ("5/4/17 - 3/4/17", "earlier one first"),
    ("2107-01-01", "four figures"),
    ("unknown", "narrowest span"),
    ("", "narrowest span"),
    ("since", "cannot be read as a date"),
    ("since then", "cannot be read as a date"),
    ("Q5 2018", "cannot be read as a date"),
    ("soon", "cannot be read as a date"),
    ("from - to - and - " * 40, "cannot be read as a date"),
    ("3/4/17, 5/4/17", "cannot be read as a date"),
    ("w/c March 2017", "cannot be read as a date"),
    (99999, "not a day"),
    (-3, "not a day"),
    (12.5, "not a day"),
    (float("nan"), "not a day"),
    (True, "cannot be read as a date"),
    (datetime(1776, 7, 4), "four figures"),
    ("w/c 3 April", "Write the year"),
    ("3 April", "Write the year"),
    ("3/4", "Write the year"),
    ("March", "Write the year"),
]


@pytest.mark.parametrize(("cell", "says"), NOT_DATES, ids=str)
def test_what_is_no_date_says_what_to_write_instead(cell, says):
    with pytest.raises(ValueError, match=says):
        read_date(cell)


def test_an_age_without_a_birth_date_asks_for_one():
    with pytest.raises(ValueError, match="birth date"):
        read_date("aged 4 months")


def test_an_age_of_a_child_born_on_an_unknown_day_of_a_month_covers_every_day_it_can_be():
    when = read_date("aged 4 months", birth=When(date(2012, 3, 1), date(2012, 3, 31), "month"))
    assert (when.earliest, when.latest) == (date(2012, 7, 1), date(2012, 8, 30))


@pytest.mark.parametrize(("words", "day"), [("w/c 3 April", "2017-04-03"), ("3 April", "2017-04-03"), ("3/4", "2017-04-03")])
def test_a_date_without_its_year_is_read_where_the_year_is_given(words, day):
    with pytest.raises(YearMissing):
        read_date(words)
    assert str(read_date(words, year=2017).earliest) == day


def test_the_words_of_the_sheet_are_kept_as_written():
    assert read_date("  W/C  3rd   April 2017 ").as_written == "W/C 3rd April 2017"
    assert read_date(date(2017, 4, 3)).as_written == "03/04/2017"


THREE_CELLS = [
    (("2008-01-01", "2008-12-31", "year"), "2008-01-01", "2008-12-31", "year"),
    (("2008-06-01", "2010-12-31", "year"), "2008-06-01", "2010-12-31", "year"),
    (("2008-01-01", "", "year"), "2008-01-01", "2008-12-31", "year"),
    (("2012-02-10", None, "month"), "2012-02-01", "2012-02-29", "month"),
    (("2012-02-10", "2012-02-10", "day"), "2012-02-10", "2012-02-10", "day"),
    (("3/4/17", "5/4/17", ""), "2017-04-03", "2017-04-05", "range"),
    (("3/4/17", "", ""), "2017-04-03", "2017-04-03", "day"),
    (("March 2016", "", ""), "2016-03-01", "2016-03-31", "month"),
    (("March 2016", "June 2016", ""), "2016-03-01", "2016-06-30", "range"),
    (("22/5/16", "", "approximate"), "2016-05-19", "2016-05-25", "about"),
]


@pytest.mark.parametrize(("cells", "earliest", "latest", "precision"), THREE_CELLS, ids=str)
def test_a_stated_last_day_and_precision_are_honoured(cells, earliest, latest, precision):
    when = read_span(*cells)
    assert (str(when.earliest), str(when.latest), when.precision) == (earliest, latest, precision)


def test_a_last_day_before_the_first_is_not_read():
    with pytest.raises(ValueError, match="earlier one first"):
        read_span("5/4/17", "3/4/17", "")


@pytest.mark.parametrize("mark", ['"', "ditto", "As above", "〃", "same day"])
def test_ditto_marks_are_known(mark):
    assert says_same(mark)


def test_the_dates_in_the_readme_are_read_as_it_says():
    readme = Path(intake.__file__).with_name("README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `(.+?)` \| (\d{4}-\d\d-\d\d) \| (\d{4}-\d\d-\d\d) \| ([a-z-]+) \|$", readme, re.M)
    assert len(shown) > 10
    for words, earliest, latest, precision in shown:
        when = read_date(words)
        assert (str(when.earliest), str(when.latest), when.precision) == (earliest, latest, precision), words
