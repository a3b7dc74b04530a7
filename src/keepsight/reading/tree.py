"""Phrases as one tree of words, so that every phrase is sought at every word of a text in a single walk.

One alternation on `re` was the plan; it gives one match at each place, and a row says several things at once
("was hit by her drunk partner"). A tree finds them all, and its cost hardly grows with the number of phrases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .inflections import forms
from .notation import GAP, labels
from .words import Words

LONGEST_GAP = 5

Node = dict[str, Any]
Slots = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """`phrase` stands from word `first` up to, and without, `after`; `slots` holds where its <groups> stand."""

    phrase: Any
    first: int
    after: int
    slots: Slots = ()


@dataclass(frozen=True, slots=True)
class Forms:
    """What a word may be read as: the labels of phrases it fits, and which words may be passed over."""

    labels: Mapping[str, frozenset[str]]
    small: frozenset[str]
    not_small: frozenset[str]

    def of(self, word: str, written: str) -> frozenset[str]:
        known = self.labels.get(word) or frozenset((word,))
        exact = self.labels.get("=" + written)
        return known | exact if exact else known

    def is_small(self, word: str) -> bool:
        """Whether a word may be passed over within a phrase: articles, possessives and adverbs."""
        return word in self.small or (word.endswith("ly") and word not in self.not_small)


@dataclass(slots=True)
class Lattice:
    """What may be read at each word: its own labels, and groups that may span several words, each with where it ends."""

    words: Words
    labels: list[frozenset[str]]
    small: frozenset[int]
    marks: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def mark(self, label: str, first: int, after: int) -> None:
        ends = self.marks.setdefault(first, {}).setdefault(label, [])
        if after not in ends:
            ends.append(after)

    def hide(self, first: int, after: int) -> None:
        """The words of somebody's name are no phrase: Kayleigh Ward is on no ward."""
        self.labels[first:after] = [frozenset()] * (after - first)


def lattice_of(words: Words, forms: Forms) -> Lattice:
    """The words with their own labels; people and groups are marked on it afterwards."""
    known = [forms.of(word, words.as_written(i)) for i, word in enumerate(words.words)]
    return Lattice(words, known, frozenset(i for i, word in enumerate(words.words) if forms.is_small(word)))


class Tree:
    """Phrases in the notation of phrases/README.md, each with whatever is to be handed back when it is found."""

    def __init__(self) -> None:
        self.root: Node = {}
        self.begins: dict[frozenset[str], list[str]] = {}

    def add(self, phrase: str, payload: Any) -> None:
        for sequence in labels(phrase):
            self.add_words(sequence, payload)

    def add_words(self, sequence: Iterable[str], payload: Any) -> None:
        """Adds labels that are to be read as they stand, such as the words of a name."""
        node = self.root
        for label in sequence:
            node = node.setdefault(label, {})
        node.setdefault("", []).append(payload)

    def find(self, lattice: Lattice) -> list[Match]:
        """Every phrase at every place, in the order of the text; a phrase never runs over the end of a sentence."""
        walk = _Walk(lattice)
        for first, known in enumerate(lattice.labels):
            begins = self.begins.get(known)
            if begins is None:
                begins = self.begins[known] = _shared(self.root, known)
            if begins or first in lattice.marks:
                walk.start(first, self.root, begins)
        return sorted(walk.found.values(), key=lambda match: (match.first, match.after))  # the walk's own order parts equals


def _shared(node: Node, known: frozenset[str]) -> list[str]:
    """The labels of a node that a word fits, in order; looked up from the shorter side."""
    if len(node) < len(known):
        return sorted(label for label in node if label in known)
    return sorted(label for label in known if label in node)


class _Walk:
    """One walk through the words; `found` holds each phrase once for each place where it begins and ends."""

    def __init__(self, lattice: Lattice) -> None:
        self.stops, self.labels = lattice.words.stops, lattice.labels
        self.marks, self.small = lattice.marks, lattice.small
        self.found: dict[tuple[int, int, int], Match] = {}
        self.first = self.stop = 0

    def start(self, first: int, root: Node, begins: list[str]) -> None:
        self.first, self.stop = first, self.stops[first]
        for label in begins:
            self.go_on(root[label], first + 1, ())
        self.step_over_marks(root, first, ())

    def go_on(self, node: Node, at: int, slots: Slots) -> None:
        if "" in node:
            for payload in node[""]:
                self.found.setdefault((id(payload), self.first, at), Match(payload, self.first, at, slots))
            if len(node) == 1:
                return
        while at < self.stop:
            self.step(node, at, slots)
            if GAP in node:
                for place in range(at, min(at + LONGEST_GAP + 1, self.stop)):
                    self.step(node[GAP], place, slots)
            if at not in self.small:
                return
            at += 1

    def step(self, node: Node, at: int, slots: Slots) -> None:
        known = self.labels[at]
        for label in node if len(node) <= len(known) else _shared(node, known):
            if label in known:
                self.go_on(node[label], at + 1, slots)
        if at in self.marks:
            self.step_over_marks(node, at, slots)

    def step_over_marks(self, node: Node, at: int, slots: Slots) -> None:
        for label, ends in self.marks.get(at, {}).items():
            if label in node:
                for after in ends:
                    self.go_on(node[label], after, (*slots, (label, at, after)))


def labels_by_form(phrases: Iterable[str], irregular: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each word that phrases ask for, every label it fits; for each `=Word`, under that key."""
    found: dict[str, set[str]] = defaultdict(set)
    for label in {label for phrase in phrases for sequence in labels(phrase) for label in sequence}:
        for choice in label.split("|"):
            for form in forms(choice[:-1], irregular) if choice.endswith("~") else (choice,):
                found[form].add(label)
    return {form: frozenset(names | {form}) for form, names in found.items()}
