"""Which of two versions of a file is the later, by a stated rule (contracts 3.1): never by the day on which it was received or copied."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from .dates import read_date

THE_RULE = (
    "Which of two versions is the later is told by a number in the file's name (v2, or 2 in brackets), else by a word in it "
    "(corrected, final), else by a date in it, else by the number or date of its folder, else by the last day on which its rows became known."
)
_NUMBER = re.compile(r"\b(?:v|ver|vers|version|rev|issue)[ .-]?(\d{1,3}(?:\.\d{1,3})*)\b|\((\d{1,2})\)", re.I)
_LATER_WORDS = re.compile(r"\b(?:corrected|correction|corrections|amended|amendment|revised|updated|update|final|latest|resent|re-sent|replacement)\b", re.I)
_EARLIER_WORDS = re.compile(r"\b(?:draft|superseded|obsolete|old)\b", re.I)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(rf"\b(?:(?P<y>\d{{4}})[-. ]?(?P<m>\d{{2}})[-. ]?(?P<d>\d{{2}})|(?P<figures>\d{{1,2}}[-. ]\d{{1,2}}[-. ](?:\d{{4}}|\d{{2}}))|(?P<words>\d{{1,2}} ?(?:{_MONTHS})[a-z]* ?(?:\d{{4}}|\d{{2}})))\b", re.I)
_FOLDER_NUMBER = re.compile(r"\b(?:day|week|round|batch|return|version|v)[ .-]?(\d{1,3})\b", re.I)


@dataclass(frozen=True, slots=True)
class Lateness:
    """What tells a version from others, the first thing that differs deciding. `stem` is the name without any of it."""

    stem: str
    number: tuple[int, ...]
    word: int
    dated: date
    folder: tuple[int, date]
    known: date

    @classmethod
    def of(cls, file: PurePath, known: date) -> Lateness:
        """From a file's name and folder; `known` is the last day on which its rows became known."""
        name = _spaced(file.stem)
        folder = _spaced(file.parent.name)
        in_folder = _FOLDER_NUMBER.search(folder)
        return cls(_stem(name), _number(name), bool(_LATER_WORDS.search(name)) - bool(_EARLIER_WORDS.search(name)), _dated(name), (int(in_folder[1]) if in_folder else 0, _dated(folder)), known)

    def order(self) -> tuple:
        """What versions are put in order by."""
        return self.number, self.word, self.dated, self.folder, self.known


def why_later(later: Lateness, earlier: Lateness) -> str:
    """The part of the rule that decided, in words; empty where nothing does."""
    return next((words for words, part in _DECIDED if part(later) != part(earlier)), "")


_DECIDED: tuple[tuple[str, Callable[[Lateness], object]], ...] = (
    ("the number in its name", lambda one: one.number),
    ("a word in its name", lambda one: one.word),
    ("the date in its name", lambda one: one.dated),
    ("the number or date of its folder", lambda one: one.folder),
    ("the last day on which its rows became known", lambda one: one.known),
)


def _spaced(name: str) -> str:
    """Words of a name parted by spaces, so that 'HV_v2' and 'HV v2' read alike."""
    return re.sub(r"[_\s]+", " ", re.sub(r"(?<=[a-z])(?=[vV]\d)", " ", name))


def _number(name: str) -> tuple[int, ...]:
    found = [tuple(map(int, (match[1] or match[2]).split("."))) for match in _NUMBER.finditer(name)]
    return found[-1] if found else ()


def _dated(name: str) -> date:
    found = list(_DATE.finditer(name))
    if not found:
        return date.min
    said = found[-1].groupdict()
    written = said["words"] or re.sub(r"\D", "/", said["figures"] or "") or f"{said['d']}/{said['m']}/{said['y']}"
    try:
        return read_date(written).latest
    except ValueError:
        return date.min


def _stem(name: str) -> str:
    for form in (_DATE, _NUMBER, _LATER_WORDS, _EARLIER_WORDS):
        name = form.sub(" ", name)
    return " ".join(re.split(r"[\W_]+", re.sub(r"\bcopy\b|\bnew\b", " ", name.lower()))).strip()
