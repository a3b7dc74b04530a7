"""Whom a role word can mean, for the children a row concerns and on its day (safe practice 1.2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .kin import NOBODY_RECORDED, Fits, Kin, together
from .spans import Days
from .wording import WORDS

COURTING = timedelta(days=13 * 365)  # from about this age "boyfriend" can be the child's own
COUPLE_ROLES = frozenset({"partner", "former partner", "husband", "former husband", "wife", "former wife"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a role word is read against: the children concerned, the day, and whether the row sets a partner apart.

    `adult` is the one person whose relation it is, where the words say so ("MGM's husband").
    """

    children: tuple[str, ...]
    days: Days
    partner_set_apart: bool = False
    adult: str | None = None


def fits(kin: Kin, role: str, words: str, setting: Setting) -> Fits:
    """Everyone whom `words` of this role can mean. A role that can be anybody's fits nobody recorded."""
    said = set(words.casefold().replace("-", " ").split())
    find = _OF_AN_ADULT.get(role) if setting.adult else _OF_CHILDREN.get(role)
    found = find(kin, setting, said) if find else NOBODY_RECORDED
    return found | NOBODY_RECORDED if said & WORDS["perhaps-not-recorded"] else found


def _each(kin: Kin, setting: Setting, of: Callable[[str], Fits]) -> Fits:
    return together(of(child) for child in setting.children)


