"""Why an entry is not in a person's copy: one reason in words, or none. Where it cannot be told, it is left out, and a named person can put it in."""

from __future__ import annotations

import re

from keepsight.records.entry import Concerned, Entry
from keepsight.records.record import Record

from .circle import Circle
from .readers import EXTRACT, NamedReader

OWN_MATTER = ("subject", "said to have harmed", "said to have been harmed", "reported")
SENSITIVE = {"health", "mental-health", "alcohol", "drugs", "domestic-abuse", "violence", "sexual-harm", "offending"}

RESTRICTED = "restricted by its agency"
NOT_ABOUT = "not about them"
NOT_THEIR_CIRCLE = "names somebody outside their circle"
NOT_SETTLED = "names somebody of whom it is not settled who it is"
ANOTHERS = "another adult’s own matter"
A_THIRD_PARTY = "rests on a third party’s word"
A_CHILDS_WORDS = "holds a child’s words"


class Judge:
    """Says of each entry of a record why it is not in one reader's copy."""

    def __init__(self, record: Record, reader: NamedReader, circle: Circle) -> None:
        self.reader, self.circle = reader, circle
        self.parts = record.concerned_in()
        self.children = {person.person_id for person in record.person if person.kind == "child"}
        labels = {person.person_id: person.label for person in record.person}
        self.own_label = labels.get(circle.reader, "")
        self.others = _names(record, circle)

    def why(self, entry: Entry) -> str:
        """The reason; empty where the entry is in the copy."""
        rows = self.parts.get(entry.entry_id, [])
        people = {row.person_id for row in rows}
        if entry.restricted:
            return RESTRICTED
        if not people & (self.circle.own if self.reader.kind is not EXTRACT else {self.circle.reader}):
            return NOT_ABOUT
        if None in people:
            return NOT_SETTLED
        if people - self.circle.all or self._names_others(entry):
            return NOT_THEIR_CIRCLE
        return self._third_party(entry, rows)

    def _third_party(self, entry: Entry, rows: list[Concerned]) -> str:
        beside = [row for row in rows if row.person_id in self.circle.beside]
        themes = {theme.value for theme in entry.themes if not theme.denied}
        if any(row.part in OWN_MATTER for row in beside) or (beside and themes & SENSITIVE):
            return ANOTHERS
        if entry.account_of and entry.account_of.strip().lower() not in (self.own_label.lower(), entry.agency.lower()):
            return A_THIRD_PARTY
        return A_CHILDS_WORDS if self._childs_words(entry, rows) else ""

    def _childs_words(self, entry: Entry, rows: list[Concerned]) -> bool:
        """Words of a child who is not the reader: they spoke to be safe, and a copy never tells a parent what they said."""
        others = self.children - {self.circle.reader}
        told = bool(entry.childs_words) or any(theme.value == "childs-words" for theme in entry.themes) or (entry.kind is not None and entry.kind.value == "disclosure")
        return any(row.person_id in others for row in rows) and (told or any(row.part == "spoke" and row.person_id in others for row in rows))

    def _names_others(self, entry: Entry) -> bool:
        said = " ".join((entry.text, entry.childs_words, entry.response, entry.outcome.value if entry.outcome else "", entry.disputed))
        return bool(self.others) and self.others.search(said) is not None


def _names(record: Record, circle: Circle) -> re.Pattern[str] | None:
    """The names of everybody outside the circle that nobody inside it bears."""
    inside = {word for person in record.person if person.person_id in circle.all for word in _words(person.label)}
    inside |= {word for name in record.name if name.person_id in circle.all for word in _words(name.name)}
    outside = {word for person in record.person if person.person_id not in circle.all for word in _words(person.label)}
    outside |= {word for name in record.name if name.person_id not in circle.all for word in _words(name.name)}
    found = sorted(outside - inside, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, found)) + r")\b") if found else None


def _words(label: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_][\w’'-]+", label) if word[0].isupper() and len(word) > 1}
