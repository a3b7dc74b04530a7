"""Whose father, whose partner: the person or the children that a role word is read for, or that it is in doubt."""

from __future__ import annotations

import re
from dataclasses import replace

from keepsight.reading import Mention

from .roles import COUPLE_ROLES, Setting, fits
from .row import NEARBY, Row
from .wording import is_plural, role_of

_MORE = r"(?:(?:own|new|then|current|former|older|old|young|younger|late|estranged|first|second|next|last|previous|violent|drunk)\s+){0,2}"
_POSSESSOR = re.compile(rf"\w(?:['’]s|s['’])\s+{_MORE}$", re.I)
_PRONOUN = re.compile(rf"\b(his|her|their|my|our|your|own)\s+{_MORE}$", re.I)
_ANY = re.compile(rf"\b(?:a|an|another|other|some|any|no|each|every|whose|one|two|several)\s+{_MORE}$", re.I)
_THE = re.compile(r"\bthe\s+$", re.I)
_OF = re.compile(r"^\s+(?:of|to)\s+(?!be\b|(?:\d|two|three|four|five|six|seven|eight|nine)\b)")
_CHILDHOOD = re.compile(r"\b(?:as an? (?:child|baby|teenager|adolescent|girl|boy)|childhood|growing up|when (?:s?he|they) (?:was|were) (?:a |an )?(?:child|girl|boy|young|little|teenager)\w*|grew up)\b", re.I)
_HARM_DONE_TO = re.compile(r"\b(?:a?ss?a?u?lt\w*|attack\w*|violen\w+|abus\w+|battery|[ag]bh|threat\w*|harass\w*|stalking)\s+(?:(?:on|of|to|towards|against)\s+)?(?:the\s+)?$", re.I)
_SENTENCE = re.compile(r"[.!?;\n]")
_AFTER_OF = 16  # characters within which "father of the baby" names whose


def setting_of(row: Row, mention: Mention, following: Mention | None) -> Setting | None:
    """What `mention` is read against, or None where it is in doubt whose relation is meant.

    `following` is the next mention of the same text: in "father of Child 2" it says whose.
    """
    text = row.text_of(mention)
    before, after = text[max(0, mention.start - NEARBY) : mention.start], text[mention.end : mention.end + NEARBY]
    if mention.of:
        return _of_somebody(row, mention, mention.of)
    if _OF.match(after):
        near = following is not None and following.start - mention.end <= _AFTER_OF
        return _of_somebody(row, mention, following.words) if near and following else None
    if _ANY.search(before) or _POSSESSOR.search(before) or _of_childhood(row, mention, text):
        return None
    if mention.role in ("mother", "father") and not _THE.search(before) and _patients_parent(row, mention):
        return None
    pronoun = _pronoun_before(before)
    if mention.role in COUPLE_ROLES and not pronoun and (mention.part == "said to have been harmed" or _HARM_DONE_TO.search(before)):
        return None  # "assault on ex partner" is of the man's own former partner as often as of the mother's
    if mention.role in COUPLE_ROLES:
        return _couple_setting(row, mention, pronoun)
    if pronoun and _pronoun_in_doubt(row, mention, pronoun):
        return None
    return _for_children(row, mention)


def _pronoun_before(before: str) -> str:
    """The pronoun that the text ends in, or empty; "her own parents" are somebody's own, whoever she is."""
    found = _PRONOUN.search(before)
    if found is None:
        return ""
    return "own" if "own" in found.group(0).casefold().split() else found.group(1).casefold()


def _patients_parent(row: Row, mention: Mention) -> bool:
    """In a row about a named parent and no child, "mother" can be that parent's own: "Staying with mum"."""
    if row.stated_children() or any(row.kin.is_child(p) for _, people in row.said for p in people):
        return False
    named = row.stated_adults() | {p for m in row.mentions if m.role == "name" for p in row.book.match(m.words).people}
    parents = {p for child in row.every_child() for p in (row.kin.mothers(child).may | row.kin.fathers(child).may) if p}
    return bool(named & parents)


def _of_childhood(row: Row, mention: Mention, text: str) -> bool:
    """The sentence is about somebody's own childhood, and so are the parents in it."""
    if mention.column not in row.childhood:
        row.childhood[mention.column] = _CHILDHOOD.search(text) is not None
    return row.childhood[mention.column] and _CHILDHOOD.search(_sentence(text, mention)) is not None


