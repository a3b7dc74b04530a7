"""How long until something changed for the child: every open child counted, those still open kept, no small number shown (issue 4.4; field 1.6)."""

from __future__ import annotations

import csv
import io
import itertools
import random
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from never_a_score.walker import walk
from pages.checked import own_words, problems

from keepsight.patterns.engine import ask, holding, points, tables_of
from keepsight.patterns.over_time import OVER_TIME, TimeOpen, times_open
from keepsight.patterns.told import tell
from keepsight.procedures import load
from keepsight.reports.over_time import contents
from keepsight.reports.over_time.waiting import (
    MONTHS,
    curve,
    half_of_those_who_changed,
    half_waited,
    share_without,
    told,
)

from .families import family, together
from .reference.first_fifteen import _open_work
from .reference.returning import _turns
from .reference.world import World

CHILDREN = itertools.count()
FIRST, FAR = date(2020, 1, 1), date(2026, 1, 1)


def times_in(record, as_of, definitions=()):
    con = holding(tables_of(record))
    ask(con, {entry.family_id: as_of for entry in record.entry}, points(("together",), ()), definitions, load(), [OVER_TIME])
    return times_open(con)


def example(*lines):
    read = tell("\n".join(["Ivy, child, born 2016-05-02", *lines, "nothing raised"]))
    return times_in(read.record, date(2024, 1, 1))


OPENED = "2022-01-10 | social care | Ivy | plan start | neglect-physical | child in need plan"
WORSE = "2022-02-01 | school | Ivy | concern | neglect-nutrition | hungry"
BETTER = "2022-09-01 | school | Ivy | observation | improvement | better fed, said the teacher"


def test_a_child_for_whom_nothing_changed_and_whose_work_is_open_is_counted_to_the_last_day():
    (one,) = example(OPENED, WORSE)
    assert (one.opened_on, one.seen_until, one.still_open, one.changed_on) == (date(2022, 1, 10), date(2024, 1, 1), True, None)
    assert one.days_waited == (date(2024, 1, 1) - date(2022, 1, 10)).days


def test_what_is_better_for_the_child_is_a_change_and_meetings_and_plans_are_none():
    met = ["2022-03-01 | social care | Ivy | meeting | | core group", "2022-04-01 | social care | Ivy | review | | plan goes on", "2022-05-01 | social care | Ivy | assessment | neglect-physical | completed"]
    assert example(OPENED, WORSE, *met)[0].changed_on is None
    assert example(OPENED, WORSE, *met, BETTER)[0].changed_on == date(2022, 9, 1)


def test_a_child_who_never_went_further_than_early_help_is_counted():
    (one,) = example("2022-01-10 | school | Ivy | contact | neglect-nutrition | hungry | early-help")
    assert one.tier == 1 and one.still_open


def test_openings_that_overlap_are_one_time_and_what_comes_after_an_end_is_another():
    rows = [OPENED, "2022-03-01 | social care | Ivy (subject) | conference | neglect-physical | child protection plan made | plan", "2022-08-01 | social care | Ivy | closure | | closed", "2023-02-01 | social care | Ivy | assessment | neglect-physical | begun again"]
    assert [(one.tier, one.opened_on, one.seen_until, one.still_open) for one in example(*rows)] == [
        (3, date(2022, 1, 10), date(2022, 8, 1), False), (2, date(2023, 2, 1), date(2024, 1, 1), True),
    ]


def test_decisions_put_off_actions_carried_over_and_changes_of_worker_are_told_of_the_time_in_which_they_fell():
    (one,) = example(
        OPENED, "2022-03-01 | social care | Ivy | meeting | | decision deferred to next month", "2022-04-01 | social care | Ivy | review | | actions carried over",
        "2022-06-01 | social care | Ivy | contact | | new social worker introduced",
    )
    assert (one.put_off, one.carried_over, one.new_workers) == (1, 1, 1)


def slowly(record, as_of):
    """Every time open, read day by day: a day is open where some work of the child is."""
    world, found = World(record, "together", as_of), []
    work = _open_work(world)
    better = [(child, turn.seen.day) for (child, _), turns in _turns(world).items() for turn in turns if turn.better and not turn.alone]
    for child in sorted({one["child"] for one in work}):
        spans = [(one["seen"].day, min(one["until_known"], as_of + timedelta(days=1))) for one in work if one["child"] == child and one["seen"].day < one["until_known"]]
        days = {first + timedelta(days=passed) for first, until in spans for passed in range((until - first).days + 1)}
        for first in sorted(day for day in days if day - timedelta(days=1) not in days):
            last = first
            while last + timedelta(days=1) in days:
                last += timedelta(days=1)
            seen = min(last, as_of)
            changed = min((day for who, day in better if who == child and first < day <= seen), default=None)
            found.append((first, seen, last > as_of, changed))
    return sorted(found, key=str)


