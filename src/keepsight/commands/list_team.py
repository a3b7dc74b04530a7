"""What stands unanswered for the families of an agency, and which actions are past their day: in the order of names or of days, and in no other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from keepsight.access.models import Allocation
from keepsight.access.permissions import May
from keepsight.access.scope import Reader, Scope, families_of, scope_of
from keepsight.records.finding import Finding
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.questions import unanswered
from keepsight.reports.session.actions import ActionNow, actions_of
from keepsight.store.models import FamilyRecord

from .as_seen import as_seen
from .command import command, told
from .local_procedures import forums


@dataclass(frozen=True, slots=True)
class OfFamily:
    """One family: who of the agency works with it, the live questions that nobody has answered, actions past their day, and the last supervision recorded."""

    family: FamilyRecord
    workers: list[str]
    questions: list[Finding]
    late: list[ActionNow]
    supervised_on: date | None


@command(May.SEE_TEAM)
def list_team(*, by: Reader) -> list[OfFamily]:
    """The families that the reader's agency works with, by name, each cut to what they may see."""
    told("team seen", by)
    return [_of_family(scope_of(by, family.pk), by) for family in families_of(by).order_by("label", "pk")]


def _of_family(scope: Scope, by: Reader) -> OfFamily:
    seen = as_seen(scope)
    today = timezone.localdate()
    allocated = Allocation.objects.filter(family=scope.family, user__memberships__agency__name=by.agency, start__lte=today).exclude(end__lt=today)
    workers = sorted(set(allocated.values_list("user__name", flat=True)))
    return OfFamily(scope.family, workers, unanswered(seen), [one for one in actions_of(seen) if one.overdue], _supervised(seen, by))


def _supervised(seen: Told, by: Reader) -> date | None:
    """The day of the agency's last supervision, typed or as the agency's file names it."""
    names = {forum.name for forum in forums().forums.values() if forum.one_agency}
    typed = {row.entry_id for row in seen.assembled.record.session if row.forum in names}
    days = [entry.happened_to for entry in seen.entries if entry.agency == by.agency and (entry.entry_id in typed or (entry.kind is not None and entry.kind.value == "supervision"))]
    return max(days, default=None)
