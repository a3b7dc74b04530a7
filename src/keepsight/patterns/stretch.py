"""What a pattern's statement is told: one unbroken stretch, its entries and its people (design 4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.procedures import Timescale
from keepsight.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Noted:
    """One detail of a stretch: what the query said, the labels of those it is about, and the day on which it ended; empty while it stands."""

    what: str
    people: list[str]
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """`entries` are all for it, `contrary` those that point the other way, each in order of date; `children` are labels, eldest first.

    `about` are the labels of everyone whom the finding concerns, fathers and carers among them. `events` counts as contracts 2.1 says.
    `lacking` names, by label,
    what an expectation still lacks of a person; `noted` is every detail that the query gave in the stretch. `days` is how long the stretch has lasted by the as-at day. `thresholds` are the numbers in use, `timescales` those of guidance.
    """

    entries: list[Entry]
    contrary: list[Entry]
    hardship: list[Entry]
    help: list[Entry]
    about: list[str]
    children: list[str]
    events: int
    days: int
    lacking: dict[str, list[str]]
    noted: list[Noted]
    raised_on: date
    resolved_on: date | None
    as_of: date
    thresholds: dict[str, int]
    timescales: tuple[Timescale, ...]
