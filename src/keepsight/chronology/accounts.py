"""Accounts: several agencies' tellings of one event, tied and all kept (practice 4.4, contracts 2.1)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from keepsight.records.entry import Account
from keepsight.records.record import Record

from .order import place
from .telling import ONCE, ONCE_EVER, PASSED_ON, SHORT_FORMS, Telling, tellings

EXACT = 6  # days a date may span and still be one that two agencies can share: a day, or a week
VAGUE = 31  # days a date may span and be compared at all: a month; a year never
NEAR = 3  # days by which a second agency may date the same event later: seen the next day, passed on after a weekend

_NAMES_NONE = frozenset({"childr", "servic", "team", "trust", "social", "care", "and", "the", "with", "for", "notes", "contac", "summar", "sheet", "high", "primar"})

Tie = tuple[int, Telling, Telling, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """What people have said of events: entries that do tell one, and pairs of entries that do not."""

    together: tuple[frozenset[str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()


def tie(record: Record, answered: Answered = Answered()) -> None:
    """Adds an `account` row, a suggestion with its reason, for each entry that tells an event another agency tells too.

    Precision first: the days must meet or nearly meet, somebody must be concerned in both, and the words or the kind
    must agree; never two entries of one agency. Every entry is kept; `event_id` is the first telling to be known. What
    people have answered goes before: ties they confirmed stand, pairs they parted are never suggested again.
    """
    every = tellings(record)
    groups = _Groups(answered.apart)
    for confirmed in answered.together:
        groups.confirm([telling for telling in every if telling.entry.entry_id in confirmed])
    for _, one, other, why in sorted(_ties(every), key=lambda t: (-t[0], place(t[1].entry), place(t[2].entry))):
        groups.join(one, other, why)
    record.account += [row for group in groups.all() for row in groups.accounts(group)]
    record.account.sort(key=lambda row: (row.event_id, row.entry_id))


def events(record: Record) -> dict[str, str]:
    """The event of every entry: the entry_id of its first telling, which is its own where nothing is tied to it."""
    told = {row.entry_id: row.event_id for row in record.account if row.known_until is None}
    return {entry.entry_id: told.get(entry.entry_id, entry.entry_id) for entry in record.entry}


def without(record: Record, gone: set[str]) -> list[Account]:
    """The account rows once these entries are left out: no id, reason or tie of theirs stays behind (contracts 2.3)."""
    touched = {row.event_id for row in record.account if row.entry_id in gone}
    kept = [row for row in record.account if row.event_id not in touched]
    for event in sorted(touched):
        rows = [row for row in record.account if row.event_id == event and row.entry_id not in gone]
        first = min((row.entry_id for row in rows), default="")
        kept += [replace(row, event_id=first, words="Believed to tell one event.") for row in rows if len(rows) > 1]
    return sorted(kept, key=lambda row: (row.event_id, row.entry_id))


class _Groups:
    """Entries joined so far: each entry's group, the reason it was joined for, and who confirmed it."""

    def __init__(self, apart: frozenset[frozenset[str]]) -> None:
        self.apart = apart
        self.of: dict[str, list[Telling]] = {}
        self.reason: dict[str, str] = {}
        self.confirmed: set[str] = set()

    def confirm(self, group: list[Telling]) -> None:
        """A tie that a person confirmed; one agency may tell it twice."""
        self.of.update({telling.entry.entry_id: group for telling in group})
        self.confirmed |= {telling.entry.entry_id for telling in group}
        self.reason.update({telling.entry.entry_id: "Confirmed." for telling in group})

    def join(self, one: Telling, other: Telling, why: str) -> None:
        """Joins two entries and all tied to them already, unless one agency would then tell it twice, or a person parted two."""
        left, right = self.of.get(one.entry.entry_id, [one]), self.of.get(other.entry.entry_id, [other])
        if left is right or {t.agency for t in left} & {t.agency for t in right}:
            return
        if any(frozenset({a.entry.entry_id, b.entry.entry_id}) in self.apart for a in left for b in right):
            return
        for telling in (one, other):
            self.reason.setdefault(telling.entry.entry_id, why)
        both = left + right
        self.of.update({telling.entry.entry_id: both for telling in both})

    def all(self) -> list[list[Telling]]:
        """Each group once."""
        return list({id(group): group for group in self.of.values() if len(group) > 1}.values())

    def accounts(self, group: list[Telling]) -> list[Account]:
        first = min((t.entry for t in group), key=lambda e: (e.known_on or date.max, place(e)))
        return [
            Account(
                source_id=t.entry.source_id,
                known_on=t.entry.known_on,
                event_id=first.entry_id,
                entry_id=t.entry.entry_id,
                suggested=t.entry.entry_id not in self.confirmed,
                words=self.reason[t.entry.entry_id],
            )
            for t in group
        ]


