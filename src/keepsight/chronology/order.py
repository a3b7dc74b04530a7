"""One order over all agencies' entries (practice 4.3: event date, record date and shared date stay apart)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from keepsight.records.entry import Entry


def place(entry: Entry) -> tuple[date, date, str, str, str]:
    """Where an entry stands: its latest day, then its earliest, its time, its agency, its id.

    A vague entry stands at its **latest** day, because then one sentence is true of every line of the chronology:
    what stands above it had certainly happened by that day. At its earliest day "2008" would stand before January
    2008 and claim to come first; and contracts 1.4 lets supporting entries speak at their latest day only, so the
    chronology and the questions read in one order. The span itself is shown beside the line and drawn as a span.
    """
    return entry.happened_to, entry.happened_from, entry.time_from, entry.agency, entry.entry_id


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in one order whatever order the files gave them in."""
    return sorted(entries, key=place)
