"""Where each person stands from left to right: over their children, under their parents, never closer than their words allow."""

from __future__ import annotations

from collections import defaultdict

from .crossings import Order
from .hubs import Bar
from .labels import BESIDE, SYMBOL, Label
from .nets import Wire

GRID = 16.0  # people stand on this grid, in px; lines between them may use its halves
_BETWEEN, _WAY = 22.0, 12.0
_SWEEPS = 60
_TOGETHER = 0.8  # how much of their distance siblings, or partners, keep from one sweep to the next where nothing is between them


def columns(order: Order, labels: dict[str, Label], wires: dict[int, list[Wire]], bars: dict[int, list[Bar]]) -> dict[str, float]:
    """The x of the middle of each symbol, and of each way through, on the grid."""
    room = {number: _steps(people, labels) for number, people in order.items()}
    x = {person: at for number, people in order.items() for person, at in zip(people, room[number], strict=True)}
    for sweep in range(_SWEEPS):
        up = sweep % 2 == 1
        for number in sorted(order, reverse=up):
            wanted = _wanted(number, wires, bars, x, parents=not up or sweep > 8, children=up or sweep > 8)
            _settle(order[number], room[number], wanted, x, 0.0)
    for number in sorted(order):
        _settle(order[number], room[number], _wanted(number, wires, bars, x, parents=True, children=True), x, GRID)
    for number in sorted(order, reverse=True):
        _settle(order[number], room[number], _wanted(number, wires, bars, x, parents=False, children=True), x, GRID)
    return x


def _steps(people: list[str], labels: dict[str, Label]) -> list[float]:
    """The least x of each person of a row, set as close together as words allow, on the grid."""
    at, steps = 0.0, []
    for before, person in zip([None, *people], people, strict=False):
        if before is not None:
            right = SYMBOL / 2 + BESIDE + labels[before].width + _BETWEEN if before in labels else _WAY
            left = SYMBOL / 2 if person in labels else _WAY
            at += -(-(right + left) // GRID) * GRID
        steps.append(at)
    return steps


Wanted = dict[str, list[tuple[float, float]]]  # person -> (x, weight)


def _wanted(number: int, wires: dict[int, list[Wire]], bars: dict[int, list[Bar]], x: dict[str, float], *, parents: bool, children: bool) -> Wanted:
    """Where the lines above and below a row would like its people to stand."""
    wanted: Wanted = defaultdict(list)
    if parents:
        for wire in wires.get(number - 1, []):
            _under_parents(wire, bars.get(number - 1, []), x, wanted)
    for wire in wires.get(number, []):
        if children and wire.bottoms and wire.tops:
            _over_children(wire, bars.get(number, []), x, wanted)
        _near_one_another(wire.tops, x, wanted)
    return wanted


def _under_parents(wire: Wire, bars: list[Bar], x: dict[str, float], wanted: Wanted) -> None:
    if not wire.tops:
        return _near_one_another(wire.bottoms, x, wanted)
    anchor = anchor_of(wire, bars, x)
    middle = _middle([x[pin] for pin in wire.bottoms])
    for pin in wire.bottoms:
        wanted[pin].append((anchor + (x[pin] - middle) * _TOGETHER, 4.0 if len(wire.bottoms) == 1 else 2.0))


def _over_children(wire: Wire, bars: list[Bar], x: dict[str, float], wanted: Wanted) -> None:
    shift = _middle([x[pin] for pin in wire.bottoms]) - anchor_of(wire, bars, x)
    for pin in wire.tops:
        wanted[pin].append((x[pin] + shift, 2.0))


def _near_one_another(pins: list[str], x: dict[str, float], wanted: Wanted) -> None:
    if len(pins) > 1:
        middle = _middle([x[pin] for pin in pins])
        for pin in pins:
            wanted[pin].append((middle + (x[pin] - middle) * _TOGETHER, 1.0))


def _middle(at: list[float]) -> float:
    return (min(at) + max(at)) / 2 if at else 0.0


def anchor_of(wire: Wire, bars: list[Bar], x: dict[str, float]) -> float:
    """From where a wire's children would best hang: below the one parent, or between the two, or below a hub's outer partner."""
    if len(wire.tops) == 1:
        return x[wire.tops[0]]
    bar = next(bar for bar in bars if wire in bar.wires)
    return bar.anchor(wire, x)


def _settle(people: list[str], steps: list[float], wanted: Wanted, x: dict[str, float], grid: float) -> None:
    """Moves a row to where it is wanted, as nearly as its order and spacing allow (least squares by pooling neighbours)."""
    pools: list[list[float]] = []  # weight, weighted sum, how many people
    for person, step in zip(people, steps, strict=True):
        wishes = wanted.get(person) or [(x[person], 0.2)]
        weight = sum(w for _, w in wishes)
        pools.append([weight, sum((at - step) * w for at, w in wishes), 1])
        while len(pools) > 1 and pools[-2][1] / pools[-2][0] > pools[-1][1] / pools[-1][0]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    slots = [total / weight for weight, total, count in pools for _ in range(int(count))]
    for person, step, slot in zip(people, steps, slots, strict=True):
        x[person] = step + (round(slot / grid) * grid if grid else slot)
