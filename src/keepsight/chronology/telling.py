"""What one entry tells that another agency's entry of the same event would tell too."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files

from keepsight.records.entry import Entry
from keepsight.records.record import Record

_LISTS = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
_EVERYDAY = frozenset(word[:5] for word in _LISTS["everyday"])
ONCE, ONCE_EVER = frozenset(_LISTS["once"]), frozenset(_LISTS["once-ever"])
PASSED_ON = frozenset(_LISTS["passed-on"])
SHORT_FORMS: dict[str, list[str]] = _LISTS["short-forms"]
_WORD = re.compile(r"[^\W\d_]{3,}|\d{4,}(?:[-/]\d+)*")


@dataclass(frozen=True, slots=True)
class Telling:
    """An entry with its people, its agency's name and its telling words: stem to the word as written.

    Stems are the first five letters; those in few other entries are `rare`, those in very few `rarest`.
    """

    entry: Entry
    agency: str
    kind: str
    themes: frozenset[str]
    people: frozenset[str]
    words: dict[str, str]
    rare: frozenset[str]
    rarest: frozenset[str]

    @property
    def span(self) -> int:
        """Days between the earliest and the latest it can have happened."""
        return (self.entry.happened_to - self.entry.happened_from).days


def tellings(record: Record) -> list[Telling]:
    """Every standing entry up to the as-at day, ready to be compared. A word is rare in one entry of fifty at most."""
    entries = [e for e in record.entry if not e.after_as_of and e.known_until is None]
    people = record.concerned_in()
    names = _names(record)
    words = {entry.entry_id: _words(entry, names) for entry in entries}
    held = Counter(stem for found in words.values() for stem in found)
    often, seldom = max(5, len(entries) // 50), max(4, len(entries) // 100)
    return [
        Telling(
            entry,
            entry.agency.casefold().strip(),
            entry.kind.value if entry.kind else "",
            frozenset(theme.value for theme in entry.themes if not theme.denied),
            frozenset(row.person_id for row in people.get(entry.entry_id, []) if row.person_id),
            words[entry.entry_id],
            frozenset(stem for stem in words[entry.entry_id] if held[stem] <= often),
            frozenset(stem for stem in words[entry.entry_id] if held[stem] <= seldom),
        )
        for entry in entries
    ]


def _names(record: Record) -> frozenset[str]:
    """Stems of the family's own names: every entry can hold them."""
    names = [p.label for p in record.person] + [n.name for n in record.name] + sorted({e.agency for e in record.entry})
    return frozenset(word[:5].casefold() for name in names for word in _WORD.findall(name))


def _words(entry: Entry, names: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in _WORD.findall(f"{entry.text} {entry.childs_words}"):
        stem = word[:5].casefold() if word[0].isalpha() else word
        if stem not in _EVERYDAY and stem not in names:
            found.setdefault(stem, word)
    return found
