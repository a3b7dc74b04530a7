"""What a question is called in a record made of another, so that its answer stays with it: its identity is made of the entry that opened it and of whom
that names (contracts 3.2), and either may be called otherwise there."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from keepsight.patterns.definition import catalogue
from keepsight.patterns.identity import identity
from keepsight.store.carry import PEOPLE, THINGS, Names
from keepsight.store.models import Answer, Concerned, FamilyRecord

OCCURRENCES = (1, 2, 3)


def renamed_questions(family: FamilyRecord, names: Names) -> dict[str, str]:
    """Of each question that was answered and is called otherwise there: the old identity, and the new one."""
    named: dict[str, set[str]] = defaultdict(set)
    for entry_id, person_id in Concerned.objects.filter(family=family, known_until__isnull=True).exclude(person_id=None).values_list("entry_id", "person_id"):
        named[entry_id].add(person_id)
    found = {}
    for answer in Answer.objects.filter(family=family):
        found[answer.finding_id] = _again(answer.finding_id, answer.evidence or sorted(named), named, names)
    return {old: new for old, new in found.items() if new not in ("", old)}


def _again(wanted: str, entries: list[str], named: dict[str, set[str]], names: Names) -> str:
    """The identity with the new names, where it is found of what the old was made; empty where it is not."""
    for pattern, entry, occurrence in product(catalogue(), entries, OCCURRENCES):
        people = named.get(entry, set())
        if identity(pattern.slug, people, entry, occurrence) == wanted:
            return identity(pattern.slug, (names.of(PEOPLE, one) for one in people), names.of(THINGS, entry), occurrence)
    return ""
