"""With whom an entry was shared, as far as this reader may know it: their own agency's sharing, and what was shared with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from keepsight.access.models import Share
from keepsight.access.scope import Scope, joint_ids
from keepsight.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Handed:
    """One sharing of one entry in Keepsight: with whom, on which day, until which, and whether it was ended before."""

    to: str
    on: date
    until: date | None
    ended: bool


def shared_in_sight(entries: list[Entry], by: Scope) -> dict[str, tuple[Handed, ...]]:
    """The sharing of each of these entries, the earliest first. Of another agency's entry only what it shared with the reader's, or into a joint record they are in."""
    own = [entry.entry_id for entry in entries if by.own_agency and entry.agency == by.own_agency]
    mine = Q(entry_id__in=own) | Q(to_joint__in=joint_ids(by))
    if by.own_agency:
        mine |= Q(to_agency__name=by.own_agency)
    found: dict[str, list[Handed]] = defaultdict(list)
    sight = {entry.entry_id for entry in entries}
    for row in Share.objects.filter(mine, family=by.family).select_related("to_agency", "to_joint").order_by("at", "pk"):
        if row.entry_id in sight:
            found[row.entry_id].append(Handed(str(row.to_agency or f"a {row.to_joint}"), timezone.localtime(row.at).date(), row.until, bool(row.ended_by)))
    return {entry_id: tuple(rows) for entry_id, rows in found.items()}
