"""Before you go: what a person needs to know before they knock, ring or write (safe practice 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from keepsight.records.entry import Entry
from keepsight.records.person import Person

from ..told import Told, standing
from .anchors import person_anchor
from .cited import Cited, cited

HARM = ("violence", "domestic-abuse", "sexual-harm")
NONE = "No entry in the records supplied. That does not mean that there is none."
NOT_WRITTEN = "Not written in any field of the records supplied. Ask before you ring or write."


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
    return [
        Before("Orders and court", (), _latest(told, _court), NONE),
        Before("Entries of violence, domestic abuse or sexual harm", (), _latest(told, _harm), NONE),
        Before("Restricted: not to be passed on without asking the agency", tuple(_addresses(told)), _latest(told, _restricted), NONE),
        Before("Safe ways of contact", (), (), NOT_WRITTEN),
        Before("Language and interpreter", tuple(_language(told)), (), NOT_WRITTEN),
        Before("How each person communicates", tuple(_communication(told)), (), NOT_WRITTEN),
    ]


def _latest(told: Told, chosen: Callable[[Entry], bool]) -> tuple[Cited, ...]:
    return tuple(cited(entry, suggested=_suggested(entry)) for entry in reversed(told.entries) if chosen(entry))


def _court(entry: Entry) -> bool:
    return entry.kind is not None and entry.kind.value == "court"


def _harm(entry: Entry) -> bool:
    return any(theme.value in HARM and not theme.denied for theme in entry.themes)


def _restricted(entry: Entry) -> bool:
    return bool(entry.restricted)


def _suggested(entry: Entry) -> bool:
    if _court(entry):
        return entry.kind is not None and entry.kind.suggested
    return _harm(entry) and all(theme.suggested for theme in entry.themes if theme.value in HARM and not theme.denied)


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
