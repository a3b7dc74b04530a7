"""Ending a joint record before its last day."""

from __future__ import annotations

from django.utils import timezone

from keepsight.access.models import JointRecord
from keepsight.access.permissions import May
from keepsight.access.purposes import PURPOSES
from keepsight.access.scope import NotYours, Scope

from .command import command, told
from .join_joint_record import CannotShare, open_now
from .write import signed


@command(May.OPEN_JOINT_RECORD)
def end_joint_record(joint_id: int, why: str, *, by: Scope) -> None:
    """End a joint record now, for everybody it names. Raises CannotShare without a reason, and NotYours."""
    joint = ends_by(joint_id, by)
    if not why.strip():
        raise CannotShare("Write in a few words why the joint record ends before its last day.", "why")
    joint.ended_at, joint.ended_by, joint.ended_why = timezone.now(), signed(by), why.strip()
    joint.save(update_fields=["ended_at", "ended_by", "ended_why"])
    told("joint record ended", by, words=f"for {PURPOSES[joint.purpose]}")


def ends_by(joint_id: int, by: Scope) -> JointRecord:
    """The open joint record, where somebody of the reader's own agency opened it. Raises NotYours."""
    found = open_now(by).filter(pk=joint_id, opened_by__memberships__agency__name=by.reader.agency).distinct().first()
    if found is None:
        raise NotYours
    return found
