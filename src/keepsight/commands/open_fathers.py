"""Opening what is recorded of each father and male carer: the rows beside the entries in sight, what is expected now, and where harm is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.patterns.fathers import FathersNow, fathers_now
from keepsight.records.entry import Entry
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.men import men_of_each_child
from keepsight.store.models import FatherStep

from .as_seen import as_seen, sight_of, whole_of
from .command import command
from .command import told as write_down
from .harm_elsewhere import harm_elsewhere
from .kept import Kept

_now = Kept(24)


@dataclass(frozen=True, slots=True)
class Fathers:
    """The record as the reader sees it; what is expected now; and each step with its entry, the latest first.

    `homes` are every (address, person) of the whole record, restricted ones too: they are never shown, and are for taking addresses out of words.
    """

    told: Told
    now: FathersNow
    steps: tuple[tuple[FatherStep, Entry], ...]
    homes: frozenset[tuple[str, str]]

    def men_of(self, child: str) -> dict[str, str]:
        """The men of a child: person_id, and how each stands to the child."""
        return men_of_each_child(self.told).get(child, {})

    def safety(self, man: str) -> tuple[FatherStep, Entry] | None:
        """The latest decision about safety, where nobody is to be in touch with him; None where there is none, or a later one says otherwise."""
        latest = next((one for one in self.steps if one[0].man_id == man and one[0].step == "safety"), None)
        return latest if latest and latest[0].answer == "not in touch" else None


@command(May.SEE_FAMILY)
def open_fathers(*, by: Scope) -> Fathers:
    """What is recorded of each father, for the whole family."""
    write_down("fathers seen", by)
    return fathers(by)


@command(May.SEE_FAMILY)
def open_father(child_id: str, man_id: str, *, by: Scope) -> Fathers:
    """The same, for one man and one child. Raises NotYours where no such man of the child is in sight."""
    found = fathers(by)
    look_for(child_id, man_id, found.told)
    write_down("father seen", by, rows=[child_id, man_id])
    return found


def look_for(child_id: str, man_id: str, told: Told) -> None:
    """Raises NotYours where the man is not, in the reader's sight, one of this child's."""
    if man_id not in men_of_each_child(told).get(child_id, {}):
        raise NotYours


def fathers(by: Scope) -> Fathers:
    """What is recorded of each father, as the reader sees it. Nothing is written down: that is for the command that uses it."""
    told = as_seen(by)
    whole, seen = whole_of(by), told.assembled.record
    now = _now.get(sight_of(by), lambda: fathers_now(seen, told.as_of, {person for _, person in harm_elsewhere(whole, seen, told.as_of)}))
    homes = frozenset((row.household, row.person_id) for row in whole.household if row.household)
    return Fathers(told, now, tuple(beside(FatherStep, told, by)), homes)


def beside(model: type, told: Told, by: Scope) -> list[tuple]:
    """The rows of a table that stand beside an entry in sight, each with its entry, the latest first. A row whose entry was withdrawn is gone with it."""
    entries = {entry.entry_id: entry for entry in told.entries}
    rows = [row for row in model.objects.filter(family=by.family, closing__isnull=True) if row.entry_id in entries]
    return sorted(((row, entries[row.entry_id]) for row in rows), key=lambda one: (one[1].happened_to, one[0].row_no), reverse=True)
