"""Dates, ages and silences in words: never more exact than the record."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsight.records.dates import When
from keepsight.records.person import Person
from keepsight.reports.picture.words.ages import age
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import days, span, when


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(("earliest", "latest", "precision", "time", "said"), [
    ("2017-03-04", "2017-03-04", "day", "", "4 March 2017"),
    ("2017-03-04", "2017-03-04", "day", "14:30", "4 March 2017, 14:30"),
    ("2016-05-22", "2016-05-22", "about", "", "about 22 May 2016"),
    ("2016-05-19", "2016-05-25", "about", "", "about 19 to 25 May 2016"),
    ("2017-04-03", "2017-04-09", "week", "", "week of 3 April 2017"),
    ("2016-03-01", "2016-03-31", "month", "", "some time in March 2016"),
    ("2011-01-01", "2011-12-31", "year", "", "some time in 2011"),
    ("2008-06-01", "2010-12-31", "year", "", "some time from June 2008 to December 2010"),
    ("2012-03-01", "2012-06-30", "range", "", "some time from March to June 2012"),
    ("2012-03-05", "2013-06-07", "range", "", "some time from 5 March 2012 to 7 June 2013"),
    ("2010-01-01", "2011-12-31", "range", "", "some time from 2010 to 2011"),
])
def test_a_date_is_said_as_exactly_as_it_is_known(earliest, latest, precision, time, said):
    assert when(When(d(earliest), d(latest), precision, time)) == said


@given(st.dates(), st.integers(0, 4000))
def test_no_span_of_more_than_a_day_is_said_as_a_day(earliest, more):
    latest = date.fromordinal(min(earliest.toordinal() + more, date.max.toordinal()))
    is_day = span(earliest, latest) == f"{earliest.day} {earliest:%B %Y}"
    assert is_day == (earliest == latest)


@pytest.mark.parametrize(("born", "until", "expected", "died", "said"), [
    ("2012-03-09", "2012-03-09", None, None, "12"),
    ("2016-01-01", "2016-12-31", None, None, "7 or 8"),
    ("2010-01-01", "2014-12-31", None, None, "9 to 14"),
    ("2024-04-01", "2024-04-01", None, None, "7 weeks"),
    ("2023-11-02", "2023-11-02", None, None, "6 months"),
    ("2022-01-01", "2022-12-31", None, None, "16 months to 2"),
    (None, None, "2024-08-14", None, "not yet born, expected 14 August 2024"),
    (None, None, "2024-02-01", None, "expected 1 February 2024; no birth date recorded"),
    (None, None, None, None, "age not recorded"),
    ("2021-01-01", "2021-01-01", None, "2021-02-03", "died 3 February 2021, aged 4 weeks"),
])
def test_an_age_is_a_range_where_the_birth_date_is_vague(born, until, expected, died, said):
    person = Person(
        person_id="p", label="p", kind="child", birth_from=born and d(born), birth_to=until and d(until),
        expected_date=expected and d(expected), death_date=died and d(died),
    )
    assert age(person, d("2024-05-20")) == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 day"), (12, "12 days"), (55, "55 days"), (61, "about 2 months"), (365, "about 1 year"), (1000, "about 2 years and 9 months")])
def test_a_length_of_time_is_exact_while_short_and_about_when_long(count, said):
    assert days(count) == said


@pytest.mark.parametrize(("text", "around", "longest", "said"), [
    ("Short and whole.", "", 16, "Short and whole."),
    ("One two three. Four five six.", "", 10, "One two …"),
    ("One two three. Four five six.", "Four", 10, "… Four five …"),
    ("One two three. Four five six.", "two", 10, "One two …"),
    ("Onetwothreefour", "", 10, "Onetwothre …"),
])
def test_an_excerpt_keeps_the_words_it_is_cited_for_in_sight_and_says_where_it_was_cut(text, around, longest, said):
    assert excerpt(text, around, longest) == said
