"""One text of an entry, with everyone it names and every phrase found in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .context import Context
from .library import library
from .people import NO_ROLE, Person, people_of, runs, words_of_names
from .tree import Lattice, Match, lattice_of
from .words import Words, words_of

PEOPLE = ("<who>", "<person>")


@dataclass(slots=True)
class Passage:
    """`column` is the field of the entry; `found` holds what its phrases say, by sort, in the order of the text.

    Words that only look like a phrase, being within a `not` phrase of the same block, are left out.
    """

    column: str
    words: Words
    people: list[Person]
    found: dict[str, list[Match]]
    context: Context

    def said(self, match: Match) -> str:
        return self.words.said(match.first, match.after)


def passage(column: str, text: str, names: tuple[str, ...], children: frozenset[str] = frozenset()) -> Passage:
    """One text read into words, people and phrases: people first, since phrases name them (<child>, <who>)."""
    words = words_of(text)
    lattice = lattice_of(words, library().forms, words_of_names(names))
    named = library().named.find(lattice)
    people = people_of(words, lattice, named, names, children)
    _mark(words, lattice, people, named)
    found = _by_sort(library().phrases.find(lattice))
    return Passage(column, words, people, found, Context(words, found.get("context", []), found.get("theme", [])))


def _by_sort(matches: list[Match]) -> dict[str, list[Match]]:
    looks_like = [match for match in matches if match.phrase.use == "not"]
    found: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        if match.phrase.use != "not" and not any(_within(match, other) for other in looks_like):
            found[match.phrase.block.sort].append(match)
    return dict(found)


def _within(match: Match, other: Match) -> bool:
    return match.phrase.block is other.phrase.block and other.first <= match.first and match.after <= other.after


def _mark(words: Words, lattice: Lattice, people: list[Person], named: list[Match]) -> None:
    for match in named:
        if isinstance(match.phrase, str):
            lattice.mark(match.phrase, match.first, match.after)
    for person in people:
        if person.known and person.role in NO_ROLE:
            lattice.hide(person.first, person.after)
    for run in runs(words, people):
        for label in _labels(run):
            lattice.mark(label, run[0].first, run[-1].after)
    for place, word in enumerate(words.words):
        if word.isdigit() or word in library().numbers:
            lattice.mark("<n>", place, place + 1)


def _labels(run: list[Person]) -> list[str]:
    shared = set.intersection(*({person.role.kind, *person.role.groups} for person in run))
    kinds = {"either": ("name",)}
    return [*PEOPLE, *sorted(f"<{label}>" for name in shared for label in kinds.get(name, (name,)))]
