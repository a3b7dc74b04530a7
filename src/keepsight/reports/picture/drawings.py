"""The drawings of the picture and the tables that say the same, made once for the page, the Word file and the SVG files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from keepsight.pictures import genogram, timeline

from .told import Told

IN_OTHERS = "named in the rows of others"  # for a person who is nobody's parent or partner, but somebody's child


@dataclass(frozen=True, slots=True)
class Lanes:
    """A timeline with one kind of lane: the drawing, and its rows by lane and year."""

    svg: str
    rows: tuple[timeline.LaneRow, ...]


@dataclass(frozen=True, slots=True)
class Drawings:
    """Everything that is drawn, the family as recorded."""

    genogram: str
    family: tuple[genogram.FamilyRow, ...]
    by_agency: Lanes
    by_child: Lanes


def size(svg: str) -> tuple[float, float]:
    """A drawing's width and height in px. Raises ValueError where it has no viewBox."""
    box = re.search(r'viewBox="([^"]+)"', svg)
    if box is None:
        raise ValueError("a drawing needs a viewBox, so that its size is known")
    _, _, width, height = map(float, box[1].split())
    return width, height


def width(svg: str) -> int:
    """How wide a drawing is drawn, in px."""
    return round(size(svg)[0])


def drawings(told: Told) -> Drawings:
    """Draw the family and its time."""
    record = told.assembled.record
    return Drawings(
        genogram=genogram.draw(record),
        family=tuple(genogram.rows(record)),
        by_agency=Lanes(timeline.draw(record, "agency"), tuple(timeline.rows(record, "agency"))),
        by_child=Lanes(timeline.draw(record, "child"), tuple(timeline.rows(record, "child"))),
    )
