"""Opening one entry: as it stands, with every version before it, who wrote each and why; and taking it out as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.entry import Entry
from keepsight.reports.picture.told import Told
from keepsight.store.models import Entry as StoredEntry

from .as_seen import as_seen
from .command import command
from .command import told as write_down


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an entry: its number, what it said, who wrote it, from when until when, and why it was closed."""

    number: int
    text: str
    happened: str
    written_by: str
    written_on: date
    closed_on: date | None
    closed_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry in the reader's sight (`entry` is empty where it was withdrawn), and its versions, the latest first."""

    told: Told
    entry: Entry | None
    versions: tuple[Version, ...]


@command(May.SEE_FAMILY)
def open_entry(entry_id: str, *, by: Scope) -> Opened:
    """One entry with its history. Raises NotYours where it is out of the reader's sight, or is not there."""
    opened = _opened(entry_id, by)
    write_down("entry seen", by, rows=[entry_id])
    return opened


@command(May.SEE_FAMILY)
def copy_entry(entry_id: str, *, by: Scope) -> Opened:
    """One entry that stands, to be copied out into another system. Raises NotYours where there is none in the reader's sight."""
    opened = _opened(entry_id, by)
    if opened.entry is None:
        raise NotYours
    write_down("entry copied out", by, rows=[entry_id])
    return opened


def _opened(entry_id: str, by: Scope) -> Opened:
    told = as_seen(by)
    rows = list(StoredEntry.objects.filter(family=by.family, entry_id=entry_id).select_related("writing", "closing").order_by("-row_no"))
    known = {entry.entry_id for entry in told.assembled.record.entry}
    if entry_id not in known or not rows:
        raise NotYours
    entry = next((told.recorded(one) for one in told.entries if one.entry_id == entry_id), None)
    return Opened(told, entry, tuple(map(_version, rows)))


def standing_entry(entry_id: str, by: Scope) -> Entry:
    """The entry as it stands in the reader's sight. Raises NotYours where there is none."""
    found = next((one for one in as_seen(by).assembled.record.entry if one.entry_id == entry_id and one.known_until is None), None)
    if found is None:
        raise NotYours
    return found


def _version(row: StoredEntry) -> Version:
    return Version(
        number=row.pk,
        text=row.text,
        happened=row.date_as_written or row.happened_from.isoformat(),
        written_by=row.writing.by,
        written_on=row.writing.at.date(),
        closed_on=row.known_until,
        closed_by=row.closing.by if row.closing else "",
        reason=row.closing.reason if row.closing else "",
    )
