"""Which entries are key events: marked so, or a change of plan, home or family (safe practice 3; practice 4.2)."""

from __future__ import annotations

from keepsight.records.entry import Entry

KEY_KINDS = ("birth", "death", "move", "placement", "plan start", "plan end")
WHAT_IS_KEY = (
    "Key events are those that an agency or a person marked as key, "
    "and births, deaths, moves, placements, and starts and ends of plans."
)


def is_key(entry: Entry) -> bool:
    """Whether an entry stands in the succinct chronology."""
    return entry.key or (entry.kind is not None and entry.kind.value in KEY_KINDS)
