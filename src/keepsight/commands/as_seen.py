"""A family's record as one scope may see it: cut, asked its questions, and arranged for telling. What every page of a family stands on.

Kept in memory for each version of a record and each sight of it: a page that is opened twice is worked out once, and a new version never
shows an old answer. Nothing here writes to the log: that is for the command that uses it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

from keepsight.access.parts import one_account_each
from keepsight.access.scope import Scope
from keepsight.access.sight import cut, standpoint
from keepsight.chronology.assemble import Assembled
from keepsight.chronology.key_events import proposals
from keepsight.intake.ledger import FileLedger, PassedOver, Refused
from keepsight.patterns import Last, run
from keepsight.records.finding import Finding
from keepsight.records.person import Person
from keepsight.records.record import Record
from keepsight.reports.picture.told import Told, tell
from keepsight.store import findings as stored
from keepsight.store.models import FamilyRecord, FatherStep, Source, Writing
from keepsight.store.rows import load, other_accounts

from .harm_elsewhere import harm_elsewhere
from .kept import Kept
from .local_procedures import own_values, procedures

OF_LISTS = ("person", "name", "identifier", "relationship", "household", "family", "account", "coverage")  # of these, who and what stands no longer is in no picture
_wholes, _told, _recorded, _rows_of_others = Kept(16), Kept(48), Kept(16), Kept(16)
_last = Kept(24)  # each holds a record as tables and the rows of its questions: some 3 MB for 2,000 entries


def as_seen(scope: Scope) -> Told:
    """The record that `scope` sees, with the questions it raises from there, standing at the scope's day."""
    return _told.get(sight_of(scope), lambda: _tell(scope))


def as_recorded(scope: Scope) -> Told:
    """The same for a command that writes, and needs only who and what is there: no question is worked out for it."""
    return _told.there(sight_of(scope)) or _recorded.get(sight_of(scope), lambda: _without_questions(scope))


def sight_of(scope: Scope) -> Hashable:
    """What makes two scopes see the very same: version and day of the record, and whose entries are in sight."""
    return (*_version(scope.family, scope.as_at), *_in_sight(scope))


def _in_sight(scope: Scope) -> tuple[Hashable, ...]:
    return scope.own_agency, scope.agencies, scope.shared, scope.whole, scope.parts


def _version(family: FamilyRecord, as_at: date) -> tuple[str, object, str, date, str]:
    return family.family_id, family.opened_at, family.mark, as_at, own_values()


def whole_of(scope: Scope) -> Record:
    """The record uncut. It is read for harm that any agency recorded (safe practice 1.1), and nothing of it is shown."""
    whole = _standing(every_row_of(scope), scope.as_at)
    return one_account_each(whole, _other_accounts(scope.family), scope.family.parts) if scope.family.parts else whole


def seen_by(scope: Scope) -> Record:
    """The record cut to what `scope` may see, of people and relationships only those that stand."""
    return cut_to(_standing(every_row_of(scope), scope.as_at), scope)


def cut_to(record: Record, scope: Scope) -> Record:
    """These rows of the scope's family cut to what it may see; of a record made of earlier ones, each person as the parts in reach tell of them."""
    return cut(one_account_each(record, _other_accounts(scope.family), scope.reached()) if scope.family.parts else record, scope)


def _other_accounts(family: FamilyRecord) -> list[Person]:
    return _rows_of_others.get((family.family_id, family.mark), lambda: other_accounts(family))


def _tell(scope: Scope) -> Told:
    whole = whole_of(scope)
    seen = _with_deaths(seen_by(scope), scope)
    ledgers = [ledger for part, ledger in _ledgers(scope.family) if scope.reaches(part) and (not ledger.agency or scope.hears_of(ledger.agency, part))]
    return tell(Assembled(seen, ledgers, scope.as_at, key_proposed=proposals(seen.entry)), _questions(scope, whole, seen), in_words_too=True)


def _without_questions(scope: Scope) -> Told:
    return tell(Assembled(_with_deaths(seen_by(scope), scope), [], scope.as_at), [], in_words_too=True)


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
        last = _last.get((scope.family.family_id, *_in_sight(scope)), Last)
        found = run(seen, scope.as_at, procedures=procedures(), elsewhere=harm_elsewhere(whole, seen, scope.as_at), last=last)
        stored.keep(*place, found)
    return [replace(finding, standpoint=from_where) for finding in found]


def _ledgers(family: FamilyRecord) -> list[tuple[str, FileLedger]]:
    """Each with the part of the record that its file stands in."""
    undone = Source.objects.filter(family=family, closing__how="undone").values("writing")
    writings = Writing.objects.filter(family=family).exclude(files=[]).exclude(pk__in=undone).order_by("pk").values_list("part", "files")
    return [(part, _ledger(file)) for part, files in writings for file in files]


def _ledger(file: dict) -> FileLedger:
    return FileLedger(**file | {"refused": [Refused(**row) for row in file["refused"]], "passed_over": [PassedOver(**row) for row in file["passed_over"]]})
