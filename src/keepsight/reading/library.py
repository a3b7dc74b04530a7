"""The phrases, read once from their files and built into trees. What a phrase means is said where it is used."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .tree import Forms, Tree, labels_by_form

_FOLDER = files(__package__) / "phrases"


@dataclass(frozen=True, slots=True)
class Role:
    """A word for a person: `role` as linkage settles it, `kind` 'adult', 'child' or 'either'."""

    role: str
    kind: str


@dataclass(frozen=True, slots=True)
class Library:
    """Every phrase file as trees: `people` finds roles, `groups` finds the groups that phrases name in angle brackets."""

    people: Tree
    groups: Tree
    forms: Forms
    titles: frozenset[str]
    not_a_name: frozenset[str]


def toml(name: str) -> dict[str, Any]:
    """One phrase file; a mistake in it names the file."""
    try:
        return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as mistake:
        raise ValueError(f"phrases/{name} cannot be read: {mistake}") from mistake


@cache
def library() -> Library:
    people = list(_roles())
    tree = Tree()
    for phrase, role in people:
        tree.add(phrase, role)
    plain = {name: frozenset(words) for name, words in toml("words.toml").items()}
    by_form = labels_by_form([phrase for phrase, _ in people], toml("inflections.toml"))
    forms = Forms(by_form, plain["small"], plain["not-small"])
    return Library(tree, Tree(), forms, plain["titles"], plain["not-a-name"])


def _roles() -> Iterator[tuple[str, Role]]:
    for name, block in toml("people.toml").items():
        role = Role(name, block["kind"])
        for phrase in block["words"]:
            yield phrase, role

