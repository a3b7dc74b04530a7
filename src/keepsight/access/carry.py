"""Who may see what, carried with a record into a new one: everything opens what it opened before, and no more (safe practice 1.6).

An allocation, a joint record and an emergency open the part that was carried, not the whole: the whole is opened by a decision of its own. A share is of
one entry, and goes with it. Whoever was kept out of one of the records is kept out of the new one altogether.
"""

from __future__ import annotations

from collections.abc import Callable

from keepsight.store.carry import THINGS, Names, copy_of
from keepsight.store.models import FamilyRecord

from .models import (
    Allocation,
    EmergencyAccess,
    JointAgency,
    JointMember,
    JointRecord,
    KeptOut,
    ReadingMark,
    SentEntry,
    Share,
)


def carry_sight(old: FamilyRecord, new: FamilyRecord, names: Names, goes: Callable[[str], bool] = lambda entry_id: True, whole: bool = False) -> dict[int, int]:
    """Carry who sees what; `goes` says which entries went, `whole` that the new record holds nothing but what was carried, so that what opened all of
    the old opens all of it. Returns which joint record became which, by number."""
    part = {row: "" if whole and not row else names.part + row for model in (Allocation, EmergencyAccess, JointRecord) for row in model.objects.filter(family=old).values_list("part", flat=True)}
    for model in (Allocation, EmergencyAccess):
        model.objects.bulk_create(copy_of(row, family=new, part=part[row.part]) for row in model.objects.filter(family=old))
    joints = {row.pk: _joint(row, new, part[row.part]) for row in JointRecord.objects.filter(family=old).order_by("pk")}
    Share.objects.bulk_create(
        copy_of(row, family=new, entry_id=names.of(THINGS, row.entry_id), to_joint=joints.get(row.to_joint_id)) for row in Share.objects.filter(family=old).order_by("pk") if goes(row.entry_id)
    )  # fmt: skip
    _once_each(old, new, names, goes)
    return {number: row.pk for number, row in joints.items()}


def _joint(row: JointRecord, new: FamilyRecord, part: str) -> JointRecord:
    joint = copy_of(row, family=new, part=part)
    joint.save()
    JointAgency.objects.bulk_create(copy_of(one, joint=joint) for one in row.agencies.order_by("pk"))
    JointMember.objects.bulk_create(copy_of(one, joint=joint) for one in row.members.order_by("pk"))
    return joint


def _once_each(old: FamilyRecord, new: FamilyRecord, names: Names, goes: Callable[[str], bool]) -> None:
    """What there is once for each worker, or each reference of a system: what the other record brought already stays as it is, but the earlier look counts."""
    for row in KeptOut.objects.filter(family=old).order_by("pk"):
        if row.ended_at or not KeptOut.objects.filter(family=new, user=row.user_id, ended_at__isnull=True).exists():
            copy_of(row, family=new).save()
    for row in SentEntry.objects.filter(family=old).order_by("pk"):
        if goes(row.entry_id):
            SentEntry.objects.get_or_create(family=new, agency=row.agency, reference=row.reference, defaults={"entry_id": names.of(THINGS, row.entry_id), "digest": row.digest})
    for row in ReadingMark.objects.filter(family=old):
        mark, new_here = ReadingMark.objects.get_or_create(user_id=row.user_id, family=new, defaults={"at": row.at, "first_at": row.first_at})
        if not new_here:
            ReadingMark.objects.filter(pk=mark.pk).update(at=min(mark.at, row.at), first_at=min(mark.first_at, row.first_at))
