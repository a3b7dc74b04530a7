"""A reader's own marks: when they last looked at a family, and what in their sight was written since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from keepsight.access.models import ReadingMark
from keepsight.access.permissions import May
from keepsight.access.scope import Reader, Scope, scope_of
from keepsight.store.models import Entry, FamilyRecord, Writing


@dataclass(frozen=True, slots=True)
class New:
    """What is new to a reader in one family since they last looked: how many entries each agency wrote, all in sight, none the reader's own."""

    family: FamilyRecord
    since: datetime
    agencies: dict[str, int]


def mark_read(by: Scope) -> None:
    """The reader has looked at the family now; a system, which has no first page, needs no mark."""
    if by.may(May.SEE_HOME) and not ReadingMark.objects.filter(user_id=by.reader.user_id, family=by.family).update(at=timezone.now()):
        ReadingMark.objects.update_or_create(user_id=by.reader.user_id, family=by.family, defaults={"at": timezone.now()})


def new_to(by: Reader, families: Sequence[FamilyRecord]) -> list[New]:
    """What is new in these families since the reader last looked at each; of a family they have never looked at, nothing is called new."""
    of_family = {family.pk: family for family in families}
    marks = dict(ReadingMark.objects.filter(user_id=by.user_id, family__in=of_family).values_list("family", "at"))
    changed = Writing.objects.filter(family__in=marks).exclude(by_id=str(by.user_id)).values("family").annotate(last=Max("at")).values_list("family", "last")
    found = [New(of_family[family], marks[family], _counted(by, family, marks[family])) for family, last in changed if last > marks[family]]
    return sorted((new for new in found if new.agencies), key=lambda new: (new.family.label, new.family.pk))


def _counted(by: Reader, family: str, since: datetime) -> dict[str, int]:
    agencies = [entry.agency for entry in _written_since(scope_of(by, family), since)]
    return {agency: agencies.count(agency) for agency in sorted(set(agencies))}


def _written_since(by: Scope, since: datetime) -> list[Entry]:
    """Standing entries in sight that others wrote after a moment: new ones, and new versions of old ones."""
    rows = Entry.objects.filter(family=by.family, known_until__isnull=True, writing__at__gt=since).exclude(writing__by_id=str(by.reader.user_id))
    return [row for row in rows.only("entry_id", "agency", "restricted", "source_id") if by.sees(row)]


def ids_written_since(by: Scope, since: datetime) -> set[str]:
    """The same, as ids."""
    return {row.entry_id for row in _written_since(by, since)}
