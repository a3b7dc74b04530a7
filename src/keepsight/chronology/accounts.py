"""Accounts: several agencies' tellings of one event, tied and all kept (practice 4.4, contracts 2.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from keepsight.records.entry import Account
from keepsight.records.record import Record

from .agreement import ONCE, Agreement
from .order import place
from .telling import Telling, tellings

VAGUE = 31  # days a date may span and be compared at all: a month; a year never
NEAR = 3  # days by which a second agency may date the same event later: seen the next day, passed on after a weekend

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
    days = _by_day(every)
    for one, other in _near_pairs(days):
        if one.agency != other.agency and not _nothing_in_common(one, other) and not one.people.isdisjoint(other.people):
            agreement = Agreement(one, other, lambda reporter, told: _only(days, reporter, told))
            why = agreement.why()
            if why:
                yield agreement.strength, one, other, why


Days = dict[date, list[Telling]]


def _by_day(every: list[Telling]) -> Days:
    """The entries that can have happened on each day; those that can have happened in more than a month, on none."""
    days: Days = defaultdict(list)
    for telling in sorted((t for t in every if t.span <= VAGUE), key=lambda t: place(t.entry)):
        for passed in range(telling.span + 1):
            days[telling.entry.happened_from + timedelta(days=passed)].append(telling)
    return days


def _near(days: Days, first: date, last: date) -> Iterator[Telling]:
    for passed in range((last - first).days + 1):
        yield from days.get(first + timedelta(days=passed), ())


def _near_pairs(days: Days) -> Iterator[tuple[Telling, Telling]]:
    """Pairs whose spans meet or lie a few days apart, the earlier first, each once; found by day, never all with all."""
    for day in sorted(days):
        beginning = [telling for telling in days[day] if telling.entry.happened_from == day]
        for number, one in enumerate(beginning):
            yield from ((one, other) for other in beginning[number + 1 :])
            last = one.entry.happened_to + timedelta(days=NEAR)
            for later in range(1, (last - day).days + 1):
                begun = day + timedelta(days=later)
                yield from ((one, other) for other in days.get(begun, ()) if other.entry.happened_from == begun)


def _nothing_in_common(one: Telling, other: Telling) -> bool:
    """Most pairs have neither a rare word, nor an event there is only one of, nor each other's agency in common."""
    if one.agency in other.names or other.agency in one.names:
        return False
    return not (one.kind == other.kind and one.kind in ONCE) and one.rare.isdisjoint(other.rare)


def _only(days: Days, reporter: Telling, told: Telling) -> bool:
    """The told agency has no other entry about the reporter's people, near the reporter."""
    first, last = reporter.entry.happened_from - timedelta(days=NEAR), reporter.entry.happened_to + timedelta(days=NEAR)
    same = {t.entry.entry_id for t in _near(days, first, last) if t.agency == told.agency and not t.people.isdisjoint(reporter.people)}
    return same <= {told.entry.entry_id}
