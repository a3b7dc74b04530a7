"""The drawings of the picture and the tables that say the same, made once for the page, the Word file and the SVG files."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from xml.sax.saxutils import escape

from keepsight.pictures import genogram, timeline
from keepsight.records.record import Record

from .told import Told, whole
from .words.marking import MARKING, prepared_lines

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


def marked(svg: str, told: Told) -> bytes:
    """A drawing as a file of its own, which may be sent without the page: marked below, with who prepared it, when, for whom and why."""
    across, down = size(svg)
    said = escape(". ".join([MARKING, *(f"{line}: {value}" for line, value in prepared_lines(told) if value)]))
    below = f'<text x="12" y="{down + 15:g}" font-size="12" fill="#111">{said}</text></svg>'
    taller = re.sub(r'(<svg\b[^>]*?\bheight=")[\d.]+(")', rf"\g<1>{down + 24:g}\2", svg, count=1)
    taller = re.sub(r'viewBox="[^"]+"', f'viewBox="0 0 {across:g} {down + 24:g}"', taller, count=1)
    return (taller.rstrip().removesuffix("</svg>") + below + "\n").encode()


def drawings(told: Told) -> Drawings:
    """Draw the family and its time."""
    return drawn(told.assembled.record if told.shown is whole else replace(told.assembled.record, entry=[*told.entries, *told.after]))


def drawn(record: Record, true_on: date | None = None) -> Drawings:
    """Draw a record: the family as at `true_on` and the entries that may have happened by then, or everything recorded."""
    then = replace(record, entry=[entry for entry in record.entry if entry.happened_from <= true_on]) if true_on else record
    return Drawings(
        genogram=genogram.draw(record, true_on),
        family=tuple(genogram.rows(record, true_on)),
        by_agency=Lanes(timeline.draw(then, "agency"), tuple(timeline.rows(then, "agency"))),
        by_child=Lanes(timeline.draw(then, "child"), tuple(timeline.rows(then, "child"))),
    )
