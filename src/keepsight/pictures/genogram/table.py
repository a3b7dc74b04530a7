"""The facts of the genogram as a table, row by row with their sources: what the picture shows, and what it cannot."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from keepsight.records.person import Person
from keepsight.records.record import Record
from keepsight.records.source import Source

from .people import birth_in_words
from .periods import years
from .shape import Shape, shape_of
from .ties import Told, standing, told


class FamilyRow(NamedTuple):
    """One line of the table. Every field is words to be shown as they stand; an empty field is not recorded.

    `begin` and `end` are years or spans of years; `source` is the file, sheet and row, as the sheet numbers it.
    """

    person_id: str
    who: str
    born: str
    relationship: str
    begin: str = ""
    end: str = ""
    certainty: str = ""
    source: str = ""


def rows(record: Record, true_on: date | None = None) -> list[FamilyRow]:
    """Each person in the order of the record, with each of their relationships; people without any have one row that says so.

    `true_on` leaves out people not yet born and relationships not yet begun on that day, as `draw` does.
    """
    shape = shape_of(record, true_on)
    sources = {source.source_id: source for source in record.source}
    people = {person.person_id: person for person in standing(record.person)}
    ties = [one for one in told(record, true_on) if one.a in shape.figures and one.b in shape.figures]
    found: list[FamilyRow] = []
    for person_id in [person_id for person_id, figure in shape.figures.items() if not figure.gap]:
        person = people.get(person_id, Person(person_id=person_id, label=""))
        mine = [_line(shape, one, person, sources) for one in ties if one.row.person_id == person_id]
        found += mine + _not_recorded(shape, person, has_ties=bool(mine), source=_in_words(person.source_id, sources))
    return found


def _line(shape: Shape, one: Told, person: Person, sources: dict[str, Source]) -> FamilyRow:
    row = one.row
    return FamilyRow(
        person_id=row.person_id,
        who=shape.figures[row.person_id].name,
        born=_born(person),
        relationship=f"{row.relationship} of {shape.figures[row.related_person_id].name}",
        begin=years(row.start_from, row.start_to),
        end=years(row.end_from, row.end_to),
        certainty="believed to be" if one.uncertain else "as recorded",
        source=_in_words(row.source_id, sources),
    )


def _not_recorded(shape: Shape, person: Person, *, has_ties: bool, source: str) -> list[FamilyRow]:
    """What the record lacks of a person: a father, a mother, any relationship at all."""
    figure = shape.figures[person.person_id]
    gap = shape.figures.get(f"unknown-of-{person.person_id}")
    if gap is not None:
        return [FamilyRow(person.person_id, figure.name, _born(person), gap.name)]
    if person.person_id not in shape.related:
        return [FamilyRow(person.person_id, figure.name, _born(person), "no relationship recorded", source=source)]
    if figure.is_child and not any(link.junior == person.person_id and link.nature in ("birth", "adoptive") for link in shape.links):
        return [FamilyRow(person.person_id, figure.name, _born(person), "no parent recorded", source=source)]
    return [] if has_ties else [FamilyRow(person.person_id, figure.name, _born(person), "", source=source)]


def _born(person: Person) -> str:
    born = birth_in_words(person)
    return f"expected {person.expected_date.isoformat()}" if person.expected_date and not born else born


def _in_words(source_id: str, sources: dict[str, Source]) -> str:
    source = sources.get(source_id)
    if source is None:
        return ""
    return ", ".join([source.file, *([source.sheet] if source.sheet else []), f"row {source.row}"])
