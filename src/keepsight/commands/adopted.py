"""What may still be written of a child who was adopted: what was so before, and nothing of their life since (docs/explanation/service.md)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from keepsight.records.columns import Known
from keepsight.records.person import Household, Name, Person, Relationship
from keepsight.reports.picture.words.dates import day
from keepsight.store.changes import ADOPTED, MOVED, Leaving, adopted_from
from keepsight.store.models import MODELS

CLOSED = (
    "This child was adopted on {on}, and the record of who they were ended with that day. Nothing of their life since, and above all no new name, is written here: "
    "it would join the two. What was so before that day can still be corrected, with its own last day."
)


def joins(family_id: str, rows: Iterable[Known]) -> str:
    """Why these facts cannot stand in a family's record: they would say of an adopted child what came after. Empty where they say no such thing."""
    adopted = adopted_from(family_id)
    for row in rows if adopted else ():
        for person_id in {getattr(row, name, "") for name in ("person_id", "related_person_id")} & set(adopted):
            if not _was_so_before(row, person_id, adopted[person_id], family_id):
                return CLOSED.format(on=day(adopted[person_id]))
    return ""


def joins_by_entry(family_id: str, people: Iterable[str], latest: date) -> str:
    """The same of an entry that names these people and tells of something up to `latest`."""
    adopted = adopted_from(family_id)
    after = [on for person_id, on in adopted.items() if person_id in set(people) and latest > on]
    return CLOSED.format(on=day(min(after))) if after else ""


def old_identities() -> set[tuple[str, str]]:
    """Everybody whom no search may find, as (family, person): the adopted, and who they were in a family from which they had come before."""
    found = set(Leaving.objects.filter(how=ADOPTED, closing__isnull=True).values_list("family", "person_id"))
    moves = list(Leaving.objects.filter(how=MOVED, closing__isnull=True).values_list("family", "person_id", "to_family", "to_person_id")) if found else []
    while earlier := {(family, person) for family, person, to, there in moves if (to, there) in found} - found:
        found |= earlier
    return found


def _was_so_before(row: Known, person_id: str, on: date, family_id: str) -> bool:
    if isinstance(row, Person):
        return MODELS["person"].objects.filter(family=family_id, person_id=person_id, label=row.label).exists()
    last = row.end_to if isinstance(row, Household | Relationship) else None if isinstance(row, Name) else getattr(row, "end_", None)
    return last is not None and last <= on
