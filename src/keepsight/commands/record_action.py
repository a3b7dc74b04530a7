"""Actions across agencies: set with an owner and a day, carried over with why, done only with the entry that shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.entry import Entry
from keepsight.records.record import Record
from keepsight.records.work import Action
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.dates import day
from keepsight.reports.session.actions import ActionNow, actions_of
from keepsight.store.models import Action as StoredAction
from keepsight.store.rows import add, close

from .as_seen import as_recorded
from .command import command, told
from .record_decision import note_in, sentence, session_that_keeps
from .record_entry import CannotRecord
from .write import begin
from .write_work import Work, children_of, keep, let_see, need_children, need_entries, new_id, work_entry


@dataclass(frozen=True, slots=True)
class ToDo:
    """An action before it is recorded: what, who of which agency, by which day, for which children; the decision it carries out, where it does."""

    action: str
    owner: str
    owner_agency: str
    due_on: date | None
    children: tuple[str, ...]
    decision_entry_id: str = ""
    session_id: str = ""


@dataclass(frozen=True, slots=True)
class DecisionsSeen:
    """The record in the reader's sight for the page of decisions and actions; `by` is the scope it was read in."""

    told: Told
    by: Scope
    children: list[tuple[str, str]]


@command(May.SEE_FAMILY)
def open_decisions(*, by: Scope) -> DecisionsSeen:
    """The page of decisions and actions."""
    told("decisions seen", by)
    return DecisionsSeen(as_recorded(by), by, children_of(by))


@command(May.RECORD_DECISION)
def begin_action(action_id: str, *, by: Scope) -> tuple[ActionNow, list[Entry]]:
    """Opening a form about an action: as it stands, and the entries since it was set. Raises NotYours where no open action of that id is in sight."""
    told("decision form opened", by)
    now = open_action(action_id, by)
    own = {entry.entry_id for entry in now.entries}
    return now, [entry for entry in as_recorded(by).entries if entry.happened_to >= now.entries[0].happened_from and entry.entry_id not in own and not entry.restricted]


@command(May.RECORD_DECISION)
def set_action(to_do: ToDo, *, by: Scope) -> str:
    """Record an action; returns the id of its entry. Raises CannotRecord, also where a session keeps no actions."""
    session, by = session_that_keeps("actions", to_do.session_id, by)
    for name, words in (("action", "Write what is to be done."), ("owner", "Write who is to do it."), ("owner_agency", "Write of which agency, or that it is the family.")):
        if not getattr(to_do, name).strip():
            raise CannotRecord(words, name)
    if to_do.due_on is None or to_do.due_on < timezone.localdate():
        raise CannotRecord("Write the day by which it is to be done, from today on.", "due_on")
    need_children(to_do.children, by)
    row = Action(
        entry_id="", action_id=new_id(), action=to_do.action.strip(), owner=to_do.owner.strip(), owner_agency=to_do.owner_agency.strip(), due_on=to_do.due_on,
        decision_entry_id=to_do.decision_entry_id,
    )  # fmt: skip
    entry_id = _with_entry(row, to_do.children, f"To do: {sentence(row.action)}\nBy {row.owner}, {row.owner_agency}, by {day(to_do.due_on)}.", by)
    note_in(session, entry_id)
    told("action set", by, rows=[entry_id])
    return entry_id


@command(May.RECORD_DECISION)
def carry_over(action_id: str, due_on: date, why: str, session_id: str = "", *, by: Scope) -> str:
    """Carry an action over to a later day, with why. Raises CannotRecord, and NotYours where no open action of that id is in sight."""
    session, by = session_that_keeps("actions", session_id, by)
    now = open_action(action_id, by)
    if not why.strip():
        raise CannotRecord("Write why it was not done, or what stands in its way.", "why")
    if due_on < timezone.localdate() or (now.row.due_on and due_on <= now.row.due_on):
        raise CannotRecord("Write a day later than the one before, from today on.", "due_on")
    was = f"from {day(now.row.due_on)} " if now.row.due_on else ""
    row = replace(now.row, entry_id="", due_on=due_on)
    entry_id = _with_entry(row, now.children, f"Carried over {was}to {day(due_on)}: {sentence(row.action)}\nWhy: {sentence(why)}", by)
    note_in(session, entry_id)
    told("action carried over", by, rows=[entry_id])
    return entry_id


@command(May.RECORD_DECISION)
def show_done(action_id: str, entry_id: str, *, by: Scope) -> None:
    """Say which entry shows that an action was done; whoever sees the action then sees that entry. Raises CannotRecord, and NotYours."""
    now = open_action(action_id, by)
    if not entry_id:
        raise CannotRecord("Choose the entry that shows it. Where none does yet, write one first.", "entry")
    need_entries([entry_id], by, "entry")
    entry = next(one for one in as_recorded(by).entries if one.entry_id == entry_id)
    if entry.restricted:
        raise CannotRecord("This entry is restricted, and those who wait for the action could not see it. Choose or write one that they may.", "entry")
    if entry in now.entries:
        raise CannotRecord("This entry set the action, and does not show it done. Choose the one that does.", "entry")
    if entry.happened_to < now.entries[0].happened_from:
        raise CannotRecord("This entry is from before the action was set. Choose a later one.", "entry")
    standing = StoredAction.objects.select_for_update().filter(family=by.family, action_id=action_id, entry_id=now.row.entry_id, known_until__isnull=True)
    writing = begin("recorded", by)
    close(standing, timezone.localdate(), writing)
    add(Record(action=[replace(now.row, done_entry_id=entry_id, known_on=timezone.localdate())]), writing)
    if entry.agency == by.reader.agency:
        let_see([entry_id], by, "it shows an action done")
    told("action done", by, rows=[now.row.entry_id, entry_id])


def open_action(action_id: str, by: Scope) -> ActionNow:
    """An action in sight that no entry shows done. Raises NotYours."""
    found = next((one for one in actions_of(as_recorded(by)) if one.row.action_id == action_id and one.open), None)
    if found is None:
        raise NotYours
    return found


def _with_entry(row: Action, children: tuple[str, ...], text: str, by: Scope) -> str:
    writing = begin("recorded", by)
    rows = work_entry(Work("other", timezone.localdate(), text, children), by, writing)
    entry = rows.entry[0]
    rows.action = [replace(row, entry_id=entry.entry_id, source_id=entry.source_id, known_on=entry.known_on, known_until=None)]
    return keep(rows, writing, by, "who is to do what")
