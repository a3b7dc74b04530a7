"""The drawings of the picture and the tables that say the same, made once for the page, the Word file and the SVG files."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.pictures import genogram, timeline

from .told import Told


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


def drawings(told: Told) -> Drawings:
    """Draw the family and its time."""
    record = told.assembled.record
    return Drawings(
        genogram=genogram.draw(record),
        family=tuple(genogram.rows(record)),
        by_agency=Lanes(timeline.draw(record, "agency"), tuple(timeline.rows(record, "agency"))),
        by_child=Lanes(timeline.draw(record, "child"), tuple(timeline.rows(record, "child"))),
    )
