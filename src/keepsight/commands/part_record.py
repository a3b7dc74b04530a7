"""One record that in truth holds two families: two records are made of it, each person is put in one, the other or both, and nothing is in neither.

Entries go where the people are whom they name. One that names people of both is placed by hand, else it stands in both; whoever is not of a record that
names them stands there by relationship only, as anybody of another family does (safe practice 1.6). What binds or protects somebody goes where they are.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from keepsight.access.carry import carry_sight
from keepsight.access.permissions import May
from keepsight.access.scope import Scope, scope_of
from keepsight.records.entry import Entry
from keepsight.records.person import Family, Person
from keepsight.records.record import Record
from keepsight.store.carry import QUESTIONS, Names, called_anew, carry, part_name, parts_of
from keepsight.store.carry_sessions import carry_sessions, carry_waiting
from keepsight.store.lineage import PARTED
from keepsight.store.models import MODELS, FamilyRecord, Row
from keepsight.store.rows import add

from .as_seen import as_recorded, every_row_of
from .command import command, told
from .lead_on import close_record, lead_to, new_record, reach_whole
from .leave_family import lock
from .record_entry import CannotRecord
from .renamed_questions import renamed_questions
from .write import begin, beside

FIRST, SECOND, BOTH = "first", "second", "both"
SIDES = (FIRST, SECOND)


@dataclass(frozen=True, slots=True)
class Parting:
    """What the two are called, why, where each person goes, where each entry goes that names people of both and was placed by hand, and where the rest of those goes."""

    labels: tuple[str, str]
    reason: str
    people: dict[str, str]
    entries: dict[str, str] = field(default_factory=dict)
    rest: str = BOTH


@dataclass(frozen=True, slots=True)
class Placed:
    """Where everything goes: each entry of the record, and how many of those in the reader's sight go to the first alone, the second alone, and both.

    `of_both` are the entries in sight that name people of both, to be placed by hand; `mark` stands for all of it.
    """

    entries: dict[str, str]
    counted: dict[str, int]
    of_both: tuple[Entry, ...]
    mark: str


@command(May.JOIN_RECORDS)
def begin_parting(*, by: Scope) -> dict[str, Person]:
    """Whom the form asks about. Raises NotYours."""
    reach_whole(by)
    told("parting form opened", by)
    return as_recorded(by).people


def place(parting: Parting, by: Scope) -> Placed:
    """Where each entry would go. Nothing is written down."""
    whole, seen = every_row_of(by), {entry.entry_id: entry for entry in as_recorded(by).entries}
    named, bound = _named_in(whole)
    where, of_both = {}, []
    for entry_id in {entry.entry_id: None for entry in whole.entry}:
        side = _side(named[entry_id], parting.people)
        if side == BOTH and entry_id in seen and entry_id not in bound and not _all_of_both(named[entry_id], parting.people):
            of_both.append(seen[entry_id])
            side = parting.entries.get(entry_id) or parting.rest
        where[entry_id] = side
    counted = {side: sum(where[entry_id] == side for entry_id in seen) for side in (*SIDES, BOTH)}
    return Placed(where, counted, tuple(of_both), hashlib.sha256(repr((by.family.mark, sorted(parting.people.items()), sorted(where.items()))).encode()).hexdigest()[:16])


def _named_in(whole: Record) -> tuple[dict[str, set[str]], set[str]]:
    """Whom each entry names, in any version of it, those among them whom its order binds or protects; and the entries that hold an order."""
    named: dict[str, set[str]] = defaultdict(set)
    for row in whole.concerned:
        if row.person_id:
            named[row.entry_id].add(row.person_id)
    for order in whole.order:
        named[order.order_id] |= {*order.binds, *order.protects}
    return named, {order.order_id for order in whole.order}


def _side(people: set[str], placed: dict[str, str]) -> str:
    """Where the people are who are in one record only; both where they are in both, or where nobody is named."""
    sides = {placed.get(one, BOTH) for one in people} - {BOTH}
    return sides.pop() if len(sides) == 1 else BOTH


def _all_of_both(people: set[str], placed: dict[str, str]) -> bool:
    return bool(people) and {placed.get(one, BOTH) for one in people} == {BOTH}


@command(May.JOIN_RECORDS)
def part_record(parting: Parting, mark: str, *, by: Scope) -> tuple[FamilyRecord, FamilyRecord]:
    """Make two records of this one, `mark` standing for where everything was shown to go. Raises CannotRecord, and NotYours."""
    lock(by)
    by = scope_of(by.reader, by.family.pk)
    reach_whole(by)
    placed = _check(parting, mark, by)
    made = tuple(_make(parting, side, placed, by) for side in SIDES)
    close_record(by.family)
    told("record parted", by)
    return made[0], made[1]


def _check(parting: Parting, mark: str, by: Scope) -> Placed:
    if not parting.reason.strip():
        raise CannotRecord("Say why they are two families, and how it is known.", "reason")
    if not all(label.strip() for label in parting.labels):
        raise CannotRecord("Say what each record is called.")
    if set(parting.people) != set(as_recorded(by).people):
        raise CannotRecord("Somebody was added to the record, or taken out, while you had it open. Look at the list again.")
    if not set(SIDES) <= set(parting.people.values()):
        raise CannotRecord("Each record needs somebody who is in it alone. Where everybody is of both, there is nothing to part.")
    placed = place(parting, by)
    if placed.mark != mark:
        raise CannotRecord("The record was changed while you had this open. Look again at where everything goes, below, and press again.")
    return placed


def _make(parting: Parting, side: str, placed: Placed, by: Scope) -> FamilyRecord:
    old = by.family
    new, names = new_record(parting.labels[SIDES.index(side)], old.as_at, parts_of([old]) if old.parts else [], [old]), Names(part_name(old))
    goes = Goes(parting, side, placed, every_row_of(by))
    called_anew(old, names)
    names.other[QUESTIONS] |= renamed_questions(old, names)
    carry(old, new, names, goes=goes)
    joints = carry_sight(old, new, names, goes.entry, whole=True)
    carry_sessions(old, new, names, joints, lambda session: session.recorded_at is None or goes.entry(session.pk))
    carry_waiting(old, new, names, goes.draft)
    here = scope_of(by.reader, new.pk)
    writing = begin("parted", here, keeps_up=False, reason=parting.reason.strip())
    if not MODELS["family"].objects.filter(family=new, known_until__isnull=True).exists():  # else those of the other family would stand as of this one
        people = [row for row in every_row_of(by).person if row.known_until is None and row.person_id not in goes.away]
        add(Record(family=[Family(person_id=row.person_id, source_id=names.line(row.source_id), known_on=row.known_on) for row in people]), writing)
    lead_to(new, names, PARTED, beside("parted", by, reason=parting.reason.strip()))
    told("record made of a part", here)
    return new


class Goes:
    """Which rows go to one of the two records."""

    def __init__(self, parting: Parting, side: str, placed: Placed, whole: Record) -> None:
        self.placed, self.side, self.other = placed, side, SECOND if side == FIRST else FIRST
        self.away = {one for one, where in parting.people.items() if where == self.other}
        self.named = {row.person_id for row in whole.concerned if self.entry(row.entry_id)}
        for row in whole.relationship:
            self.named |= self._with({row.person_id, row.related_person_id})
        for row in whole.order:
            self.named |= self._with({*row.binds, *row.protects})

    def _with(self, people: set[str]) -> set[str]:
        """All of them, where one at least is of this record."""
        return people if people - self.away else set()

    def entry(self, entry_id: str) -> bool:
        """Whether an entry goes, and what hangs on it."""
        return self.placed.entries.get(entry_id, BOTH) != self.other

    def draft(self, words: set[str]) -> bool:
        """Whether what somebody was writing goes: to the first record, unless it names somebody who is of the second alone."""
        return self.side == SECOND or not words & self.away

    def __call__(self, row: Row) -> bool:
        """Whether a row goes."""
        table = type(row)._meta.model_name
        if table == "answer":
            return not row.evidence or any(map(self.entry, row.evidence))
        if table == "order":
            people = {*row.binds, *row.protects}
            return self.entry(row.order_id) if row.order_id in self.placed.entries else not people or bool(people - self.away)
        if hasattr(row, "entry_id"):
            return self.entry(row.entry_id)
        if table == "relationship":
            return bool({row.person_id, row.related_person_id} - self.away)
        person_id = getattr(row, "person_id", "")
        return person_id not in self.away or (table == "person" and person_id in self.named)
