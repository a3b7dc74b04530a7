"""Undoing an addition of files as a whole: its rows are closed and kept, what a later version of a file had closed stands again, and the record stands at the day before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Model, QuerySet
from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.record import TABLES
from keepsight.store.models import MODELS, FamilyRecord, Writing

from .command import Cannot, command, told
from .send_files import all_heard
from .write import begin

CLOSED = tuple(name for name in TABLES if name != "source")  # a line of a file is what it is; of sources only the closing is noted
PEOPLE = ("person", "name", "identifier", "family")
IDENTITY = {"person": "person_id", "entry": "entry_id", "step": "entry_id", "assessment": "entry_id", "decision": "entry_id", "session": "entry_id", "order": "order_id"}


class CannotUndo(Cannot):
    """An addition that cannot be undone now; the words say why."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """What undoing would close: the writing it was, how many of its entries stand, and how many came to stand no longer through it and would again."""

    writing: Writing
    entries: int
    again: int


@command(May.ADD_FILES)
def check_undoing(writing_id: str, *, by: Scope) -> Undoing:
    """What undoing would do. Raises NotYours."""
    writing = _added(writing_id, by)
    told("added files seen", by)
    return Undoing(writing, rows_of("entry", writing).count(), _closed_by("entry", writing).count())


@command(May.ADD_FILES)
def undo_files(writing_id: str, reason: str, *, by: Scope) -> None:
    """Close every row of the addition. People whom something else in the record names by now stay. Raises NotYours and CannotUndo."""
    FamilyRecord.objects.select_for_update().get(pk=by.family.pk)
    added = _added(writing_id, by)
    if not reason.strip():
        raise CannotUndo("Say why it is undone.")
    lines = MODELS["source"].objects.filter(writing=added, closing__isnull=True)
    if not lines.exists():
        raise CannotUndo("This was undone already; nothing more was closed.")
    undoing = begin("undone", by, keeps_up=False, reason=reason.strip())
    needed = needed_people(added)
    lines.update(closing=undoing)
    day = _stands_at_again(by.family)  # the rows are closed on that day: what is undone was known on none
    for name in CLOSED:
        rows = rows_of(name, added)
        rows = rows.exclude(person_id__in=needed) if name in PEOPLE else rows
        rows.update(known_until=day, closing=undoing)
    _with_their_entries(by.family, day, undoing)
    stand_again(added, undoing)
    told("files undone", by, words=reason.strip())


def _with_their_entries(family: FamilyRecord, day: date, undoing: Writing) -> None:
    """What was confirmed of an entry since closes with it."""
    gone = MODELS["entry"].objects.filter(closing=undoing).values("entry_id")
    stands = MODELS["entry"].objects.filter(family=family, known_until__isnull=True).values("entry_id")
    for name in ("concerned", "account"):
        MODELS[name].objects.filter(family=family, known_until__isnull=True, entry_id__in=gone).exclude(entry_id__in=stands).update(known_until=day, closing=undoing)


def _stands_at_again(family: FamilyRecord) -> date:
    """Today; but a record that is not kept up here stands at the day it stood at before any files were added, or at the last day that those tell of which are not undone."""
    added = Writing.objects.filter(family=family, how="added", stood_at__isnull=False).order_by("pk")
    undone = MODELS["source"].objects.filter(family=family, closing__how="undone").values("writing")
    if not family.as_at:
        return timezone.localdate()
    first = added.first()
    day = max([first.stood_at, *added.exclude(pk__in=undone).values_list("tells_to", flat=True)]) if first else family.as_at
    FamilyRecord.objects.filter(pk=family.pk).update(as_at=day)
    return day


def _added(writing_id: str, by: Scope) -> Writing:
    found = Writing.objects.filter(pk=int(writing_id), family=by.family, how="added").first() if writing_id.isdecimal() else None
    if found is None or not all_heard(found, by):
        raise NotYours
    return found


def rows_of(name: str, writing: Writing) -> QuerySet:
    """The rows of a table that a writing wrote and that stand."""
    return MODELS[name].objects.filter(writing=writing, known_until__isnull=True)


def _closed_by(name: str, writing: Writing) -> QuerySet:
    return MODELS[name].objects.filter(closing=writing)


def needed_people(added: Writing) -> set[str]:
    """People of the addition whom a standing row of another writing names."""
    needed: set[str] = set()
    for name, columns in {"concerned": ["person_id"], "relationship": ["person_id", "related_person_id"], "household": ["person_id"], "involvement": ["person_id"]}.items():
        rows = MODELS[name].objects.filter(family_id=added.family_id, known_until__isnull=True).exclude(writing=added)
        for column in columns:
            needed |= set(rows.values_list(column, flat=True))
    return needed


def stand_again(added: Writing, undoing: Writing) -> None:
    """Rows that the addition closed are written again as they were, but where somebody has since put another version in their place."""
    for name in CLOSED:
        identity = IDENTITY.get(name)
        taken = set(MODELS[name].objects.filter(family_id=added.family_id, known_until__isnull=True).values_list(identity, flat=True)) if identity else set()
        rows = [row for row in _closed_by(name, added) if identity is None or getattr(row, identity) not in taken]
        for row in rows:
            _as_new(row, undoing)
        MODELS[name].objects.bulk_create(rows, batch_size=500)


def _as_new(row: Model, undoing: Writing) -> None:
    row.pk, row.known_until, row.closing, row.writing = None, None, None, undoing
