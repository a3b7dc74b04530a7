"""The day on which something is due, as somebody with a calendar counts it."""

from __future__ import annotations

from datetime import date

import pytest

from keepsight.procedures import in_force, load
from keepsight.procedures.due import due_on


@pytest.mark.parametrize(("name", "started", "due"), [
    ("T18", date(2026, 3, 30), date(2026, 4, 8)),  # five working days over Good Friday and Easter Monday
    ("T19", date(2026, 12, 18), date(2027, 1, 13)),  # fifteen, over Christmas Day, Boxing Day kept on Monday, and New Year's Day
    ("T19", date(2026, 6, 1), date(2026, 6, 22)),
    ("T20", date(2025, 8, 31), date(2026, 2, 28)),  # six months from a day that February does not have
])  # fmt: skip
def test_a_reviews_clocks_are_counted_in_working_days_and_calendar_months(name, started, due):
    assert due_on(started, in_force(load().timescales, name, started)) == due


def test_weeks_of_pregnancy_are_not_counted_from_a_day():
    with pytest.raises(ValueError, match="pregnancy"):
        due_on(date(2026, 1, 1), in_force(load().timescales, "T21", date(2026, 1, 1)))
