"""Where the marks of a lane stand: each by itself while there is room, else counted together in a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place(Generic[T]):
    """One mark, or several counted together: the things, from `left` to `right` px, in sub-row `row` (0 at the top)."""

    things: tuple[T, ...]
    left: float
    right: float
    row: int
    together: bool = False


def swarm(things: Sequence[tuple[T, float, float]], apart: float, depth: int, box: float) -> list[Place[T]]:
    """Places things with their left and right px, sorted by left, into sub-rows with at least `apart` px between them.

    Where more than `depth` of them crowd, that crowd is counted in boxes of about `box` px, which take all sub-rows.
    """
    placed: list[Place[T]] = []
    crowd: list[tuple[T, float, float]] = []
    reach = float("-inf")
    for thing in things:
        if crowd and thing[1] >= reach + apart:
            placed += _place(crowd, apart, depth, box)
            crowd, reach = [], float("-inf")
        crowd.append(thing)
        reach = max(reach, thing[2])
    return placed + (_place(crowd, apart, depth, box) if crowd else [])


def _place(crowd: list[tuple[T, float, float]], apart: float, depth: int, box: float) -> list[Place[T]]:
    ends: list[float] = []
    placed: list[Place[T]] = []
    for thing, left, right in crowd:
        row = next((row for row, end in enumerate(ends) if end + apart <= left), len(ends))
        if row == depth:
            return _boxes(crowd, apart, box)
        ends[row : row + 1] = [right]
        placed.append(Place((thing,), left, right, row))
    return placed


def _boxes(crowd: list[tuple[T, float, float]], apart: float, box: float) -> list[Place[T]]:
    """Equal boxes over a crowd, by where each thing begins; a box without a thing is left out."""
    first, last = crowd[0][1], max(left for _, left, _ in crowd)
    count = max(round((last - first) / box), 1)
    each = max((last - first) / count, 1e-9)
    held: list[list[tuple[T, float, float]]] = [[] for _ in range(count)]
    for one in crowd:
        held[min(int((one[1] - first) / each), count - 1)].append(one)
    wide = max(each - apart / 2, box * 0.75)
    return [
        Place(tuple(thing for thing, _, _ in some), first + place * each, first + place * each + wide, 0, together=True)
        for place, some in enumerate(held)
        if some
    ]
