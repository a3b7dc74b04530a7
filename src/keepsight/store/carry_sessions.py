"""What is no row of a record yet, carried with it: sessions that are called, drafts of what somebody writes, and files that wait."""

from __future__ import annotations

from collections.abc import Callable

from .carry import PEOPLE, THINGS, Names, copy_of
from .models import CalledSession, FamilyRecord, KeptDraft, MinutesDraft, Upload


def carry_sessions(old: FamilyRecord, new: FamilyRecord, names: Names, joints: dict[int, int], goes: Callable[[CalledSession], bool] = lambda session: True) -> None:
    """Carry every session that `goes`; `joints` says which joint record became which. Its id in the new record is another, as that of its entry is."""
    for row in CalledSession.objects.filter(family=old).order_by("pk"):
        if goes(row):
            _carry(row, new, names, joints.get(row.joint_id))


def _carry(row: CalledSession, new: FamilyRecord, names: Names, joint_id: int | None) -> None:
    session = copy_of(row, session_id=names.of(THINGS, row.pk), family=new, part=names.part + row.part, joint_id=joint_id, entries=names.of(THINGS, row.entries))
    session.save(force_insert=True)
    for one in row.invited.order_by("pk"):
        invited = copy_of(one, session=session, person_id=names.of(PEOPLE, one.person_id))
        invited.save()
        for view in one.views.order_by("pk"):
            copy_of(view, invited=invited).save()
    if draft := MinutesDraft.objects.filter(pk=row.pk).first():
        copy_of(draft, session=session).save(force_insert=True)


def carry_waiting(old: FamilyRecord, new: FamilyRecord, names: Names, goes: Callable[[set[str]], bool] = lambda words: True) -> None:
    """What somebody was writing goes on at the same address of the new record, where `goes` says so of what stands in its fields; and so do files that wait."""
    Upload.objects.filter(family=old).update(family=new)
    for draft in KeptDraft.objects.filter(family=old):
        if goes({value for values in draft.fields.values() for value in values}):
            draft.family, draft.form = new, draft.form.replace(f"/{old.pk}/", f"/{new.pk}/")
            draft.fields = {name: [names.of(PEOPLE, names.of(THINGS, value)) for value in values] for name, values in draft.fields.items()}
            draft.save()
