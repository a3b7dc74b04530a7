"""What one entry tells that another agency's entry of the same event would tell too."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from keepsight.records.entry import Entry
from keepsight.records.record import Record

LISTS = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
_EVERYDAY = frozenset(word[:5] for word in LISTS["everyday"])
_NO_NAME = frozenset(LISTS["no-agency"])
_WORD = re.compile(r"[^\W\d_]{3,}|\d{4,}(?:[-/]\d+)*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:[./-](\d{{1,2}})\b|\s+(?:of\s+)?({'|'.join(_MONTHS)})[a-z]*\b)", re.I)
OPENING = 40  # letters of a text within which it says from whom it was passed on


@dataclass(frozen=True, slots=True)
class Telling:
    """An entry with its people, its agency and its telling words: stem (first five letters) to the word as written.

    `rare` stems stand in few other entries, `rarest` in very few; `names` holds the agencies its text names, `opens`
    those it begins with; `days` the days and months its text gives, as (day, month).
    """

    entry: Entry
    agency: str
    kind: str
    themes: frozenset[str]
    people: frozenset[str]
    words: dict[str, str]
    rare: frozenset[str]
    rarest: frozenset[str]
    names: frozenset[str]
    opens: frozenset[str]
    days: frozenset[tuple[int, int]]

    @property
    def span(self) -> int:
        """Days between the earliest and the latest it can have happened."""
        return (self.entry.happened_to - self.entry.happened_from).days

    def gives(self, day: date) -> bool:
        """Its text gives this very day."""
        return (day.day, day.month) in self.days


def tellings(record: Record) -> list[Telling]:
    """Every standing entry up to the as-at day, ready to be compared.

    A word is rare in five entries, or in one of two hundred, but never in more than forty: in a long record two entries of
    one day share commoner words by chance.
    """
    entries = [e for e in record.entry if not e.after_as_of and e.known_until is None]
    people = record.concerned_in()
    agencies = _Agencies({entry.agency for entry in entries})
    own = _stems([p.label for p in record.person] + [n.name for n in record.name] + [e.agency for e in entries])
    words = {entry.entry_id: _words(entry, own) for entry in entries}
    held = Counter(stem for found in words.values() for stem in found)
    often, seldom = min(40, max(5, len(entries) // 200)), min(20, max(4, len(entries) // 400))
    return [
        Telling(
            entry,
            plain(entry.agency),
            entry.kind.value if entry.kind else "",
            frozenset(theme.value for theme in entry.themes if not theme.denied),
            frozenset(row.person_id for row in people.get(entry.entry_id, []) if row.person_id),
            words[entry.entry_id],
            frozenset(stem for stem in words[entry.entry_id] if held[stem] <= often),
            frozenset(stem for stem in words[entry.entry_id] if held[stem] <= seldom),
            *agencies.named_in(entry.text),
            _days(entry.text),
        )
        for entry in entries
    ]


def plain(agency: str) -> str:
    """An agency's name as it is compared."""
    return agency.casefold().strip()


def _stems(names: list[str]) -> frozenset[str]:
    """Stems of the family's and the agencies' own names: every entry can hold them."""
    return frozenset(word[:5].casefold() for name in set(names) for word in _WORD.findall(name))


def _words(entry: Entry, own: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in _WORD.findall(f"{entry.text} {entry.childs_words}"):
        stem = word[:5].casefold() if word[0].isalpha() else word
        if stem not in _EVERYDAY and stem not in own:
            found.setdefault(stem, word)
    return found


def _days(text: str) -> frozenset[tuple[int, int]]:
    found = ((int(day), int(month) if month else _MONTHS.index(name.casefold()) + 1) for day, month, name in _DAY.findall(text))
    return frozenset(found)


class _Agencies:
    """The words by which the entries of one agency name another: those of its name, and the usual short forms."""

    def __init__(self, agencies: set[str]) -> None:
        self.by_word: dict[str, set[str]] = defaultdict(set)
        for agency in sorted(agencies):
            name = plain(agency)
            words = {word[:6] for word in re.findall(r"[^\W\d_]{3,}", name)} - _NO_NAME
            words |= {short for part, shorts in LISTS["short-forms"].items() if re.search(rf"\b{part}", name) for short in shorts}
            for word in words:
                self.by_word[word].add(name)
        ordered = sorted(self.by_word, key=lambda word: (-len(word), word))
        self.any = re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)")

    def named_in(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """The agencies that the text names, and those it begins with."""
        text = text.lower()
        begin = [m for m in self.any.finditer(text) if m.start() == 0 or not text[m.start() - 1].isalnum()]  # \b first is six times slower
        found = [(match.start(), name) for match in begin for name in self.by_word[match.group()]]
        return frozenset(name for _, name in found), frozenset(name for at, name in found if at < OPENING)
