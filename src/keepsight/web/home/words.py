"""What the first page says."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.access.roles import Reach
from keepsight.access.scope import Reader
from keepsight.commands.list_families import Home
from keepsight.reports.picture.words.dates import day

NO_FAMILY = {
    Reach.ALLOCATED: "No family is allocated to you, and no joint record names you.",
    Reach.AGENCY: "Your agency holds no entry of any family here, and works with none.",
    Reach.JOINT: "No joint record that is open today names you.",
    Reach.LOG: "Your role sees who has looked at a family’s record, and no entry of it.",
    Reach.NONE: "Your role sees no family’s record.",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A family in the list: where it is, how staff speak of it, and the day its record stands at where that is not today."""

    family_id: str
    label: str
    stands: str


@dataclass(frozen=True, slots=True)
class HomeWords:
    """The first page's words. `roles` are those to choose from, where there are several."""

    heading: str
    families: list[Listed]
    if_none: str
    what_you_see: str
    roles: list[tuple[int, str, bool]]


def home_words(home: Home, by: Reader) -> HomeWords:
    """Put the first page into words."""
    listed = [Listed(one.family_id, one.label, f"received, and stands at {day(one.as_at)}" if one.as_at else "") for one in home.families]
    return HomeWords("Families", listed, NO_FAMILY[by.role.reach], by.role.who, [role for role in home.roles] if len(home.roles) > 1 else [])
