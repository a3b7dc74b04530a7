"""One text of an entry, with everyone it names and every phrase found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .library import library
from .people import Person, people_of, runs
from .tree import Lattice, Match, lattice_of
from .words import Words, words_of

PEOPLE = ("<who>", "<person>")


@dataclass(slots=True)
class Passage:
    """`column` is the field of the entry; `found` holds what phrases say, by sort, in the order of the text."""

    column: str
    words: Words
    people: list[Person]
    found: dict[str, list[Match]]

    def said(self, match: Match) -> str:
        return self.words.said(match.first, match.after)

    def all(self, sort: str, *uses: str) -> Iterator[Match]:
        """Phrases found of one sort, without those that stand within a `not` phrase of the same block."""
        looks_like = [match for match in self.found.get(sort, ()) if match.phrase.use == "not"]
        for match in self.found.get(sort, ()):
            if match.phrase.use in uses and not any(_within(match, other) for other in looks_like):
                yield match


def passage(column: str, text: str, names: tuple[str, ...]) -> Passage:
    """One text read into words, people and phrases: people first, since phrases name them (<child>, <who>)."""
    words = words_of(text)
    lattice = lattice_of(words, library().forms)
    people = people_of(words, lattice, names)
    _mark(words, lattice, people)
    found: dict[str, list[Match]] = defaultdict(list)
    for match in library().phrases.find(lattice):
        found[match.phrase.block.sort].append(match)
    return Passage(column, words, people, found)


def _within(match: Match, other: Match) -> bool:
    return match.phrase.block is other.phrase.block and other.first <= match.first and match.after <= other.after


def _mark(words: Words, lattice: Lattice, people: list[Person]) -> None:
    for match in library().groups.find(lattice):
        lattice.mark(match.phrase, match.first, match.after)
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
