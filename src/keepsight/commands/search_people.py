"""Searching for a person among the families that a reader reaches, by name, sound, day of birth or number, within what they may see of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet
from doublemetaphone import doublemetaphone

from keepsight.access.permissions import May
from keepsight.access.scope import Reader, families_of, scope_of
from keepsight.linkage.spelling import folded, misspelt_surname
from keepsight.records.dates import When
from keepsight.records.person import Person
from keepsight.records.record import Record
from keepsight.store.lineage import OtherAccount
from keepsight.store.models import FamilyRecord, Identifier, Name
from keepsight.store.models import Person as StoredPerson

from .adopted import old_identities
from .as_seen import seen_by
from .command import command, told

MOST = 30  # people shown of one search
AS_WRITTEN, SOUNDS, SPELT = "name as written", "a name that sounds like it", "a name spelt nearly like it"


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom somebody looks for: words of a name, when they were born, a number by which an agency knows them. What is empty is not asked."""

    name: str = ""
    born: When | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A person in the reader's sight: the family whose record names them, the names they go by, and by what they were found."""

    family: FamilyRecord
    person: Person
    names: tuple[str, ...]
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Those found, those whose name is as written first; `more` where there are more than are shown."""

    found: list[Found]
    more: bool


@command(May.SEARCH_PEOPLE)
def search_people(sought: Sought, *, by: Reader) -> People:
    """Whoever fits everything that is asked, as this reader may know them. The log holds that somebody searched, and not for whom."""
    told("people searched", by)
    if not (sought.name.strip() or sought.born or sought.number.strip()):
        return People([], False)
    found: list[Found] = []
    for family in _families(by, sought):
        found += _in_family(by, family, sought)
        if len(found) > MOST:
            break
    found.sort(key=lambda one: (AS_WRITTEN not in one.how, one.person.label, one.family.label))
    return People(found[:MOST], len(found) > MOST)


def _families(by: Reader, sought: Sought) -> Iterator[FamilyRecord]:
    """Families in which somebody may fit, by what is stored; whether the reader may know it is asked of each afterwards."""
    families = {family.pk: family for family in families_of(by)}
    rows = StoredPerson.objects.filter(family__in=families)
    if sought.born:
        rows = rows.filter(birth_from__lte=sought.born.latest, birth_to__gte=sought.born.earliest)
    people = {*rows.values_list("family", "person_id"), *_born_by_another_account(sought, families)}
    if sought.number.strip():
        numbers = Identifier.objects.filter(family__in=families).values_list("family", "person_id", "value")
        people &= {(family, person) for family, person, value in numbers if folded(value) == folded(sought.number)}
    if sought.name.strip():
        rows = StoredPerson.objects.filter(family__in=families)
        names = [*rows.values_list("family", "person_id", "label"), *Name.objects.filter(family__in=families).values_list("family", "person_id", "name")]
        alike = {name for name in {name for _, _, name in names} if likeness(sought.name, name)}
        people &= {(family, person) for family, person, name in names if name in alike}
    people -= old_identities()
    return (families[family] for family in sorted({family for family, _ in people}, key=lambda family: families[family].label))


def _born_by_another_account(sought: Sought, families: dict[str, FamilyRecord]) -> QuerySet:
    """People born then by what the other of two records said, that were made one."""
    rows = OtherAccount.objects.filter(family__in=families)
    if sought.born:
        rows = rows.filter(birth_from__lte=sought.born.latest, birth_to__gte=sought.born.earliest)
    return rows.values_list("family", "person_id")


def _in_family(by: Reader, family: FamilyRecord, sought: Sought) -> list[Found]:
    scope = scope_of(by, family.pk)
    seen = seen_by(scope)
    old = old_identities()
    fitting = ((person, _how(person, seen, sought)) for person in seen.person if person.known_until is None and (family.pk, person.person_id) not in old)
    return [Found(family, person, _names(person, seen), how) for person, how in fitting if how]


def _how(person: Person, seen: Record, sought: Sought) -> tuple[str, ...]:
    """By what a person fits everything that is asked; empty where they do not."""
    how = []
    if sought.name.strip():
        how.append(min(filter(None, (likeness(sought.name, name) for name in _names(person, seen))), key=(AS_WRITTEN, SOUNDS, SPELT).index, default=""))
    if sought.born:
        fits = person.birth_from and person.birth_to and person.birth_from <= sought.born.latest and person.birth_to >= sought.born.earliest
        how.append("day of birth" if fits else "")
    if sought.number.strip():
        known = [row for row in seen.identifier if row.person_id == person.person_id and row.known_until is None and folded(row.value) == folded(sought.number)]
        how.append("number" if known else "")
    return tuple(how) if all(how) else ()


def _names(person: Person, seen: Record) -> tuple[str, ...]:
    return (person.label, *(row.name for row in seen.name if row.person_id == person.person_id and row.known_until is None and row.name != person.label))


def likeness(sought: str, name: str) -> str:
    """How a name is like the words sought: each of them begins a word of the name, sounds like one, or is spelt nearly like one; empty where one is like none."""
    words, written = _words(sought), _words(name)
    if words and all(any(one.startswith(word) for one in written) for word in words):
        return AS_WRITTEN
    if words and all(any(one == word or _sounds(one) & _sounds(word) for one in written) for word in words):
        return SOUNDS
    if words and all(any(one == word or misspelt_surname(one, word) or _sounds(one) & _sounds(word) for one in written) for word in words):
        return SPELT
    return ""


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for part in name.replace("-", " ").split() if (word := folded(part)))


@lru_cache(maxsize=100_000)
def _sounds(word: str) -> frozenset[str]:
    return frozenset(doublemetaphone(word)) - {""}