@settings(max_examples=1, deadline=None)
@given(st.integers(0, 2**40))
def test_times_open_agree_with_a_slow_reading_day_by_day(seed):
    records = [family(seed + number, number) for number in range(40)]
    found = [(one.opened_on, one.seen_until, one.still_open, one.changed_on) for one in times_in(together(records), FAR)]
    assert sorted(found, key=str) == sorted((one for record in records for one in slowly(record, FAR)), key=str), f"seed {seed}"


def waited(days, changed, still_open=True, child=None):
    last = FIRST + timedelta(days=days)
    return TimeOpen(next(CHILDREN) if child is None else child, 2, FIRST, last, still_open and not changed, last if changed else None, last if changed else None, 0, 0, 0)


def by_hand(times, day):
    """Kaplan and Meier's product, step by step."""
    share = 1.0
    for step in sorted({one.days_waited for one in times if one.changed_on and one.days_waited <= day}):
        at_risk = sum(one.days_waited >= step for one in times)
        share *= 1 - sum(one.days_waited == step and one.changed_on is not None for one in times) / at_risk
    return share


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 900), st.booleans()), min_size=1, max_size=60), st.integers(0, 1000))
def test_the_share_is_the_product_of_kaplan_and_meier(told_of, day):
    times = [waited(days, changed) for days, changed in told_of]
    assert share_without(times, day) == pytest.approx(by_hand(times, day))


def test_dropping_those_who_still_wait_gives_another_answer_and_ours_is_the_true_one():
    """Two thousand children of whom each waits as long as it waits; the records end, and many still wait."""
    draw = random.Random(4)
    true = [round(draw.expovariate(1 / 700)) + 1 for _ in range(2000)]
    follow = [draw.randrange(30, 900) for _ in true]
    times = [waited(min(wait, until), wait <= until) for wait, until in zip(true, follow, strict=True)]
    really = sum(wait > 365 for wait in true) / len(true)
    dropped = [one for one in times if one.changed_on]
    assert share_without(times, 365) == pytest.approx(really, abs=0.03)
    assert sum(one.days_waited > 365 for one in dropped) / len(dropped) < really - 0.25
    assert half_of_those_who_changed(times) < half_waited(times) / 1.8


def test_a_small_number_is_left_out_and_any_other_is_to_the_nearest_five():
    assert [told([waited(9, False) for _ in range(count)]) for count in (0, 1, 7, 8, 12, 13, 1002)] == ["0", "7 or fewer", "7 or fewer", "10", "10", "15", "1,000"]


def test_many_times_of_a_few_children_are_a_small_number_too():
    assert told([waited(9, False, child=number % 7) for number in range(40)]) == "7 or fewer"
    assert "There are too few children here to tell this" in contents([waited(9, False, child=number % 7) for number in range(40)], FAR)["time-without-a-change.html"].decode()


def test_the_curve_ends_where_too_few_still_wait_and_has_no_share_that_rests_on_few():
    assert [point.months for point in curve([*(waited(200, True) for _ in range(20)), *(waited(900, False) for _ in range(7))])] == [0, 3, 6]
    points = curve([*(waited(100, True) for _ in range(3)), *(waited(900, False) for _ in range(40))])
    assert [point.share for point in points] == [1.0, 1.0] + [None] * (len(points) - 2) and len(points) > 8


POPULATION = st.lists(st.builds(waited, st.integers(1, 1500), st.booleans(), st.booleans()), max_size=80)


@settings(max_examples=12, deadline=None)
@given(POPULATION)
def test_no_page_or_table_shows_a_small_number(times):
    made = contents(times, FAR)
    page = html.fromstring(made["time-without-a-change.html"].decode())
    cells = [cell.text_content() for cell in page.xpath("//td")] + re.findall(r"[\d,]+(?= times| of them| with none)", page.xpath("string(//p[@class='lede'])"))
    rows = list(csv.reader(io.StringIO(made["time-without-a-change.csv"].decode("utf-8-sig"))))
    counts = [cell for cell in [*cells, *(row[2] for row in rows[1:])] if re.fullmatch(r"[\d,]+", cell)]
    assert all(int(cell.replace(",", "")) % 5 == 0 for cell in counts)
    assert {int(row[1]) for row in rows[1:]} <= set(MONTHS)


def test_the_page_is_whole_plain_and_scores_nobody():
    draw = random.Random(1)
    times = [waited(draw.randrange(1, 1400), draw.random() < 0.4, draw.random() < 0.6) for _ in range(300)]
    made = contents(times, FAR)
    page = made["time-without-a-change.html"].decode()
    assert problems(page) == [] and own_words(page) == []
    assert "still open when the records end" in page and "No change recorded for the child" in page and "Nobody is dropped" in page
    assert [fault for name, content in made.items() for fault in walk(name, content, frozenset())] == []
    assert contents(times, FAR) == made

