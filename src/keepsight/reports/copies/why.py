"""Why an entry is not in a person's copy: one reason in words, or none. Where it cannot be told, it is left out, and a named person can put it in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from keepsight.anonymise.words import ordinary_as_it_stands
from keepsight.records.entry import Concerned, Entry
from keepsight.records.record import Record

from .circle import Circle
from .held_back import CHILD, NOBODY, forms, tellers, texts
from .readers import EXTRACT, NamedReader

OF_ENTRIES = ("step", "assessment", "grade", "decision", "action", "session", "disagreement")
OWN_MATTER = ("subject", "said to have harmed", "said to have been harmed", "reported", "was not brought", "seen alone")
SENSITIVE = {"health", "mental-health", "alcohol", "drugs", "domestic-abuse", "violence", "sexual-harm", "offending"}

RESTRICTED = "restricted by its agency"
NOT_ABOUT = "not about them"
NOT_THEIR_CIRCLE = "names somebody outside their circle"
ONLY_READ = "names them or their children only as read from the text"
NOT_SETTLED = "names somebody of whom it is not settled who it is"
ANOTHERS = "another adult’s own matter"
A_THIRD_PARTY = "rests on a third party’s word"
A_CHILDS_WORDS = "holds a child’s words"
IN_CONFIDENCE = "told in confidence, intelligence, or legal advice, by its words"
WHEREABOUTS = "tells where somebody lives"
OF_SAFETY = "a matter that professionals settle among themselves for safety"
AMONG_PROFESSIONALS = ("strategy discussion", "supervision")
ROLES = {"mother": ("mother", "mum", "mo", "mam"), "father": ("father", "dad", "fa")}
THERE = ("seen", "spoke", "present")


class Judge:
    """Says of each entry of a record why it is not in one reader's copy; `withheld` are entries that tell a decision about safety."""

    def __init__(self, record: Record, reader: NamedReader, circle: Circle, withheld: Collection[str] = ()) -> None:
        self.reader, self.circle, self.withheld = reader, circle, withheld
        self.parts = record.concerned_in()
        self.children = {person.person_id for person in record.person if person.kind == "child"}
        self.own_label = next((person.label for person in record.person if person.person_id == circle.reader), "")
        self.names, self.homes = _names(record, circle), _homes(record, circle)
        self.beside = _beside(record)
        roles = {row.relationship for row in record.relationship if row.person_id == circle.reader and row.known_until is None}
        self.called_by = {word for role, words in ROLES.items() if role in roles for word in words}
        self.called = {word.casefold(): person.person_id for person in record.person for word in _words(person.label)}

    def why(self, entry: Entry) -> str:
        """The reason; empty where the entry is in the copy."""
        rows = self.parts.get(entry.entry_id, [])
        people = {row.person_id for row in rows}
        if entry.restricted:
            return RESTRICTED
        own = self.circle.own if self.reader.kind is not EXTRACT else {self.circle.reader}
        if not people & own:
            return NOT_ABOUT
        if all(row.suggested and row.part == "mentioned" for row in rows if row.person_id in own):
            return ONLY_READ
        words = "\n".join([*texts(entry), *self.beside.get(entry.entry_id, ())])
        if None in people or forms()["unnamed"].search(words):
            return NOT_SETTLED
        if people - self.circle.all or _found(self.names, words):
            return NOT_THEIR_CIRCLE
        return self._by_its_words(entry, people, words) or self._third_party(entry, rows)

    def names_others(self, words: str) -> bool:
        """Whether words name somebody, or a home, that is not in this copy."""
        return _found(self.names, words) or _found(self.homes, words)

    def _by_its_words(self, entry: Entry, people: set[str | None], words: str) -> str:
        if _found(self.homes, words) or (self.circle.reader not in people and forms()["whereabouts"].search(words)):
            return WHEREABOUTS
        if entry.entry_id in self.withheld or (entry.kind and entry.kind.value in AMONG_PROFESSIONALS):
            return OF_SAFETY
        if self._own_account(entry):
            return ""
        if forms()["confidential"].search(words):
            return IN_CONFIDENCE
        return A_THIRD_PARTY if forms()["third_party"].search(words) else ""

    def _own_account(self, entry: Entry) -> bool:
        """By name, or by what the reader is to every child of the entry."""
        account = entry.account_of.strip().lower().removeprefix("the ")
        children = {row.person_id for row in self.parts.get(entry.entry_id, [])} & self.children
        return bool(account) and (account == self.own_label.lower() or (account in self.called_by and bool(children) and children <= self.circle.children))

    def _third_party(self, entry: Entry, rows: list[Concerned]) -> str:
        beside = [row for row in rows if row.person_id in self.circle.beside]
        themes = {theme.value for theme in entry.themes if not theme.denied}
        there = any(row.person_id == self.circle.reader and row.part in THERE for row in rows)
        stated = {row.person_id for row in rows if not row.suggested}
        if stated & self.circle.beside and not stated & self.circle.own:
            return ANOTHERS
        if any(row.part in OWN_MATTER or (row.part == "spoke" and not there) for row in beside) or (beside and themes & SENSITIVE):
            return ANOTHERS
        if entry.account_of and not self._own_account(entry) and entry.account_of.strip().lower() != entry.agency.lower():
            return A_THIRD_PARTY
        if not entry.account_of and entry.source_type and entry.source_type.value == "third party" and not entry.source_type.suggested:
            return A_THIRD_PARTY
        tell = tellers("\n".join((entry.text, entry.response, entry.disputed)), self.called)
        if tell & self.circle.beside - self.children and not there:
            return A_THIRD_PARTY
        return A_CHILDS_WORDS if self._childs_words(entry, rows, tell) else ""

    def _childs_words(self, entry: Entry, rows: list[Concerned], tell: set[str]) -> bool:
        """Words of a child who is not the reader: they spoke to be safe, and a copy never tells a parent what they said. So is a telling of nobody who is named."""
        others = self.children - {self.circle.reader}
        told = bool(tell & {CHILD, NOBODY, *others}) or bool(entry.childs_words) or any(theme.value == "childs-words" for theme in entry.themes) or (entry.kind is not None and entry.kind.value == "disclosure")
        return any(row.person_id in others for row in rows) and (told or any(row.part == "spoke" and row.person_id in others for row in rows))


