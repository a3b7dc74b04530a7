"""Who has looked at a family's record, for those entitled to know."""

from __future__ import annotations

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.audit.models import Event

from .command import command, told
from .lead_on import earlier_records

SHOWN = 200


@command(May.SEE_WHO_LOOKED)
def list_who_looked(before: int | None = None, *, by: Scope) -> tuple[list[Event], bool]:
    """The latest events of the family, this one among them, and those of the earlier records that it goes on from, as far as the reader reaches them;
    `before` asks for those before the event of this number. Says whether there are earlier ones still: nothing of the log is out of reach."""
    told("log seen", by)
    events = Event.objects.filter(family_id__in=[by.family.pk, *earlier_records(by)], **({} if before is None else {"pk__lt": before}))
    found = list(events.order_by("-pk")[: SHOWN + 1])
    return found[:SHOWN], len(found) > SHOWN
