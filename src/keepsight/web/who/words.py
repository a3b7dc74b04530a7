"""What the pages of who is who say: each fact in a line, with where it came from and what stood before."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.record_fact import Fact
from keepsight.records.codes import SEXES, TIERS
from keepsight.records.person import Person
from keepsight.reports.picture.words.dates import day, span

from .forms import SCHEMES

HEADINGS = {"person": "People", "name": "Other and earlier names", "identifier": "Numbers", "family": "Who belongs to this family", "relationship": "Relationships", "household": "Homes", "involvement": "Services’ work"}
NONE = {
    "person": "No person is recorded in your sight.", "name": "No other name is recorded in your sight.", "identifier": "No number is recorded in your sight.",
    "family": "It is said of nobody that they belong to this family: everybody the record lists does.",
    "relationship": "No relationship is recorded in your sight.", "household": "No home is recorded in your sight.", "involvement": "No involvement is recorded in your sight.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact: what it says, where it came from, what became of it, and the address to change it; empty where the reader may not."""

    says: str
    source: str
    closed: str
    change: str


@dataclass(frozen=True, slots=True)
class Part:
    """The facts of one kind: its heading, those that stand, those that stood before, what is said where there is none, and the address to add one."""

    heading: str
    now: list[FactLine]
    before: list[FactLine]
    none: str
    add: str
    adding: str


def who_words(facts: list[Fact], people: dict[str, Person], by: Scope) -> list[Part]:
    """Put who is who into words."""
    parts = []
    for table, heading in HEADINGS.items():
        lines = [(fact, _line(fact, people, by)) for fact in facts if fact.table == table]
        add = reverse("add-fact", args=[by.family.pk, table]) if by.may(May.RECORD_ENTRY) and by.reader.agency else ""
        parts.append(Part(heading, [line for fact, line in lines if not fact.closed], [line for fact, line in lines if fact.closed], NONE[table], add, f"Add to {heading.lower()}"))
    return parts


def _line(fact: Fact, people: dict[str, Person], by: Scope) -> FactLine:
    may = fact.may_change and not fact.closed and by.may(May.RECORD_ENTRY)
    source = f"From {fact.source}. " if fact.source else ""
    return FactLine(says(fact, people), f"{source}Written by {fact.written}.", f"Closed by {fact.closed}" if fact.closed else "", reverse("change-fact", args=[by.family.pk, fact.table, fact.number]) if may else "")


def says(fact: Fact, people: dict[str, Person]) -> str:
    """A fact in a line."""
    return {"person": _person, "name": _name, "identifier": _number, "family": _place, "relationship": _relationship, "household": _home, "involvement": _involvement}[fact.table](fact.row, people)


def _label(person_id: str, people: dict[str, Person]) -> str:
    return people[person_id].label if person_id in people else "somebody out of your sight"


def _person(row: Person, people: dict[str, Person]) -> str:
    parts = [row.label, row.kind, SEXES[row.sex] if row.sex != "unknown" else "sex not recorded"]
    born = f"born {span(row.birth_from, row.birth_to)}" if row.birth_from and row.birth_to else ""
    expected = f"expected {day(row.expected_date)}" if row.expected_date else ""
    parts += [born or expected or "birth date not recorded", f"died {day(row.death_date)}" if row.death_date else "", row.ethnicity, row.disability]
    return ", ".join(filter(None, parts))


def _name(row: object, people: dict[str, Person]) -> str:
    return f"{_label(row.person_id, people)}: also {row.name}{_days(row.start, row.start, row.end_, row.end_)}"


def _number(row: object, people: dict[str, Person]) -> str:
    return f"{_label(row.person_id, people)}: {SCHEMES.get(row.scheme, row.scheme)} {row.value}{_days(row.start, row.start, row.end_, row.end_)}"


def _place(row: object, people: dict[str, Person]) -> str:
    return f"{_label(row.person_id, people)}: of this family{_days(row.start, row.start, row.end_, row.end_)}"


def _relationship(row: object, people: dict[str, Person]) -> str:
    believed = "believed to be " if row.certainty == "believed to be" else ""
    responsible = {"yes": ", with parental responsibility", "no": ", without parental responsibility"}.get(row.parental_responsibility, "")
    return f"{_label(row.person_id, people)}: {believed}{row.relationship} of {_label(row.related_person_id, people)}{responsible}{_days(row.start_from, row.start_to, row.end_from, row.end_to)}"


def _home(row: object, people: dict[str, Person]) -> str:
    restricted = f" (restricted: {row.restricted})" if row.restricted else ""
    return f"{_label(row.person_id, people)}: {row.household}{restricted}{_days(row.start_from, row.start_to, row.end_from, row.end_to)}"


def _involvement(row: object, people: dict[str, Person]) -> str:
    leads = ", ".join(filter(None, (row.practitioner, row.role))) or "lead practitioner not recorded"
    return f"{row.agency} with {_label(row.person_id, people)}: {TIERS.get(row.tier, 'kind of help not recorded')}; {leads}{_days(row.start, row.start, row.end_, row.end_)}"


def _days(start: object, start_to: object, end: object, end_to: object) -> str:
    since = f", since {span(start, start_to)}" if start and start_to else ""
    return f"{since}{f', until {span(end, end_to)}' if end and end_to else ''}"
