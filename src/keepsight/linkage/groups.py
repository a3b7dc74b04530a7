"""Words for several people at once: 'the children', 'all five children', 'siblings', 'both parents'."""

from __future__ import annotations

import re

from keepsight.reading import Mention

from .roles import Fits, Setting, fits
from .row import NEARBY, Row
from .wording import how_many, is_plural, only_some

_COUNT_BEFORE = re.compile(r"\b(both|two|three|four|five|six|seven|eight|nine|\d)\s+(?:of\s+)?(?:the\s+|her\s+|their\s+)?$", re.I)
_SOME_BEFORE = re.compile(r"\b(other|some|several|a few|many|these|more|of the)\s+$", re.I)
_ROLES_IN = {
    "parent": ("mother", "father"),
    "maternal grandparents": ("maternal grandmother", "maternal grandfather"),
    "paternal grandparents": ("paternal grandmother", "paternal grandfather"),
}


def is_group(mention: Mention) -> bool:
    """Whether the words mean several people."""
    return is_plural(mention.words) and mention.role != "name"


def people_of_group(row: Row, mention: Mention, setting: Setting | None) -> tuple[frozenset[str], bool]:
    """Everyone of the group who is settled, and whether that is the whole group."""
    if mention.role in _ROLES_IN and setting is not None:
        return _each_role(row, mention, setting)
    if mention.role == "child" and not mention.of:
        return _children(row, mention)
    if mention.role in ("sibling", "half-sibling") and setting is not None and len(setting.children) == 1:
        siblings = [c for c in sorted(row.kin.siblings(setting.children[0])) if row.kin.may_be_born(c, row.days)]
        return _counted(row, mention, siblings)
    return frozenset(), False


def _each_role(row: Row, mention: Mention, setting: Setting) -> tuple[frozenset[str], bool]:
    found = [fits(row.kin, role, mention.words, setting) for role in _ROLES_IN[mention.role]]
    settled = [fit.may if len(fit.may) == 1 and fit.may <= fit.surely else the_one_stated(row, mention, fit) for fit in found]
    settled = [people for people in settled if people]
    return frozenset(p for may in settled for p in may if p), len(settled) == len(found)


def the_one_stated(row: Row, mention: Mention, fit: Fits) -> frozenset[str]:
    """The only one of those who fit whom the agency itself puts in the row, where no other words of the row speak of them.

    The people cell says that they are concerned, and this is the only word that can be about them.
    """
    stated = {item.person_id for item in row.stated if item.person_id and not item.suggested}
    fitting = stated & fit.may
    if len(fitting) != 1 or any(_speaks_of(row, other, fitting) for other in row.mentions if other is not mention):
        return frozenset()
    return frozenset(person for person in fitting if person)


def _speaks_of(row: Row, other: Mention, people: set[str | None]) -> bool:
    """By name; or by another word that was settled to mean them, unless it is the same word again."""
    named = row.book.match(other.name or other.words).people if other.name or other.role == "name" else frozenset()
    settled = {person for said, found in row.said if said is other for person in found}
    return bool(people & (named | settled))


def _children(row: Row, mention: Mention) -> tuple[frozenset[str], bool]:
    """The children of the row where it states several; else every child of their mother born by then."""
    stated = row.stated_children()
    return _counted(row, mention, list(stated) if len(stated) > 1 else children_of_one_mother(row, stated))


def children_of_one_mother(row: Row, stated: tuple[str, ...]) -> list[str]:
    """Every child born by the day of the mother of those stated, or of the only mother there is; none where there are two."""
    born = [c for c in row.kin.children if row.kin.may_be_born(c, row.days) and not _died_before(row, c)]
    mothers = {row.kin.mothers(child).may for child in stated or born}
    if len(mothers) != 1:
        return []
    return [child for child in born if row.kin.mothers(child).may in mothers]


def _died_before(row: Row, child: str) -> bool:
    died = row.kin.people[child].death_date
    return died is not None and died < row.days.earliest


def _counted(row: Row, mention: Mention, people: list[str]) -> tuple[frozenset[str], bool]:
    """All of them, unless the words pick some out, say another number, or mean one sex of them."""
    before = row.text_of(mention)[max(0, mention.start - NEARBY) : mention.start]
    if only_some(mention.words) or _SOME_BEFORE.search(before):
        return frozenset(), False
    count = _COUNT_BEFORE.search(before)
    number = how_many(mention.words) or (how_many(count.group(1)) if count else None)
    said = set(mention.words.casefold().split())
    sex = "male" if said & {"boys", "sons", "brothers"} else "female" if said & {"girls", "daughters", "sisters"} else ""
    chosen = [p for p in people if not sex or row.kin.sex(p) == sex]
    unsure = sex and any(row.kin.sex(p) == "unknown" for p in people)
    whole = bool(chosen) and not unsure and number in (None, len(chosen))
    return (frozenset(chosen), True) if whole else (frozenset(), False)
