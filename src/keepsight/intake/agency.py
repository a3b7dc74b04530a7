"""Which agency a row is from (contracts 2.2): its column, else what a person gave, else a title line, else the file's name. Never invented.

What a person gives with --agency is about the file and stands before what Keepsight reads from its title or name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from .titles import known_as_agency

_NOISE = (
    r"chronolog(?:y|ies)|chrono|chron|records?|log|occurrences?|incidents?|events?|entries|template|return|report|merged|combined|copy|final|draft"
    r"|amended|updated|revised|version|ver|rev|new|latest|redacted|anonymised|confidential|restricted|official|sensitive|family|case|re|of|for|the|and"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december"
)
_WORD_OF_NOISE = re.compile(rf"(?:{_NOISE}|v?\d[\d.]*|v)", re.I)
_EDGES_ONLY = re.compile(r"(?:of|for|the|and|family|case|may|march|re|new|return|records?)", re.I)


def agency_of_file(file: str, people: Iterable[str]) -> str:
    """The agency that a file's name names, tidied: 'chronology-health-visiting.csv' is 'health visiting'; empty where it names none.

    `people` are names of the run: the name of the family in a file's name is no agency.
    """
    stem = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", PurePath(file).stem)
    words = re.split(r"[\s_+.,()\[\]-]+", re.sub(r"[\u2019']s\b|(?<=\w)[-_ ]s(?=[-_ ])", "'s", stem))
    named = {part.lower() for name in people for part in re.split(r"\W+", name)}
    left = [word for word in words if word and word.lower() not in named]
    tidied = " ".join(_without_noise(left))
    return tidied if any(mark.isalpha() for mark in tidied) else ""


def _without_noise(words: list[str]) -> list[str]:
    """Noise goes from anywhere, small words such as 'for' and 'family' only from the edges: 'family support', 'child and family'."""
    words = [word for word in words if _EDGES_ONLY.fullmatch(word) or not _WORD_OF_NOISE.fullmatch(word)]
    while words and _EDGES_ONLY.fullmatch(words[-1]):
        words.pop()
    while words and _EDGES_ONLY.fullmatch(words[0]) and not known_as_agency(" ".join(words[:2])):
        words.pop(0)
    return words


def agency_given(file: str, agencies: Mapping[str, str]) -> str:
    """What a person gave for this file, by its name or a path that ends in it."""
    return next((name for path, name in agencies.items() if PurePath(path).name == PurePath(file).name), "")


class Spellings:
    """One spelling for each agency in a run: the first met, other spellings differing only in capitals, marks and 'the'."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def of(self, agency: str) -> str:
        """The run's spelling of this agency."""
        plain = re.sub(r"^the ", "", agency.lower().replace("&", "and"))
        return self._first.setdefault(re.sub(r"\W+", "", plain), " ".join(agency.split()))