def _ties(every: list[Telling]) -> Iterator[Tie]:
    """Every pair that is near enough in time and agrees in enough, with how much it agrees in and why."""
    for one, other in _near_pairs(every):
        if one.agency != other.agency and one.people & other.people:
            agreed = _agreed(one, other)
            if agreed:
                yield len(agreed), one, other, _sentence(one, other, agreed)


def _near_pairs(every: list[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs whose spans meet or lie a few days apart, found by day and never by comparing all with all."""
    by_day: dict[date, list[Telling]] = defaultdict(list)
    for telling in sorted((t for t in every if t.span <= VAGUE), key=lambda t: place(t.entry)):
        first, last = telling.entry.happened_from, telling.entry.happened_to
        met: dict[str, Telling] = {}
        for days in range(-NEAR, (last - first).days + NEAR + 1):
            met.update((other.entry.entry_id, other) for other in by_day.get(first + timedelta(days), ()))
        yield from ((met[key], telling) for key in sorted(met))
        for days in range((last - first).days + 1):
            by_day[first + timedelta(days)].append(telling)


def _agreed(one: Telling, other: Telling) -> list[str]:
    """What both tell, in words, where that is enough to believe them one event; else nothing."""
    meet = one.entry.happened_from <= other.entry.happened_to and other.entry.happened_from <= one.entry.happened_to
    exact = one.span <= EXACT and other.span <= EXACT
    rare, rarest = sorted(one.rare & other.rare), one.rarest & other.rarest
    same_kind = one.kind == other.kind and one.kind != ""
    same_theme = bool(one.themes & other.themes)
    named = _names_agency(one, other) or _names_agency(other, one)
    if meet and same_kind and (one.kind in ONCE_EVER or (exact and one.kind in ONCE)):
        enough = True
    elif meet and exact:
        enough = len(rare) >= 2 or (bool(rare) and (same_kind or same_theme or named)) or (named and same_theme)
    elif meet:
        enough = len(rarest) >= 4 and (same_kind or same_theme)
    else:
        first, later = sorted((one, other), key=lambda telling: telling.entry.happened_from)
        passed_on = _names_agency(later, first) and (len(rarest) >= 2 or (bool(rare) and same_theme))
        enough = exact and later.kind in PASSED_ON and (len(rarest) >= 3 or passed_on)
    return _in_words(one, rare, same_kind, same_theme and sorted(one.themes & other.themes), named) if enough else []


def _in_words(one: Telling, rare: list[str], same_kind: bool, themes: list[str] | bool, named: bool) -> list[str]:
    said = [f"both say “{one.words[stem]}”" for stem in rare]
    said += [f"both are of the kind {one.kind}"] if same_kind else []
    said += [f"both speak of {theme}" for theme in themes or []]
    return said + (["one names the other agency"] if named else [])


def _sentence(one: Telling, other: Telling, agreed: list[str]) -> str:
    apart = max((other.entry.happened_from - one.entry.happened_to).days, (one.entry.happened_from - other.entry.happened_to).days)
    when = "The days meet" if apart <= 0 else f"{apart} day{'s' if apart > 1 else ''} apart"
    return f"{when}; somebody is concerned in both; {'; '.join(agreed[:5])}."


def _names_agency(one: Telling, other: Telling) -> bool:
    """The first entry's text names the agency of the second."""
    return bool(_agency_words(other.agency).search(one.entry.text))


@lru_cache(maxsize=512)
def _agency_words(agency: str) -> re.Pattern[str]:
    """The words by which another agency's entry would name this one: those of its name, and the usual short forms."""
    words = {word[:6] for word in re.findall(r"[^\W\d_]{3,}", agency)} - _NAMES_NONE
    words |= {short for long, shorts in SHORT_FORMS.items() if long in agency for short in shorts}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words)))})" if words else r"(?!)", re.I)