def _found(pattern: re.Pattern[str] | None, words: str) -> bool:
    return pattern is not None and pattern.search(words) is not None


def _beside(record: Record) -> dict[str, list[str]]:
    """What every other row of an entry says, in all its fields: people's parts, decisions, actions, assessments, grades and the rest."""
    found: dict[str, list[str]] = defaultdict(list)
    for table in ("concerned", *OF_ENTRIES):
        for row in getattr(record, table):
            found[row.entry_id] += texts(row)
    return found


def _names(record: Record, circle: Circle) -> re.Pattern[str] | None:
    """The names of everybody outside the circle that nobody inside it bears: as names are written, in capitals, and in small letters where that is no word."""
    inside = {word for person in record.person if person.person_id in circle.all for word in _words(person.label)}
    inside |= {word for name in record.name if name.person_id in circle.all for word in _words(name.name)}
    outside = {word for person in record.person if person.person_id not in circle.all for word in _words(person.label)}
    outside |= {word for name in record.name if name.person_id not in circle.all for word in _words(name.name)}
    kept = {word.casefold() for word in inside}
    names = {word for word in outside if word.casefold() not in kept}
    return _any(names | {word.upper() for word in names} | {word.lower() for word in names if not ordinary_as_it_stands(word)})


def _homes(record: Record, circle: Circle) -> re.Pattern[str] | None:
    """Homes in which the reader is not recorded to have lived, with and without the number of the house, in any capitals."""
    own = {row.household.casefold() for row in record.household if row.person_id == circle.reader}
    homes = {row.household for row in record.household if row.household.casefold() not in own}
    streets = {street for home in homes if " " in (street := re.sub(r"^\W*\d+\w*\W*", "", home))}
    return _any({one for one in homes | streets if not any(one.casefold() in mine for mine in own)}, re.I)


def _any(words: Collection[str], flags: int = 0) -> re.Pattern[str] | None:
    found = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, found)) + r")(?!\w)", flags) if found else None


def _words(label: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_][\w’'-]+", label) if word[0].isupper() and len(word) > 1}
