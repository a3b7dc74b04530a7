"""Lines of a page that each lead to their entries: what is recorded, in the words that were chosen and written; else what is not, as a question to services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.scope import Scope
from keepsight.records.entry import Entry
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import when

NONE = "No entry in the records supplied."
SHOWN = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as a line shows it: its address, when and who recorded it, what was chosen, how it begins; `suggested` where it rests on a reading alone."""

    address: str
    when: str
    agency: str
    chosen: str
    words: str
    suggested: bool
    whose: str


@dataclass(frozen=True, slots=True)
class Line:
    """A heading; what is known beside the entries; the entries, the latest first; where there is nothing, that there is not, and what to ask of services."""

    code: str
    heading: str
    facts: tuple[str, ...] = ()
    shown: tuple[Item, ...] = ()
    earlier: tuple[Item, ...] = ()
    none: str = ""
    ask: str = ""
    record: str = ""


def item(entry: Entry, by: Scope, chosen: str = "", suggested: bool = False, without: Callable[[str], str] = str) -> Item:
    """An entry as a line shows it; `without` takes out of its words what is not to stand on this page."""
    address = reverse("entry", args=[by.family.pk, entry.entry_id])
    return Item(address, when(entry.when), entry.agency, chosen, without(excerpt(entry.text)), suggested, entry.account_of)


def line(code: str, heading: str, items: list[Item], *, facts: tuple[str, ...] = (), ask: str = "", record: str = "", shown: int = SHOWN) -> Line:
    """A line of these items; `ask` stands only where there is nothing."""
    nothing = not items and not facts
    return Line(code, heading, facts, tuple(items[:shown]), tuple(items[shown:]), NONE if nothing else "", ask if not items else "", record)
