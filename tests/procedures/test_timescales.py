"""The timescales of guidance are dated data: the edition in force on the day the clock starts holds, and a partnership's own replace ours by name."""

from __future__ import annotations

from datetime import date

import pytest

from keepsight.patterns import run
from keepsight.patterns.definitions.plans.timescale_passed import PATTERN
from keepsight.patterns.told import tell
from keepsight.procedures import BadProcedures, in_force, load
from keepsight.procedures.working_days import bank_holidays, calendar_words
from keepsight.records.codes import STEPS

TIMESCALES = load().timescales


def test_every_timescale_of_the_table_stands_with_its_unit_basis_and_source_or_says_why_it_is_not_computed():
    names = {row.timescale[:3] for row in TIMESCALES}
    assert names == {f"T{number:02}" for number in range(1, 26)} - {"T05"}  # T05 has no end date at all
    assert all(row.basis in ("published", "local", "our default") and len(row.source) > 15 and row.what and row.trigger for row in TIMESCALES)
    assert all(row.in_force_from < row.in_force_until for row in TIMESCALES)


@pytest.mark.parametrize(
    ("name", "day", "value", "edition"),
    [
        ("T02", "2008-05-01", 42, "Working Together 2006"),
        ("T02", "2013-04-14", 45, "Working Together 2010"),
        ("T02", "2013-04-15", 45, "Working Together 2013"),
        ("T04", "2018-07-04", 15, "Working Together 2018"),
        ("T04", "2023-12-14", 15, "Working Together 2018"),
        ("T04", "2023-12-15", 15, "Working Together 2023"),
    ],
)
def test_the_edition_in_force_on_the_day_the_clock_starts_holds(name, day, value, edition):
    row = in_force(TIMESCALES, name, date.fromisoformat(day))
    assert row.value == value and row.source.startswith(edition)


def test_what_was_not_read_at_its_source_is_marked_to_be_confirmed_and_local_values_are_local():
    marked = {row.timescale for row in TIMESCALES if row.confirm and "Working Together" not in row.source}
    assert {"T13a", "T16", "T17", "T23b", "T24a", "T25"} <= marked
    assert {row.timescale for row in TIMESCALES if row.basis == "local"} >= {"T07", "T10", "T11", "T13a", "T14", "T15a", "T21", "T22"}
    assert all(row.confirm for row in TIMESCALES if row.source.startswith("Working Together 2026"))


def test_a_partnerships_own_timescale_holds_and_is_named_in_the_finding(tmp_path):
    (tmp_path / "ours.toml").write_text("[timescales]\nT08 = { value = 70, unit = 'days', source = 'our procedures 2024' }\n[timescale-passed]\nasked_for = 6\n")
    told = tell(PATTERN.found)
    [finding] = run(told.record, told.as_of, procedures=load(tmp_path / "ours.toml"), only=("timescale-passed",))
    used = finding.parameters["T08"]
    assert finding.raised_on == date(2023, 3, 22)
    assert (used.value, used.unit, used.basis, used.source) == (70, "days", "local", "our procedures 2024; in place of 3 months")
    assert "this partnership's own, in place of 3 months" in finding.statement
    assert "Read with this partnership's own values: asked for, 6 months (ours: 12 months); T08, 70 days (ours: 3 months)." in finding.statement


def test_a_threshold_that_is_a_timescale_follows_it(tmp_path):
    (tmp_path / "ours.toml").write_text("[timescales]\nT11 = 10\n")
    changed = load(tmp_path / "ours.toml")["child-not-seen"]["protection_days"]
    assert (changed.value, changed.basis, changed.ours) == (10, "local", "15 working days")


def test_a_wrong_timescale_is_said_with_what_was_needed(tmp_path):
    (tmp_path / "ours.toml").write_text("[timescales]\nT99 = 3\nT08 = 'soon'\nT04 = { value = 2, unit = 'fortnights' }\nT07 = { value = 4, unit = 'weeks of pregnancy' }\n")
    with pytest.raises(BadProcedures, match="T99: no timescale of that name.*T04: needed the unit.*T07: needed the unit.*T08: needed a whole number.*'soon'"):
        load(tmp_path / "ours.toml")


def test_the_reason_that_a_service_recorded_stands_in_the_statement():
    told = tell("""
        Vesper, child, born 2015-02-15
        2023-01-10 | social care | Vesper | meeting | | review put off | step(step: review conference; due_on: 2023-02-01; reason: chair unwell)
        2023-02-10 | school | Vesper | observation | | in class
    """)
    [finding] = run(told.record, told.as_of, only=("timescale-passed",))
    assert "due by 1 February 2023" in finding.statement and "Reason recorded: “chair unwell”." in finding.statement
    assert "9 days later" in finding.statement or "nine days later" in finding.statement


def test_each_timescale_is_read_from_entries_or_from_a_step_that_an_agency_types_by_its_due_day_or_by_the_value_in_force():
    """None of the table is data only: T01 to T25, each typed step without and with its own due day."""
    def asked(given: str) -> set[str]:
        rows = "".join(f"2022-01-{1 + place:02} | school | Vesper | meeting | | minutes | step(step: {step}{given})\n" for place, step in enumerate(STEPS))
        told = tell(f"Vesper, child, born 2015-02-15\n{rows}2023-12-10 | school | Vesper | observation | | in class")
        days = date(2022, 12, 10), told.as_of
        return {name for day in days for f in run(told.record, day, only=("timescale-passed",)) for name in f.parameters if name[0] == "T"}

    not_told = {row.timescale for row in TIMESCALES if row.not_computed}
    counted_back = {row.timescale for row in TIMESCALES if row.due_day_given}
    assert asked("; due_on: 2022-11-01") >= not_told
    assert asked("") & not_told == not_told - counted_back


def test_where_the_calendar_has_run_out_it_is_said():
    _, until = bank_holidays()
    assert calendar_words(date(2020, 1, 1), date(until, 12, 31)) == ""
    assert f"1995 to {until}" in calendar_words(date(2020, 1, 1), date(until + 1, 1, 1))
    told = tell(f"""
        Vesper, child, born {until - 5}-02-15
        {until + 1}-01-10 | social care | Vesper | conference | neglect-physical | initial conference, child protection plan | plan
        {until + 1}-03-10 | school | Vesper | observation | | in class
    """)
    [finding] = run(told.record, told.as_of, only=("timescale-passed",))
    assert "a first core group" in finding.statement and finding.statement.endswith("leave out weekends only.")
