"""Looking at files that wait, correcting how they are read, and receiving them with one press: all of them or none."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope, scope_of
from keepsight.records.record import TABLES, Record
from keepsight.store.models import MODELS, FamilyRecord, Upload, Writing
from keepsight.store.rows import add, close

from .adopted import joins
from .command import command, told
from .waiting_files import ANEW, Plan, plan_of, waiting
from .write import begin

OF_AN_ENTRY = ("concerned", "step", "assessment", "grade", "decision", "action", "session", "disagreement", "account")


class CannotReceive(ValueError):
    """Files that cannot be received as they are; the words say what to do."""


@command(May.ADD_FILES)
def check_files(upload_id: str, *, by: Scope) -> Plan:
    """What receiving the files would do. Raises NotYours."""
    plan = plan_of(waiting(upload_id, by), by)
    told("files checked", by, words=_counted(plan))
    return plan


@command(May.ADD_FILES)
def read_files_so(upload_id: str, agencies: dict[str, str], replaces: dict[str, str], columns: str, *, by: Scope) -> None:
    """Keep how the sender wants the files read: the agency of each, what each is a later version of, and a columns.toml. Raises NotYours."""
    upload = waiting(upload_id, by)
    upload.agencies, upload.replaces, upload.columns = agencies, replaces, columns
    upload.save()


@command(May.ADD_FILES)
def leave_file_out(upload_id: str, file: str, *, by: Scope) -> bool:
    """Remove one of the files that wait; nothing of it was in the record. Says whether another still waits: with the last, all are put aside. Raises NotYours."""
    upload = waiting(upload_id, by)
    if not upload.files.filter(name=file).delete()[0]:
        raise NotYours
    told("files put aside", by, words="1 file")
    if not upload.files.exists():
        upload.delete()
        return False
    for chosen in (upload.agencies, upload.replaces):
        chosen.pop(file, None)
    upload.save()
    return True


@command(May.ADD_FILES)
def put_files_aside(upload_id: str, *, by: Scope) -> None:
    """Remove the files that wait; nothing of them was in the record. Raises NotYours."""
    upload = waiting(upload_id, by)
    count = upload.files.count()
    upload.delete()
    told("files put aside", by, words="1 file" if count == 1 else f"{count} files")


@command(May.ADD_FILES)
def receive_files(upload_id: str, mark: str, *, by: Scope) -> Plan:
    """Add what the sender was shown, `mark` standing for that. Raises NotYours, and CannotReceive where something else would be added by now."""
    FamilyRecord.objects.select_for_update().get(pk=by.family.pk)
    by = scope_of(by.reader, by.family.pk)
    plan = plan_of(waiting(upload_id, by), by)
    _check(plan, mark, by.family.pk)
    writing = begin("added", by, keeps_up=False)
    writing.files = [asdict(ledger) for ledger in plan.ledgers]
    if by.family.as_at:
        writing.stood_at, writing.tells_to = by.family.as_at, min(plan.assembled.as_of, timezone.localdate())
        FamilyRecord.objects.filter(pk=by.family.pk).update(as_at=max(writing.stood_at, writing.tells_to))
    writing.save()
    _close_replaced(plan, writing, by.as_at)
    add(named_by(plan.record, upload_id), writing)
    Upload.objects.filter(pk=upload_id).delete()
    told("files added", by, words=_counted(plan))
    return plan


def _check(plan: Plan, mark: str, family_id: str) -> None:
    if plan.not_theirs:
        raise CannotReceive(
            f"Some rows are of {', '.join(plan.not_theirs)}, whose entries you do not see in this record. Choose another agency for the file, or ask somebody of that agency to add it."
        )
    if why := joins(family_id, [*plan.record.person, *plan.record.name]):
        raise CannotReceive(why)
    if plan.mark != mark:
        raise CannotReceive("Something changed since you looked: the record, or how the files are read. Nothing was added. Look below at how it stands now, and press again.")
    if not any(getattr(plan.record, name) for name in TABLES if name != "source") and not any(one.withdrawn for one in plan.versions.values()):
        raise CannotReceive("There is nothing to add: no row could be read, or the record holds them all already.")


def _counted(plan: Plan) -> str:
    files, entries = len(plan.ledgers), len(plan.record.entry)
    return f"{files} file{'' if files == 1 else 's'}, {entries:,} entr{'y' if entries == 1 else 'ies'}"


def _close_replaced(plan: Plan, writing: Writing, on: date) -> None:
    """What a later version corrects or no longer holds is closed, with everything that hangs on it, and kept."""
    gone = [entry_id for file, one in plan.versions.items() if plan.replaces[file] != ANEW for entry_id in [*one.changed, *(row["entry_id"] for row in one.withdrawn)]]
    for name in ("entry", *OF_AN_ENTRY):
        close(MODELS[name].objects.filter(family_id=writing.family_id, entry_id__in=gone, known_until__isnull=True), on, writing)


def named_by(record: Record, upload_id: str) -> Record:
    """The rows, each resting on a line of this upload and of no other: two files may have one name."""
    for name in TABLES:
        setattr(record, name, [replace(row, source_id=f"{upload_id}|{row.source_id}") for row in getattr(record, name)])
    for entry in record.entry:
        entry.also_seen = [f"{upload_id}|{one}" for one in entry.also_seen]
    return record
