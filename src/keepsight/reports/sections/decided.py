"""What services decided, and what somebody is to do; a decision that was not taken is said to be one."""

from __future__ import annotations

from keepsight.records.entry import Entry
from keepsight.records.work import Action, Decision

from ..content import NO_ENTRY, Section, Smaller, table
from ..picture.told import Told, standing
from ..picture.word.table import Cell
from ..picture.words.dates import day, when
from ..picture.words.decisions import decisions
from .entries import NOTHING_HERE

STEPS = (("Date", 2300), ("Agency", 2400), ("Step", 2400), ("As recorded", 8000))
DECISIONS = (("Date", 2000), ("What was to be decided", 3400), ("Decided", 3600), ("What must be different, by when, and if it is not", 4200), ("By", 1900))
ACTIONS = (("Action", 6000), ("Who", 3000), ("Due", 2300), ("Done", 3800))


def decided(told: Told, *, of_family: bool = False) -> Section:
    """Decisions and actions as typed rows have them, then every step a service took."""
    record, entries = told.assembled.record, {entry.entry_id: entry for entry in told.entries}
    rows = [row for row in standing(record.decision, told.as_of) if row.entry_id in entries]
    actions = _latest_of_each(told, entries)
    none = NOTHING_HERE if of_family else NO_ENTRY
    return Section("decisions", "Decisions and actions", (
        Smaller("Decisions"), table("Decisions", DECISIONS, (_decision(row, entries) for row in rows), none),
        Smaller("Actions"), table("Actions", ACTIONS, (_action(row, entries, told) for row in actions), none),
        Smaller("Steps that services took"),
        table("Steps that services took", STEPS, ((Cell(one.entry.when), Cell(one.entry.agency), Cell.of(one.kind, ["suggested" if one.suggested else ""]), Cell(one.entry.words)) for one in decisions(told)), none),
    ))  # fmt: skip


def _latest_of_each(told: Told, entries: dict[str, Entry]) -> list[Action]:
    latest: dict[str, Action] = {}
    rows = [row for row in standing(told.assembled.record.action, told.as_of) if row.entry_id in entries]
    for row in sorted(rows, key=lambda row: entries[row.entry_id].happened_to):
        latest[row.action_id] = row
    return list(latest.values())


def _decision(row: Decision, entries: dict[str, Entry]) -> tuple[Cell, ...]:
    different = "; ".join(part for part in (row.different_for_child, f"by {day(row.by_when)}" if row.by_when else "", f"if not: {row.otherwise}" if row.otherwise else "") if part)
    again = "decided before, and again here" if row.again_of else ""
    return Cell(when(entries[row.entry_id].when)), Cell(row.question or "not recorded"), Cell.of(row.decided or "no decision was taken", [again]), Cell(different or "not recorded"), Cell(row.decided_by or "not recorded")


def _action(row: Action, entries: dict[str, Entry], told: Told) -> tuple[Cell, ...]:
    done = entries.get(row.done_entry_id)
    late = "its day has passed" if row.due_on and row.due_on < told.as_of and not row.done_entry_id else ""
    shown = f"{when(done.when)}, {done.agency}" if done else "no entry that shows it"
    return Cell(row.action), Cell.of(row.owner or "not recorded", [row.owner_agency]), Cell.of(day(row.due_on) if row.due_on else "not recorded", [late]), Cell(shown)
