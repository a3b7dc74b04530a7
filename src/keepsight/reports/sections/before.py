"""Before you go: orders, hazards, safe ways of contact, language and communication (safe practice 3)."""

from __future__ import annotations

from ..content import Block, Points, Section, Smaller, Words
from ..picture.told import Told
from ..picture.words.before_you_go import before_you_go
from .cites import cites


def before(told: Told) -> Section:
    """Each thing to know, with the entries that bear on it."""
    blocks: list[Block] = []
    for thing in before_you_go(told):
        blocks.append(Smaller(thing.heading))
        if thing.lines:
            blocks.append(Points(tuple(f"{', '.join(label for label, _ in line.people)}: {line.words}" for line in thing.lines)))
        if thing.entries:
            blocks.append(cites(thing.heading, thing.entries, thing.if_none))
        if not thing.lines and not thing.entries:
            blocks.append(Words(thing.if_none))
    return Section("before_you_go", "Before you go", tuple(blocks))
