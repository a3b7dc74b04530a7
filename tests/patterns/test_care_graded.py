"""An entry that only graded a child's care by a tool is no statutory assessment; its grades are set beside those of the same tool alone."""

from __future__ import annotations

from datetime import date

import pytest

from keepsight.chronology.care import CARE_GRADED, care_gradings
from keepsight.patterns.definition import catalogue
from keepsight.patterns.engine import find, tables_of
from keepsight.patterns.told import tell
from keepsight.patterns.views_of import laid
from keepsight.procedures import load
from keepsight.records.record import Record
from keepsight.records.work import Assessment, Grade

FRESH = """
    Sorrel, child, born 2013-07-07
    2019-02-04 | social care | Sorrel | assessment | neglect-physical | first assessment of the home | closed
    2023-03-01 | social care | Sorrel | referral | neglect-physical | from the school | assessment
    2023-03-20 | social care | Sorrel | assessment | neglect-physical | what was seen of her care | early-help | assessment(cites: E02{factors})
"""
CLOCK = """
    Sorrel, child, born 2013-07-07
    2023-03-01 | social care | Sorrel | referral | neglect-physical | from the school | assessment
    2023-03-02 | social care | Sorrel | assessment | | assessment begun
    2023-03-20 | social care | Sorrel | assessment | | what was seen of her care | | assessment(tool: a tool{factors})
    2023-08-20 | social care | Sorrel | visit | | seen at home
"""


def graded(record: Record, entry_id: str, place: int, known_on: date, tool: str = "") -> None:
    """A grade beside an entry; with `tool`, the entry's assessment names it."""
    record.grade.append(Grade(entry_id=entry_id, child_id="Sorrel", area="Food", item="Hunger", value="some word", place=place, known_on=known_on))
    if tool:
        record.assessment.append(Assessment(entry_id=entry_id, tool=tool, known_on=known_on))


def raised(record: Record, slug: str, as_of: date) -> bool:
    tables = tables_of(record)
    rows, _ = find(tables, {"family": as_of}, ("together",), [one for one in catalogue() if one.slug == slug], load())
    return any(row["standpoint"] == "together" for row in rows)


@pytest.mark.parametrize(("story", "slug", "where_it_only_graded"), [(FRESH, "starting-again", False), (CLOCK, "timescale-passed", True)])
@pytest.mark.parametrize("factors", ["", "; factors: 16A"])
def test_grades_without_factors_start_and_stop_nothing_that_an_assessment_does(story, slug, where_it_only_graded, factors):
    told = tell(story.format(factors=factors))
    last = [entry.entry_id for entry in told.record.entry if entry.kind.value == "assessment"][-1]
    graded(told.record, last, 2, date(2023, 3, 20))
    assert raised(told.record, slug, told.as_of) is (where_it_only_graded if not factors else not where_it_only_graded)


def test_grades_that_became_known_after_the_entrys_own_day_leave_it_the_assessment_that_it_was():
    told = tell(FRESH.format(factors=""))
    graded(told.record, "E03", 2, date(2023, 4, 1))
    assert raised(told.record, "starting-again", told.as_of)


@pytest.mark.parametrize(("factors", "known_on", "only_graded"), [("", date(2023, 3, 20), True), ("; factors: 16A", date(2023, 3, 20), False), ("", date(2023, 4, 1), False)])
def test_pages_and_patterns_say_the_same_of_an_entry_that_only_graded_care(factors, known_on, only_graded):
    record = tell(FRESH.format(factors=factors)).record
    graded(record, "E03", 2, known_on)
    asked = f"select entry_id from entries where kind = '{CARE_GRADED}'"
    con = laid(record, date(2024, 1, 1), asked)
    told = {row[0] for row in con.execute(asked).fetchall()}
    con.close()
    assert told == care_gradings(record, date(2024, 1, 1)) == ({"E03"} if only_graded else set())


@pytest.mark.parametrize(("tools", "better"), [(("one", "one"), 1), (("one", "another"), 0)])
def test_a_grade_is_better_only_than_one_of_the_same_tool(tools, better):
    record = tell(FRESH.format(factors="")).record
    record.assessment.clear()
    graded(record, "E01", 3, date(2019, 2, 4), tools[0])
    graded(record, "E03", 1, date(2023, 3, 20), tools[1])
    asked = ("select count(*) from better_grades where standpoint = 'together'", "select count(*) from turns_for_each_child where standpoint = 'together' and better and starts_with(strand, 'grade ')")
    con = laid(record, date(2024, 1, 1), *asked)
    assert [con.execute(query).fetchone()[0] for query in asked] == [better, better]
    con.close()
