"""Households drawn as rings round the people who live together: joined from row to row, and round nobody else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from keepsight.linkage.spans import Days, may_hold
from keepsight.pictures.svg import shortened
from keepsight.records.record import Record

from .crossings import Order
from .groups import Groups
from .labels import BESIDE, SYMBOL, Label
from .marks import Line, Mark, Words
from .nets import is_way
from .ties import standing

_OFF, _NECK, _AROUND, _DASH = 7.0, 12.0, 150.0, "1 4"  # around: how much further a join along a row may be than one between rows
Box = tuple[float, float, float, float]  # left, top, right, foot


@dataclass(frozen=True, slots=True)
class Home:
    """A household on a day: its name as it may be shown, and who lives there. `place` counts households, so that rings can differ."""

    name: str
    people: frozenset[str]
    place: int


class Band(Protocol):
    """The room of one row."""

    top: float
    foot: float


def homes_of(record: Record, true_on: date | None) -> list[Home]:
    """The households as at a day; without one, those of which no end is recorded. An address that is restricted is not named."""
    members: dict[str, list[str]] = defaultdict(list)
    restricted: set[str] = set()
    for row in standing(record.household):
        if may_hold(row, Days(true_on, true_on)) if true_on else not (row.end_to or row.end_from):
            members[row.household].append(row.person_id)
            restricted |= {row.household} if row.restricted else set()
    return [Home("address restricted" if name in restricted else name, frozenset(people), place) for place, (name, people) in enumerate(members.items())]


def rings(home: Home, order: Order, x: dict[str, float], labels: dict[str, Label], bands: dict[int, Band]) -> list[Mark]:
    """The ring of one household within one family, and its name at the foot; nothing where none of them is in it."""
    off = _OFF - 1.5 * (home.place % 3)
    runs = {number: _runs(home, people, x, labels, bands[number], off) for number, people in order.items()}
    boxes = [box for some in runs.values() for box in some]
    if not boxes:
        return []
    lowest = max(boxes, key=lambda box: (box[3], -box[0]))
    boxes += [box for one, other in _joins(runs) for box in (_neck_in_row(one, other) if one[1] == other[1] else _neck_between(one, other))]
    name = Words(lowest[0] + off + SYMBOL + BESIDE, lowest[3] + 4, shortened(home.name, 11.0, 170.0), 11.0, backed=True)
    return [*[Line("household", loop, f"household: {home.name}", _DASH) for loop in _outline(boxes)], name]


def _runs(home: Home, people: list[str], x: dict[str, float], labels: dict[str, Label], band: Band, off: float) -> list[Box]:
    """One box for each run of members who stand next to one another in a row."""
    found: list[Box] = []
    joined = False
    for person in people:
        if person in home.people:
            left, right = x[person] - SYMBOL / 2 - off, x[person] + SYMBOL / 2 + BESIDE + labels[person].width + off
            if joined:
                left = found.pop()[0]
            found.append((left, band.top - off, right, band.foot + off))
            joined = True
        elif not is_way(person):
            joined = False
    return found


def _joins(runs: dict[int, list[Box]]) -> list[tuple[Box, Box]]:
    """Which runs to join so that the ring is one, where rows are next to one another: the nearest first, straight down before along a row."""
    tries = [(_AROUND + after[0] - before[2], before, after) for some in runs.values() for before, after in zip(some, some[1:], strict=False)]
    for number, some in runs.items():
        tries += [(max(max(a[0], b[0]) + _NECK - min(a[2], b[2]), 0.0), a, b) for a in some for b in runs.get(number + 1, [])]
    together = Groups([str(box) for some in runs.values() for box in some])
    joins = []
    for _, one, other in sorted(tries):
        if together.leader(str(one)) != together.leader(str(other)):
            together.join(str(one), str(other))
            joins.append((one, other))
    return joins


def _neck_in_row(one: Box, other: Box) -> list[Box]:
    """Joins two runs of one row under the people between them."""
    foot = one[3]
    return [
        (one[2] - _NECK, foot - 1, one[2], foot + _NECK),
        (one[2] - _NECK, foot + 4, other[0] + _NECK, foot + _NECK),
        (other[0], foot - 1, other[0] + _NECK, foot + _NECK),
    ]


def _neck_between(one: Box, other: Box) -> list[Box]:
    """Joins a run to one in the row below it."""
    left, right = max(one[0], other[0]), min(one[2], other[2])
    if right - left >= _NECK:
        return [(left, one[3] - 1, right, other[1] + 1)]
    from_x, to_x = (one[2] - _NECK, other[0]) if one[2] <= other[0] + _NECK else (one[0], other[2] - _NECK)
    middle = (one[3] + other[1]) / 2
    across = (min(from_x, to_x), middle - _NECK / 2, max(from_x, to_x) + _NECK, middle + _NECK / 2)
    return [(from_x, one[3] - 1, from_x + _NECK, across[3]), across, (to_x, across[1], to_x + _NECK, other[1] + 1)]


def _outline(boxes: list[Box]) -> list[tuple[tuple[float, float], ...]]:
    """The outer and inner edges of boxes that overlap, as closed paths of level and upright pieces."""
    xs, ys = sorted({edge for box in boxes for edge in (box[0], box[2])}), sorted({edge for box in boxes for edge in (box[1], box[3])})
    filled = {
        (i, j)
        for box in boxes
        for i in range(xs.index(box[0]), xs.index(box[2]))
        for j in range(ys.index(box[1]), ys.index(box[3]))
    }
    edges: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for i, j in sorted(filled):
        for neighbour, start, end in (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        ):
            if neighbour not in filled:
                edges[start].append(end)
    return [tuple((xs[i], ys[j]) for i, j in _corners(loop)) for loop in _loops(edges)]


def _loops(edges: dict[tuple[int, int], list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    loops = []
    while edges:
        start = min(edges)
        loop = [start]
        while True:
            ends = edges[loop[-1]]
            after = ends.pop()
            if not ends:
                del edges[loop[-1]]
            loop.append(after)
            if after == start:
                break
        loops.append(loop)
    return loops


def _corners(loop: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A closed path without the points at which it goes straight on."""
    ring = loop[:-1]
    kept = [
        point
        for before, point, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True)
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
    ]
    return [*kept, kept[0]]
