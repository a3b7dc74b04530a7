"""People, and how they stand to one another. Children and adults on equal terms, fathers among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .codes import KINDS_OF_PERSON, SEXES
from .columns import Known, column
from .dates import PRECISIONS

NAME_NOT_RECORDED = "name not recorded"  # what is shown of a person whom a list names only by an id


@dataclass(slots=True, kw_only=True)
class Person(Known):
    """A child or an adult. A child without a birth date is a child throughout (contracts 1.8)."""

    person_id: str = column("identifies the person within the run")
    label: str = column("the name shown; where no name is known, the role ('Child 1', 'Mother')")
    kind: str = column("'child' or 'adult'", codes=KINDS_OF_PERSON, default="adult")
    sex: str = column("'female', 'male', or 'unknown'", codes=SEXES, default="unknown")
    birth_from: date | None = column("earliest possible day of birth", default=None)
    birth_to: date | None = column("latest possible day of birth", default=None)
    birth_precision: str = column("a key of dates.PRECISIONS, empty where no birth date is recorded", codes=PRECISIONS, default="")
    expected_date: date | None = column("expected date of birth of a child not yet born", default=None)
    death_date: date | None = column("latest possible day of death", default=None)
    ethnicity: str = column("as recorded by the agency", default="")
    disability: str = column("as recorded by the agency", default="")
    first_language: str = column("as recorded by the agency", default="")
    interpreter: str = column("whether and for which language an interpreter is needed", default="")
    communication: str = column("how this person communicates, and through whom", default="")


@dataclass(slots=True, kw_only=True)
class Name(Known):
    """A name by which a person is or was known; several may stand, each dated."""

    person_id: str = column("whose name")
    name: str = column("the name as written")
    start: date | None = column("first day it was used, where known", default=None)
    end_: date | None = column("last day it was used, where known", default=None)


@dataclass(slots=True, kw_only=True)
class Identifier(Known):
    """A number by which an agency knows a person: NHS number, UPN, the agency's own."""

    person_id: str = column("whose identifier")
    scheme: str = column("'nhs', 'upn', or the agency's name for it")
    value: str = column("the identifier as written")
    start: date | None = column("first day it was theirs, where known", default=None)
    end_: date | None = column("last day it was theirs, where known", default=None)


@dataclass(slots=True, kw_only=True)
class Relationship(Known):
    """`person_id` is the `relationship` of `related_person_id`. Half-siblings are derived from parents, never stored."""

    person_id: str = column("A, in 'A is the ... of B'")
    relationship: str = column("a key of codes.RELATIONSHIPS, else as written")
    related_person_id: str = column("B, in 'A is the ... of B'")
    start_from: date | None = column("earliest possible first day", default=None)
    start_to: date | None = column("latest possible first day", default=None)
    start_precision: str = column("a key of dates.PRECISIONS", codes=PRECISIONS, default="")
    end_from: date | None = column("earliest possible last day", default=None)
    end_to: date | None = column("latest possible last day", default=None)
    end_precision: str = column("a key of dates.PRECISIONS", codes=PRECISIONS, default="")
    certainty: str = column("'certain' or 'believed to be'", default="certain")
    parental_responsibility: str = column("'yes', 'no' or empty where not recorded", default="")


@dataclass(slots=True, kw_only=True)
class Household(Known):
    """Who lived where, and when. One row for each person in the household."""

    household: str = column("the name or address of the household")
    person_id: str = column("who lived there")
    start_from: date | None = column("earliest possible first day", default=None)
    start_to: date | None = column("latest possible first day", default=None)
    end_from: date | None = column("earliest possible last day", default=None)
    end_to: date | None = column("latest possible last day", default=None)
    restricted: str = column("why the address may not be shown to all, empty where it may", default="")


@dataclass(slots=True, kw_only=True)
class Family(Known):
    """A person's place in a family, dated and sourced. People may belong to several (contracts 3.5)."""

    family_id: str = column("the family", default="family")
    person_id: str = column("a person of it")
    start: date | None = column("first day, where known", default=None)
    end_: date | None = column("last day, where known", default=None)
