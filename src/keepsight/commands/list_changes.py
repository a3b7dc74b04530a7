"""What a family's page says of those who left and those who came: to each reader what they may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from keepsight.access.permissions import May
from keepsight.access.scope import Scope, families_of
from keepsight.store.changes import ADOPTED, Leaving
from keepsight.store.models import FamilyRecord

from .as_seen import as_recorded
from .command import command, told
from .lead_on import called_here, earlier_records, goes_on_in


@dataclass(frozen=True, slots=True)
class Changed:
    """One change in a reader's sight. `elsewhere` is the other record, where they reach it; `number` is given where they may take it back."""

    what: str
    who: str
    on: date
    relationship: str = ""
    elsewhere: FamilyRecord | None = None
    reason: str = ""
    number: int | None = None


CAME, LEFT, WAS_ADOPTED = "came", "left", "adopted"


@command(May.CHANGE_FAMILIES)
def list_changes(*, by: Scope) -> list[Changed]:
    """Every change of this family in the reader's sight, the latest first, with why it was written down."""
    told("changes seen", by)
    return changes_of(by)


def changes_of(by: Scope) -> list[Changed]:
    """The same. Nothing is written down: it stands on the family's page, whose opening is."""
    people, earlier = as_recorded(by).people, earlier_records(by)
    rows = Leaving.objects.filter(Q(family=by.family) | Q(to_family__in=[by.family.pk, *earlier]), closing__isnull=True).exclude(family__in=earlier).select_related("writing")
    gone = [row for row in rows if row.family_id == by.family.pk and row.person_id in people]
    come = [(row, here) for row in rows if row.family_id != by.family.pk and (here := called_here(row.to_family_id, row.to_person_id, by)) in people]
    reached = {family.pk: family for family in families_of(by.reader)} if gone or come else {}
    found = [_left(row, people[row.person_id].label, reached, by) for row in gone]
    found += [Changed(CAME, people[here].label, row.left_on, row.relationship, goes_on_in(row.family_id, reached)) for row, here in come]
    return sorted(found, key=lambda one: (one.on, one.who), reverse=True)


def _left(row: Leaving, label: str, reached: dict[str, FamilyRecord], by: Scope) -> Changed:
    own = by.may(May.CHANGE_FAMILIES) and row.writing.agency == by.reader.agency
    what = WAS_ADOPTED if row.how == ADOPTED else LEFT
    return Changed(what, label, row.left_on, row.relationship, goes_on_in(row.to_family_id, reached), row.writing.reason if own else "", row.pk if own else None)


def other_families(by: Scope) -> list[tuple[str, str]]:
    """The other families that the reader reaches and may change, as (id, label), by name."""
    return [(one.pk, one.label) for one in families_of(by.reader, May.CHANGE_FAMILIES).exclude(pk=by.family.pk).order_by("label", "pk")]
