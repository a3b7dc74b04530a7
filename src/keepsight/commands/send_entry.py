"""An entry that an agency's own system sends, under the system's own reference: sent twice, it stands once."""

from __future__ import annotations

import hashlib

from keepsight.access.models import Agency, SentEntry
from keepsight.access.permissions import May
from keepsight.access.scope import Scope

from .command import command
from .record_entry import CannotRecord, Draft, record_entry


class SentOtherwise(CannotRecord):
    """Other words came under a reference that stands already."""


@command(May.USE_API)
def send_entry(new: Draft, reference: str, *, by: Scope) -> tuple[str, bool]:
    """Record the entry, and give its id and whether it is new. Without a reference it is always new.

    Raises CannotRecord, and SentOtherwise where the same reference came before with another content.
    """
    if not reference:
        return record_entry(new, by=by), True
    digest = hashlib.sha256(repr(new).encode()).hexdigest()
    before = SentEntry.objects.select_for_update().filter(family=by.family, agency__name=by.reader.agency, reference=reference).first()
    if before is None:
        entry_id = record_entry(new, by=by)
        SentEntry.objects.create(family=by.family, agency=Agency.objects.get(name=by.reader.agency), reference=reference, entry_id=entry_id, digest=digest)
        return entry_id, True
    if before.digest != digest:
        raise SentOtherwise(f"An entry stands under the reference '{reference}' already, with other content (entry {before.entry_id}). Nothing was written. To change it, correct that entry with a reason.", "reference")
    return before.entry_id, False
