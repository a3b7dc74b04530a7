"""From which day the record held each person and relationship (contracts 1.2 and 1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from keepsight.records.entry import Entry
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record


def fill_known(record: Record) -> None:
    """Gives every row that has no `known_on` the day contracts 1.3 gives it; a supplied day is never changed.

    A person nothing dates (no entry, no birth, nobody dated beside them) is known from the first known day of the
    record: they stand in who is who, and a child without an entry keeps a place in every picture.
    """
    for entry in record.entry:
        entry.known_on = entry.known_on or entry.recorded_on or entry.happened_to
    by_id = {entry.entry_id: entry for entry in record.entry}
    for row in record.concerned:
        row.known_on = row.known_on or (by_id[row.entry_id].known_on if row.entry_id in by_id else None)
    opened = _first(entry.known_on for entry in record.entry)
    _know_people(record, opened)
    known = {person.person_id: person.known_on for person in record.person}
    for relationship in record.relationship:
        relationship.known_on = relationship.known_on or _relationship_known(relationship, known)
    for row in [*record.name, *record.identifier, *record.household, *record.family]:
        row.known_on = row.known_on or known.get(row.person_id)


def _know_people(record: Record, opened: date | None) -> None:
    own = _own_words(record)
    named: dict[str, date] = {}
    for row in record.concerned:
        if row.person_id and row.known_on and own.get(row.person_id, set()) & _words(row.as_written):
            named[row.person_id] = min(row.known_on, named.get(row.person_id, row.known_on))
    for person in record.person:
        person.known_on = person.known_on or named.get(person.person_id) or _born(person) or opened


def _own_words(record: Record) -> dict[str, set[str]]:
    """The words that name each person: those of the id, the label and every name. A role word alone names nobody."""
    own = {p.person_id: {p.person_id.casefold()} | _words(p.person_id) | _words(p.label) for p in record.person}
    for row in record.name:
        own.setdefault(row.person_id, set()).update(_words(row.name))
    return own


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _born(person: Person) -> date | None:
    return person.birth_to or person.expected_date


def _relationship_known(row: Relationship, known: dict[str, date | None]) -> date | None:
    if row.start_to:
        return row.start_to
    both = [known.get(row.person_id), known.get(row.related_person_id)]
    return max((day for day in both if day), default=None)


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def known_from_what_is_left(whole: Record, kept: Record) -> None:
    """Date anew, in `kept`, whoever in `whole` was known from an entry that `kept` leaves out: the old day would tell of that entry (contracts 1.3, 2.3).

    A person whom no entry left names is known from birth, else from the first day of what is left. No row of `whole` is changed.
    """
    before = {person.person_id: person.known_on for person in whole.person}
    dated = _dated_by_what_is_gone(whole, kept)
    if not dated:
        return
    people = {person.person_id: replace(person, known_on=None if person.person_id in dated else person.known_on) for person in kept.person}
    between = [row for row in kept.relationship if {row.person_id, row.related_person_id} & dated and row.known_on == _relationship_known(row, before)]
    anew = {id(row): replace(row, known_on=None) for row in between}
    fill_known(Record(entry=kept.entry, concerned=kept.concerned, name=kept.name, person=list(people.values()), relationship=list(anew.values())))
    kept.person = [people[row.person_id] if row.person_id in dated else row for row in kept.person]
    kept.relationship = [anew.get(id(row), row) for row in kept.relationship]
    for table in ("name", "identifier", "household", "family"):
        own = {id(row) for row in getattr(kept, table) if row.person_id in dated and row.known_on == before[row.person_id]}
        setattr(kept, table, [replace(row, known_on=people[row.person_id].known_on) if id(row) in own else row for row in getattr(kept, table)])


def _dated_by_what_is_gone(whole: Record, kept: Record) -> set[str]:
    """The people of `kept` whose day is that of an entry left out, which names them or began the record, and of none left that does."""
    left, days = {entry.entry_id for entry in kept.entry}, {entry.entry_id: entry.known_on for entry in whole.entry}
    opened, opens = _first(days.values()), _first(days[entry] for entry in left)
    gone = {(row.person_id, days.get(row.entry_id)) for row in whole.concerned if row.entry_id not in left}
    gone |= {(person.person_id, opened) for person in kept.person if not _born(person) and opens != opened}
    gone -= {(row.person_id, days.get(row.entry_id)) for row in whole.concerned if row.entry_id in left}
    return {person.person_id for person in kept.person if person.known_on and (person.person_id, person.known_on) in gone}


def known_at(row: Person | Relationship | Entry, day: date) -> bool:
    """Whether the record held this row, and had not closed it, on `day` (contracts 1.1)."""
    return (row.known_on is None or row.known_on <= day) and (row.known_until is None or row.known_until > day)
