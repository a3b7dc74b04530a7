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

Slots = tuple[tuple[str, int, int], ...]
NOTHING: frozenset[str] = frozenset()


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
        known = self.labels.get(word, NOTHING)
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


def lattice_of(words: Words, forms: Forms, names: frozenset[str] = NOTHING) -> Lattice:
    """The words with their own labels, and themselves where they are words of `names`; people and groups are marked on it afterwards."""
    known = [forms.of(word, words.as_written(i)) for i, word in enumerate(words.words)]
    for i, word in enumerate(words.words):
        if word in names:
            known[i] |= {word}
    return Lattice(words, known, frozenset(i for i, word in enumerate(words.words) if forms.is_small(word)))


class Node:
    """Where a walk may stand: what is found there, and where words, <groups> and gaps lead from it.

    A word fits several labels, and each may lead on: where they all lead is one node, merged from them when it is first
    reached and kept, so that a walk has one way on at each word.
    """

    __slots__ = ("found", "gaps", "grouped", "labels", "parts", "ways")

    def __init__(self, parts: tuple[Node, ...] = ()) -> None:
        self.parts = parts
        self.labels: dict[str, Node] = {}
        self.ways: dict[frozenset[str] | str, Node | None] = {}
        self.found: list[Any] = [payload for part in parts for payload in part.found]
        self.gaps = any(part.gaps for part in parts)
        self.grouped = any(part.grouped for part in parts)

    def next(self, label: str) -> Node:
        """The node after a label while the tree is built, made where there is none."""
        self.gaps = self.gaps or label == GAP
        self.grouped = self.grouped or label.startswith("<")
        return self.labels.setdefault(label, Node())

    def after(self, known: frozenset[str] | str) -> Node | None:
        """Where the labels of a word, or one <group> or gap, lead; None where they lead nowhere."""
        if known not in self.ways:
            if self.parts:
                onward = [way for part in self.parts if (way := part.after(known))]
            elif isinstance(known, str):
                onward = [self.labels[known]] if known in self.labels else []
            else:
                onward = [self.labels[label] for label in sorted(self.labels.keys() & known)]
            self.ways[known] = Node(tuple(onward)) if len(onward) > 1 else onward[0] if onward else None
        return self.ways[known]


class Tree:
    """Phrases in the notation of phrases/README.md, each with whatever is to be handed back when it is found."""

    def __init__(self) -> None:
        self.root = Node()
        self.order: dict[int, int] = {}

    def add(self, phrase: str, payload: Any) -> None:
        for sequence in labels(phrase):
            self.add_words(sequence, payload)

    def add_words(self, sequence: Iterable[str], payload: Any) -> None:
        """Adds labels that are to be read as they stand, such as the words of a name."""
        node = self.root
        for label in sequence:
            node = node.next(label)
        node.found.append(payload)
        self.order.setdefault(id(payload), len(self.order))

    def find(self, lattice: Lattice) -> list[Match]:
        """Every phrase at every place, in the order of the text and then in that in which they were added; none runs over the end of a sentence."""
        walk = _Walk(lattice)
        for first, known in enumerate(lattice.labels):
            if first in lattice.marks or self.root.after(known):
                walk.start(self.root, first)
        return sorted(walk.found.values(), key=lambda match: (match.first, match.after, self.order[id(match.phrase)]))


class _Walk:
    """One walk through the words; `found` holds each phrase once for each place where it begins and ends."""

    def __init__(self, lattice: Lattice) -> None:
        self.stops, self.labels = lattice.words.stops, lattice.labels
        self.marks, self.small = lattice.marks, lattice.small
        self.found: dict[tuple[int, int, int], Match] = {}
        self.first = self.stop = 0

    def start(self, root: Node, first: int) -> None:
        self.first, self.stop = first, self.stops[first]
        self.step(root, first, ())

    def go_on(self, node: Node, at: int, slots: Slots) -> None:
        for payload in node.found:
            self.found.setdefault((id(payload), self.first, at), Match(payload, self.first, at, slots))
        tried = at
        while at < self.stop:
            self.step(node, at, slots)
            if node.gaps:
                for place in range(tried, min(at + LONGEST_GAP + 1, self.stop)):
                    self.step(node.after(GAP), place, slots)
                    tried = place + 1
            if at not in self.small:
                return
            at += 1

    def step(self, node: Node, at: int, slots: Slots) -> None:
        known = self.labels[at]
        onward = node.ways[known] if known in node.ways else node.after(known)
        if onward:
            self.go_on(onward, at + 1, slots)
        if node.grouped and at in self.marks:
            self.step_over_marks(node, at, slots)

    def step_over_marks(self, node: Node, at: int, slots: Slots) -> None:
        for label, ends in self.marks[at].items():
            onward = node.after(label)
            if onward:
                for after in ends:
                    self.go_on(onward, after, (*slots, (label, at, after)))


def labels_by_form(phrases: Iterable[str], irregular: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """For each word that phrases ask for, every label it fits; for each `=Word`, under that key."""
    found: dict[str, set[str]] = defaultdict(set)
    for label in {label for phrase in phrases for sequence in labels(phrase) for label in sequence}:
        for choice in label.split("|"):
            for form in forms(choice[:-1], irregular) if choice.endswith("~") else (choice,):
                found[form].add(label)
    return {form: frozenset(names | {form}) for form, names in found.items()}


def with_short_forms(labels: Mapping[str, frozenset[str]], short: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The same, with each short form ("mtg") fitting every label of the word it stands for, besides its own."""
    return {**labels, **{form: labels.get(form, NOTHING) | labels.get(word, NOTHING) for form, word in short.items() if form in labels or word in labels}}
