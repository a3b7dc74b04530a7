"""Correcting, disputing and withdrawing an entry: the version before is closed and kept, and whoever is second is told who was first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.entry import Concerned, Entry
from keepsight.records.record import Record
from keepsight.store.models import Concerned as StoredConcerned
from keepsight.store.models import Decision as StoredDecision
from keepsight.store.models import Entry as StoredEntry
from keepsight.store.models import Writing
from keepsight.store.rows import add, close

from .as_seen import as_recorded
from .command import command, told
from .enter_representation import Said, enter_representation
from .open_entry import standing_entry
from .record_decision import as_corrected
from .record_entry import CannotRecord, Draft, as_entry, check, concerned, source
from .write import begin, signed

READ_FROM_WORDS = ("themes", "kind", "outcome", "outcome_code", "source_type", "how_many", "how_many_words")


@dataclass(frozen=True, slots=True)
class Correction:
    """What an entry is to say from now on, and why. `version` is the one that the writer had before them."""

    version: int
    new: Draft
    reason: str


@command(May.RECORD_ENTRY)
def correct_entry(entry_id: str, correction: Correction, *, by: Scope) -> None:
    """Put a corrected version in place of the one that stands. Raises NotYours for another agency's entry, CannotRecord with what to do."""
    entry, new, seen = own_entry(entry_id, by), correction.new, as_recorded(by).assembled.record
    _give_a_reason(correction.reason, "Say why the entry is corrected.")
    check(new, by, seen)
    themes = entry.themes if new.text == entry.text else [one for one in entry.themes if not one.suggested]
    anew = {} if new.text == entry.text else {name: _stated(entry, name) for name in ("kind", "outcome")}
    corrected = as_entry(new, replace(entry, themes=themes, **anew), seen)
    corrected.recorded_on = new.recorded_on or entry.recorded_on  # the day of the correction is no day of recording
    if _retells(entry_id, seen):
        corrected = replace(corrected, **{name: getattr(entry, name) for name in READ_FROM_WORDS})
    rows = concerned(new, corrected, seen)
    writing = begin("corrected", by, reason=correction.reason)
    put_in_place(corrected, correction.version, writing, by, rows)
    _correct_decision(entry, corrected, writing, seen)
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
    put_in_place(disputed, version, begin("disputed", by, reason=f"disputed by {whose.strip()}"), by)
    told("entry disputed", by, rows=[entry_id])
    enter_representation(Said(whose, "account", "", timezone.localdate(), account, "entry", entry_id), by=by)


@command(May.WITHDRAW_ENTRY)
def withdraw_entry(entry_id: str, version: int, asked_by: str, reason: str, *, by: Scope) -> None:
    """Close an entry of the supervisor's own agency: it is kept with its reason, and counts for nothing from today."""
    own_entry(entry_id, by)
    _give_a_reason(reason, "Say why the entry is withdrawn.")
    if not asked_by.strip():
        raise CannotRecord("Say who asked for it. Nobody withdraws an entry alone.", "asked_by")
    writing = begin("withdrawn", by, reason=f"{reason.strip()} (asked for by {asked_by.strip()})", approved_by=signed(by))
    _close(entry_id, version, writing, by)
    told("entry withdrawn", by, rows=[entry_id])


def _retells(entry_id: str, seen: Record) -> bool:
    """Whether it is of a meeting, a decision, an action or a disagreement: it retells what entries hold, and an echo is no second event (contracts 2.1)."""
    return any(row.entry_id == entry_id for table in (seen.session, seen.decision, seen.action, seen.disagreement) for row in table)


def own_entry(entry_id: str, by: Scope) -> Entry:
    """The entry as it stands, of the writer's own agency. Raises NotYours."""
    entry = standing_entry(entry_id, by)
    if not by.reader.agency or entry.agency != by.reader.agency:
        raise NotYours
    return entry


def _correct_decision(before: Entry, entry: Entry, writing: Writing, seen: Record) -> None:
    """The typed row of a decision says what its entry says: the one that stands is closed, and one with the corrected words added."""
    standing = [row for row in seen.decision if row.known_until is None]
    row = next((one for one in standing if one.entry_id == entry.entry_id), None)
    if row is None:
        return
    days = {one.entry_id: one.happened_to for one in seen.entry}
    earlier = sorted((one for one in standing if one is not row and days.get(one.entry_id, entry.happened_to) < entry.happened_to), key=lambda one: days[one.entry_id])
    now = as_corrected(row, before.text, entry.text, earlier)
    if now != row:
        close(StoredDecision.objects.filter(family=writing.family, entry_id=entry.entry_id, known_until__isnull=True), timezone.localdate(), writing)
        add(Record(decision=[replace(now, known_on=timezone.localdate(), known_until=None)]), writing)


def _give_a_reason(reason: str, words: str) -> None:
    if not reason.strip():
        raise CannotRecord(words, "reason")


def _stated(entry: Entry, name: str) -> object:
    said = getattr(entry, name)
    return said if said and not said.suggested else None


def put_in_place(entry: Entry, version: int, writing: Writing, by: Scope, people: list[Concerned] | None = None) -> None:
    """Close the version that stands and add `entry`. `people` are those whom the writer chose; who was named and is out of their sight stays, and so does who is not settled."""
    before = [_as_row(one) for one in _close(entry.entry_id, version, writing, by)]
    known = as_recorded(by).assembled.record.people()
    rows = before if people is None else _as_suggested(people, before) + [one for one in before if one.person_id not in known]
    entry = replace(entry, known_on=timezone.localdate(), known_until=None)
    origin = source(entry, by, writing)
    add(Record(entry=[entry], concerned=[replace(one, source_id=origin.source_id, known_on=entry.known_on) for one in rows], source=[origin]), writing)


def _as_suggested(people: list[Concerned], before: list[Concerned]) -> list[Concerned]:
    """What was a suggestion stays one: sending it back unchanged with a form confirms nothing."""
    suggested = {(one.person_id, one.part): one for one in before if one.suggested}
    return [replace(suggested[at], impact=one.impact) if (at := (one.person_id, one.part)) in suggested else one for one in people]


def _as_row(one: StoredConcerned) -> Concerned:
    return Concerned(entry_id=one.entry_id, person_id=one.person_id, as_written=one.as_written, part=one.part, suggested=one.suggested, words=one.words, impact=one.impact)


def _close(entry_id: str, version: int, writing: Writing, by: Scope) -> list[StoredConcerned]:
    """Close the version that the writer had before them, with its people. Raises CannotRecord where another stands by now."""
    standing = StoredEntry.objects.select_for_update().filter(family=by.family, entry_id=entry_id, known_until__isnull=True).first()
    if standing is None or standing.pk != version:
        whose = f" by {standing.writing.by}" if standing else ""
        raise CannotRecord(f"This entry was changed{whose} while you had it open. Nothing of yours is lost: read the entry as it stands now, below, and send yours again if it still holds.")
    people = list(StoredConcerned.objects.filter(family=by.family, entry_id=entry_id, known_until__isnull=True))
    close([standing, *people], timezone.localdate(), writing)
    return people
