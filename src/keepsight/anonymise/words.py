"""Which words are ordinary, which are abbreviations of the field, and by which a name is known: names.toml and common-words.txt."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from keepsight.linkage.spelling import folded

_FILES = files(__package__)
NAMES = tomllib.loads((_FILES / "names.toml").read_text(encoding="utf-8"))
_COMMON = frozenset((_FILES / "common-words.txt").read_text(encoding="utf-8").split())
_KNOWN = frozenset(NAMES["known"]["words"])
ABBREVIATIONS = frozenset(NAMES["abbreviation"]["words"])
AFTER_ABBREVIATION = frozenset(NAMES["abbreviation"]["after-abbreviation"])
ROLE_WORDS = frozenset(NAMES["role"]["words"])
AGENCY_WORDS = frozenset(NAMES["agency-kind"])
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")

TOKEN = re.compile(r"[^\W\d_]+(?:['’](?![sS](?![^\W\d_]))[^\W\d_]+)*")
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers", "ies", "n't")


@lru_cache(maxsize=65536)
def ordinary(word: str) -> bool:
    """An ordinary English word, a day, a month or a word known to everybody, whatever its capitals: on its own it names nobody."""
    plain = word.casefold().replace("’", "'")
    if ordinary_as_it_stands(word):
        return True
    stems = (plain[: -len(ending)] for ending in _ENDINGS if plain.endswith(ending) and len(plain) - len(ending) >= 3)
    return any(stem in _COMMON or stem + "e" in _COMMON or stem + "y" in _COMMON for stem in stems) or "'" in plain[1:] and plain.split("'")[0] in _COMMON | {"i"}


def ordinary_as_it_stands(word: str) -> bool:
    """An ordinary word in just this form; 'Hocking' is one only as a form of 'hock', and beside an initial it is a name."""
    plain = word.casefold().replace("’", "'")
    return plain in _COMMON or plain in _KNOWN


def abbreviation(word: str) -> bool:
    """Capital letters that stand for something in the field: CIN, MARAC, HV."""
    return word in ABBREVIATIONS


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """How a word is compared: without capitals, accents, hyphens and apostrophes."""
    return folded(word)


def tokens(text: str) -> list[re.Match[str]]:
    """The words of a text with where they stand; digits, underscores and a possessive 's are not part of a word."""
    return list(TOKEN.finditer(text))


def split(name: str) -> list[str]:
    """The words of a name, as they are compared."""
    return [plain(match[0]) for match in tokens(name)]
