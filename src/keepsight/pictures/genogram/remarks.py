"""Words written on lines (dates of a partnership, 'adopted'), put where they meet as few lines and other words as can be."""

from __future__ import annotations

from dataclasses import dataclass

from .marks import Line, Words, extent

_LINE, _SIZE, _OFF = 14.0, 12.0, 7.0
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Remark:
    """Words for a line: near `x`, the last baseline at `y`; `towards` is the side on which they had better stand.

    With `middle` they may also stand centred there, above a level line.
    """

    lines: list[str]
    x: float
    y: float
    towards: float
    middle: float | None = None


def written(remarks: list[Remark], lines: list[Line], taken: list[Words]) -> list[Words]:
    """Each remark at the first of its places that is free, else at the one that meets least."""
    pieces = [_box(a, b) for line in lines for a, b in zip(line.points, line.points[1:], strict=False)]
    words = [extent(mark) for mark in taken]
    found: list[Words] = []
    for remark in [remark for remark in remarks if remark.lines]:
        tries = [_set(remark, x, anchor) for x, anchor in _places(remark)]
        best = min(tries, key=lambda marks: _met(marks, pieces, words))
        words += [extent(mark) for mark in best]
        found += best
    return found


def _places(remark: Remark) -> list[tuple[float, str]]:
    side = 1 if remark.towards > remark.x else -1
    near = [(remark.x + side * _OFF, "start" if side > 0 else "end"), (remark.x - side * _OFF, "end" if side > 0 else "start")]
    if remark.middle is None:
        return near
    quarter = (remark.middle - remark.x) / 2
    return [(remark.middle, "middle"), (remark.middle - quarter, "middle"), (remark.middle + quarter, "middle"), *near]


def _set(remark: Remark, x: float, anchor: str) -> list[Words]:
    return [Words(x, remark.y - place * _LINE, line, _SIZE, anchor) for place, line in enumerate(reversed(remark.lines))]


def _met(marks: list[Words], pieces: list[Box], words: list[Box]) -> int:
    boxes = [extent(mark) for mark in marks]
    return sum(_overlap(box, other) for box in boxes for other in pieces) + 3 * sum(_overlap(box, other) for box in boxes for other in words)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _box(a: tuple[float, float], b: tuple[float, float]) -> Box:
    return min(a[0], b[0]) - 0.5, min(a[1], b[1]) - 0.5, max(a[0], b[0]) + 0.5, max(a[1], b[1]) + 0.5
