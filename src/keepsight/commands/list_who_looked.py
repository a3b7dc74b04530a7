"""Who has looked at a family's record, for those entitled to know."""

from __future__ import annotations

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.audit.models import Event

from .command import command, told

SHOWN = 200


@command(May.SEE_WHO_LOOKED)
def list_who_looked(*, by: Scope) -> list[Event]:
    """The latest events of the family, this one among them."""
    told("log seen", by)
    return list(Event.objects.filter(family_id=by.family.pk).order_by("-at", "-pk")[:SHOWN])
