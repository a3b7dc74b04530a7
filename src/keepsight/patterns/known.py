"""The record as it stands on the as-at day, arranged for the words of findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from keepsight.records.entry import Entry
from keepsight.records.finding import AgencyCoverage
from keepsight.records.record import Record

HARDSHIP = {"hardship", "housing"}
HELP = {"help-given", "help-asked", "help-declined", "help-not-delivered"}


def sees(standpoint: str, entry: Entry) -> bool:
    """Whether a standpoint sees an entry (contracts 2.3)."""
    return standpoint == "together" or standpoint == entry.agency or (standpoint == "open" and not entry.restricted)


def stands(row: object, known_on: date | None, as_of: date) -> bool:
    """Whether a row of the record is known, and neither corrected nor withdrawn, on a day (contracts 1.1)."""
    return (known_on is None or known_on <= as_of) and not (row.known_until and row.known_until <= as_of)


class Known:
    """Entries by id and by family, whom each names, and what each agency sent."""

    def __init__(self, record: Record, as_of: date) -> None:
        self.as_of = as_of
        self.record = record
        self.people = record.people()
        self.entries = {e.entry_id: e for e in record.entry if stands(e, e.known_on or e.recorded_on or e.happened_to, as_of)}
        self.families: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(self.entries.values(), key=_in_time):
            self.families[entry.family_id].append(entry)
        self._named: dict[str, set[str]] = defaultdict(set)
        self.concerned = [row for row in record.concerned if row.entry_id in self.entries and stands(row, None, as_of)]
        for row in self.concerned:
            if row.person_id:
                self._named[row.entry_id].add(row.person_id)
        self.relationships = [row for row in record.relationship if stands(row, row.known_on, as_of)]
        self.involvements = record.involvement
        self._events = {row.entry_id: row.event_id for row in sorted(record.account, key=lambda row: row.event_id, reverse=True) if stands(row, row.known_on, as_of)}
        self._sent = record.coverage
        self._coverage: dict[tuple[str, str], list[AgencyCoverage]] = {}
        self._affirming: dict[tuple[str, frozenset[str]], list[Entry]] = {}

    def named(self, entry_id: str) -> list[str]:
        """The people whom an entry names."""
        return sorted(self._named.get(entry_id, ()))

    def event_of(self, entry_id: str) -> str:
        """The event that an entry tells: one that is tied to no other tells its own."""
        return self._events.get(entry_id, entry_id)

    def in_order(self, entry_ids: Iterable[str]) -> list[Entry]:
        """Entries by latest day, then earliest, then id."""
        return sorted((self.entries[entry_id] for entry_id in entry_ids), key=_in_time)

    def about(self, family_id: str, standpoint: str, themes: set[str], first: date, last: date) -> list[Entry]:
        """Visible entries of a family, between two days, that affirm one of `themes`."""
        key = (family_id, frozenset(themes))
        if key not in self._affirming:
            self._affirming[key] = [e for e in self.families[family_id] if _affirms(e, themes)]
        return [e for e in self._affirming[key] if e.happened_to >= first and e.happened_from <= last and sees(standpoint, e)]

    def coverage(self, family_id: str, standpoint: str) -> list[AgencyCoverage]:
        """What each agency sent that a standpoint sees; agencies that were asked and sent nothing are among them (contracts 4)."""
        key = (family_id, standpoint)
        if key not in self._coverage:
            self._coverage[key] = self._count_coverage(*key)
        return self._coverage[key]

    def _count_coverage(self, family_id: str, standpoint: str) -> list[AgencyCoverage]:
        kinds = {row.agency: row.kind_of_file or ("nothing held" if row.held == "no" else "") for row in self._sent}
        held: dict[str, list[Entry]] = {agency: [] for agency in kinds if standpoint in ("together", "open", agency)}
        for entry in self.families[family_id]:
            if sees(standpoint, entry):
                held.setdefault(entry.agency, []).append(entry)
        return [_sent_by(agency, entries, kinds.get(agency, "")) for agency, entries in sorted(held.items())]


def _sent_by(agency: str, entries: list[Entry], kind_of_file: str) -> AgencyCoverage:
    first = min((e.happened_from for e in entries), default=None)
    last = max((e.happened_to for e in entries), default=None)
    return AgencyCoverage(agency, len(entries), first, last, kind_of_file)


def _in_time(entry: Entry) -> tuple:
    return entry.happened_to, entry.happened_from, entry.entry_id


def _affirms(entry: Entry, themes: set[str]) -> bool:
    return any(theme.value in themes and not theme.denied for theme in entry.themes)
