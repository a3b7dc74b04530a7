"""A family's record as one scope may see it: cut, asked its questions, and arranged for telling. What every page of a family stands on.

Kept in memory for each version of a record and each sight of it: a page that is opened twice is worked out once, and a new version never
shows an old answer. Nothing here writes to the log: that is for the command that uses it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from keepsight.access.scope import Scope
from keepsight.access.sight import cut, standpoint
from keepsight.chronology.assemble import Assembled
from keepsight.chronology.key_events import proposals
from keepsight.intake.ledger import FileLedger, PassedOver, Refused
from keepsight.patterns import run
from keepsight.records.finding import Finding
from keepsight.records.record import Record
from keepsight.reports.picture.told import Told, tell
from keepsight.store import findings as stored
from keepsight.store.models import FamilyRecord, FatherStep, Source, Writing
from keepsight.store.rows import load

from .harm_elsewhere import harm_elsewhere
from .kept import Kept
from .local_procedures import own_values, procedures

OF_LISTS = ("person", "name", "identifier", "relationship", "household", "family", "account", "coverage")  # of these, who and what stands no longer is in no picture
_wholes, _told, _recorded = Kept(16), Kept(48), Kept(16)


def as_seen(scope: Scope) -> Told:
    """The record that `scope` sees, with the questions it raises from there, standing at the scope's day."""
    return _told.get(sight_of(scope), lambda: _tell(scope))


def as_recorded(scope: Scope) -> Told:
    """The same for a command that writes, and needs only who and what is there: no question is worked out for it."""
    return _told.there(sight_of(scope)) or _recorded.get(sight_of(scope), lambda: _without_questions(scope))


def sight_of(scope: Scope) -> Hashable:
    """What makes two scopes see the very same: version and day of the record, and whose entries are in sight."""
    return (*_version(scope.family, scope.as_at), scope.own_agency, scope.agencies, scope.shared)


def _version(family: FamilyRecord, as_at: date) -> tuple[str, object, str, date, str]:
    return family.family_id, family.opened_at, family.mark, as_at, own_values()


def whole_of(scope: Scope) -> Record:
    """The record uncut. It is read for harm that any agency recorded (safe practice 1.1), and nothing of it is shown."""
    return _standing(every_row_of(scope), scope.as_at)


def _tell(scope: Scope) -> Told:
    whole = whole_of(scope)
    seen = _with_deaths(cut(whole, scope), scope)
    ledgers = [ledger for ledger in _ledgers(scope.family) if not ledger.agency or scope.hears_of(ledger.agency)]
    return tell(Assembled(seen, ledgers, scope.as_at, key_proposed=proposals(seen.entry)), _questions(scope, whole, seen))


def _without_questions(scope: Scope) -> Told:
    return tell(Assembled(_with_deaths(cut(whole_of(scope), scope), scope), [], scope.as_at), [])


def _with_deaths(seen: Record, scope: Scope) -> Record:
    """The record in which a father has died of whom an entry in sight, written here, says so: whoever sees the entry sees the day, and nobody else."""
    entries = {entry.entry_id: entry for entry in seen.entry if entry.known_until is None and not entry.after_as_of}
    rows = FatherStep.objects.filter(family=scope.family, step="settled", answer="died", closing__isnull=True).order_by("row_no")
    died = {row.man_id: entries[row.entry_id].happened_to for row in rows if row.entry_id in entries}
    if not died:
        return seen
    return replace(seen, person=[replace(one, death_date=one.death_date or died.get(one.person_id)) for one in seen.person])


def every_row_of(scope: Scope) -> Record:
    """The record uncut, with people and relationships that stand no longer: for a command that cuts it, and for nothing else."""
    return _wholes.get(_version(scope.family, scope.as_at), lambda: _loaded(scope.family, scope.as_at))


def _loaded(family: FamilyRecord, as_at: date) -> Record:
    record = load(family)
    for entry in record.entry:
        entry.after_as_of = entry.known_on is not None and entry.known_on > as_at
    return record


def _standing(record: Record, as_at: date) -> Record:
    return replace(record, **{table: [row for row in getattr(record, table) if row.known_until is None or row.known_until > as_at] for table in OF_LISTS})


def _questions(scope: Scope, whole: Record, seen: Record) -> list[Finding]:
    """The questions as they were last put from this standpoint, where that was on this version and for this day; else put anew, and kept."""
    from_where = standpoint(whole, seen, scope)
    place = (scope.family, f"{from_where} {own_values()}".strip(), scope.family.version, scope.as_at)
    found = stored.kept(*place)
    if found is None:
        found = run(seen, scope.as_at, procedures=procedures(), elsewhere=harm_elsewhere(whole, seen, scope.as_at))
        stored.keep(*place, found)
    return [replace(finding, standpoint=from_where) for finding in found]


def _ledgers(family: FamilyRecord) -> list[FileLedger]:
    undone = Source.objects.filter(family=family, closing__how="undone").values("writing")
    return [_ledger(file) for files in Writing.objects.filter(family=family).exclude(files=[]).exclude(pk__in=undone).order_by("pk").values_list("files", flat=True) for file in files]


def _ledger(file: dict) -> FileLedger:
    return FileLedger(**file | {"refused": [Refused(**row) for row in file["refused"]], "passed_over": [PassedOver(**row) for row in file["passed_over"]]})
