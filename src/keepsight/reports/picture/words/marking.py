"""How everything that leaves the computer is marked (safe practice 6)."""

from __future__ import annotations

from ..told import Told
from .dates import day

MARKING = "OFFICIAL-SENSITIVE"


def as_at(told: Told) -> str:
    """The day the picture stands at, how much it tells, and how much became known only later."""
    count = len(told.entries)
    held = "1 entry" if count == 1 else f"{count:,} entries"
    later = f" {len(told.after):,} known after that day are kept in entries.json and used for nothing else." if told.after else ""
    return f"As at {day(told.as_of)}: {held}.{later} Made by Keepsight from the files that agencies sent."
