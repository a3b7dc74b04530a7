"""The family as it was on one day, as far as it was known on another (contracts 1.1 and 1.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keepsight.linkage.kin import COUPLE, PREGNANCY
from keepsight.linkage.known import known_at
from keepsight.linkage.spans import Days, may_hold, must_hold
from keepsight.records.person import Household, Person, Relationship
from keepsight.records.record import Record


@dataclass(frozen=True, slots=True)
class PersonAt:
    """A person on the day. `least` and `most` are ages in whole years, None where no birth date is recorded."""

    person: Person
    least: int | None
    most: int | None
    unborn: bool
    died: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A relationship or a stay in a household on the day; `sure` where every recorded date agrees that it held."""

    row: Relationship | Household
    sure: bool


@dataclass(frozen=True, slots=True)
class FamilyAt:
    """Everyone born or expected by `true_on`, with what held then, as the record stood on `known_on`."""

    true_on: date
    known_on: date
    people: list[PersonAt]
    relationships: list[Held]
    households: list[Held]

    def partners_of(self, person_id: str) -> list[Held]:
        """The couples this person is one of."""
        couples = [held for held in self.relationships if held.row.relationship in COUPLE]
        return [held for held in couples if person_id in (held.row.person_id, held.row.related_person_id)]


def family_at(record: Record, true_on: date, known_on: date) -> FamilyAt:
    """The family as it was on `true_on`, from the rows that the record held on `known_on`.

    Parentage has no dates and holds for everyone born or expected; what has dates is left out only where they rule it
    out, and is `sure` only where they agree. Sorted by id.
    """
    people = [_person(p, true_on) for p in sorted(record.person, key=lambda p: p.person_id) if known_at(p, known_on) and _there(p, true_on)]
    ids = {at.person.person_id for at in people}
    related = [r for r in record.relationship if known_at(r, known_on) and {r.person_id, r.related_person_id} <= ids]
    stays = [h for h in record.household if known_at(h, known_on) and h.person_id in ids]
    return FamilyAt(
        true_on,
        known_on,
        people,
        _held(sorted(related, key=lambda r: (r.person_id, r.relationship, r.related_person_id)), true_on),
        _held(sorted(stays, key=lambda h: (h.household, h.person_id)), true_on),
    )


def _held(rows: Iterable[Relationship | Household], on: date) -> list[Held]:
    day = Days(on, on)
    return [Held(row, _undated(row) or must_hold(row, day)) for row in rows if may_hold(row, day)]


def _undated(row: Relationship | Household) -> bool:
    """Parentage and the like: it began with the child and is never over."""
    return isinstance(row, Relationship) and row.relationship not in COUPLE and row.start_to is None and row.end_to is None


def _there(person: Person, on: date) -> bool:
    first = person.birth_from or person.expected_date
    return first is None or first - PREGNANCY <= on


def _person(person: Person, on: date) -> PersonAt:
    first, last = person.birth_from or person.expected_date, person.birth_to or person.expected_date
    born = person.birth_from is not None and person.birth_to is not None
    return PersonAt(
        person,
        least=years_between(min(person.birth_to, on), on) if born and person.birth_from <= on else None,
        most=years_between(person.birth_from, on) if born and person.birth_from <= on else None,
        unborn=first is not None and last is not None and first > on,
        died=person.death_date is not None and person.death_date <= on,
    )


def years_between(birth: date, on: date) -> int:
    """Whole years from a birth to a day; a birthday on 29 February is kept on 1 March in other years."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
