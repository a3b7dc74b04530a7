"""Reading a family's chronology: the whole of it, or the entries that somebody looks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.chronology.seen import NOT_SEEN, SEEN
from keepsight.records.entry import Entry
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.questions import entries_of
from keepsight.store.fulltext import holding

from .as_seen import as_seen
from .command import command
from .command import told as write_down
from .reading_marks import ids_written_since, mark_read
from .shared_in_sight import Handed, shared_in_sight


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are looked for; what is empty narrows nothing.

    `words` stand in the entry; `person` is a person_id, `kind` and `theme` codes, stated or suggested; `seen` is 'seen' or 'unseen': somebody (the
    person, where one is chosen) was or was not. `first` and `last` are days that the event may have fallen on or between. `known_by` asks who knew
    what, when: entries recorded or shared by that day, by anybody or, where `known_to` names an agency, by it. `since` asks for what others wrote after a moment, `side`
    for the entries of one of SIDES: of the `question` with this id, or of what has held.
    `mention` are the words of a row of which it is not settled whom they name.
    """

    words: str = ""
    person: str = ""
    agency: str = ""
    kind: str = ""
    theme: str = ""
    seen: str = ""
    key: bool = False
    first: date | None = None
    last: date | None = None
    known_by: date | None = None
    known_to: str = ""
    since: datetime | None = None
    side: str = ""
    question: str = ""
    mention: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is looked for at all."""
        return self != Wanted()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The entries found, in order. `cannot_tell` counts, by agency, those that fit but carry no day of recording or sharing, where that is asked.

    `shared` is with whom each was shared here, as far as the reader may know it."""

    told: Told
    entries: list[Entry]
    cannot_tell: dict[str, int]
    shared: dict[str, tuple[Handed, ...]]


@command(May.SEE_CHRONOLOGY)
def read_chronology(wanted: Wanted, *, by: Scope) -> Narrowed:
    """The chronology, narrowed to what is wanted. What is out of sight is never among it, nor in any count of it."""
    write_down("chronology searched" if wanted.narrows else "chronology seen", by)
    told = as_seen(by)
    if not wanted.narrows or wanted.since:
        mark_read(by)
    fitting = _holding(wanted.words, told.entries, by) if wanted.words else told.entries
    fitting = entries_of(told, wanted.side, wanted.question) if wanted.side else _written_since(wanted.since, fitting, by)
    fitting = [entry for entry in _of_person(told, wanted.person, fitting) if _fits(told, entry, wanted)]
    shared = shared_in_sight(fitting, by)
    if not wanted.known_by:
        return Narrowed(told, fitting, {}, shared)
    dated = [entry for entry in fitting if entry.recorded_on or entry.shared_on or entry.entry_id in shared]
    without = [entry.agency for entry in fitting if not (entry.recorded_on or entry.shared_on or entry.entry_id in shared)]
    known = [entry for entry in dated if _known(entry, wanted, shared.get(entry.entry_id, ()))]
    return Narrowed(told, known, {agency: without.count(agency) for agency in sorted(set(without))}, shared)


def _holding(words: str, entries: list[Entry], by: Scope) -> list[Entry]:
    """Those of the entries in sight that hold the words: the database is asked about all, and what is out of sight falls away."""
    found = holding(by.family, words, entries)
    return [entry for entry in entries if entry.entry_id in found]


def _written_since(since: datetime | None, entries: list[Entry], by: Scope) -> list[Entry]:
    new = ids_written_since(by, since) if since else set()
    return [entry for entry in entries if entry.entry_id in new] if since else entries


def _fits(told: Told, entry: Entry, wanted: Wanted) -> bool:
    return (
        (not wanted.agency or entry.agency == wanted.agency)
        and (not wanted.kind or (entry.kind is not None and entry.kind.value == wanted.kind))
        and (not wanted.theme or any(theme.value == wanted.theme for theme in entry.themes))
        and (not wanted.key or entry.key or entry.entry_id in told.assembled.key_proposed)
        and (not wanted.first or entry.happened_to >= wanted.first)
        and (not wanted.last or entry.happened_from <= wanted.last)
        and (not wanted.mention or any(row.person_id is None and row.as_written == wanted.mention for row in told.concerned.get(entry.entry_id, ())))
        and (not wanted.seen or _was(told, entry, SEEN if wanted.seen == "seen" else NOT_SEEN, wanted.person))
    )


def _was(told: Told, entry: Entry, parts: tuple[str, ...], person: str) -> bool:
    return any(row.part in parts and (not person or row.person_id == person) for row in told.concerned.get(entry.entry_id, ()))


def _of_person(told: Told, person: str, entries: list[Entry]) -> list[Entry]:
    """Those in the person's own chronology: a child's holds those of the pregnancy too."""
    own = {entry.entry_id for entry in told.own.get(person, ())}
    return [entry for entry in entries if entry.entry_id in own] if person else entries


def _known(entry: Entry, wanted: Wanted, shared: tuple[Handed, ...]) -> bool:
    """Its own agency knew of it from the day it was recorded, every other from the day it was shared; what was shared here, only those with whom it was."""
    days = [entry.shared_on] if wanted.known_to and wanted.known_to != entry.agency else [entry.recorded_on, entry.shared_on]
    days += [one.on for one in shared if wanted.known_to in ("", one.to)]
    return any(day <= wanted.known_by for day in days if day)
