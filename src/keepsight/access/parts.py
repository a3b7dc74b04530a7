"""Of a record that was made of earlier ones: which of them a reader reaches. Nobody sees more of it than they saw before, until somebody decides it.

A *part* is named as the sources of its rows begin (`records.source.part_of`). What was written since stands in none, and is read by the ordinary rule.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from keepsight.records.person import Person
from keepsight.records.record import TABLES, Record
from keepsight.records.source import PART, part_of

SOMEBODY = "a person of another family"
ALONE = "="  # ends a part that is opened without those that it was made of itself


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is open to a reader, and whose unrestricted entries of it they see beside their own agency's."""

    name: str
    agencies: frozenset[str] = frozenset()

    def holds(self, name: str) -> bool:
        """Whether rows of the part `name` are of this one."""
        return name == self.name.removesuffix(ALONE) if self.name.endswith(ALONE) else name.startswith(self.name)


def parts_with_entries(names: Collection[str], all_names: Collection[str]) -> set[str]:
    """The parts that open to an agency because it wrote in them: one that was itself made of others opens without those."""
    return {name + ALONE if any(other != name and other.startswith(name) for other in all_names) else name for name in names if name}


def above_it(name: str) -> list[str]:
    """What was written in each record that a part went through, once it was made of others: whoever reached a part of such a record read that by the ordinary rule."""
    steps = name.removesuffix(ALONE).split(PART)[:-2]
    return [PART.join(steps[: number + 1]) + PART + ALONE for number in range(len(steps))]


def in_reach(record: Record, reached: Collection[str]) -> Record:
    """The rows of the parts `reached` and those that stand in none. Somebody whom only other parts tell of stands, where an entry in reach names them, without a name."""
    kept = Record(**{table: [row for row in getattr(record, table) if (part := part_of(row.source_id)) in reached or not part] for table in TABLES})
    named = {row.person_id for row in kept.concerned} - {person.person_id for person in kept.person}
    kept.person += [_without_a_name(person) for person in record.person if person.person_id in named]
    return kept


def _without_a_name(person: Person) -> Person:
    return Person(person_id=person.person_id, label=SOMEBODY, kind=person.kind, source_id="", known_on=person.known_on, known_until=person.known_until)


def one_account_each(record: Record, others: list[Person], reached: Collection[str]) -> Record:
    """The record with one account of each person: the first record's, with what it leaves open filled from the other's; the other's alone where only that is in reach."""
    by_id: dict[str, list[Person]] = {}
    for row in others:
        if part_of(row.source_id) in reached:
            by_id.setdefault(row.person_id, []).append(row)
    if not by_id:
        return record
    own = {row.person_id for row in record.person if (part := part_of(row.source_id)) in reached or not part}
    kept = [_filled(row, by_id[row.person_id]) if row.person_id in by_id else row for row in record.person if row.person_id not in by_id or row.person_id in own]
    return replace(record, person=kept + [row for person_id, rows in by_id.items() if person_id not in own for row in rows])


TOGETHER = (("birth_from", "birth_to", "birth_precision"), ("expected_date",), ("death_date",), ("ethnicity",), ("disability",), ("first_language",), ("interpreter",), ("communication",))


def _filled(person: Person, others: list[Person]) -> Person:
    """What one account does not say and another does; where both say it, the first stands and the other is told beside it."""
    if person.known_until is not None:
        return person
    given = {}
    for other in (row for row in others if row.known_until is None):
        for names in TOGETHER:
            if not any(getattr(person, name) or given.get(name) for name in names):
                given |= {name: getattr(other, name) for name in names}
        if person.sex == "unknown":
            given.setdefault("sex", other.sex)
    return replace(person, **given)
