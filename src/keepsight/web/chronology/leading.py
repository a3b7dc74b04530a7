"""Where a link to an entry leads: to its place on the chronology's pages, or to its own page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from django.urls import reverse

from keepsight.access.scope import Scope
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.anchors import entry_anchor
from keepsight.reports.picture.words.chronology import Happened, arranged

ON_A_PAGE = 200  # entries; an event told more than once is not parted
MARK = re.compile(r'href="#(entry-[^"]+)"')


def opens(by: Scope) -> Callable[[str], str]:
    """The address of an entry's own page, by its id."""
    return lambda entry_id: reverse("entry", args=[by.family.pk, entry_id])


def to_entries(told: Told, by: Scope) -> Callable[[str], str]:
    """The address of an anchor: entries stand on the chronology's pages, people and questions on the page that asks."""
    chronology = reverse("chronology", args=[by.family.pk])
    pages = {entry_anchor(entry_id): number for entry_id, number in page_of(told).items()}
    return lambda anchor: f"{chronology}?page={pages.get(anchor, 1)}#{anchor}" if anchor.startswith("entry-") else f"#{anchor}"


def lists_at(by: Scope) -> Callable[..., str]:
    """The address of a list's entries in the chronology, by its side and its question's id."""
    chronology = reverse("chronology", args=[by.family.pk])
    return lambda side, question="": f"{chronology}?{urlencode({'side': side} | ({'question': question} if question else {}))}"


def led(drawn: str, to: Callable[[str], str]) -> str:
    """A drawing whose marks lead to where their entries stand."""
    return MARK.sub(lambda found: f'href="{to(found[1])}"', drawn)


def paged(events: list[Happened]) -> Iterator[list[Happened]]:
    """The events of each page in turn."""
    page, entries = [], 0
    for event in events:
        page.append(event)
        entries += len(event.accounts)
        if entries >= ON_A_PAGE:
            yield page
            page, entries = [], 0
    if page:
        yield page


def page_of(told: Told) -> dict[str, int]:
    """The number of the page on which each entry stands, where nothing is narrowed."""
    pages = paged(arranged(told, told.entries)[0])
    return {entry.entry_id: number for number, page in enumerate(pages, 1) for event in page for entry in event.accounts}
