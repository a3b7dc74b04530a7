"""What a genogram is made of once everything has a place: lines, dots, words and people. Coordinates in px."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from keepsight.pictures.svg import width

Point = tuple[float, float]
DASHED, DOTTED = "6 4", "2 4"


@dataclass(frozen=True, slots=True)
class Line:
    """Straight pieces through `points`. `kind` is 'couple', 'child' or 'household' (contracts 4); `means` is said on hover."""

    kind: str
    points: tuple[Point, ...]
    means: str = ""
    dash: str = ""

    def moved(self, dx: float, dy: float) -> Line:
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Dot:
    """Where the children of a couple leave a bar that several couples share."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Dot:
        return Dot(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words on its baseline; `anchor` is start, middle or end; `backed` words stand on white, over a line."""

    x: float
    y: float
    words: str
    size: float = 12.0
    anchor: str = "start"
    backed: bool = False

    def moved(self, dx: float, dy: float) -> Words:
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person whose symbol has its middle at `x` and its top at `y`."""

    person_id: str
    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Standing:
        return Standing(self.person_id, self.x + dx, self.y + dy)


Mark = Line | Dot | Words | Standing


@dataclass(slots=True)
class Sheet:
    """Marks with the room they take, from 0, 0."""

    width: float = 0.0
    height: float = 0.0
    marks: list[Mark] = field(default_factory=list)

    def add(self, other: Sheet, dx: float, dy: float) -> None:
        """Puts another sheet's marks at a distance, and grows to hold them."""
        self.marks += [mark.moved(dx, dy) for mark in other.marks]
        self.width = max(self.width, other.width + dx)
        self.height = max(self.height, other.height + dy)


def extent(mark: Mark) -> tuple[float, float, float, float]:
    """The least and greatest x and y of a mark: left, top, right, foot. Of a person, the middle of the symbol's top only."""
    if isinstance(mark, Line):
        return min(x for x, _ in mark.points), min(y for _, y in mark.points), max(x for x, _ in mark.points), max(y for _, y in mark.points)
    if isinstance(mark, Words):
        room = width(mark.words, mark.size)
        left = mark.x - {"start": 0.0, "middle": room / 2, "end": room}[mark.anchor]
        return left, mark.y - mark.size, left + room, mark.y + 3
    return mark.x, mark.y, mark.x, mark.y
