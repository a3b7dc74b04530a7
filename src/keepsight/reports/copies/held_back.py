"""Words of an entry that hold it back from a family's copy: what was told in confidence, where somebody is, a third party's telling (held_back.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

IDENTITIES = re.compile(r"(?:^|_)ids?$|^(?:also_seen|opened_by|again_of|cites|evidence|one_evidence|other_evidence|recorded|speaks_for|speaks_against|binds|protects)$")
NEAR = 30  # letters between who tells and the word of telling
CHILD, GROWN, NOBODY = "child", "grown", ""


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
    """One expression each for `confidential`, `whereabouts`, `unnamed` and `third_party`."""
    given = _given()
    tells, who = any_of(given["tells"]), any_of(given["third_party"])
    found = {name: re.compile(any_of(given[name]), re.I) for name in ("confidential", "whereabouts", "unnamed")}
    return found | {"third_party": re.compile(rf"{who}(?:\W.{{0,{NEAR}}}?)?\W{tells}|\b(?:told|reported|said) by (?:an? |the )?{who}", re.I | re.S)}


def tellers(text: str, names: Mapping[str, str]) -> set[str]:
    """Who tells something in a text, as its words have it: of `names` (a word of a name: who) the value, else CHILD or GROWN for a word such as these, else NOBODY.

    A telling is taken to be of whoever was last named before it, `she said` of whoever of the family was; of NOBODY where nobody was.
    """
    found, last, of_family = set(), NOBODY, NOBODY
    for match in _telling().finditer(text):
        kind, word = match.lastgroup, match[0].casefold()
        if kind == "speech":
            found.add(last)
        elif kind == "source":
            found.update(names[one] for one in re.findall(r"[^\W\d_][\w’'-]+", text[match.end() : match.end() + NEAR].casefold()) if one in names)
        elif kind == "service":
            last = GROWN
        elif kind == "pronoun":
            last = of_family
        elif kind in (CHILD, "family") or word in names:
            last = of_family = names.get(word, CHILD if kind == CHILD else GROWN)
    return found


@cache
def _telling() -> re.Pattern[str]:
    given = _given()
    kinds = (("source", "from_somebody"), ("child", "child_words"), ("family", "family_words"), ("service", "service_words"), ("pronoun", "pronouns"))
    words = "|".join(f"(?P<{kind}>{any_of(given[name])})" for kind, name in kinds)
    return re.compile(rf"(?P<speech>(?!{any_of(given['not_speech'])}){any_of(given['speech'])})|{words}|(?P<name>[^\W\d_][\w-]+)", re.I)


@cache
def _given() -> dict[str, list[str]]:
    return tomllib.loads((files(__package__) / "held_back.toml").read_text(encoding="utf-8"))


def any_of(phrases: Iterable[str]) -> str:
    """An expression for any of the phrases as whole words; * is the rest of a word, or one to three words."""
    words = (re.escape(phrase).replace(r"\ \*\ ", r"\ (?:\S+\s){1,3}").replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases)
    return rf"\b(?:{'|'.join(words)})\b"
