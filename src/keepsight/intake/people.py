"""Rows about people: who they are, how they stand to one another, who lived where (contracts 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from keepsight.records.codes import RELATIONSHIPS
from keepsight.records.dates import When
from keepsight.records.person import NAME_NOT_RECORDED, Household, Identifier, Name, Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source

from . import row_problems as problems
from .dates import read_span
from .grid import Row
from .ledger import AlreadyHeld
from .stated import STATED, words_of, yes_or_no
from .tables import Table

_PLAIN = ("ethnicity", "disability", "first_language", "interpreter", "communication")


@dataclass(slots=True)
class People:
    """Everyone whom the lists of people name, and what rows elsewhere may ask about them."""

    persons: dict[str, Person] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    unstated: set[str] = field(default_factory=set)  # persons of whom no row says whether they are a child
    said: dict[str, tuple] = field(default_factory=dict)  # what each person's row says, to know it again
    before: dict[str, Person] = field(default_factory=dict)  # those of a record that the files are added to
    _by_name: dict[str, set[str]] = field(default_factory=dict)
    _by_first_name: dict[str, set[str]] = field(default_factory=dict)

    def take(self, record: Record) -> None:
        """Begin with the people of a record, by the names it has for them."""
        self.before = record.people()
        self.persons.update(self.before)
        for person in record.person:
            self.called(person.person_id, person.person_id)
            self.called(person.person_id, person.label)
        for name in record.name:
            self.called(name.person_id, name.name)
        self.names += record.name

    def called(self, person_id: str, name: str) -> None:
        """Notes a name by which this person is known."""
        self._by_name.setdefault(name.lower(), set()).add(person_id)
        self._by_first_name.setdefault(name.lower().split()[0], set()).add(person_id)

    def known(self) -> dict[str, set[str]]:
        """The ids that each lower-case name or id may mean."""
        return self._by_name

    def one(self, words: str) -> Person | None:
        """The one person whom these words name, whole or by a first name that nobody shares; None where nobody is or several are."""
        found = self._by_name.get(words.lower()) or self._by_first_name.get(words.lower(), set())
        return self.persons[next(iter(found))] if len(found) == 1 else None

    def any_called(self, first_name: str) -> bool:
        """Somebody is listed under this first name (lower case)."""
        return first_name in self._by_first_name

    def child_named_in(self, line: str) -> str:
        """The one child whose whole name stands at the beginning of a title line, or empty."""
        plain = line.lower()
        found = [name for name in self._by_name if " " in name and plain.startswith(name) and self.is_child(name)]
        return line[: len(found[0])] if len(found) == 1 else ""

    def known_id(self, words: str) -> str | None:
        """The words themselves where they are a person_id (contracts 4), else None: names are settled by linkage."""
        return words if words in self.persons else None

    def is_child(self, words: str) -> bool:
        """The words name one person, and that is a child."""
        person = self.one(words)
        return person is not None and person.kind == "child"

    def may_be_child(self, words: str) -> bool:
        """The words name one person who is a child, or of whom no row says it and a birth date is known."""
        person = self.one(words)
        return person is not None and (person.kind == "child" or (person.person_id in self.unstated and person.birth_from is not None))

    def birth(self, words: str) -> When | None:
        """When the person named was born, where one is and that is known."""
        person = self.one(words)
        return When(person.birth_from, person.birth_to, person.birth_precision) if person and person.birth_from else None

    def only_child(self) -> str:
        """The id of the one child of the run, or empty where there are several or none."""
        children = [person_id for person_id in self.persons if self.may_be_child(person_id)]
        return children[0] if len(children) == 1 else ""


def add_person(people: People, table: Table, row: Row, source: Source) -> list[str]:
    """Adds the person of a row; returns what should be said of it. Raises AlreadyHeld, and ValueError saying what is needed."""
    text = {name: words_of(table.cell(row, name)) for name in dict.fromkeys(table.columns.fields)}
    person_id, label = text["person_id"], text.get("label") or text.get("name", "")
    if not person_id:
        raise ValueError(problems.NO_PERSON_ID)
    _not_said_otherwise(people, person_id, tuple(sorted((name, words.lower()) for name, words in text.items() if words)), source)
    _not_known_otherwise(people, person_id, text)
    person = Person(person_id=person_id, label=label or NAME_NOT_RECORDED, sex=_code("sex", text.get("sex", "")) or "unknown", source_id=source.source_id)
    for name in _PLAIN:
        setattr(person, name, text.get(name, ""))
    notices = _dates_of_person(person, table, row)
    _kind(people, person, text.get("kind", ""))
    people.persons[person_id] = person
    _names(people, person, [label, text.get("name", ""), *re.split(r"\s*;\s*", text.get("also_known_as", ""))])
    for scheme in ("nhs", "upn"):
        if text.get(scheme):
            people.identifiers.append(Identifier(person_id=person_id, scheme=scheme, value=text[scheme], source_id=source.source_id))
    return notices + _not_kept(table, row)


def _not_said_otherwise(people: People, person_id: str, said: tuple, source: Source) -> None:
    before = people.said.setdefault(person_id, (said, source))
    if before[1] is source:
        return
    if before[0] == said:
        raise AlreadyHeld
    raise ValueError(problems.person_listed_otherwise(person_id, f"row {before[1].row} of '{before[1].file}'"))


def _not_known_otherwise(people: People, person_id: str, text: dict[str, str]) -> None:
    """A person of the record that the file is added to: held already where the row gives no other name."""
    before = people.before.get(person_id)
    if before is None:
        return
    given = {words.lower() for name in ("label", "name") if (words := text.get(name, ""))}
    if all(person_id in people.known().get(words, ()) for words in given):
        raise AlreadyHeld
    raise ValueError(problems.person_listed_otherwise(person_id, "this family’s record"))


def _code(what: str, words: str) -> str:
    plain = words.strip().lower()
    return next((code for code, forms in STATED[what].items() if plain in forms), "")


def _kind(people: People, person: Person, words: str) -> None:
    """As stated; else a child where a birth is expected or the label says so ('Child 2'); else left to settle_kinds."""
    kind = _code("person_kind", words) or ("child" if person.expected_date else _code("person_kind", re.sub(r"\W*\d*$", "", person.label)))
    if not kind:
        people.unstated.add(person.person_id)
    person.kind = kind or "adult"


def _names(people: People, person: Person, names: list[str]) -> None:
    people.called(person.person_id, person.person_id)
    for name in dict.fromkeys(filter(None, names)):
        people.called(person.person_id, name)
        people.names.append(Name(person_id=person.person_id, name=name, source_id=person.source_id))


def _dates_of_person(person: Person, table: Table, row: Row) -> list[str]:
    """Sets birth, expected birth and death; a date that cannot be read is left out and said, and the person is kept."""
    notices: list[str] = []
    born = _span(table, row, "birth_date", "birth_latest", "birth_precision", notices)
    if born:
        person.birth_from, person.birth_to, person.birth_precision = born.earliest, born.latest, born.precision
    for name in ("expected_date", "death_date"):
        when = _span(table, row, name, "", "", notices)
        setattr(person, name, when.latest if when else None)
    return notices


def _span(table: Table, row: Row, first: str, last: str, precision: str, notices: list[str]) -> When | None:
    cell = table.cell(row, first)
    if not words_of(cell):
        return None
    try:
        return read_span(cell, table.cell(row, last), words_of(table.cell(row, precision)))
    except ValueError as why:
        notices.append(problems.left_out(words_of(cell), first.replace("_", " "), str(why)))
        return None


def _not_kept(table: Table, row: Row) -> list[str]:
    """Words in columns that have no field in such a table: they are said, so that nobody takes them for read."""
    columns = zip(table.columns.headings, table.columns.fields, row.cells, strict=False)
    words = [f"{heading}: {words_of(cell)}" for heading, name, cell in columns if name == "kept" and words_of(cell)]
    return [problems.not_kept("; ".join(words))] if words else []


# Relationships ---------------------------------------------------------------------------------------------------------


def relationship_of(people: People, table: Table, row: Row, source: Source) -> tuple[Relationship, list[str]]:
    """'A is the ... of B' as a row, and what should be said of it. Raises ValueError, saying what is needed."""
    one, words, other = (words_of(table.cell(row, name)) for name in ("person_id", "relationship", "related_person_id"))
    if not (one and words and other):
        raise ValueError(problems.NO_PAIR)
    _listed(people, one, other)
    notices: list[str] = []
    relationship, unsure = _relationship(words)
    one, relationship, other = _from_parent(people, one, relationship, other)
    made = Relationship(person_id=one, relationship=relationship, related_person_id=other, source_id=source.source_id)
    _start_and_end(made, table, row, notices)
    certainty = words_of(table.cell(row, "certainty")).lower()
    made.certainty = "believed to be" if unsure or certainty in STATED["uncertain"]["words"] else "certain"
    made.parental_responsibility = _yes_no_words(words_of(table.cell(row, "parental_responsibility")))
    made.known_on = _recorded(table, row, notices) or made.start_to
    return made, notices + _not_kept(table, row)


def _listed(people: People, *ids: str) -> None:
    missing = [person_id for person_id in ids if person_id not in people.persons]
    if missing:
        raise ValueError(" ".join(map(problems.person_not_listed, missing)))


_UNSURE = re.compile(r"\b(?:believed(?: to be)?|putative|alleged|possible|possibly|probable|probably|thought to be|unconfirmed)\b|\?", re.I)


def _relationship(words: str) -> tuple[str, bool]:
    """The code the words stand for, or the words, and whether they carry a doubt ('putative father', 'father?')."""
    plain = " ".join(_UNSURE.sub(" ", words.lower()).split())
    code = plain if plain in RELATIONSHIPS else STATED["relationships"].get(plain, plain or words)
    return code, bool(_UNSURE.search(words))


def _from_parent(people: People, one: str, relationship: str, other: str) -> tuple[str, str, str]:
    """'A is the son of B' is told from B: mother, father or parent of A, by B's sex."""
    if relationship not in STATED["inverse_relationships"]["words"]:
        return one, relationship, other
    parent = {"female": "mother", "male": "father"}.get(people.persons[other].sex, "parent")
    return other, parent, one


