"""Correcting, disputing and withdrawing an entry: the version before is closed and kept, and whoever is second is told who was first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.linkage.names import names_to_read
from keepsight.reading import fill, read
from keepsight.records.dates import When
from keepsight.records.entry import Concerned, Entry
from keepsight.records.record import Record
from keepsight.records.source import WRITTEN_HERE, Source
from keepsight.store.models import Concerned as StoredConcerned
from keepsight.store.models import Entry as StoredEntry
from keepsight.store.models import Writing
from keepsight.store.rows import add, close

from .as_seen import as_seen
from .command import command, told
from .enter_representation import Said, enter_representation
from .open_entry import standing_entry
from .record_entry import CannotRecord
from .write import begin, signed


@dataclass(frozen=True, slots=True)
class Correction:
    """What an entry is to say from now on, and why. `version` is the one that the writer had before them."""

    version: int
    happened: When
    text: str
    childs_words: str
    response: str
    reason: str


@command(May.RECORD_ENTRY)
def correct_entry(entry_id: str, correction: Correction, *, by: Scope) -> None:
    """Put a corrected version in place of the one that stands. Raises NotYours for another agency's entry, CannotRecord with what to do."""
    entry = _own(entry_id, by)
    _give_a_reason(correction.reason, "Say why the entry is corrected.")
    if not correction.text.strip():
        raise CannotRecord("Write what happened. An entry that should not stand at all is withdrawn.", "what")
    if correction.happened.earliest > timezone.localdate():
        raise CannotRecord("This day has not come yet. Write the day on which it happened.", "when")
    given = correction.happened
    corrected = replace(
        entry, happened_from=given.earliest, happened_to=min(given.latest, timezone.localdate()), precision=given.precision, time_from=given.time_from,
        date_as_written=given.as_written, text=correction.text, childs_words=correction.childs_words, response=correction.response,
    )  # fmt: skip
    if corrected.text != entry.text:
        corrected = replace(corrected, **{"themes": [one for one in entry.themes if not one.suggested]} | {name: _stated(entry, name) for name in ("kind", "outcome", "source_type")})
        fill(corrected, read(corrected, names_to_read(as_seen(by).assembled.record)))
    _put_in_place(corrected, correction.version, begin("corrected", by, reason=correction.reason), by)
    told("entry corrected", by, rows=[entry_id])


@command(May.RECORD_ENTRY)
def dispute_entry(entry_id: str, version: int, whose: str, account: str, *, by: Scope) -> None:
    """Write beside an entry that somebody disputes it, and their own account, in their words, which waits for an answer. The entry itself stays as it is."""
    entry = standing_entry(entry_id, by)
    if not whose.strip():
        raise CannotRecord("Say whose account this is.", "whose")
    if not account.strip():
        raise CannotRecord("Write their own account, in their words.", "account")
    added = f"Disputed by {whose.strip()} on {timezone.localdate():%d.%m.%Y}: {account.strip()}"
    disputed = replace(entry, disputed="\n".join(filter(None, [entry.disputed, added])))
    _put_in_place(disputed, version, begin("disputed", by, reason=f"disputed by {whose.strip()}"), by)
    told("entry disputed", by, rows=[entry_id])
    enter_representation(Said(whose, "account", "", timezone.localdate(), account, "entry", entry_id), by=by)


@command(May.WITHDRAW_ENTRY)
def withdraw_entry(entry_id: str, version: int, asked_by: str, reason: str, *, by: Scope) -> None:
    """Close an entry of the supervisor's own agency: it is kept with its reason, and counts for nothing from today."""
    _own(entry_id, by)
    _give_a_reason(reason, "Say why the entry is withdrawn.")
    if not asked_by.strip():
        raise CannotRecord("Say who asked for it. Nobody withdraws an entry alone.", "asked_by")
    writing = begin("withdrawn", by, reason=f"{reason.strip()} (asked for by {asked_by.strip()})", approved_by=signed(by))
    _close(entry_id, version, writing, by)
    told("entry withdrawn", by, rows=[entry_id])


def _own(entry_id: str, by: Scope) -> Entry:
    entry = standing_entry(entry_id, by)
    if not by.reader.agency or entry.agency != by.reader.agency:
        raise NotYours
    return entry


def _give_a_reason(reason: str, words: str) -> None:
    if not reason.strip():
        raise CannotRecord(words, "reason")


def _stated(entry: Entry, name: str) -> object:
    said = getattr(entry, name)
    return said if said and not said.suggested else None


def _put_in_place(entry: Entry, version: int, writing: Writing, by: Scope) -> None:
    people = _close(entry.entry_id, version, writing, by)
    today, source_id = timezone.localdate(), f"{WRITTEN_HERE}|{writing.pk}|{entry.entry_id}"
    entry = replace(entry, known_on=today, known_until=None, source_id=source_id)
    rows = [Concerned(entry_id=entry.entry_id, person_id=one.person_id, as_written=one.as_written, part=one.part, suggested=one.suggested, words=one.words, source_id=source_id, known_on=today) for one in people]
    add(Record(entry=[entry], concerned=rows, source=[Source(source_id, WRITTEN_HERE, f"by {signed(by)}", writing.pk)]), writing)


def _close(entry_id: str, version: int, writing: Writing, by: Scope) -> list[StoredConcerned]:
    """Close the version that the writer had before them, with its people. Raises CannotRecord where another stands by now."""
    standing = StoredEntry.objects.select_for_update().filter(family=by.family, entry_id=entry_id, known_until__isnull=True).first()
    if standing is None or standing.pk != version:
        whose = f" by {standing.writing.by}" if standing else ""
        raise CannotRecord(f"This entry was changed{whose} while you had it open. Nothing of yours is lost: read the entry as it stands now, below, and send yours again if it still holds.")
    people = list(StoredConcerned.objects.filter(family=by.family, entry_id=entry_id, known_until__isnull=True))
    close([standing, *people], timezone.localdate(), writing)
    return people
