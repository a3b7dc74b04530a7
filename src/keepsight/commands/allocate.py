"""Saying who works with a family, and who is never to see it."""

from __future__ import annotations

from keepsight.access.models import Allocation, KeptOut, User
from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.store.models import FamilyRecord

from .command import command, told


@command(May.ALLOCATE)
def allocate(user: User, family: FamilyRecord, *, by: Reader) -> None:
    """From today this worker works with this family."""
    Allocation.objects.create(user=user, family=family)
    told("family allocated", by, words=f"{family.label} to {user}")


@command(May.KEEP_OUT)
def keep_out(user: User, family: FamilyRecord, *, by: Reader) -> None:
    """This worker is related to the family, or knows it in private: nothing lets them in."""
    KeptOut.objects.get_or_create(user=user, family=family, defaults={"recorded_by": by.name})
    told("worker kept out", by, words=f"{user} from {family.label}")
