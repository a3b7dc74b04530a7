"""The words beside each person's symbol, wrapped, with the room they take. Sizes in px."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.pictures.svg import width, wrapped

from .shape import Shape

SYMBOL = 40.0  # width and height of every symbol
BESIDE = 7.0  # from the symbol to its words
NAME_SIZE, LINE_SIZE, LINE = 14.0, 12.5, 16.0
_ROOM, _NARROWEST = 124.0, 58.0
_NAME_LINES, _SAID_LINES = 3, 2


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of words and whether each is (part of) the name; `shortened` where the whole name does not fit."""

    lines: tuple[tuple[str, bool], ...]
    width: float
    shortened: bool = False

    @property
    def height(self) -> float:
        return LINE * len(self.lines)


def label_of(shape: Shape, person_id: str, room: float = _ROOM) -> Label:
    """A person's name, birth and death, and relationships that no line shows."""
    figure = shape.figures[person_id]
    name = wrapped(figure.name, NAME_SIZE, room, _NAME_LINES, bold=True)
    rest = [part for line in figure.lines for part in wrapped(line, LINE_SIZE, room, 2)]
    said = shape.said.get(person_id, [])
    rest += [part for words in said[:_SAID_LINES] for part in wrapped(words, LINE_SIZE, room, 2)]
    rest += [f"and {len(said) - _SAID_LINES} more, see table"] if len(said) > _SAID_LINES else []
    widest = max([width(line, NAME_SIZE, bold=True) for line in name] + [width(line, LINE_SIZE) for line in rest])
    lines = tuple([(line, True) for line in name] + [(line, False) for line in rest])
    return Label(lines, max(widest, _NARROWEST), bool(name) and name[-1].endswith("…"))
