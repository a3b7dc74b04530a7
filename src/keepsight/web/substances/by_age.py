"""The words of alcohol and drugs that are data: what a day of it can mean at each age, and the published ranges of an adult's screen."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from keepsight.records.person import Person
from keepsight.store.substances import AREAS

NO_RANGE = "which published range it lies in cannot be told here, as it differs for women and men"


@dataclass(frozen=True, slots=True)
class Age:
    """A time of childhood, in words, and what to ask at that age, by respect, what matters first first."""

    code: str
    label: str
    respects: dict[str, str]
    until: int = 0

    @property
    def order(self) -> tuple[str, ...]:
        """Every respect, those of this age first."""
        return (*self.respects, *(code for code in AREAS if code not in self.respects))


NOT_KNOWN = Age("", "", {})


@cache
def ages() -> tuple[Age, ...]:
    """The times of childhood, the youngest first."""
    return tuple(Age(**one) for one in tomllib.loads((files(__package__) / "by_age.toml").read_text(encoding="utf-8"))["age"])


def age_on(person: Person, day: date) -> Age:
    """The time of childhood in which somebody was on a day; by the youngest age they may have been, where the birth date is vague. `NOT_KNOWN` where no birth
    date is recorded and no birth expected, and once they are grown."""
    unborn, *others = ages()
    latest = person.birth_to or person.expected_date
    if latest is None:
        return NOT_KNOWN
    if latest > day:
        return unborn
    if person.birth_to is None:
        return NOT_KNOWN
    years = day.year - latest.year - ((day.month, day.day) < (latest.month, latest.day))
    return next((one for one in others if years < one.until), NOT_KNOWN)


@cache
def _screens() -> dict[str, dict]:
    return tomllib.loads((files(__package__) / "screens.toml").read_text(encoding="utf-8"))


def range_of(tool: str, result: int, sex: str) -> str:
    """The published range in which a result lies, in words."""
    bands = [one for one in _screens()[tool]["bands"] if one["first"] <= result <= one["last"] and one.get("sex", sex) == sex]
    return bands[0]["words"] if bands else NO_RANGE


def source_of(tool: str) -> str:
    """Where the ranges of a screen are published."""
    return _screens()[tool]["source"]
