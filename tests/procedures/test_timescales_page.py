"""The page of timescales is what their data say, and a partnership's own values are laid over ours as it says."""

from __future__ import annotations

import re
from pathlib import Path

from keepsight.procedures import load
from keepsight.procedures.reference import whole

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "timescales.md"


def test_the_page_is_made_from_the_data_and_has_every_timescale():
    page = PAGE.read_text(encoding="utf-8")
    assert page == whole(load())
    assert {row.timescale for row in load().timescales} == set(re.findall(r"^## (T\w+):", page, re.M))


def test_the_file_that_the_page_shows_makes_child_in_need_meetings_four_weekly_in_one_partnership(tmp_path):
    own = tmp_path / "ours.toml"
    own.write_text(re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[1], encoding="utf-8")
    told = {row.timescale: (row.value, row.unit, row.basis, row.ours) for row in load(own).timescales}
    assert told["T12b"] == (28, "days", "local", "42 days") and told["T12a"] == (10, "days", "local", "42 days")


def test_without_such_a_file_child_in_need_meetings_are_six_weekly_by_our_own_default():
    assert {(row.value, row.unit, row.basis) for row in load().timescales if row.timescale in ("T12a", "T12b")} == {(42, "days", "our default")}