def _mother(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    return _each(kin, setting, kin.mothers)


def _father(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    """A father is the recorded one. "Dad" can also be a man who lives as one, unless the row sets that man apart."""
    found = _each(kin, setting, kin.fathers)
    if said & WORDS["informal-father"] and not setting.partner_set_apart:
        step = [kin.step_parents(child, setting.days, "male").may for child in setting.children]
        found = Fits(found.may | frozenset(p for may in step for p in may if p), found.surely)
    return found


def _step(sex: str) -> Callable[[Kin, Setting, set[str]], Fits]:
    return lambda kin, setting, said: _each(kin, setting, lambda child: kin.step_parents(child, setting.days, sex))


def _partner(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    """The mother's, unless a girlfriend or a wife, who can be the father's as well as hers."""
    theirs = _couple_of(kin, setting, kin.mothers, said, over=False)
    if "girlfriend" in said:
        theirs |= _couple_of(kin, setting, kin.fathers, said, over=False)
    return theirs | NOBODY_RECORDED if _may_court(kin, setting, said) else theirs


def _former_partner(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    return _couple_of(kin, setting, kin.mothers, said, over=True)


def _husband(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    return _couple_of(kin, setting, kin.mothers, said | {"boyfriend"}, over=bool(said & {"ex", "former", "estranged"}))


def _wife(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    return _couple_of(kin, setting, kin.fathers, said | {"girlfriend"}, over=bool(said & {"ex", "former", "estranged"}))


def _couple_of(kin: Kin, setting: Setting, whose: Callable[[str], Fits], said: set[str], over: bool) -> Fits:
    parents = together(whose(child) for child in setting.children)
    if len(parents.may) != 1 or None in parents.may or parents.may != parents.surely:
        return NOBODY_RECORDED
    (parent,) = parents.may
    return _couple(kin, parent, setting.days, said, over)


def _couple(kin: Kin, person: str, days: Days, said: set[str], over: bool) -> Fits:
    found = kin.former_partners(person, days) if over else kin.partners(person, days)
    sex = "male" if said & {"boyfriend", "male", "husband"} else "female" if said & {"girlfriend", "female", "wife"} else ""
    may = frozenset(p for p in found.may if p is None or not sex or kin.sex(p) in (sex, "unknown"))
    return Fits(may or frozenset({None}), found.surely & may)


def _may_court(kin: Kin, setting: Setting, said: set[str]) -> bool:
    if not said & {"boyfriend", "girlfriend"}:
        return False
    born = [kin.people[child].birth_from or kin.people[child].expected_date for child in setting.children]
    return any(day is None or day + COURTING <= setting.days.latest for day in born)


def _grandparent(side: str, sex: str) -> Callable[[Kin, Setting, set[str]], Fits]:
    return lambda kin, setting, said: _each(kin, setting, lambda child: kin.grandparents(child, side, sex))


def _some_grandparent(sex: str) -> Callable[[Kin, Setting, set[str]], Fits]:
    """Every child has two: sure of neither, whoever is recorded."""

    def find(kin: Kin, setting: Setting, said: set[str]) -> Fits:
        both = [_grandparent(side, sex)(kin, setting, said).may - {None} for side in ("maternal", "paternal")]
        return Fits(both[0] | both[1] or frozenset({None}))

    return find


def _sibling(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    if len(setting.children) != 1:
        return NOBODY_RECORDED
    (child,) = setting.children
    return _among(kin, [c for c in sorted(kin.siblings(child)) if kin.may_be_born(c, setting.days)], said, child)


def _child(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    if said & {"other", "another", "stepson", "stepdaughter", "stepchild", "grandson", "granddaughter", "grandchild", "nephew", "niece"}:
        return NOBODY_RECORDED
    return _among(kin, [c for c in setting.children if kin.may_be_born(c, setting.days)], said, None)


def _among(kin: Kin, children: list[str], said: set[str], than: str | None) -> Fits:
    """Those of the children that the words for sex and age allow."""
    male, female = said & {"brother", "boy", "son"}, said & {"sister", "girl", "daughter"}
    sex = "male" if male else "female" if female else ""
    may = [c for c in children if not sex or kin.sex(c) in (sex, "unknown")]
    if said & {"older", "elder", "big"} and than:
        may = [c for c in may if not _younger(kin, c, than)]
    if said & {"younger", "little", "baby"} and than:
        may = [c for c in may if not _younger(kin, than, c)]
    if said & {"eldest", "oldest"}:
        may = [c for c in may if not any(_younger(kin, c, other) for other in may)]
    if said & {"youngest"}:
        may = [c for c in may if not any(_younger(kin, other, c) for other in may)]
    return Fits(frozenset(may) or frozenset({None}), frozenset(may))


def _younger(kin: Kin, one: str, other: str) -> bool:
    """Whether `one` was certainly born after `other`."""
    first = kin.people[one].birth_from or kin.people[one].expected_date
    last: date | None = kin.people[other].birth_to or kin.people[other].expected_date
    return first is not None and last is not None and first > last


def _baby(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    return kin.babies(setting.days)


def _unborn(kin: Kin, setting: Setting, said: set[str]) -> Fits:
    return kin.unborn(setting.days)


_OF_CHILDREN: dict[str, Callable[[Kin, Setting, set[str]], Fits]] = {
    "mother": _mother,
    "father": _father,
    "stepfather": _step("male"),
    "stepmother": _step("female"),
    "partner": _partner,
    "former partner": _former_partner,
    "husband": _husband,
    "former husband": _husband,
    "wife": _wife,
    "former wife": _wife,
    "maternal grandmother": _grandparent("maternal", "female"),
    "maternal grandfather": _grandparent("maternal", "male"),
    "paternal grandmother": _grandparent("paternal", "female"),
    "paternal grandfather": _grandparent("paternal", "male"),
    "grandmother": _some_grandparent("female"),
    "grandfather": _some_grandparent("male"),
    "sibling": _sibling,
    "half-sibling": _sibling,
    "child": _child,
    "baby": _baby,
    "unborn baby": _unborn,
}

_OF_AN_ADULT: dict[str, Callable[[Kin, Setting, set[str]], Fits]] = {
    "mother": lambda kin, setting, said: kin.mothers(setting.adult),
    "father": lambda kin, setting, said: kin.fathers(setting.adult),
    "partner": lambda kin, setting, said: _couple(kin, setting.adult, setting.days, said, over=False),
    "husband": lambda kin, setting, said: _couple(kin, setting.adult, setting.days, said | {"husband"}, over=False),
    "wife": lambda kin, setting, said: _couple(kin, setting.adult, setting.days, said | {"wife"}, over=False),
    "former partner": lambda kin, setting, said: _couple(kin, setting.adult, setting.days, said, over=True),
    "former husband": lambda kin, setting, said: _couple(kin, setting.adult, setting.days, said | {"husband"}, over=True),
    "former wife": lambda kin, setting, said: _couple(kin, setting.adult, setting.days, said | {"wife"}, over=True),
}
