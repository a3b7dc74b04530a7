"""Decisions and actions: what services decided, began and ended, with what followed as recorded."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.codes import KINDS

from ..told import Told
from .cited import Cited, cited

DECIDING = (
    "decision", "strategy discussion", "section 47 enquiry", "conference", "review", "plan start", "plan end", "closure", "court",
)


@dataclass(frozen=True, slots=True)
class Decided:
    """One step a service took: the kind of step, and the entry that records it."""

    kind: str
    suggested: bool
    entry: Cited


def decisions(told: Told) -> list[Decided]:
    """Every step in chronological order."""
    return [
        Decided(KINDS[entry.kind.value], entry.kind.suggested, cited(entry))
        for entry in told.entries
        if entry.kind is not None and entry.kind.value in DECIDING
    ]
