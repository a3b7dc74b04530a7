"""Sessions before they are entries, carried with a record: the call, who is invited, views sent in, minutes as they stand."""

from __future__ import annotations

from collections.abc import Callable

from .carry import PEOPLE, THINGS, Names, copy_of
from .models import CalledSession, FamilyRecord, MinutesDraft


def carry_sessions(old: FamilyRecord, new: FamilyRecord, names: Names, joints: dict[int, int], goes: Callable[[CalledSession], bool] = lambda session: True) -> None:
    """Carry every session that `goes`; `joints` says which joint record became which. Its id in the new record is another, as that of its entry is."""
    for row in CalledSession.objects.filter(family=old).order_by("pk"):
        if goes(row):
            _carry(row, new, names, joints.get(row.joint_id))


def _carry(row: CalledSession, new: FamilyRecord, names: Names, joint_id: int | None) -> None:
    session = copy_of(row, session_id=names.of(THINGS, row.pk), family=new, joint_id=joint_id, entries=names.of(THINGS, row.entries))
    session.save(force_insert=True)
    for one in row.invited.order_by("pk"):
        invited = copy_of(one, session=session, person_id=names.of(PEOPLE, one.person_id))
        invited.save()
        for view in one.views.order_by("pk"):
            copy_of(view, invited=invited).save()
    if draft := MinutesDraft.objects.filter(pk=row.pk).first():
        copy_of(draft, session=session).save(force_insert=True)
