"""People whom no line joins to anybody: drawn too, set apart, with what is recorded of them in words."""

from __future__ import annotations

from .labels import BESIDE, LINE, SYMBOL, label_of
from .marks import Mark, Sheet, Standing, Words
from .rings import Home
from .shape import Shape

_COLUMN, _BETWEEN_ROWS, _HEADING = 196.0, 18.0, 30.0
NO_RELATIONSHIP, IN_WORDS = "no relationship recorded", "recorded in words only"


def set_apart(shape: Shape, people: list[str], homes: list[Home], width: float) -> Sheet:
    """A sheet of people in columns, within a width where that holds one column: those told of in words, then those without anything."""
    for person in people:
        shape.said[person] += [f"household: {home.name}" for home in homes if person in home.people]
    told = [person for person in people if person in shape.related]
    alone = [person for person in people if person not in shape.related]
    sheet = Sheet()
    for heading, group in ((IN_WORDS, told), (NO_RELATIONSHIP, alone)):
        if group:
            sheet.add(_columns(shape, heading, group, max(int(width // _COLUMN), 1)), 0.0, sheet.height + (_BETWEEN_ROWS if sheet.height else 0.0))
    return sheet


def _columns(shape: Shape, heading: str, people: list[str], how_many: int) -> Sheet:
    marks: list[Mark] = [Words(0.0, 14.0, heading[0].upper() + heading[1:], 13.0)]
    y = _HEADING
    for first in range(0, len(people), how_many):
        row = people[first : first + how_many]
        marks += [Standing(person, SYMBOL / 2 + place * _COLUMN, y) for place, person in enumerate(row)]
        y += max([SYMBOL, *[label_of(shape, person).height for person in row]]) + _BETWEEN_ROWS
    last = SYMBOL + BESIDE + max(label_of(shape, person).width for person in people)
    return Sheet((min(how_many, len(people)) - 1) * _COLUMN + max(last, 190.0), y - _BETWEEN_ROWS + LINE / 4, marks)
