"""Opening a family's page: reading, which is in the log as writing is."""

from __future__ import annotations

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.reports.picture.told import Told

from .as_seen import as_seen
from .command import command, told
from .reading_marks import mark_read


@command(May.SEE_FAMILY)
def open_family(*, by: Scope) -> Told:
    """The family as the scope sees it."""
    told("family seen", by)
    mark_read(by)
    return as_seen(by)
