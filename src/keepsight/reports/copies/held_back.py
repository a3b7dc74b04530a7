"""Words of an entry that hold it back from a family's copy: what was told in confidence, where somebody is, a third party's telling (held_back.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

IDENTITIES = re.compile(r"(?:^|_)ids?$|^(?:also_seen|opened_by|again_of|cites|evidence|one_evidence|other_evidence|recorded|speaks_for|speaks_against|binds|protects)$")
NEAR = 30  # letters between who tells and the word of telling


def texts(row: Any) -> Iterator[str]:
    """Every string that a row holds, those within its lists and values too, but for identities and codes: a field that is added is looked at without more."""
    for column in fields(row):
        if not IDENTITIES.search(column.name) and not column.metadata.get("codes"):
            yield from _within(getattr(row, column.name))


def _within(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _within(one)
    elif is_dataclass(value):
        yield from texts(value)


@cache
def forms() -> dict[str, re.Pattern[str]]:
    """One expression each for `confidential`, `whereabouts` and `third_party`."""
    given = tomllib.loads((files(__package__) / "held_back.toml").read_text(encoding="utf-8"))
    tells = _any(given["tells"])
    return {
        "confidential": re.compile(_any(given["confidential"]), re.I),
        "whereabouts": re.compile(_any(given["whereabouts"]), re.I),
        "third_party": re.compile(rf"{_any(given['third_party'])}(?:\W.{{0,{NEAR}}}?)?\W{tells}|\b(?:told|reported|said) by (?:an? |the )?{_any(given['third_party'])}", re.I | re.S),
    }


def _any(phrases: Iterable[str]) -> str:
    words = (re.escape(phrase).replace(r"\ \*\ ", r"\ (?:\S+\s){1,3}").replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases)
    return rf"\b(?:{'|'.join(words)})\b"
