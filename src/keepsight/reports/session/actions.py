"""Actions across agencies: who is to do what by when, how often it was carried over, and which entry shows it done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.records.entry import Entry
from keepsight.records.work import Action

from ..picture.told import Told
from ..picture.words.overdue import by_action, is_done


@dataclass(frozen=True, slots=True)
class ActionNow:
    """One action as its latest entry left it. `rows` are the times it was set and carried over, the earliest first, with their `entries`."""

    row: Action
    rows: tuple[Action, ...]
    entries: tuple[Entry, ...]
    children: tuple[str, ...]
    done_in: Entry | None
    overdue: bool

    @property
    def carried(self) -> int:
        """How often it was carried over."""
        return len(self.rows) - 1

    @property
    def open(self) -> bool:
        """Whether no entry shows it done."""
        return self.done_in is None


def actions_of(told: Told) -> list[ActionNow]:
    """Every action: the open ones by the day they are due, those without a day after them, then those done."""
    found = [_now(told, rows) for rows in by_action(told).values()]
    return sorted(found, key=lambda one: (not one.open, one.row.due_on or date.max, one.row.action_id))


def _now(told: Told, rows: list[Action]) -> ActionNow:
    entries = {entry.entry_id: entry for entry in told.entries}
    shown = [entries[row.done_entry_id] for row in rows if row.done_entry_id in entries]
    set_in = list(dict.fromkeys(row.entry_id for row in rows))
    last = rows[-1]
    late = last.due_on is not None and last.due_on < told.as_of and not is_done(told, rows)
    once = tuple(next(row for row in reversed(rows) if row.entry_id == entry_id) for entry_id in set_in)
    return ActionNow(last, once, tuple(entries[one] for one in set_in), _children(told, set_in), shown[-1] if shown else None, late)


def _children(told: Told, entry_ids: list[str]) -> tuple[str, ...]:
    rows = [row for entry_id in entry_ids for row in told.concerned.get(entry_id, [])]
    return tuple(dict.fromkeys(row.person_id for row in rows if row.person_id in told.people and told.people[row.person_id].kind == "child"))
