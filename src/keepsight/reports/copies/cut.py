"""A record cut to what one named reader is given, before anything is counted, drawn or asked of it; and what is left out, for the chair alone.

In a family's copy entries are numbered anew and no file, sheet or row is named: neither a gap in numbers nor the name of a file says that there is more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any

from keepsight.chronology.accounts import without
from keepsight.chronology.order import in_order
from keepsight.records.entry import Entry
from keepsight.records.person import Person
from keepsight.records.record import TABLES, Record
from keepsight.records.source import Source
from keepsight.records.work import Answer

from .circle import Circle, circle_of
from .readers import CHAIR, PROFESSIONALS, YOUNG_PERSON, NamedReader
from .why import OF_ENTRIES, RESTRICTED, Judge

CITING = ("cites", "evidence", "recorded", "one_evidence", "other_evidence", "speaks_for", "speaks_against")
ONE_ENTRY = ("done_entry_id", "decision_entry_id", "opened_by", "again_of")
KEPT = Source("copy", "", "", 0)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that is not in a copy, and why. Only the chair is given this."""

    entry_id: str
    why: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The record as cut, what is left out of it, and how its entries are numbered where they are numbered anew (entry_id: number).

    `names_others` says whether words name somebody, or a home, that it does not. `answers` are those to the questions of an extract; `beside` is what stands beside an entry, as (what,
    words); `said` what the reader said of the record, as (words, when and how, what was answered).
    """

    record: Record
    left_out: tuple[LeftOut, ...]
    numbers: dict[str, str]
    names_others: Callable[[str], bool] = lambda words: False
    answers: tuple[Answer, ...] = ()
    beside: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    said: tuple[tuple[str, str, str], ...] = ()


def cut(record: Record, reader: NamedReader, put_in: Collection[str] = (), withheld: Collection[str] = ()) -> Copy:
    """What the reader is given. `put_in` are entries that a named person put in although the rules leave them out; never restricted ones. `withheld` are
    entries that tell a decision about safety, which no family's copy has unless put in.

    Raises KeyError where a reader of the family is nobody in the record.
    """
    if reader.kind is CHAIR:
        return Copy(record, (), {})
    if reader.kind is PROFESSIONALS:
        return _for_professionals(record, reader.agency)
    return _for_family(record, reader, put_in, withheld)


def _for_professionals(record: Record, agency: str) -> Copy:
    left = tuple(LeftOut(entry.entry_id, RESTRICTED) for entry in record.entry if entry.restricted and entry.agency != agency)
    gone = {one.entry_id for one in left}
    kept = _without_entries(record, gone)
    kept.household = [row for row in record.household if not row.restricted]
    kept.order = [row for row in record.order if not row.restricted]
    kept.answer = [row for row in record.answer if not gone & set(row.evidence)]
    return Copy(kept, left, {})


def _for_family(record: Record, reader: NamedReader, put_in: Collection[str], withheld: Collection[str]) -> Copy:
    if reader.person_id not in record.people():
        raise KeyError(reader.person_id)
    circle = circle_of(record, reader.person_id, with_children=reader.kind is not YOUNG_PERSON)
    judge = Judge(record, reader, circle, withheld)
    reasons = {entry.entry_id: judge.why(entry) for entry in record.entry}
    left = tuple(LeftOut(one, why) for one, why in reasons.items() if why and (one not in put_in or why == RESTRICTED))
    kept = _without_entries(record, {one.entry_id for one in left})
    _who(kept, record, circle)
    numbers = {entry.entry_id: str(number) for number, entry in enumerate(in_order([e for e in kept.entry if not e.after_as_of]), 1)}
    return Copy(_numbered(kept, numbers), left, numbers, judge.names_others)


def _without_entries(record: Record, gone: set[str]) -> Record:
    kept = replace(record, entry=[row for row in record.entry if row.entry_id not in gone], account=without(record, gone))
    kept.concerned = [row for row in record.concerned if row.entry_id not in gone]
    for table in OF_ENTRIES:
        setattr(kept, table, [_citing(row, lambda one: "" if one in gone else one) for row in getattr(record, table) if row.entry_id not in gone])
    return kept


def _who(kept: Record, record: Record, circle: Circle) -> None:
    """People, homes and orders of the circle alone; of the other parents no more than who they are."""
    kept.person = [row if row.person_id in circle.own else _by_name_only(row) for row in record.person if row.person_id in circle.all]
    kept.name = [row for row in record.name if row.person_id in circle.own]
    kept.identifier, kept.coverage, kept.answer = [], [], []
    kept.relationship = [row for row in record.relationship if {row.person_id, row.related_person_id} <= circle.all]
    kept.family = [row for row in record.family if row.person_id in circle.all]
    kept.concerned = [row for row in kept.concerned if row.person_id in circle.all and not row.suggested]
    homes = {row.household for row in record.household if row.person_id == circle.reader and not row.restricted}
    kept.household = [row for row in record.household if row.household in homes and row.person_id in circle.own and not row.restricted]
    kept.involvement = [row for row in record.involvement if row.person_id in circle.own]
    kept.grade = [row for row in kept.grade if {row.child_id, row.carer_id or row.child_id} <= circle.own]
    kept.order = [
        replace(row, binds=[one for one in row.binds if one in circle.all], protects=[one for one in row.protects if one in circle.all])
        for row in record.order
        if circle.reader in row.binds and not row.restricted
    ]


def _by_name_only(person: Person) -> Person:
    return Person(person_id=person.person_id, label=person.label, kind=person.kind, sex=person.sex, source_id=person.source_id, known_on=person.known_on, known_until=person.known_until)


def _numbered(kept: Record, numbers: dict[str, str]) -> Record:
    """The same with entries under their numbers in this copy, and with no line of any file."""

    def number(one: str) -> str:
        return numbers.get(one, "")

    rows = {name: [_citing(row, number) for row in getattr(kept, name)] for name in TABLES if name != "source"}
    rows["entry"] = [_plain(entry, numbers[entry.entry_id]) for entry in in_order(kept.entry) if entry.entry_id in numbers]
    for name in ("concerned", "account", *OF_ENTRIES):
        rows[name] = [replace(row, entry_id=number(row.entry_id)) for row in rows[name] if row.entry_id in numbers]
    rows["account"] = [replace(row, event_id=number(row.event_id)) for row in rows["account"]]
    for name in rows:
        rows[name] = [replace(row, source_id=KEPT.source_id) for row in rows[name]]
    return Record(**rows, source=[KEPT])


def _plain(entry: Entry, number: str) -> Entry:
    """An entry as its agency wrote it: nothing that Keepsight only suggests stands in a family's copy."""
    stated = {name: said if said and not said.suggested else None for name, said in ((name, getattr(entry, name)) for name in ("kind", "outcome", "source_type"))}
    return replace(entry, entry_id=number, also_seen=[], themes=[theme for theme in entry.themes if not theme.suggested], **stated)


def _citing(row: Any, as_now: Callable[[str], str]) -> Any:
    """A row whose citations are of entries in the copy alone, under the names they have there."""
    lists = {name: [new for one in getattr(row, name) if (new := as_now(one))] for name in CITING if hasattr(row, name)}
    ones = {name: as_now(getattr(row, name)) for name in ONE_ENTRY if getattr(row, name, "")}
    if getattr(row, "hypotheses", None):
        lists["hypotheses"] = [_citing(one, as_now) for one in row.hypotheses]
    return replace(row, **lists, **ones) if lists or ones else row
