"""Disagreements as the record holds them: both views with what they rest on, the step each has reached and since when, and how it was settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from keepsight.procedures import Escalation
from keepsight.procedures.working_days import calendar
from keepsight.records.entry import Entry
from keepsight.records.work import Disagreement

from ..picture.told import Told, standing


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement as it stands, its entry, the day since which it is at its step, and the day by which that step should settle it; none: no clock."""

    row: Disagreement
    entry: Entry
    since: date
    due_on: date | None


def differences(told: Told, steps: Escalation) -> list[Difference]:
    """Every disagreement that stands: the open ones first, each kind by the day it was raised."""
    entries = {entry.entry_id: entry for entry in told.entries}
    rows = [row for row in standing(told.assembled.record.disagreement, told.as_of) if row.entry_id in entries]
    found = [_difference(told, row, entries[row.entry_id], steps) for row in rows]
    return sorted(found, key=lambda one: (one.row.settled_on is not None, one.entry.happened_from, one.entry.entry_id))


def _difference(told: Told, row: Disagreement, entry: Entry, steps: Escalation) -> Difference:
    at_this_step = [one.known_on for one in told.assembled.record.disagreement if one.entry_id == row.entry_id and one.stage == row.stage and one.known_on]
    since = max(min(at_this_step, default=entry.happened_from), entry.happened_from)
    days = steps.days_of(row.stage)
    return Difference(row, entry, since, working_days_after(since, days) if days else None)


def working_days_after(start: date, days: int) -> date:
    """The day that is so many working days after another."""
    return next(found for found, number in calendar(start + timedelta(days=1), start + timedelta(days=days * 3 + 15)) if number == days)
