"""Before you go: what a person needs to know before they knock, ring or write (safe practice 3)."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import ascii_lowercase, ascii_uppercase

from keepsight.records.entry import Entry
from keepsight.records.person import Person

from ..told import Told, standing
from .anchors import person_anchor
from .cited import Cited, cited
from .orders import ORDERS, order_words, orders_told

HARM = ("violence", "domestic-abuse", "sexual-harm")
NONE = "No entry in the records supplied. That does not mean that there is none."
SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)  # letter for letter, and the words are sought three times as fast as with capitals let pass
NOT_WRITTEN = "Not written in any field of the records supplied. Ask before you ring or write."


@dataclass(frozen=True, slots=True)
class How:
    """How an entry bears on a thing to know: whether that is only suggested, and the words it rests on."""

    suggested: bool
    words: str = ""


Bears = Callable[[Entry], How | None]


@dataclass(frozen=True, slots=True)
class Line:
    """What is recorded of some people: each by label and place in who is who, where the source stands."""

    people: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Before:
    """One thing to know: its heading, what the people's own fields say, the entries that bear on it, latest first."""

    heading: str
    lines: tuple[Line, ...]
    entries: tuple[Cited, ...]
    if_none: str


def before_you_go(told: Told) -> list[Before]:
    """The things to know in the order they matter at a door."""
    over = frozenset(order.order_id for order in orders_told(told).ended)  # the entries they were written in stay in the chronology, and not at the door
    return [
        Before("Orders, bail and court", _arrangements(told, ORDERS), _latest(told, _orders, over), NONE),
        Before("Hazards for a visit", _arrangements(told, ("hazard",)), _latest(told, _hazards, over), NONE),
        Before("Entries of violence, domestic abuse or sexual harm", (), _latest(told, _harm), NONE),
        Before("Restricted: not to be passed on without asking the agency", tuple(_addresses(told)), _latest(told, _restricted), NONE),
        Before("Safe ways of contact", _arrangements(told, ("safe contact",)), (), NOT_WRITTEN),
        Before("Language and interpreter", tuple(_language(told)), (), NOT_WRITTEN),
        Before("How each person communicates", tuple(_communication(told)), (), NOT_WRITTEN),
    ]


def _arrangements(told: Told, kinds: tuple[str, ...]) -> tuple[Line, ...]:
    """Orders and arrangements that stand, of some kinds, each under the people it binds, else those it protects."""
    found = [order for order in orders_told(told).standing if order.order_kind in kinds]
    return tuple(_line([told.people[one] for one in order.binds or order.protects if one in told.people], order_words(told, order)) for order in found)


def _latest(told: Told, bears: Bears, but: frozenset[str] = frozenset()) -> tuple[Cited, ...]:
    found = [(entry, bears(entry)) for entry in reversed(told.entries) if entry.entry_id not in but]
    return tuple(cited(entry, suggested=how.suggested, around=how.words) for entry, how in found if how)


def _orders(entry: Entry) -> How | None:
    """A stated kind 'court', or words of an order in the entry."""
    if entry.kind and entry.kind.value == "court" and not entry.kind.suggested:
        return How(False)
    return _said_in(entry, "orders")


def _hazards(entry: Entry) -> How | None:
    return _said_in(entry, "hazards")


def _harm(entry: Entry) -> How | None:
    themes = [theme for theme in entry.themes if theme.value in HARM and not theme.denied]
    return How(all(theme.suggested for theme in themes), themes[0].words) if themes else None


def _restricted(entry: Entry) -> How | None:
    return How(False) if entry.restricted else None


def _said_in(entry: Entry, phrases: str) -> How | None:
    said = (entry.text, entry.response, entry.outcome.value if entry.outcome else "")
    found = next(((text, match) for text in said if (match := _words()[phrases].search(text.translate(SMALL)))), None)
    return How(True, found[0][slice(*found[1].span())]) if found else None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """The phrases of before_you_go.toml, each list as one expression."""
    given = tomllib.loads((files(__package__) / "before_you_go.toml").read_text(encoding="utf-8"))
    return {name: re.compile(r"\b(?<!\bno )(?<!\bnot )(?:" + "|".join(map(_one, phrases)) + r")\b") for name, phrases in given.items()}


def _one(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


def _addresses(told: Told) -> list[Line]:
    """A restricted address is not written out: the page says that it is restricted, and for whom."""
    people: dict[tuple[str, str], list[Person]] = defaultdict(list)
    stays = {(row.person_id, row.household, row.restricted) for row in standing(told.assembled.record.household, told.as_of) if row.restricted}
    for person in _by_name(told):
        for _, household, why in sorted(stay for stay in stays if stay[0] == person.person_id):
            people[household, why].append(person)
    return [_line(who, f"address restricted: {why}") for (_, why), who in sorted(people.items())]


def _language(told: Told) -> list[Line]:
    """Those who need an interpreter first, each in a line; then who speaks what, a line for each language."""
    need = [_line([p], f"{p.first_language or 'first language not recorded'}; interpreter: {p.interpreter}") for p in _by_name(told) if p.interpreter]
    speak: dict[str, list[Person]] = defaultdict(list)
    for person in _by_name(told):
        if person.first_language and not person.interpreter:
            speak[person.first_language].append(person)
    return need + [_line(people, f"{language}, no interpreter recorded") for language, people in sorted(speak.items())]


def _communication(told: Told) -> list[Line]:
    known = [(person, [words for words in (person.communication, person.disability) if words]) for person in _by_name(told)]
    return [_line([person], "; ".join(words)) for person, words in known if words]


def _line(people: list[Person], words: str) -> Line:
    return Line(tuple((person.label, person_anchor(person.person_id)) for person in people), words)


def _by_name(told: Told) -> list[Person]:
    return sorted(told.people.values(), key=lambda p: (p.kind != "child", p.label, p.person_id))
