"""The vocabulary, statement by statement, and which of it some questions read: only that is laid out, because each statement has its price whatever the record holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

CALLED = re.compile(r"create (?:temp table|temp view|macro) (\w+)")
REMARK = re.compile(r"--[^\n]*")


@cache
def vocabulary() -> dict[str, str]:
    """The views that patterns read, by file in the order of their numbers: each may stand on those before it."""
    files = sorted((resources.files(__package__) / "vocabulary").iterdir(), key=lambda file: file.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files if file.name.endswith(".sql")}


@cache
def views() -> dict[str, str]:
    """Each statement of the vocabulary, by the name of the table, view or macro that it creates, in the order in which they stand."""
    statements = [statement for script in vocabulary().values() for statement in re.split(r";\s*$", script, flags=re.M) if CALLED.search(statement)]
    return {CALLED.search(statement)[1]: statement for statement in statements}


def macros() -> set[str]:
    """The names of the vocabulary that are macros: they read no table."""
    return {name for name, statement in views().items() if f"create macro {name}" in statement}


def reached(questions: Iterable[str]) -> set[str]:
    """Every word of some questions, and of the statement of each name of the vocabulary that is among these words: a word too many only takes along what nobody reads."""
    found = set().union(*(_words(question) for question in questions))
    followed: set[str] = set()
    while named := found & views().keys() - followed:
        followed |= named
        found.update(*(_words(views()[name]) for name in named))
    return found


@cache
def _words(statement: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", REMARK.sub("", statement)))