def _sentence(text: str, mention: Mention) -> str:
    starts = [m.end() for m in _SENTENCE.finditer(text, 0, mention.start)]
    end = _SENTENCE.search(text, mention.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _for_children(row: Row, mention: Mention) -> Setting:
    children = _of_the_baby(row) if mention.words == "FOB" else row.children_for(mention)
    return Setting(children, row.days, partner_set_apart=_partner_set_apart(row, mention))


def _of_the_baby(row: Row) -> tuple[str, ...]:
    """FOB is the father of the baby: the child expected, or else the child in arms."""
    expected = row.kin.unborn(row.days).may - {None}
    return tuple(sorted(p for p in expected or row.kin.babies(row.days).may if p))


def _partner_set_apart(row: Row, mention: Mention) -> bool:
    """The same text also speaks of a partner or stepfather: then "dad" is not he."""
    return any(said.role in COUPLE_ROLES or said.role == "stepfather" for said in row.mentions if said.column == mention.column)


def _of_somebody(row: Row, mention: Mention, owner: str) -> Setting | None:
    people = _who_is(row, mention, owner)
    if not people:
        return None
    if all(row.kin.is_child(person) for person in people):
        return Setting(tuple(sorted(people)), row.days, partner_set_apart=_partner_set_apart(row, mention))
    return Setting((), row.days, adult=next(iter(people))) if len(people) == 1 else None


def _who_is(row: Row, mention: Mention, owner: str) -> frozenset[str]:
    """The person or the children that the owner's words mean, by name or by role; empty where in doubt."""
    named = row.book.match(owner).people
    if named:
        return named if len(named) == 1 else frozenset()
    role = role_of(owner)
    if role in ("baby", "unborn baby"):
        return frozenset(_of_the_baby(row))
    if role is None:
        return frozenset()
    children = row.children_for(mention)
    if role in ("child", "sibling") and is_plural(owner):
        return frozenset(children)
    before = row.said_to_be(replace(mention, role=role))
    if before:
        return before
    found = fits(row.kin, role, owner, Setting(children, row.days, partner_set_apart=True))
    return frozenset(p for p in found.may if p) if len(found.may) == 1 and found.may <= found.surely else frozenset()


def _couple_setting(row: Row, mention: Mention, pronoun: str) -> Setting | None:
    """"Partner" is the mother's while nobody else stands near whose partner it could be; "his partner" is his."""
    before = row.adults_before(mention)
    if pronoun == "his":
        last = before[-1] if before else frozenset()
        him = next(iter(last)) if len(last) == 1 else None
        return Setting((), row.days, adult=him) if him and row.kin.sex(him) == "male" else None
    if pronoun not in ("", "her"):
        return None
    children = row.children_for(mention)
    mothers = {p for child in children for p in row.kin.mothers(child).may if p}
    couple = mothers | {other for mother in mothers for other in row.kin.partners(mother, row.days).may if other}
    others_said = any(not people or not people <= mothers for people in before)
    if others_said or row.stated_adults() - couple or _two_couples(row, mothers):
        return None
    return _for_children(row, mention)


def _two_couples(row: Row, mothers: set[str]) -> bool:
    """More than one man of hers stands in the people cell: "partner" can be of either."""
    return len(row.stated_adults() - mothers) > 1


def _can_be(row: Row, people: frozenset[str], sex: str) -> bool:
    return any(row.kin.sex(person) in (sex, "unknown") for person in people)


def _pronoun_in_doubt(row: Row, mention: Mention, pronoun: str) -> bool:
    """"Her father" can be the mother's: any adult mentioned before, or stated, whom the pronoun could mean."""
    sex = {"his": "male", "her": "female"}.get(pronoun)
    before = row.adults_before(mention)
    if pronoun == "own" or any(not people or sex is None or _can_be(row, people, sex) for people in before):
        return True
    if sex is None:
        return False
    adults = any(row.kin.sex(person) in (sex, "unknown") for person in row.stated_adults())
    return adults or any(row.kin.sex(child) not in (sex, "unknown") for child in row.children_for(mention))
