"""Working days skip weekends and the bank holidays of England, and the list of these does not run out unseen."""

from __future__ import annotations

from datetime import date

import pytest

from keepsight.procedures.working_days import bank_holidays, calendar

LAST_YEAR_NEEDED = 2027  # the year after this release: publish the next years' bank holidays before it is raised


@pytest.mark.parametrize(
    ("first", "last", "working"),
    [
        ("2024-03-25", "2024-03-31", 4),  # Good Friday
        ("2023-05-08", "2023-05-08", 0),  # the coronation
        ("2022-12-24", "2022-12-28", 1),  # Christmas on a Sunday, its bank holiday on the Tuesday
        ("2020-05-04", "2020-05-08", 4),  # the May holiday moved to a Friday
        ("2019-06-03", "2019-06-09", 5),
    ],
)
def test_a_working_day_is_no_weekend_and_no_bank_holiday(first, last, working):
    assert calendar(date.fromisoformat(first), date.fromisoformat(last))[-1][1] == working


def test_every_year_has_its_eight_bank_holidays_and_the_list_reaches_far_enough():
    days, until = bank_holidays()
    years = {year: sum(day.year == year for day in days) for year in range(1995, until + 1)}
    assert until >= LAST_YEAR_NEEDED
    assert all(6 <= count <= 10 for count in years.values()), years
    assert all(day.weekday() < 5 for day in days)
