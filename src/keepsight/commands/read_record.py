"""Reading a family's record as data, and which families there are to read: what an agency's own system asks for."""

from __future__ import annotations

from keepsight.access.permissions import May
from keepsight.access.scope import Reader, Scope, families_of
from keepsight.reports.picture.told import Told
from keepsight.store.models import FamilyRecord

from .as_seen import as_seen
from .command import command, told


@command(May.USE_API)
def read_families(*, by: Reader) -> list[FamilyRecord]:
    """The families that the system's agency works with, by name."""
    told("families listed", by)
    return list(families_of(by).order_by("label", "pk"))


@command(May.USE_API)
def read_record(*, by: Scope) -> Told:
    """The record as the scope sees it, every table of it."""
    told("record read", by)
    return as_seen(by)
