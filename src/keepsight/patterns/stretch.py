"""What a pattern's statement is told: one unbroken stretch, its entries and its people (design 4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.records.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """`entries` are all for it, `contrary` those that point the other way, each in order of date; `children` are labels, eldest first.

    `about` are the labels of everyone whom the finding concerns, fathers and carers among them. `events` counts as contracts 2.1 says.
    `lacking` names, by label,
    what an expectation still lacks of a person. `days` is how long the stretch has lasted by the as-at day. `thresholds` are the numbers in use.
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
    raised_on: date
    resolved_on: date | None
    as_of: date
    thresholds: dict[str, int]
