"""An entry as a line that leads to its page."""

from __future__ import annotations

from django.urls import reverse

from keepsight.access.scope import Scope
from keepsight.records.entry import Entry
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import when


def cite(entry: Entry, by: Scope) -> tuple[str, str]:
    """The day, the agency and how the text begins; and the address of the entry's page."""
    return f"{when(entry.when)}, {entry.agency}: {excerpt(entry.text, longest=150)}", reverse("entry", args=[by.family.pk, entry.entry_id])
