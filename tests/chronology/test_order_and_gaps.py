"""One order over all agencies, silences, and the time between entries."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsight.chronology.gaps import elapsed, silences, silences_by_agency, silences_by_child
from keepsight.chronology.order import in_order

from .rows import entry, part


def test_a_vague_entry_stands_at_its_latest_day_so_that_what_is_above_a_line_had_happened_by_then():
    vague, exact, later = entry("A", "2008-01-01..2008-12-31"), entry("B", "2008-03-02"), entry("C", "2009-01-01")
    assert [e.entry_id for e in in_order([later, vague, exact])] == ["B", "A", "C"]


def test_on_one_day_the_time_then_the_agency_then_the_id_decide():
    rows = [entry("B", "2008-03-02", "school"), entry("A", "2008-03-02", "school"), entry("C", "2008-03-02", time_from="09:00"), entry("D", "2008-03-02", "GP")]
    assert [e.entry_id for e in in_order(rows)] == ["D", "A", "B", "C"]


def test_the_order_does_not_depend_on_the_order_of_the_files():
    rows = [entry(f"E{n}", f"2008-0{1 + n % 9}-01", agency=f"agency {n % 3}") for n in range(40)]
    mixed = rows[:]
    random.Random(7).shuffle(mixed)
    assert in_order(mixed) == in_order(rows)


ELAPSED = [
    ("2018-03-01", "2018-03-01", "the same day"),
    ("2018-03-01", "2018-03-02", "the next day"),
    ("2018-03-01", "2018-03-08", "7 days later"),
    ("2018-03-01", "2018-03-29", "4 weeks later"),
    ("2018-01-01", "2018-04-02", "2 months later"),
    ("2018-01-01", "2018-04-03", "3 months later"),
    ("2018-01-01", "2021-01-02", "3 years later"),
    ("2018-01-01..2018-01-31", "2018-04-03..2018-06-02", "between 2 and 5 months later"),
    ("2018-01-01..2018-01-31", "2018-02-02", "between 2 days and 5 weeks later"),
    ("2018-01-01..2018-12-31", "2018-05-01", "within 9 months of each other"),
]


@pytest.mark.parametrize(("before", "after", "words"), ELAPSED)
def test_the_time_between_entries_is_as_vague_as_their_dates(before, after, words):
    assert elapsed(entry("A", before), entry("B", after)) == words


def test_a_silence_is_said_only_where_no_date_allows_an_entry():
    rows = [entry("A", "2018-01-01"), entry("B", "2018-03-01..2018-09-30"), entry("C", "2018-04-01"), entry("D", "2019-01-01")]
    (silence,) = silences(rows, longer_than=60)
    assert (silence.first, silence.last, silence.after, silence.before) == (date(2018, 10, 1), date(2018, 12, 31), "B", "D")


def test_a_silence_can_run_to_the_as_at_day_and_none_stands_before_the_first_entry():
    (silence,) = silences([entry("A", "2018-01-01")], longer_than=30, until=date(2018, 3, 1))
    assert (silence.first, silence.last, silence.before) == (date(2018, 1, 2), date(2018, 3, 1), "")


def test_silences_are_kept_apart_by_agency_and_by_child_and_every_child_has_a_list():
    rows = [entry("A", "2018-01-01", "GP"), entry("B", "2018-06-01", "school"), entry("C", "2018-12-01", "GP")]
    assert [s.days for s in silences_by_agency(rows, 90)["GP"]] == [333]
    about = [part("A", "P1"), part("B", "P1"), part("C", "P1")]
    assert {child: len(found) for child, found in silences_by_child(rows, about, ["P1", "P2"], 90).items()} == {"P1": 2, "P2": 0}


spans = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), min_size=1, max_size=8)


@given(spans, st.integers(0, 40))
def test_silences_are_exactly_the_long_runs_of_days_that_no_span_covers(given_spans, longer_than):
    start = date(2018, 1, 1)
    rows = [entry(f"E{n}", f"{start + timedelta(a)}..{start + timedelta(a + b)}") for n, (a, b) in enumerate(given_spans)]
    covered = {d for a, b in given_spans for d in range(a, a + b + 1)}
    runs, run = [], []
    for d in range(min(covered), max(covered) + 1):
        run = [] if d in covered else [*run, d]
        if run and d + 1 in covered:
            runs.append((start + timedelta(run[0]), start + timedelta(run[-1])))
    expected = [(a, b) for a, b in runs if (b - a).days + 1 > longer_than]
    assert [(s.first, s.last) for s in silences(rows, longer_than)] == expected
