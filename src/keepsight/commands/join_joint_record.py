"""An agency's own word on whether it joins a joint record that asks it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from keepsight.access.models import JointAgency, JointRecord
from keepsight.access.permissions import May
from keepsight.access.purposes import PURPOSES
from keepsight.access.scope import NotYours, Scope

from .command import Cannot, command, told
from .write import signed


class CannotShare(Cannot):
    """What was given about sharing cannot stand; the words say what to write, `about` which field it is."""


@command(May.JOIN_JOINT_RECORD)
def join_joint_record(joint_id: int, joins: bool, why: str, *, by: Scope) -> None:
    """Answer for one's agency, once or again: joining shares its unrestricted entries, declining takes them out. Raises CannotShare, and NotYours."""
    asked = place_of_agency(joint_id, by)
    if not joins and not why.strip():
        raise CannotShare("Write in a few words why your agency declines.", "why")
    asked.answer, asked.why, asked.agreed_by, asked.agreed_at = "joined" if joins else "declined", why.strip(), signed(by), timezone.now()
    asked.save()
    told("agency answered", by, words=f"{asked.agency} {asked.answer} for {PURPOSES[asked.joint.purpose]}")


def place_of_agency(joint_id: int, by: Scope) -> JointAgency:
    """The place of the reader's agency in a joint record of this family that is open. Raises NotYours."""
    found = JointAgency.objects.filter(joint__in=open_now(by), joint_id=joint_id, agency__name=by.reader.agency).select_related("joint", "agency").first()
    if found is None:
        raise NotYours
    return found


def open_now(by: Scope) -> QuerySet[JointRecord]:
    """The joint records of this family that have neither been ended nor passed their last day."""
    return JointRecord.objects.filter(family=by.family, ended_at__isnull=True, ends_on__gte=timezone.localdate())
