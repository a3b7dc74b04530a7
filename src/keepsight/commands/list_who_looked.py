"""Who has looked at a family's record, for those entitled to know."""

from __future__ import annotations

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.audit.models import Event

from .command import command, told
from .lead_on import earlier_records

SHOWN = 200


@command(May.SEE_WHO_LOOKED)
def list_who_looked(*, by: Scope) -> list[Event]:
    """The latest events of the family, this one among them, and those of the earlier records that it goes on from, as far as the reader reaches them."""
    told("log seen", by)
    return list(Event.objects.filter(family_id__in=[by.family.pk, *earlier_records(by)]).order_by("-at", "-pk")[:SHOWN])
