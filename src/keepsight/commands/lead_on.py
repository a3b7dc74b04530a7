"""Where a closed record goes on, for whoever reaches it there; to everybody else it is as if it were not."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, families_of
from keepsight.store.carry import PEOPLE, QUESTIONS, THINGS
from keepsight.store.lineage import leads_to
from keepsight.store.models import FamilyRecord

from .command import command, told_of


@dataclass(frozen=True, slots=True)
class GoesOnIn:
    """A record in which an earlier one goes on, and what is called otherwise there, the old name first."""

    family: FamilyRecord
    names: dict[str, str]

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
    """The open records in which a closed one goes on, those that the reader reaches. None where it is not closed, or goes on nowhere in their reach."""
    reached = set(families_of(by).values_list("pk", flat=True))
    found = [one for one in _followed(family_id, {}) if one.family.pk in reached]
    for one in found:
        told_of(one.family, "led on", by)
    return found


def _followed(family_id: str, names: dict[str, str]) -> list[GoesOnIn]:
    found: list[GoesOnIn] = []
    for led in leads_to(family_id):
        step = {family_id: led.to_family_id} | {old: new for kind in (PEOPLE, THINGS, QUESTIONS) for old, new in led.renamed.get(kind, {}).items()}
        through = {old: step.get(new, new) for old, new in names.items()}
        on = step | through
        found += _followed(led.to_family_id, on) if led.to_family.closed else [GoesOnIn(led.to_family, on)]
    return found
