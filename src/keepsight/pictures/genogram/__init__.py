"""The genogram: a family drawn from its recorded relationships, never by hand, and the same facts as a table."""

from __future__ import annotations

from datetime import date

from keepsight.pictures.svg import width, wrapped
from keepsight.records.record import Record

from .apart import set_apart
from .drawing import document
from .generations import families
from .key import key, used
from .labels import label_of
from .layout import lay_out
from .marks import Sheet, Words
from .rings import homes_of
from .shape import Shape, shape_of
from .table import FamilyRow, rows

__all__ = ["FamilyRow", "draw", "rows"]

_MARGIN, _BETWEEN, _NARROWEST, _NOTE = 24.0, 36.0, 560.0, 12.5
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def draw(record: Record, true_on: date | None = None) -> str:
    """The genogram as SVG (contracts 4): the family as at `true_on`, or everything recorded.

    As at a day: people not yet born are left out (a baby expected is a triangle), and so are relationships not yet begun,
    with those who are known only through them; partnerships that had ended stay, with the mark that they ended.
    """
    shape = shape_of(record, true_on)
    homes = homes_of(record, true_on)
    found = families(shape)
    sheet = Sheet()
    for people in [people for people in found if len(people) > 1]:
        sheet.add(lay_out(shape, people, homes), _MARGIN, sheet.height + (_BETWEEN if sheet.height else _MARGIN))
    apart = [people[0] for people in found if len(people) == 1]
    if apart:
        room = max(sheet.width - _MARGIN, _NARROWEST)
        sheet.add(set_apart(shape, apart, homes, room), _MARGIN, sheet.height + (_BETWEEN if sheet.height else _MARGIN))
    return _finished(shape, sheet, true_on)


def _finished(shape: Shape, sheet: Sheet, true_on: date | None) -> str:
    """The sheet with its notes and key."""
    room = max(sheet.width - _MARGIN, _NARROWEST)
    for note in shape.notes if shape.figures else ["No person is in the records supplied."]:
        lines = wrapped(note, _NOTE, room, 4)
        for place, line in enumerate(lines):
            sheet.add(Sheet(width(line, _NOTE), 16.0, [Words(0.0, 12.0, line, _NOTE)]), _MARGIN, sheet.height + (12.0 if place == 0 else 0.0))
    explained, height = key(used(shape.figures.values(), sheet.marks), _MARGIN, sheet.height + _BETWEEN, room)
    sheet.width = max(sheet.width, room + _MARGIN) + _MARGIN
    sheet.height += (height + _BETWEEN if explained else 0.0) + _MARGIN
    labels = {person: label_of(shape, person) for person in shape.figures}
    return document(sheet, shape.figures, labels, _title(true_on), _description(shape), explained)


def _title(true_on: date | None) -> str:
    return "Genogram" if true_on is None else f"Genogram: the family as at {true_on.day} {_MONTHS[true_on.month - 1]} {true_on.year}"


def _description(shape: Shape) -> str:
    gaps = [f"{figure.name} for {shape.figures[person.removeprefix('unknown-of-')].name}" for person, figure in shape.figures.items() if figure.gap]
    missing = f" {'; '.join(gaps)[0].upper()}{'; '.join(gaps)[1:]}." if gaps else ""
    return f"The family drawn from the relationships recorded.{missing} The table of relationships says the same in words."
