"""The chronology as rows: entries of all agencies in one order, silences between them, several accounts of one event together."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.entry import Account, Entry

from ..told import Told
from .entries import EntryWords


@dataclass(frozen=True, slots=True)
class Event:
    """One event: one entry, or several accounts believed to be of one event, with why."""

    accounts: tuple[EntryWords, ...]
    tied: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class Year:
    """The events that had happened by the end of one year and not by the end of the year before."""

    year: int
    events: tuple[Event, ...]

    @property
    def entries(self) -> int:
        """How many entries the year holds."""
        return sum(len(event.accounts) for event in self.events)


def years(told: Told, entries: list[EntryWords]) -> list[Year]:
    """The whole chronology by year, oldest first; an event told more than once stands where its first account stands."""
    found: dict[int, list[Event]] = {}
    for event in _events(told, entries):
        found.setdefault(event.accounts[0].entry.happened_to.year, []).append(event)
    return [Year(year, tuple(events)) for year, events in sorted(found.items())]


def _events(told: Told, entries: list[EntryWords]) -> list[Event]:
    event_of = {row.entry_id: row.event_id for rows in told.accounts.values() for row in rows}
    place = {words.entry.entry_id: number for number, words in enumerate(entries)}
    done: set[str] = set()
    events = []
    for words in entries:
        event_id = event_of.get(words.entry.entry_id)
        if event_id in done:
            continue
        if event_id is None:
            events.append(Event((words,), "", False))
            continue
        done.add(event_id)
        rows = told.accounts[event_id]
        events.append(_event([entries[number] for number in sorted({place[row.entry_id] for row in rows if row.entry_id in place})], rows))
    return events


def _event(accounts: list[EntryWords], rows: list[Account]) -> Event:
    if len(accounts) == 1:
        return Event(tuple(accounts), "", False)
    why = sorted({row.words for row in rows if row.words})
    return Event(tuple(accounts), "; ".join(why), any(row.suggested for row in rows))


def first_entries(years_: list[Year]) -> list[Entry]:
    """The entry at which each event stands, in order."""
    return [event.accounts[0].entry for year in years_ for event in year.events]
