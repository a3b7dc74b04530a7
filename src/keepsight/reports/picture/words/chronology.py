"""The chronology as rows: entries of all agencies in one order, silences between them, several accounts of one event together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from keepsight.chronology.gaps import SHOWN_FROM, Silence, elapsed, silences
from keepsight.records.entry import Account, Entry

from ..told import Told
from . import dates
from .entries import EntryWords

WHAT_A_SILENCE_IS = f"A time of more than {SHOWN_FROM} days with no entry in the records supplied is shown as a row of its own."
SUPPLIED, SHOWN = "in the records supplied", "among those shown"  # among which entries a silence is one


@dataclass(frozen=True, slots=True)
class Happened:
    """One event: one entry, or several accounts believed to be of one event, with why.

    `since` is the time from the entry above, in words; `silences` are the times with no entry that end with this event.
    """

    accounts: tuple[Entry, ...]
    tied: str
    suggested: bool
    since: str = ""
    silences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """The same with each account in words."""

    accounts: tuple[EntryWords, ...]
    tied: str
    suggested: bool
    since: str
    silences: tuple[str, ...]


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
    """Arrange the entries of the whole record; an event told more than once stands where its first account stands."""
    in_words = {words.entry.entry_id: words for words in entries}
    events, to_the_end = arranged(told, [words.entry for words in entries])
    return Chronology(years(events, lambda entry: in_words[entry.entry_id]), to_the_end)


def arranged(told: Told, entries: Sequence[Entry], among: str = SUPPLIED) -> tuple[list[Happened], tuple[str, ...]]:
    """The events that `entries`, given in order, tell, and the silence from the last of them to the as-at day."""
    waiting = silences(entries, until=told.as_of)
    found: list[Happened] = []
    for happened in _events(told, entries):
        first = happened.accounts[0]
        passed = [silence for silence in waiting if silence.last < first.happened_to]
        waiting = waiting[len(passed):]
        since = elapsed(found[-1].accounts[-1], first) if found else ""
        found.append(replace(happened, since=since, silences=tuple(_silence(one, among) for one in passed)))
    return found, tuple(_silence(one, among) for one in waiting)


def years(events: Iterable[Happened], in_words: Callable[[Entry], EntryWords]) -> tuple[Year, ...]:
    """Events by year, each account in words."""
    found: dict[int, list[Event]] = {}
    for one in events:
        event = Event(tuple(map(in_words, one.accounts)), one.tied, one.suggested, one.since, one.silences)
        found.setdefault(one.accounts[0].happened_to.year, []).append(event)
    return tuple(Year(year, tuple(of_year)) for year, of_year in sorted(found.items()))


def _silence(silence: Silence, among: str) -> str:
    return f"No entry {among} from {dates.day(silence.first)} to {dates.day(silence.last)}: {dates.days(silence.days)}."


def _events(told: Told, entries: Sequence[Entry]) -> Iterable[Happened]:
    event_of = {row.entry_id: event_id for event_id, rows in told.accounts.items() for row in rows}
    place = {entry.entry_id: number for number, entry in enumerate(entries)}
    done: set[str] = set()
    for entry in entries:
        event_id = event_of.get(entry.entry_id)
        if event_id is None:
            yield Happened((entry,), "", False)
        elif event_id not in done:
            done.add(event_id)
            rows = told.accounts[event_id]
            accounts = sorted({place[row.entry_id] for row in rows if row.entry_id in place})
            yield Happened(tuple(entries[number] for number in accounts), _why(rows), any(row.suggested for row in rows))


def _why(rows: list[Account]) -> str:
    return "; ".join(sorted({row.words for row in rows if row.words}))