def _start_and_end(made: Relationship | Household, table: Table, row: Row, notices: list[str]) -> None:
    for end in ("start", "end"):
        when = _span(table, row, end, f"{end}_latest", f"{end}_precision", notices)
        if when:
            setattr(made, f"{end}_from", when.earliest)
            setattr(made, f"{end}_to", when.latest)
            if isinstance(made, Relationship):
                setattr(made, f"{end}_precision", when.precision)


def _yes_no_words(words: str) -> str:
    return {True: "yes", False: "no"}.get(yes_or_no(words), "") if words else ""


def _recorded(table: Table, row: Row, notices: list[str]) -> date | None:
    when = _span(table, row, "recorded_on", "", "", notices)
    return when.latest if when else None


def household_of(people: People, table: Table, row: Row, source: Source) -> tuple[Household, list[str]]:
    """Who lived where, as a row, and what should be said of it. Raises ValueError, saying what is needed."""
    person_id, name = words_of(table.cell(row, "person_id")), words_of(table.cell(row, "household"))
    if not (person_id and name):
        raise ValueError(problems.NO_HOUSEHOLD)
    _listed(people, person_id)
    notices: list[str] = []
    made = Household(household=name, person_id=person_id, source_id=source.source_id)
    _start_and_end(made, table, row, notices)
    restricted = words_of(table.cell(row, "restricted"))
    made.restricted = "" if yes_or_no(restricted) is False else "marked as restricted" if yes_or_no(restricted) else restricted
    made.known_on = _recorded(table, row, notices) or made.start_to
    return made, notices + _not_kept(table, row)


