"""What is restricted as it arrives: third parties' health and criminal matters, until the agency that holds them shares them (safe practice 1.6)."""

from __future__ import annotations

from dataclasses import replace

from keepsight.records.entry import Entry
from keepsight.records.record import Record

HEALTH = {"health", "mental-health", "alcohol", "drugs"}
CRIME = {"offending"}
THIRD_PARTY_HEALTH = "third-party health, restricted on arrival"
CRIMINAL_MATTERS = "criminal matters of an adult, restricted on arrival"


def restricted_on_arrival(record: Record) -> Record:
    """The record with entries restricted that concern only adults and tell of their health or of crime. What an agency restricted keeps its own words."""
    children = {person.person_id for person in record.person if person.kind == "child"}
    about = record.concerned_in()
    of_a_child = {entry_id for entry_id, rows in about.items() if any(row.person_id in children or row.person_id is None for row in rows)}
    return replace(record, entry=[_arriving(entry, entry.entry_id in of_a_child or entry.entry_id not in about) for entry in record.entry])


def _arriving(entry: Entry, of_a_child: bool) -> Entry:
    themes = {theme.value for theme in entry.themes if not theme.denied}
    why = CRIMINAL_MATTERS if themes & CRIME else THIRD_PARTY_HEALTH if themes & HEALTH else ""
    return entry if entry.restricted or of_a_child or not why else replace(entry, restricted=why)
