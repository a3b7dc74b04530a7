"""Who is who: every person, child or adult, on equal terms, and the mentions of which it is not settled who is meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from keepsight.chronology.gaps import SHOWN_FROM, silences
from keepsight.records.codes import RELATIONSHIPS
from keepsight.records.entry import Entry
from keepsight.records.person import Household, Person, Relationship

from ..told import Told, standing
from . import dates
from .ages import age, born
from .anchors import person_anchor
from .cited import Cited, cited
from .entries import sheet_words

PARENTS = ("mother", "father")
NOT_RECORDED = "no entry in the records supplied"


@dataclass(frozen=True, slots=True)
class Who:
    """One person: what is recorded of them as name and words, and every entry that has a part for them."""

    person: Person
    anchor: str
    facts: tuple[tuple[str, list[str]], ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Words that name somebody, where it is not settled whom, and the entries they stand in."""

    words: str
    entries: tuple[Cited, ...]


def who_is_who(told: Told) -> list[Who]:
    """Children first, the eldest first; then adults by name."""
    return [_who(told, person) for person in sorted(told.people.values(), key=eldest_first)]


def eldest_first(person: Person) -> tuple[bool, date, str, str]:
    """Sorts children before adults and by age, those not born or without a birth date last; adults by name."""
    is_child = person.kind == "child"
    birth = person.birth_to or person.expected_date or date.max
    return not is_child, birth if is_child else date.min, person.label, person.person_id


def _who(told: Told, person: Person) -> Who:
    return Who(person, person_anchor(person.person_id), tuple(_facts(told, person)), tuple(told.own.get(person.person_id, ())))


def _facts(told: Told, person: Person) -> list[tuple[str, list[str]]]:
    own = (
        ("First language", person.first_language), ("Interpreter", person.interpreter), ("Communication", person.communication),
        ("Disability", person.disability), ("Ethnicity", person.ethnicity),
    )
    facts = [
        ("Age", [age(person, told.as_of)]),
        ("Born", [born(person)]),
        ("Also known as", _other_names(told, person)),
        *kin(told, person),
        ("Lived", _lived(told, person)),
        *((name, [value] if value else []) for name, value in own),
        (f"No entry for more than {SHOWN_FROM} days", _silences(told, person)),
        ("Recorded in", _recorded_in(told, person)),
    ]
    return [(name, lines) for name, lines in facts if lines]


def _other_names(told: Told, person: Person) -> list[str]:
    rows = [row for row in standing(told.assembled.record.name, told.as_of) if row.person_id == person.person_id]
    return [row.name + _until(row.start, row.end_) for row in sorted(rows, key=lambda r: (r.start or date.min, r.name)) if row.name != person.label]


def _until(start: date | None, end: date | None) -> str:
    parts = [f"from {dates.day(start)}" if start else "", f"until {dates.day(end)}" if end else ""]
    return f" ({' '.join(part for part in parts if part)})" if start or end else ""


def kin(told: Told, person: Person) -> list[tuple[str, list[str]]]:
    """How a person stands to others; for a child, a parent who is not recorded is said to be not recorded."""
    said: dict[str, list[str]] = defaultdict(list)
    for row in standing(told.assembled.record.relationship, told.as_of):
        if row.related_person_id == person.person_id:
            said[row.relationship.capitalize()].append(_other(told, row.person_id, row))
        elif row.person_id == person.person_id:
            said[_inverse(row)].append(_other(told, row.related_person_id, row))
    if person.kind == "child":
        for parent in PARENTS:
            said.setdefault(parent.capitalize(), [NOT_RECORDED])
    return [(name, sorted(set(others))) for name, others in sorted(said.items())]


def _inverse(row: Relationship) -> str:
    return RELATIONSHIPS.get(row.relationship, f"{row.relationship} of").capitalize()


def _other(told: Told, person_id: str, row: Relationship) -> str:
    label = told.people[person_id].label if person_id in told.people else person_id
    began = f"from {dates.span(row.start_from, row.start_to or row.start_from)}" if row.start_from else ""
    ended = f"until {dates.span(row.end_from or row.end_to, row.end_to)}" if row.end_to else ""
    marks = [mark for mark in (row.certainty if row.certainty != "certain" else "", " ".join(x for x in (began, ended) if x)) if mark]
    return f"{label} ({'; '.join(marks)})" if marks else label


def _lived(told: Told, person: Person) -> list[str]:
    rows = [row for row in standing(told.assembled.record.household, told.as_of) if row.person_id == person.person_id]
    return [address(row) + _when_there(row) for row in sorted(rows, key=lambda r: (r.start_from or date.min, r.household))]


def address(row: Household) -> str:
    """The household's name; where it is restricted, only that it is, and why: the address stays in the agency's file."""
    return f"a restricted address ({row.restricted})" if row.restricted else row.household


def _silences(told: Told, person: Person) -> list[str]:
    """For a child: each long time in which no entry supplied concerns this child."""
    found = silences(told.own.get(person.person_id, ()), until=told.as_of) if person.kind == "child" else []
    return [f"{dates.day(s.first)} to {dates.day(s.last)} ({dates.days(s.days)})" for s in found]


def _recorded_in(told: Told, person: Person) -> list[str]:
    """The rows of each sheet that say who this person is, how they stand to others and where they lived."""
    record, own = told.assembled.record, person.person_id
    rows = [row for row in (*record.person, *record.name, *record.household) if row.person_id == own]
    rows += [row for row in record.relationship if own in (row.person_id, row.related_person_id)]
    sheets: dict[str, set[int]] = defaultdict(set)
    for row in standing(rows, told.as_of):
        if row.source_id in told.sources:
            source = told.sources[row.source_id]
            sheets[sheet_words(source)].add(source.row)
    return [f"{sheet}, {'row' if len(numbers) == 1 else 'rows'} {', '.join(map(str, sorted(numbers)))}" for sheet, numbers in sorted(sheets.items())]


def _when_there(row: Household) -> str:
    began = f"from {dates.span(row.start_from, row.start_to or row.start_from)}" if row.start_from else ""
    ended = f"until {dates.span(row.end_from or row.end_to, row.end_to)}" if row.end_to else ""
    words = " ".join(part for part in (began, ended) if part)
    return f", {words}" if words else ""


def unsettled(told: Told) -> list[Unsettled]:
    """Every wording that is not settled, by the words, each with its entries."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in told.entries:
        for row in told.concerned.get(entry.entry_id, []):
            if row.person_id not in told.people:
                found[row.as_written][entry.entry_id] = entry
    return [Unsettled(words, tuple(cited(entry) for entry in entries.values())) for words, entries in sorted(found.items())]
