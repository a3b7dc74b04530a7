"""Which entries stand in which lane of a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from keepsight.records.entry import Entry
from keepsight.records.record import Record

Lanes = Literal["agency", "child"]


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's name and its entries, by earliest day, latest day and id."""

    name: str
    entries: list[Entry]


def lanes_of(record: Record, lanes: Lanes) -> list[Lane]:
    """A lane for each agency that sent an entry, or was asked; or for each child, also one of whom there is no entry.

    Entries known after the as-at day, or corrected since, are left out (contracts 1.6, 1.1).
    """
    entries = sorted(_standing(record), key=lambda entry: (entry.happened_from, entry.happened_to, entry.entry_id))
    if lanes == "agency":
        names = {entry.agency for entry in entries} | {row.agency for row in record.coverage}
        return [Lane(name, [entry for entry in entries if entry.agency == name]) for name in sorted(names, key=str.casefold)]
    return _of_children(record, entries)


def _standing(record: Record) -> list[Entry]:
    return [entry for entry in record.entry if not entry.after_as_of and entry.known_until is None]


def _of_children(record: Record, entries: list[Entry]) -> list[Lane]:
    names = {person.person_id: person.label.strip() or "name not recorded" for person in record.person if person.kind == "child"}
    about: dict[str, set[str]] = {person_id: set() for person_id in names}
    for row in record.concerned:
        if row.person_id in about:
            about[row.person_id].add(row.entry_id)
    named = set().union(*about.values()) if about else set()
    found = [Lane(names[person_id], [entry for entry in entries if entry.entry_id in about[person_id]]) for person_id in names]
    rest = [entry for entry in entries if entry.entry_id not in named]
    return found + ([Lane("no child named", rest)] if rest else [])
