"""The chronology as rows: entries of all agencies in one order, silences between them, several accounts of one event together."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.chronology.gaps import SHOWN_FROM, Silence, elapsed, silences
from keepsight.records.entry import Account

from ..told import Told
from . import dates
from .entries import EntryWords

WHAT_A_SILENCE_IS = f"A time of more than {SHOWN_FROM} days with no entry in the records supplied is shown as a row of its own."


@dataclass(frozen=True, slots=True)
class Event:
    """One event: one entry, or several accounts believed to be of one event, with why.

    `since` is the time from the entry above, in words; `silences` are the times with no entry that end with this event.
    """

    accounts: tuple[EntryWords, ...]
    tied: str
    suggested: bool
    since: str = ""
    silences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """The events that stand in one year by their last possible day."""

    year: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Chronology:
    """The whole, oldest first; `silence_to_the_end` is the time from the last entry to the as-at day, where it is long."""

    years: tuple[Year, ...]
    silence_to_the_end: tuple[str, ...]


def chronology(told: Told, entries: list[EntryWords]) -> Chronology:
    """Arrange the entries; an event told more than once stands where its first account stands."""
    waiting = silences(told.entries, until=told.as_of)
    found: dict[int, list[Event]] = {}
    before: Event | None = None
    for accounts, rows in _events(told, entries):
        first = accounts[0].entry
        passed = [silence for silence in waiting if silence.last < first.happened_to]
        waiting = waiting[len(passed):]
        since = elapsed(before.accounts[-1].entry, first) if before else ""
        before = Event(accounts, _why(rows), any(row.suggested for row in rows), since, tuple(map(_silence, passed)))
        found.setdefault(first.happened_to.year, []).append(before)
    return Chronology(tuple(Year(year, tuple(events)) for year, events in sorted(found.items())), tuple(map(_silence, waiting)))


def _silence(silence: Silence) -> str:
    return f"No entry in the records supplied from {dates.day(silence.first)} to {dates.day(silence.last)}: {dates.days(silence.days)}."


def _events(told: Told, entries: list[EntryWords]) -> list[tuple[tuple[EntryWords, ...], list[Account]]]:
    event_of = {row.entry_id: event_id for event_id, rows in told.accounts.items() for row in rows}
    place = {words.entry.entry_id: number for number, words in enumerate(entries)}
    done: set[str] = set()
    events: list[tuple[tuple[EntryWords, ...], list[Account]]] = []
    for words in entries:
        event_id = event_of.get(words.entry.entry_id)
        if event_id is None:
            events.append(((words,), []))
        elif event_id not in done:
            done.add(event_id)
            rows = told.accounts[event_id]
            events.append((tuple(entries[n] for n in sorted({place[row.entry_id] for row in rows if row.entry_id in place})), rows))
    return events


def _why(rows: list[Account]) -> str:
    return "; ".join(sorted({row.words for row in rows if row.words}))
