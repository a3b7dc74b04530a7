"""The genogram: a family drawn from its recorded relationships, never by hand, and the same facts as a table."""

from __future__ import annotations

from datetime import date

from keepsight.records.record import Record

from .drawing import document
from .generations import families
from .labels import label_of
from .layout import lay_out
from .marks import Sheet
from .shape import shape_of
from .table import FamilyRow, rows

__all__ = ["FamilyRow", "draw", "rows"]

_MARGIN, _BETWEEN = 24.0, 40.0


def draw(record: Record, true_on: date | None = None) -> str:
    """The genogram as SVG (contracts 4): the family as at `true_on`, or everything recorded."""
    shape = shape_of(record, true_on)
    sheet = Sheet()
    y = _MARGIN
    for people in families(shape):
        part = lay_out(shape, people)
        sheet.add(part, _MARGIN, y)
        y += part.height + _BETWEEN
    sheet.width, sheet.height = sheet.width + _MARGIN, max(y, 60.0)
    labels = {person: label_of(shape, person) for person in shape.figures}
    return document(sheet, shape.figures, labels, "Genogram", "The family as recorded.")
