"""Actions whose day has passed and that no entry shows done, each with whoever was to do it (safe practice 3: decisions and actions)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from keepsight.records.work import Action

from ..told import Told, standing
from .cited import Cited, cited
from .dates import day, days

NOBODY_NAMED = "nobody named to do it"
NO_ACTION = "No action with a day to be done by stands in the records supplied."
NONE_PAST = "No action is past its day in the records supplied."


@dataclass(frozen=True, slots=True)
class Overdue:
    """One action: what, who was to do it, by when and how long ago that was, and the entry that set it last."""

    action: str
    owner: str
    due: str
    entry: Cited


@dataclass(frozen=True, slots=True)
class PastTheirDay:
    """The actions past their day, the longest first; `if_none` where there are none."""

    actions: tuple[Overdue, ...]
    if_none: str


def overdue(told: Told) -> PastTheirDay:
    """An action is as its latest entry left it; done is what an entry of the record shows."""
    dated = [rows for rows in by_action(told).values() if rows[-1].due_on]
    late = sorted((rows for rows in dated if rows[-1].due_on < told.as_of and not is_done(told, rows)), key=lambda rows: (rows[-1].due_on, rows[-1].action_id))
    return PastTheirDay(tuple(_overdue(told, rows) for rows in late), NONE_PAST if dated else NO_ACTION)


def by_action(told: Told) -> dict[str, list[Action]]:
    """The rows of each action in the order of the entries that set it and carried it over; of one day, in the order in which they were recorded."""
    place = {entry.entry_id: (entry.happened_from, entry.happened_to) for entry in told.entries}
    found: dict[str, list[Action]] = defaultdict(list)
    for row in sorted((row for row in standing(told.assembled.record.action, told.as_of) if row.entry_id in place), key=lambda row: place[row.entry_id]):
        found[row.action_id].append(row)
    return found


def is_done(told: Told, rows: list[Action]) -> bool:
    """Whether an entry in sight is said to show the action done."""
    shown = {row.done_entry_id for row in rows} - {""}
    return any(entry.entry_id in shown for entry in told.entries)


def _overdue(told: Told, rows: list[Action]) -> Overdue:
    last = rows[-1]
    owner = ", ".join(part for part in (last.owner, last.owner_agency) if part) or NOBODY_NAMED
    again = f"; carried over from {day(rows[0].due_on)}" if rows[0].due_on and rows[0].due_on != last.due_on else ""
    entry = next(entry for entry in told.entries if entry.entry_id == last.entry_id)
    return Overdue(last.action, owner, f"was due {day(last.due_on)}, {days((told.as_of - last.due_on).days)} ago{again}", cited(entry))
