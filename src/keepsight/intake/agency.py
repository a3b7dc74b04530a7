"""Which agency a row is from (contracts 2.2): its column, else what a person gave, else a title line, else the file's name. Never invented.

What a person gives with --agency is about the file and stands before what Keepsight reads from its title or name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PurePath

from .stated import STATED

_NOISE = (
    r"chronolog(?:y|ies)|chrono|chron|records?|log|occurrences?|incidents?|events?|entries|template|return|report|summary|notes?|contacts?|sheet|list|table"
    r"|merged|combined|copy|final|draft|amended|amendments?|corrected|corrections?|updated?|revised|resent|replacement|superseded|obsolete|old|version|ver|rev|new|latest|redacted|anonymised|confidential|restricted|official|sensitive"
    r"|sibs?|siblings|sibling group|family|case|re|of|for|the|and|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
    r"|january|february|march|april|june|july|august|september|october|november|december"
)
_WORD_OF_NOISE = re.compile(rf"(?:{_NOISE}|v?\d[\d.]*|v|&|[a-z])", re.I)
_EDGES_ONLY = re.compile(r"(?:of|for|the|and|&|family|case|may|march|re|new|return|records?|contacts?)", re.I)


def agency_of_file(file: str, people: Iterable[str], asked: Iterable[str]) -> str:
    """The agency that a file's name names, tidied: 'chronology-health-visiting.csv' is 'health visiting'; empty where it names none.

    `people` are names of the run: the name of the family in a file's name is no agency. `asked` are agencies known to have been
    asked: the one whose words all stand in the file's name, or whose name holds all that is left of it, is believed first.
    """
    stem = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", PurePath(file).stem)
    words = re.split(r"[\s_+.,()\[\]-]+", re.sub(r"[\u2019']s\b|(?<=\w)[-_ ]s(?=[-_ ])", "'s", stem))
    named = {part.lower() for name in people for part in re.split(r"\W+", name)}
    left = [word for word in words if word and word.lower() not in named]
    tidied = " ".join(_without_noise(left))
    return _asked_agency(left, tidied, asked) or (tidied if any(mark.isalpha() for mark in tidied) else "")


def _asked_agency(words: list[str], tidied: str, asked: Iterable[str]) -> str:
    whole, left = _plain_words(" ".join(words)), _plain_words(tidied)
    within = [agency for agency in sorted(set(asked)) if _plain_words(agency) <= whole]
    best = max(map(len, within), default=0)
    found = [agency for agency in within if len(agency) == best] or [agency for agency in sorted(set(asked)) if left and left <= _plain_words(agency)]
    return found[0] if len(found) == 1 else ""


def _plain_words(words: str) -> set[str]:
    plain = re.split(r"\W+", re.sub(r"[\u2019']", "", words.lower()))
    return set(" ".join(_SAME.get(word, word) for word in plain).split()) - {"and", "the", "of"}


def _without_noise(words: list[str]) -> list[str]:
    """Noise goes from anywhere, small words such as 'for' and 'family' only from the edges: 'family support', 'child and family'."""
    words = [word for word in words if _EDGES_ONLY.fullmatch(word) or not _WORD_OF_NOISE.fullmatch(word)]
    while words and _EDGES_ONLY.fullmatch(words[-1]):
        words.pop()
    while words and _EDGES_ONLY.fullmatch(words[0]) and " ".join(words[:2]).lower() not in STATED["agency"]["words"]:
        words.pop(0)
    return words


def agency_given(file: str, agencies: Mapping[str, str]) -> str:
    """What a person gave for this file, by its name or a path that ends in it."""
    return next((name for path, name in agencies.items() if PurePath(path).name == PurePath(file).name), "")


class Spellings:
    """One spelling for each agency in a run: the first met. Others differ in capitals, marks, 'the', or are known short names."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def of(self, agency: str) -> str:
        """The run's spelling of this agency."""
        return self._first.setdefault(_one_name(agency), " ".join(agency.split())) if agency else ""


@lru_cache(maxsize=4096)
def _one_name(agency: str) -> str:
    """What all names of one agency have in common: 'CSC' and 'The Children's Social Care' are one (stated.toml)."""
    plain = " ".join(re.sub(r"[\u2019']", "", agency.lower().replace("&", " and ")).replace("-", " ").split())
    plain = re.sub(r"^the ", "", plain)
    whole = _SAME.get(plain) or " ".join(_SAME.get(word, word) for word in plain.split())
    return re.sub(r"\W+", "", whole)


_SAME = {name.replace("'", ""): one.replace("'", "") for name, one in STATED["same_agency"].items()}
