"""Saying who works with a family, and who is never to see it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from keepsight.access.models import Allocation, KeptOut, User
from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope
from keepsight.store.models import FamilyRecord

from .command import command, told


@command(May.ALLOCATE)
def allocate(user: User, family: FamilyRecord, *, by: Reader | Scope) -> None:
    """From today this worker works with this family."""
    if not Allocation.objects.filter(user=user, family=family, end__isnull=True).exists():
        Allocation.objects.create(user=user, family=family)
    told("family allocated", by, words=f"{family.label} to {user}")


@command(May.ALLOCATE)
def end_allocation(allocation_id: int, *, by: Scope) -> None:
    """From now on this worker works with the family no more. Raises NotYours where the allocation is of no worker of this agency here."""
    found = Allocation.objects.filter(pk=allocation_id, family=by.family, end__isnull=True, user__memberships__agency__name=by.reader.agency).first()
    if found is None:
        raise NotYours
    found.end = timezone.localdate() - timedelta(days=1)
    found.save(update_fields=["end"])
    told("allocation ended", by, words=f"{by.family.label} of {found.user}")


@command(May.KEEP_OUT)
def keep_out(user: User, family: FamilyRecord, *, by: Reader | Scope) -> None:
    """This worker is related to the family, or knows it in private: nothing lets them in."""
    KeptOut.objects.get_or_create(user=user, family=family, defaults={"recorded_by": by.reader.name if isinstance(by, Scope) else by.name})
    told("worker kept out", by, words=f"{user} from {family.label}")
