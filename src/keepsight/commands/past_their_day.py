"""Actions past their day in several families, each as its reader may see it, without loading any family whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from keepsight.access.scope import Reader, Scope, scope_of
from keepsight.chronology.assemble import Assembled
from keepsight.records.record import Record
from keepsight.reports.picture.told import tell
from keepsight.reports.picture.words.overdue import Overdue, overdue
from keepsight.store.models import Action, FamilyRecord
from keepsight.store.rows import load_some


@dataclass(frozen=True, slots=True)
class PastTheirDay:
    """A family's actions past their day, the longest first."""

    family: FamilyRecord
    actions: tuple[Overdue, ...]


def past_their_day(by: Reader, families: Sequence[FamilyRecord]) -> list[PastTheirDay]:
    """Of these families, those in which the reader sees an action that is past its day and that no entry in their sight shows done."""
    reached = [family.pk for family in families]
    late = set(Action.objects.filter(family__in=reached, known_until__isnull=True, due_on__lt=timezone.localdate()).values_list("family", flat=True))
    found = [PastTheirDay(family, _late(scope_of(by, family.pk))) for family in families if family.pk in late]
    return [one for one in found if one.actions]


def _late(by: Scope) -> tuple[Overdue, ...]:
    """The words of the family's page, from its actions and the entries they name, cut to what is in sight."""
    actions = load_some(by.family, "action")
    named = {entry_id for row in actions for entry_id in (row.entry_id, row.done_entry_id) if entry_id}
    entries = [entry for entry in load_some(by.family, "entry", entry_id__in=named, known_until__isnull=True) if by.sees(entry)]
    seen = {entry.entry_id for entry in entries}
    record = Record(entry=entries, action=[row for row in actions if row.entry_id in seen])
    return overdue(tell(Assembled(record, [], by.as_at), [])).actions
