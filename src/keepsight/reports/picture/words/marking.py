"""How everything that leaves the computer is marked (safe practice 6)."""

from __future__ import annotations

from ..told import Told
from .dates import day

MARKING = "OFFICIAL-SENSITIVE"
WHAT_ORDER = (
    "All agencies in one order. An entry whose date is a month, a year or a span stands at its last possible day: "
    "whatever stands above a line had happened by then."
)


def prepared_lines(told: Told) -> list[tuple[str, str]]:
    """Who prepared it, when, for whom and why: a line each, with nothing beside it where that was not given."""
    prepared = told.prepared
    return [("Prepared by", prepared.by), ("On", prepared.on), ("Shared with, and why", prepared.why)]


def prepared_or_dots(told: Told, dots: int) -> list[str]:
    """The same lines for paper: what was not given is a dotted line to be filled in by hand."""
    return [f"{line}: {value or '.' * dots}" for line, value in prepared_lines(told)]


def as_at(told: Told) -> str:
    """The day the picture stands at, how much it tells, and how much became known only later."""
    count = len(told.entries)
    held = "1 entry" if count == 1 else f"{count:,} entries"
    later = f" {len(told.after):,} known after that day are kept in entries.json and used for nothing else." if told.after else ""
    return f"As at {day(told.as_of)}: {held}.{later} Made by Keepsight from the files that agencies sent."
