"""Phrases as one tree of words, so that every phrase is sought at every word of a text in a single walk.

One alternation on `re` was the plan; it gives one match at each place, and a row says several things at once
("was hit by her drunk partner"). A tree finds them all, and its cost does not grow with the number of phrases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .inflections import forms
from .notation import GAP, labels
from .words import Words

LONGEST_GAP = 4


@dataclass(frozen=True, slots=True)
class Match:
    """`phrase` stands from word `first` up to, and without, `after`; `slots` holds where its marked places stand."""

    phrase: Any
    first: int
    after: int
    slots: tuple[tuple[str, int, int], ...] = ()


@dataclass(slots=True)
class Lattice:
    """What may be read at each word: the word itself, its dictionary form, and groups that span several words."""

    words: Words
    edges: list[list[tuple[str, int]]]
    small: frozenset[int]

    def mark(self, label: str, first: int, after: int) -> None:
        self.edges[first].append((label, after))


class Tree:
    """Phrases in the notation of phrases/README.md, each with whatever is to be handed back when it is found."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}

    def add(self, phrase: str, payload: Any) -> None:
        for sequence in labels(phrase):
            node = self.root
            for label in sequence:
                node = node.setdefault(label, {})
            node.setdefault("", []).append(payload)

    def find(self, lattice: Lattice) -> list[Match]:
        """Every phrase at every place, in the order of the text; a phrase never runs over the end of a sentence."""
        walk = _Walk(lattice)
        for first, edges in enumerate(lattice.edges):
            for label, after in edges:
                node = self.root.get(label)
                if node is not None:
                    walk.start(first, node, label, after)
        return sorted(walk.found.values(), key=lambda match: (match.first, match.after))


class _Walk:
    def __init__(self, lattice: Lattice) -> None:
        self.stops, self.edges, self.small = lattice.words.stops, lattice.edges, lattice.small
        self.found: dict[tuple[int, int, int], Match] = {}
        self.first = self.stop = 0

    def start(self, first: int, node: dict[str, Any], label: str, after: int) -> None:
        self.first, self.stop = first, self.stops[first]
        self.go_on(node, after, ((label, first, after),) if label[0] == "<" else ())

    def go_on(self, node: dict[str, Any], at: int, slots: tuple[tuple[str, int, int], ...]) -> None:
        for payload in node.get("", ()):
            self.found.setdefault((id(payload), self.first, at), Match(payload, self.first, at, slots))
        if at >= self.stop:
            return
        self.step(node, at, slots)
        gap = node.get(GAP)
        if gap is not None:
            for place in range(at, min(at + LONGEST_GAP + 1, self.stop)):
                self.step(gap, place, slots, small=False)

    def step(self, node: dict[str, Any], at: int, slots: tuple[tuple[str, int, int], ...], small: bool = True) -> None:
        for label, after in self.edges[at]:
            following = node.get(label)
            if following is not None:
                self.go_on(following, after, (*slots, (label, at, after)) if label[0] == "<" else slots)
        if small and at in self.small and at + 1 < self.stop:
            self.step(node, at + 1, slots)


@dataclass(frozen=True, slots=True)
class Forms:
    """What a word may be read as besides itself: `word~` labels by form, and which words may be passed over."""

    labels: dict[str, tuple[str, ...]]
    small: frozenset[str]
    not_small: frozenset[str]

    def is_small(self, word: str) -> bool:
        """Whether a word may be passed over within a phrase: articles, possessives and adverbs."""
        return word in self.small or (word.endswith("ly") and word not in self.not_small)


def lattice_of(words: Words, forms: Forms) -> Lattice:
    """The words, each with the `word~` labels it is a form of, and `=Word` where a phrase asks for that very spelling."""
    known = forms.labels
    edges = []
    for i, word in enumerate(words.words):
        here = [(word, i + 1)]
        here.extend((label, i + 1) for label in known.get(word, ()))
        here.extend((label, i + 1) for label in known.get("=" + words.as_written(i), ()))
        edges.append(here)
    return Lattice(words, edges, frozenset(i for i, word in enumerate(words.words) if forms.is_small(word)))


def labels_by_form(phrases: Iterable[str], irregular: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """For each word that is a form of some `word~` in the phrases, those labels; for each `=Word`, itself."""
    found: dict[str, list[str]] = defaultdict(list)
    for label in sorted({label for phrase in phrases for sequence in labels(phrase) for label in sequence}):
        if label.endswith("~"):
            for form in forms(label[:-1], irregular):
                found[form].append(label)
        elif label.startswith("="):
            found[label].append(label)
    return {form: tuple(names) for form, names in found.items()}
