"""Taking back that records were made one, or one was parted: the old records are open again as they were, and what was made of them is closed and kept.

Only while nothing was written since, and nothing was decided of who sees it: else the contrary step puts it right, and loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope, scope_of
from keepsight.audit.models import Event
from keepsight.store.lineage import LedOn
from keepsight.store.models import FamilyRecord, KeptDraft, Upload, Writing

from .command import command, told
from .lead_on import close_record, reach_whole
from .leave_family import lock
from .record_entry import CannotRecord
from .write import beside

MADE = {"records made one", "record made of a part"}
DECIDED = {  # what is no writing into the record, and would be lost
    "family allocated", "allocation ended", "worker kept out", "worker let back", "joint record opened", "agency answered", "joint record ended", "entry shared", "share ended", "emergency", "emergency reviewed",
    "session called", "session arranged", "session put aside", "people invited", "invitation answered", "attendance written", "view sent", "minutes saved",
}  # fmt: skip
WRITTEN = "It was written into by now, or something was decided of who sees it. {contrary} Nothing is lost by that."
CONTRARY = {"one": "Part the record instead, and put each person where they belong.", "parted": "Make the two one again instead."}


@dataclass(frozen=True, slots=True)
class MadeOf:
    """How a record was made of others: in which way, of which, when, by whom and why; `beside` are those that were made with it."""

    how: str
    earlier: tuple[FamilyRecord, ...]
    beside: tuple[FamilyRecord, ...]
    writing: Writing


def made_of(by: Scope) -> MadeOf | None:
    """How this record was made of earlier ones, for whoever reaches the whole of it; None where it was not."""
    rows = list(LedOn.objects.filter(to_family=by.family, closing__isnull=True).select_related("family", "writing").order_by("row_no"))
    if not rows or not by.reaches_all:
        return None
    others = LedOn.objects.filter(family__in=[row.family_id for row in rows], closing__isnull=True).exclude(to_family=by.family).select_related("to_family")
    return MadeOf(rows[0].how, tuple(row.family for row in rows), tuple(row.to_family for row in others), rows[0].writing)


@command(May.JOIN_RECORDS)
def begin_taking_back(*, by: Scope) -> MadeOf:
    """What the form needs. Raises NotYours where the reader may not take it back."""
    made, _ = _made(by)
    told("joining form opened" if made.how == "one" else "parting form opened", by)
    return made


@command(May.JOIN_RECORDS)
def take_back_records(reason: str, *, by: Scope) -> FamilyRecord:
    """Open the old records again and close what was made of them; gives the first that is open again. Raises CannotRecord, and NotYours."""
    made, scopes = _made(by)
    lock(*scopes)
    if not reason.strip():
        raise CannotRecord("Say why it is taken back.", "reason")
    if any(map(_written_since, scopes)):
        raise CannotRecord(WRITTEN.format(contrary=CONTRARY[made.how]))
    for old in made.earlier:
        scope = replace(by, family=old)
        close_record(old, closed=False)
        LedOn.objects.filter(family=old, closing__isnull=True).update(closing=beside("undone", scope, reason=reason.strip()))
        told("joining taken back", scope)
    for scope in scopes:
        close_record(scope.family)
        _back(scope.family, made.earlier[0])
        told("joining taken back", scope)
    return made.earlier[0]


def _made(by: Scope) -> tuple[MadeOf, list[Scope]]:
    made = made_of(by)
    if made is None:
        raise NotYours
    scopes = [by, *(scope_of(by.reader, one.pk, May.JOIN_RECORDS) for one in made.beside)]
    for scope in scopes:
        reach_whole(scope)
    return made, scopes


def _written_since(scope: Scope) -> bool:
    taken_back = LedOn.objects.filter(family=scope.family, closing__isnull=False).values("closing")  # another step that was taken back wrote nothing that stands
    written = Writing.objects.filter(family=scope.family, part="").exclude(how__in=("joined", "parted")).exclude(pk__in=taken_back).exists()
    made = Event.objects.filter(family_id=scope.family.pk, kind__in=MADE).order_by("pk").last()
    return written or Event.objects.filter(family_id=scope.family.pk, kind__in=DECIDED, pk__gt=made.pk if made else 0).exists()


def _back(new: FamilyRecord, old: FamilyRecord) -> None:
    """What somebody was writing, and files that wait."""
    Upload.objects.filter(family=new).update(family=old)
    for draft in KeptDraft.objects.filter(family=new):
        draft.family, draft.form = old, draft.form.replace(f"/{new.pk}/", f"/{old.pk}/")
        draft.save()
