"""The phrases, read once from their files and built into trees. What a phrase means is said where it is used."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import UnionType
from typing import Any

from .tree import Forms, Tree, labels_by_form, with_short_forms

_FOLDER = files(__package__) / "phrases"
USES = ("says", "weak", "not")
FILES = {"context": "context.toml", "kind": "kinds.toml", "outcome": "outcomes.toml", "part": "parts.toml", "source": "sources.toml"}


@dataclass(frozen=True, slots=True)
class Role:
    """A word for a person: `role` as linkage settles it, `kind` 'adult', 'child', 'either' or, of no person, 'none'."""

    role: str
    kind: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The phrases of one theme, kind, outcome, part, source or context, with the other settings of its file."""

    sort: str
    code: str
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """What is handed back when a phrase is found: its block, and its use there (one of USES)."""

    block: Block
    use: str


@dataclass(frozen=True, slots=True)
class Library:
    """Every phrase file as trees: `named` finds roles and the <groups> that phrases name, `phrases` the rest."""

    named: Tree
    phrases: Tree
    blocks: dict[tuple[str, str], Block]
    forms: Forms
    numbers: dict[str, int]
    not_a_name: frozenset[str]


def toml(name: str) -> dict[str, Any]:
    """One phrase file; a mistake in it names the file."""
    try:
        return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as mistake:
        raise ValueError(f"phrases/{name} cannot be read: {mistake}") from mistake


@cache
def library() -> Library:
    """All phrase files. Read on first use and kept for the run."""
    blocks = list(_blocks())
    counts = toml("counts.toml")
    sought = [
        *((phrase, role) for phrase, role in _roles()),
        *((phrase, f"<{name}>") for name, phrase in _groups()),
        *((phrase, Phrase(block, use)) for block in blocks for use in USES for phrase in block.settings.get(use, ())),
    ]
    plain = {name: frozenset(words) for name, words in toml("words.toml").items()}
    labels = with_short_forms(labels_by_form([phrase for phrase, _ in sought], toml("inflections.toml")), toml("abbreviations.toml")["words"])
    return Library(
        named=_tree(sought, Role | str),
        phrases=_tree(sought, Phrase),
        blocks={(block.sort, block.code): block for block in blocks},
        forms=Forms(labels, plain["small"], plain["not-small"]),
        numbers=counts["words"],
        not_a_name=plain["not-a-name"],
    )


def _tree(sought: list[tuple[str, Any]], of: type | UnionType) -> Tree:
    tree = Tree()
    for phrase, payload in sought:
        if isinstance(payload, of):
            tree.add(phrase, payload)
    return tree


def _roles() -> Iterator[tuple[str, Role]]:
    for name, block in toml("people.toml").items():
        role = Role(name, block["kind"], tuple(block.get("groups", ())))
        for phrase in block["words"]:
            yield phrase, role


def _groups() -> Iterator[tuple[str, str]]:
    """Each group's phrases; a group named within another lends it all of its own."""
    groups = toml("groups.toml")

    def phrases(name: str) -> Iterator[str]:
        for phrase in groups[name]:
            if phrase.startswith("<"):
                yield from phrases(phrase[1:-1])
            else:
                yield phrase

    for name in groups:
        yield from ((name, phrase) for phrase in phrases(name))


def _blocks() -> Iterator[Block]:
    for theme in sorted(path.name for path in (_FOLDER / "themes").iterdir()):
        settings = toml(f"themes/{theme}")
        yield Block("theme", settings["theme"], settings)
    for sort, name in FILES.items():
        for code, settings in toml(name).items():
            yield Block(sort, code, settings)
    yield Block("count", "count", toml("counts.toml"))


def is_word(written: str) -> bool:
    """Whether a word or short form means something to any phrase (DA, DV, TA), so that it is nobody's initials."""
    known = library().forms.labels
    return "=" + written in known or written.casefold() in known
