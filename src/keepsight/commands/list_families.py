"""The families on somebody's first page."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.access.permissions import May
from keepsight.access.scope import Reader, families_of, roles_of
from keepsight.store.models import FamilyRecord

from .command import command, told


@dataclass(frozen=True, slots=True)
class Home:
    """What stands on a first page: the families that the reader reaches, by name, and the roles they hold as (number, words, whether it is the one now)."""

    families: list[FamilyRecord]
    roles: list[tuple[int, str, bool]]


@command(May.SEE_HOME)
def list_families(*, by: Reader) -> Home:
    """The families that the reader reaches, and nothing of what is in them."""
    told("home seen", by)
    return Home(list(families_of(by).order_by("label", "pk")), roles_of(by))
