"""Where a closed record goes on, for whoever reaches it there; to everybody else it is as if it were not. And closing one."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from keepsight.access.permissions import May
from keepsight.access.purposes import EMERGENCY
from keepsight.access.scope import NotYours, Reader, Scope, scope_of
from keepsight.records.source import PART
from keepsight.store.carry import PEOPLE, QUESTIONS, THINGS, Names
from keepsight.store.lineage import LedOn, leads_to
from keepsight.store.models import FamilyRecord, Writing

from .command import command, told_of


@dataclass(frozen=True, slots=True)
class GoesOnIn:
    """A record in which an earlier one goes on, what is called otherwise there, the old name first, and which part of it came from that one."""

    family: FamilyRecord
    names: dict[str, str]
    part: str

    def called(self, name: str) -> str:
        """What something of the earlier record is called here."""
        return self.names.get(name, name)

    def address(self, old: str) -> str:
        """An address of the earlier record, as it is here."""
        path, mark, asked = old.partition("?")
        return "/".join(map(self.called, path.split("/"))) + mark + asked


class GoesOn(NotYours):
    """The record that was asked for goes on in others that this reader reaches."""

    def __init__(self, records: list[GoesOnIn]) -> None:
        super().__init__()
        self.records = records


@command(May.SEE_FAMILY)
def lead_on(family_id: str, *, by: Reader) -> list[GoesOnIn]:
    """The open records in which a closed one goes on, to whoever reaches there what came from it. None where it is not closed, or goes on nowhere in their reach."""
    found = [one for one in _followed(family_id, {}) if _reached(one, by)]
    for one in found:
        told_of(one.family, "led on", by)
    return found


def _reached(one: GoesOnIn, by: Reader) -> bool:
    try:
        scope = scope_of(by, one.family.pk)
    except NotYours:
        return False
    return scope.whole or any(part.startswith(one.part) for part in scope.reached())


def _followed(family_id: str, names: dict[str, str], part: str = "") -> list[GoesOnIn]:
    found: list[GoesOnIn] = []
    for led in leads_to(family_id):
        step = {family_id: led.to_family_id} | {old: new for kind in (PEOPLE, THINGS, QUESTIONS) for old, new in led.renamed.get(kind, {}).items()}
        through = {old: step.get(new, new) for old, new in names.items()}
        on, there = step | through, f"{family_id}{PART}{part}"
        found += _followed(led.to_family_id, on, there) if led.to_family.closed else [GoesOnIn(led.to_family, on, there)]
    return found


def goes_on_in(family_id: str | None, reached: dict[str, FamilyRecord]) -> FamilyRecord | None:
    """A record among those that a reader reaches, or the one of them in which it goes on."""
    if family_id is None or family_id in reached:
        return reached.get(family_id or "")
    return next((one.family for one in _followed(family_id, {}) if one.family.pk in reached), None)


def called_here(family_id: str, person_id: str, by: Scope) -> str:
    """What somebody of this record, or of an earlier one that it goes on from, is called in it."""
    if family_id == by.family.pk:
        return person_id
    return next((one.called(person_id) for one in _followed(family_id, {}) if one.family.pk == by.family.pk), "")


def earlier_records(by: Scope) -> set[str]:
    """The ids of the records that this one goes on from, however far back, of those whose part the reader reaches."""
    if by.family.parts:
        return {part.split(PART)[-2] for part in by.reached()}
    return set(by.family.earlier)


def earlier_parts(by: Scope) -> dict[str, str]:
    """What each earlier record was called, by the part that came from it, of those that the reader reaches."""
    labels = dict(FamilyRecord.objects.filter(pk__in={part.split(PART)[-2] for part in by.reached()}).values_list("pk", "label"))
    return {part: labels[part.split(PART)[-2]] for part in by.reached()}


def new_record(label: str, as_at: date | None, parts: list[str], olds: Sequence[FamilyRecord]) -> FamilyRecord:
    """An empty record, to be made of `olds`."""
    earlier = sorted({one for old in olds for one in (old.pk, *old.earlier)})
    return FamilyRecord.objects.create(earlier=earlier, family_id=secrets.token_hex(5), label=label.strip(), as_at=as_at, version=1, mark=secrets.token_hex(8), parts=parts)


def lead_to(new: FamilyRecord, names: Names, how: str, writing: Writing) -> None:
    """Say of a record, in a writing of its own, that it goes on in this one, and what is called otherwise there."""
    renamed = {kind: names.other[kind] for kind in (PEOPLE, THINGS, QUESTIONS)}
    LedOn.objects.create(family_id=writing.family_id, writing=writing, to_family=new, how=how, renamed=renamed)


def close_record(family: FamilyRecord, closed: bool = True) -> None:
    """Nothing is read or written in a closed record, and it keeps all of its rows; what is kept in memory of it is not used again."""
    FamilyRecord.objects.filter(pk=family.pk).update(closed=closed, version=F("version") + 1, mark=secrets.token_hex(8))


def reach_whole(by: Scope) -> None:
    """Raises NotYours where the reader reaches only some of the parts of the record, or reaches it for a day in an emergency."""
    if by.purpose == EMERGENCY or not by.reaches_all:
        raise NotYours
