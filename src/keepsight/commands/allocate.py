"""Saying who works with a family, and who is never to see it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from keepsight.access.models import Allocation, KeptOut, User
from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope
from keepsight.store.models import FamilyRecord

from .command import command, told
from .join_joint_record import CannotShare
from .write import signed


@command(May.ALLOCATE)
def allocate(user: User, family: FamilyRecord, *, by: Reader | Scope) -> None:
    """From today this worker works with this family: with the whole of a record made of earlier ones, or with as much of it as whoever says so reaches."""
    for part in [""] if isinstance(by, Reader) or by.reaches_all else [one.name for one in by.parts]:
        if not Allocation.objects.filter(user=user, family=family, part=part, end__isnull=True).exists():
            Allocation.objects.create(user=user, family=family, part=part)
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
    if FamilyRecord.objects.select_for_update().get(pk=family.pk).closed:  # it goes on in another meanwhile, where this would not be known
        raise NotYours
    KeptOut.objects.get_or_create(user=user, family=family, ended_at__isnull=True, defaults={"recorded_by": by.reader.name if isinstance(by, Scope) else by.name})
    told("worker kept out", by, words=f"{user} from {family.label}")


@command(May.KEEP_OUT)
def let_back(number: int, why: str, *, by: Scope) -> None:
    """Take back that a worker of one's own agency is kept out: the row stays, with the reason. Raises CannotShare without one, and NotYours."""
    found = kept_out_here(number, by)
    if not why.strip():
        raise CannotShare("Write in a few words why this worker may see the family’s record again.", "why")
    found.ended_at, found.ended_by, found.ended_why = timezone.now(), signed(by), why.strip()
    found.save(update_fields=["ended_at", "ended_by", "ended_why"])
    told("worker let back", by, words=f"{found.user} to {by.family.label}: {why.strip()}")


def kept_out_here(number: int, by: Scope) -> KeptOut:
    """A worker of the reader's agency who is kept out of this family. Raises NotYours; nobody lets themselves back."""
    found = KeptOut.objects.filter(pk=number, family=by.family, ended_at__isnull=True, user__memberships__agency__name=by.reader.agency).exclude(user=by.reader.user_id).first()
    if found is None:
        raise NotYours
    return found
