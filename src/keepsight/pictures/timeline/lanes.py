"""Which entries stand in which lane of a timeline, and for which time the lane was asked for and searched."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from keepsight.records.entry import Entry
from keepsight.records.person import NAME_NOT_RECORDED, Person
from keepsight.records.record import Record

Lanes = Literal["agency", "child"]
NO_CHILD_NAMED = "no child named"


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's name and its entries, by earliest day, latest day and id.

    `searched` are the periods that the agency is recorded to have searched (none: not recorded); `note` says a nil return.
    """

    name: str
    entries: list[Entry]
    searched: list[tuple[date, date]] = field(default_factory=list)
    note: str = ""


def lanes_of(record: Record, lanes: Lanes) -> list[Lane]:
    """A lane for each agency that sent an entry, or was asked; or for each child, also one of whom there is no entry.

    Entries known after the as-at day, or corrected since, are left out (contracts 1.6, 1.1).
    """
    standing = [entry for entry in record.entry if not entry.after_as_of and entry.known_until is None]
    entries = sorted(standing, key=lambda entry: (entry.happened_from, entry.happened_to, entry.entry_id))
    return _of_agencies(record, entries) if lanes == "agency" else _of_children(record, entries)


def _of_agencies(record: Record, entries: list[Entry]) -> list[Lane]:
    by_agency: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_agency[entry.agency].append(entry)
    coverage = [row for row in record.coverage if row.known_until is None]
    names = sorted({*by_agency, *[row.agency for row in coverage]}, key=lambda name: (name.casefold(), name))
    found = []
    for name in names:
        mine = [row for row in coverage if row.agency == name]
        searched = sorted((row.period_from, row.period_to) for row in mine if row.period_from and row.period_to)
        nothing_held = bool(mine) and all(row.held == "no" for row in mine) and not by_agency[name]
        found.append(Lane(name, by_agency[name], searched, "nothing held (a nil return)" if nothing_held else ""))
    return found


def _of_children(record: Record, entries: list[Entry]) -> list[Lane]:
    children = {person.person_id: person for person in record.person if person.kind == "child" and person.known_until is None}
    about: dict[str, set[str]] = {person_id: set() for person_id in children}
    for row in record.concerned:
        if row.person_id in about and row.known_until is None:
            about[row.person_id].add(row.entry_id)
    named = {entry_id for some in about.values() for entry_id in some}
    eldest_first = sorted(children.values(), key=_by_age)
    found = [Lane(person.label.strip() or NAME_NOT_RECORDED, [entry for entry in entries if entry.entry_id in about[person.person_id]]) for person in eldest_first]
    rest = [entry for entry in entries if entry.entry_id not in named]
    return found + ([Lane(NO_CHILD_NAMED, rest)] if rest else [])


def _by_age(person: Person) -> tuple[bool, str]:
    unborn = person.birth_from is None and person.expected_date is not None
    day = person.expected_date if unborn else person.birth_from
    return unborn, day.isoformat() if day else ""