# People whom only the rest of the record makes plain ---------------------------------------------------------------------


def settle_kinds(people: People, relationships: list[Relationship], last_day: date | None) -> list[str]:
    """Of whom no row says it: a child is one under 18 on the record's last day, or one with a parent and no child or partner; and says so."""
    parents = {row.person_id for row in relationships if RELATIONSHIPS.get(row.relationship) in ("child", "partner", "spouse", "former partner")}
    parents |= {row.related_person_id for row in relationships if row.relationship in ("partner", "husband", "wife", "spouse", "former partner")}
    children = {row.related_person_id for row in relationships if RELATIONSHIPS.get(row.relationship) == "child"}
    notices = []
    for person_id in sorted(people.unstated):
        person = people.persons[person_id]
        young = last_day and person.birth_from and (last_day.year - person.birth_from.year) < 18
        without_birth = person.birth_from is None and person_id in children - parents
        person.kind = "child" if young or without_birth else "adult"
        notices.append(problems.kind_taken(person.label, person.kind))
    return notices


def add_person_of_title(people: People, name: str, birth: When, source: Source) -> bool:
    """Adds the child whom a title line names with a birth date, unless somebody of that first name is listed: that may be the same child."""
    first = name.split()[0].lower() if name else ""
    if not first or people.any_called(first):
        return False
    person_id = re.sub(r"\W+", "-", name.lower()).strip("-")
    person = Person(person_id=person_id, label=name, kind="child", source_id=source.source_id)
    person.birth_from, person.birth_to, person.birth_precision = birth.earliest, birth.latest, birth.precision
    people.persons[person_id] = person
    _names(people, person, [name])
    return True
