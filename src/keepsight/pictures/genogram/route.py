"""Where the lines between two rows run: no two lines of different people lie on one another, and none enters a row but at a pin.

The space between two rows has an upper part for the bars of couples and a lower part for the bars of siblings. A vertical
line stands at a person, at a way through, or at a place of its own between them; a level line has a track of its own
wherever it overlaps another. So a line can meet a symbol only where it ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from .hubs import Bar
from .nets import Net, Wire
from .place import GRID

_NEVER = 1000
STEP = GRID / 2  # the least distance between two vertical lines


@dataclass(slots=True, eq=False)
class Rail:
    """A couples' bar on its track. A rail without a bar is a side-step of a single parent's line."""

    bar: Bar | None
    pins: list[float]
    hangs: list[float]
    track: int = 0

    @property
    def span(self) -> tuple[float, float]:
        return min(self.pins + self.hangs), max(self.pins + self.hangs)

    def crossings_above(self, other: Rail) -> int:
        """How many lines cross where this rail runs above the other."""
        hangs = sum(_inside(at, other.span) for at in self.hangs)
        return hangs + sum(_inside(at, self.span) for at in other.pins if at not in self.pins)


@dataclass(slots=True, eq=False)
class Drop:
    """What hangs from a bar, or from one parent, or (siblings without parents) from nothing: `hang` is None then."""

    wire: Wire
    hang: float | None
    pins: list[float]
    rail: Rail | None = None
    track: int = 0

    @property
    def straight(self) -> bool:
        return len(self.pins) == 1 and self.pins[0] == self.hang

    @property
    def span(self) -> tuple[float, float]:
        at = self.pins + ([self.hang] if self.hang is not None else [])
        return min(at), max(at)

    def crossings_above(self, other: Drop) -> int:
        """How many lines cross where this bar runs above the other; very many where lines would lie on one another."""
        below = sum(_inside(at, other.span) for at in self.pins)
        return below + (other.hang is not None and _inside(other.hang, self.span)) + _NEVER * self.hides(other)

    def hides(self, other: Drop) -> bool:
        """Whether a child's line of this drop, if it began above the other bar, would lie on the other's line from a parent."""
        return other.rail is None and other.hang in self.pins


def _inside(at: float, span: tuple[float, float]) -> bool:
    return span[0] < at < span[1]


class Track(Protocol):
    """A level line that needs a track."""

    track: int

    @property
    def span(self) -> tuple[float, float]: ...


@dataclass(slots=True)
class Channel:
    """The lines between two rows, with their tracks counted from the top."""

    rails: list[Rail] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)

    @property
    def rail_tracks(self) -> int:
        return 1 + max((rail.track for rail in self.rails), default=-1)

    @property
    def drop_tracks(self) -> int:
        return 1 + max((drop.track for drop in self.drops if not drop.straight), default=-1)


def route(wires: list[Wire], bars: list[Bar], x: dict[str, float], above: dict[str, Net]) -> Channel:
    """Routes the wires between two rows. `above` says which net each person hangs from first: that one enters at the middle.

    A single parent's line runs straight down even into a column where another's child begins further below; where the
    tracks cannot be ordered so, it steps aside instead.
    """
    channel = _routed(wires, bars, x, above, strict=False)
    bars_below = [drop for drop in channel.drops if not drop.straight]
    hidden = any(one.hides(other) and one.track <= other.track for one in bars_below for other in bars_below if one is not other)
    return _routed(wires, bars, x, above, strict=True) if hidden else channel


def _routed(wires: list[Wire], bars: list[Bar], x: dict[str, float], above: dict[str, Net], *, strict: bool) -> Channel:
    ports = _ports(wires, x, above)
    channel = Channel()
    places = _Places(wires, ports, x, channel, strict=strict)
    rails = {id(bar): Rail(bar, [x[bar.hub]] + [x[bar.partner(wire)] for wire in bar.wires], []) for bar in bars}
    channel.rails = list(rails.values())
    for wire in sorted(wires, key=lambda one: len(one.tops) < 2):  # couples first, so that single parents know where not to go
        bar = next((bar for bar in bars if wire in bar.wires), None)
        pins = [ports[id(wire), pin] for pin in wire.bottoms]
        if pins:
            _add_drop(channel, places, wire, pins, rails[id(bar)] if bar else None, x)
    _set_tracks(channel.rails, Rail.crossings_above)
    _set_tracks([drop for drop in channel.drops if not drop.straight], Drop.crossings_above)
    return channel


def _add_drop(channel: Channel, places: _Places, wire: Wire, pins: list[float], rail: Rail | None, x: dict[str, float]) -> None:
    drop = Drop(wire, None, pins, rail)
    channel.drops.append(drop)
    if rail is not None and rail.bar is not None:
        drop.hang = places.below_a_couple(wire, rail.bar, pins)
        rail.hangs.append(drop.hang)
    elif wire.tops:
        drop.hang = places.below_one(wire, pins)
        if drop.hang != x[wire.tops[0]]:
            drop.rail = Rail(None, [x[wire.tops[0]]], [drop.hang])
            channel.rails.append(drop.rail)


def _ports(wires: list[Wire], x: dict[str, float], above: dict[str, Net]) -> dict[tuple[int, str], float]:
    """At which x each wire reaches each pin below: its middle, or beside it where another line has the middle."""
    ports: dict[tuple[int, str], float] = {}
    for pin in dict.fromkeys(pin for wire in wires for pin in wire.bottoms):
        mine = sorted([wire for wire in wires if pin in wire.bottoms], key=lambda wire: wire.net is not above.get(pin))
        used = {"left": 0, "right": 0}
        for place, wire in enumerate(mine):
            if place == 0:
                ports[id(wire), pin] = x[pin]
                continue
            side = "left" if wire.tops and sum(x[top] for top in wire.tops) / len(wire.tops) < x[pin] else "right"
            used[side] += 1
            ports[id(wire), pin] = x[pin] + STEP * used[side] * (-1 if side == "left" else 1)
    return ports


class _Places:
    """Which x are taken between two rows, and by whom, so that each new vertical line gets a place of its own."""

    def __init__(self, wires: list[Wire], ports: dict[tuple[int, str], float], x: dict[str, float], channel: Channel, *, strict: bool) -> None:
        self.x, self.channel, self.strict = x, channel, strict
        self.from_above: dict[float, list[Wire]] = {}
        self.from_below: dict[float, list[Wire]] = {}
        self.hanging: set[float] = set()
        for wire in wires:
            for top in wire.tops:
                self.from_above.setdefault(x[top], []).append(wire)
            for bottom in wire.bottoms:
                self.from_below.setdefault(ports[id(wire), bottom], []).append(wire)

    def below_a_couple(self, wire: Wire, bar: Bar, pins: list[float]) -> float:
        """Where the children of a couple hang: above an only child or the middle one, if that is on their part of the bar."""
        at = [self.x[pin] for pin in wire.tops]
        middle = sorted(pins)[len(pins) // 2]
        if bar.alone_on_its_side(wire, self.x):
            low, high = min(at) + STEP, max(at) - STEP
            wanted = ([middle] if len(pins) % 2 else []) + [(min(pins) + max(pins)) / 2]
            near = [one for one in wanted if low <= one <= high] or [min(max(wanted[-1], low), high)]
            return self._take(wire, near[0], low, high)
        partner = self.x[bar.partner(wire)]
        low, high = partner - 4 * STEP, partner + 4 * STEP
        return self._take(wire, middle if len(pins) % 2 and low <= middle <= high else partner, low, high)

    def below_one(self, wire: Wire, pins: list[float]) -> float:
        """Where the children of one parent hang: straight below, or as near as there is room."""
        at = self.x[wire.tops[0]]
        others = [other for other in self.from_below.get(at, []) if other is not wire]
        if at not in self.hanging and (not others or not self.strict and all(self._begins_below(other) for other in others)):
            self.hanging.add(at)
            return at
        return self._take(wire, at, at - 8 * STEP, at + 8 * STEP, leftwards=min(pins) < at)

    def _begins_below(self, other: Wire) -> bool:
        """Whether another's line to a child in this column begins only at a bar of its own."""
        return any(drop.wire is other and not drop.straight for drop in self.channel.drops)

    def _take(self, wire: Wire, wanted: float, low: float, high: float, *, leftwards: bool = True) -> float:
        start = round(wanted / STEP) * STEP
        away, first = 0, -STEP if leftwards else STEP
        while True:
            for at in (start + away * first, start - away * first):
                inside = low <= at <= high or away * STEP > high - low + GRID
                if inside and self._free(wire, at):
                    self.hanging.add(at)
                    return at
            away += 1

    def _free(self, wire: Wire, at: float) -> bool:
        own = all(other is wire for other in self.from_above.get(at, []) + self.from_below.get(at, []))
        return own and at not in self.hanging


T = TypeVar("T", bound=Track)


def _set_tracks(lines: list[T], crossings_above: Callable[[T, T], int]) -> None:
    """Orders level lines from top to bottom so that few cross, and gives those that overlap different tracks."""
    order: list[T] = []
    for line in sorted(lines, key=lambda one: (one.span, one.span[1] - one.span[0])):
        costs = []
        for place in range(len(order) + 1):
            over, under = order[place:], order[:place]
            cost = sum(crossings_above(line, other) for other in over) + sum(crossings_above(other, line) for other in under)
            costs.append((cost, -place))
        order.insert(-min(costs)[1], line)
    for place, line in enumerate(order):
        line.track = max((other.track + 1 for other in order[:place] if _overlap(line, other)), default=0)


def _overlap(one: Track, other: Track) -> bool:
    return one.span[0] - STEP < other.span[1] and other.span[0] - STEP < one.span[1]
