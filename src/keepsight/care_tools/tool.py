"""What a tool for looking at care is: its words in order, its areas with their parts, and for whom each part is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

UNBORN = -1  # the age in months of a child who is not yet born, where a band is chosen
TRAINING = {"asked": "asked, and kept with the grades", "needed": "needed before the tool is used"}
RULES = {
    "none": "no word is given to an area as a whole",
    "by whoever grades": "whoever grades gives the area a word of its own",
    "worst": "the area stands at the worst of its parts",
    "most frequent": "the area stands at the most frequent grade of its parts, unless one is worse than the tool allows to be masked",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One grade: the tool's word, its place (1 the best; orders and is never shown), and what the tool says it means."""

    word: str
    place: int
    means: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """An age band in completed months, from `from_months` until before `until_months`; `unborn` for the time before birth."""

    name: str
    from_months: int = 0
    until_months: int = 216
    unborn: bool = False

    def holds(self, months: int) -> bool:
        """Whether a child of this age is in the band; UNBORN stands for before birth."""
        return self.unborn if months == UNBORN else not self.unborn and self.from_months <= months < self.until_months


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at, with a description for each grade by its word. `bands` are names; empty for every age."""

    name: str
    descriptions: dict[str, str]
    bands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubArea:
    """A part of an area; `about` is a key of codes.CARE_ABOUT, or empty where the tool does not part them."""

    name: str
    about: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area with its sub-areas, and where its name comes from."""

    name: str
    source: str
    sub_areas: tuple[SubArea, ...]

    def items(self) -> Iterator[tuple[SubArea, Item]]:
        """Every item with the sub-area it stands in, in the tool's order."""
        return ((sub_area, item) for sub_area in self.sub_areas for item in sub_area.items)


@dataclass(frozen=True, slots=True)
class Tool:
    """A whole tool. `roles` and `agencies` may use it, empty for all; `again_after_days` is when care is to be looked at anew.

    `unless_worse_than` belongs to the rule 'most frequent': a grade of a later place is never masked. `ours` marks Keepsight's own draft.
    """

    tool: str
    name: str
    version: str
    source: str
    licence: str
    notice: str
    training: str
    roles: tuple[str, ...]
    agencies: tuple[str, ...]
    again_after_days: int
    rule: str
    unless_worse_than: int
    scale: tuple[Word, ...]
    bands: tuple[Band, ...]
    areas: tuple[Area, ...]
    ours: bool = False

    def word(self, word: str) -> Word | None:
        """The grade of this word, None where the tool has none."""
        return next((one for one in self.scale if one.word == word), None)

    def for_age(self, months: int | None) -> tuple[Area, ...]:
        """The areas with the items that are for a child of this age in completed months (UNBORN before birth); all of them where no age is known."""
        if months is None:
            return self.areas
        now = {band.name for band in self.bands if band.holds(months)}
        return tuple(area for area in (_cut(area, now) for area in self.areas) if area.sub_areas)

    def may_be_used_by(self, role: str, agency: str) -> bool:
        """Whether somebody in this role (a key of access.ROLES), for this agency, may grade with it."""
        return (not self.roles or role in self.roles) and (not self.agencies or agency in self.agencies)


def _cut(area: Area, bands: set[str]) -> Area:
    kept = [SubArea(one.name, one.about, tuple(item for item in one.items if not item.bands or bands & set(item.bands))) for one in area.sub_areas]
    return Area(area.name, area.source, tuple(one for one in kept if one.items))


def months_old(born: date, on: date) -> int:
    """Completed months of age on a day; UNBORN before birth."""
    if on < born:
        return UNBORN
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
