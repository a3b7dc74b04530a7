"""Accounts: several agencies' tellings of one event, tied and all kept (practice 4.4, contracts 2.1)."""

from __future__ import annotations

from keepsight.records.record import Record


def events(record: Record) -> dict[str, str]:
    """The event of every entry: the entry_id of its first telling, which is its own where nothing is tied to it."""
    told = {row.entry_id: row.event_id for row in record.account if row.known_until is None}
    return {entry.entry_id: told.get(entry.entry_id, entry.entry_id) for entry in record.entry}
