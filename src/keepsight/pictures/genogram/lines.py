"""The lines of one channel drawn out: bars, drops and what is written on them."""

from __future__ import annotations

from dataclasses import dataclass

from .hubs import Bar
from .labels import SYMBOL
from .marks import DASHED, DOTTED, Dot, Line, Mark, Point
from .nets import Net, Wire
from .remarks import Remark
from .route import Channel, Drop, Rail
from .shape import Shape

PITCH = 14.0  # between two tracks
TEXT_LINE = 14.0
_SLANT = 10.0  # the height of a last piece that runs aslant into a symbol
_CAPTIONS = {
    "adoptive": "adopted",
    "foster": "fostered",
    "carer": "cared for",
    "step": "stepchild",
    "donor": "donor",
    "grandparent": "grandchild",
    "siblings": "",
    "half-siblings": "",
    "birth": "",
    "also": "also recorded",
}


@dataclass(slots=True)
class Heights:
    """The y of everything between two rows."""

    row: float  # the top of the symbols above
    rails: float  # the first couples' track
    rail_pitch: float
    drops: float  # the first siblings' track
    below: float  # the top of the symbols below

    def rail(self, rail: Rail) -> float:
        return self.rails + rail.track * self.rail_pitch

    def drop(self, drop: Drop) -> float:
        return self.drops + drop.track * PITCH


class Drawn:
    """The lines and remarks of one channel."""

    def __init__(self, shape: Shape, channel: Channel, x: dict[str, float], heights: Heights) -> None:
        self.shape, self.x, self.at = shape, x, heights
        self.marks: list[Mark] = []
        self.remarks: list[Remark] = []
        for rail in channel.rails:
            self._rail(rail)
        for drop in channel.drops:
            self._drop(drop)

    def _foot(self, pin: str) -> float:
        """Where a pin's line begins: at the bottom of a symbol; a way through begins at the top of its row."""
        return self.at.row + (SYMBOL if pin in self.shape.figures else 0.0)

    def _rail(self, rail: Rail) -> None:
        y = self.at.rail(rail)
        if rail.bar is None:
            return
        hub = rail.bar.hub
        for wire in rail.bar.wires:
            self._partner(rail.bar, wire, y)
        certain = any(not wire.net.parent_is_uncertain(_person(wire, hub)) for wire in rail.bar.wires)
        names = [self._named(_person(wire, rail.bar.partner(wire))) for wire in rail.bar.wires]
        means = f"{self._named(_person(rail.bar.wires[0], hub))}, with {', '.join(dict.fromkeys(names))}"
        self._line("couple", [(self.x[hub], self._foot(hub)), (self.x[hub], y)], means, "" if certain else DASHED)

    def _partner(self, bar: Bar, wire: Wire, y: float) -> None:
        pin = bar.partner(wire)
        at, to = self.x[pin], self.x[bar.hub]
        dash = DASHED if wire.net.parent_is_uncertain(_person(wire, pin)) else ""
        self._line("couple", [(at, self._foot(pin)), (at, y), (to, y)], self._couple_in_words(wire.net), dash)
        alone = bar.alone_on_its_side(wire, self.x)
        couple = wire.net.couple
        if couple is None:
            return
        self.remarks.append(Remark(couple.in_words(), at, y - 5, to, (at + to) / 2 if alone else None))
        if couple.stretches and couple.stretches[-1].ended in ("ended", "divorced"):
            twice = couple.stretches[-1].ended == "divorced"
            nearer = 16.0 if to > at else -16.0
            self._slashes((at + nearer, y) if alone else (at, y - 10), twice)

    def _slashes(self, middle: Point, twice: bool) -> None:
        x, y = middle
        for shift in (-2.5, 2.5) if twice else (0.0,):
            self._line("couple", [(x + shift - 4, y + 7), (x + shift + 4, y - 7)], "divorced" if twice else "ended", "")

    def _drop(self, drop: Drop) -> None:
        net, wire = drop.wire.net, drop.wire
        start = self._start(drop)
        if drop.rail is not None and drop.rail.bar is not None and len(drop.rail.bar.wires) > 1 and start:
            self.marks.append(Dot(*start))
        children = [wire.of] if wire.of else net.children
        dashes = {self._dash(net, child, wire) for child in children}
        y = self.at.drop(drop)
        if start and len(children) > 1:
            self._line("child", [*self._side_step(drop), (start[0], y)], self._children_in_words(net), dashes.pop() if len(dashes) == 1 else "")
        forks = self._forks(drop)
        for place, child in enumerate(children):
            start = self._side_step(drop) if len(children) == 1 else []
            self._child(drop, child, wire.bottoms[place], drop.pins[place], forks.get(child), [*start, self._turn(drop, y)])

    def _turn(self, drop: Drop, y: float) -> Point:
        """Where the bar of brothers and sisters begins."""
        return (drop.hang if drop.hang is not None else min(drop.pins)), y

    def _forks(self, drop: Drop) -> dict[str, float]:
        """From where on the bar the lines of twins part: between them, where nobody stands between and each enters at the middle."""
        found: dict[str, float] = {}
        for pair in self.shape.twins:
            pins = [pin for child, pin in zip(drop.wire.net.children, drop.pins, strict=False) if child in pair and pin == self.x.get(child)]
            if not drop.wire.of and len(pins) == len(pair) and not any(min(pins) < pin < max(pins) for pin in drop.pins):
                found.update(dict.fromkeys(sorted(pair), sum(sorted(pins)) / len(pins)))
        return found

    def _start(self, drop: Drop) -> Point | None:
        if drop.hang is None:
            return None
        if drop.rail is not None:
            return drop.hang, self.at.rail(drop.rail)
        return drop.hang, self._foot(drop.wire.tops[0])

    def _side_step(self, drop: Drop) -> list[Point]:
        """From where a drop comes: its bar, or its one parent, sideways where the parent's own column is taken."""
        start = self._start(drop)
        if start is None:
            return []
        if drop.rail is not None and drop.rail.bar is None:
            top = drop.wire.tops[0]
            return [(self.x[top], self._foot(top)), (self.x[top], start[1]), start]
        if drop.rail is not None:
            return [(min(max(start[0], min(drop.rail.pins)), max(drop.rail.pins)), start[1]), start]  # along the bar, where that ends short
        return [start]

    def _child(self, drop: Drop, child: str, pin: str, port: float, fork: float | None, start: list[Point]) -> None:
        net, way = drop.wire.net, drop.wire
        points, y = list(start), start[-1][1]
        end = (self.x[pin], self.at.below)
        if fork is not None:
            points += [(fork, y), end]
        elif port != self.x[pin]:
            points += [(port, y), (port, self.at.below - _SLANT), end]
        else:
            points += [(port, y), end]
        self._line("child", points, self._child_in_words(net, way, child), self._dash(net, child, way))
        if pin in self.shape.figures and pin == child:
            self._caption(net, child, port)

    def _caption(self, net: Net, child: str, port: float) -> None:
        said = _CAPTIONS[net.natures[child]]
        words = ", ".join([*([said] if said else []), *(["believed"] if net.child_is_uncertain(child) else [])])
        if words and net.parents:
            outwards = -1 if port < self.x[child] else 1
            self.remarks.append(Remark([words], port, self.at.below - 9, port + outwards))

    def _dash(self, net: Net, child: str, wire: Wire) -> str:
        if wire.of and wire.of in net.parents:
            return DASHED if net.parent_is_uncertain(wire.of) else ""
        nature = net.natures[child]
        if nature in ("foster", "carer", "grandparent"):
            return DOTTED
        return "" if nature in ("birth", "also", "siblings") and not net.child_is_uncertain(child) else DASHED

    def _line(self, kind: str, points: list[Point], means: str, dash: str) -> None:
        self.marks.append(Line(kind, tuple(_tidy(points)), means, dash))

    def _named(self, person_id: str) -> str:
        return self.shape.figures[person_id].name

    def _couple_in_words(self, net: Net) -> str:
        names = " and ".join(self._named(parent) for parent in net.parents)
        if net.couple is None:
            return f"{names}: parents; no partnership recorded"
        periods = "; ".join(stretch.words() for stretch in net.couple.stretches if stretch.words())
        return f"{names}: partners{', ' + periods if periods else ', no dates recorded'}"

    def _children_in_words(self, net: Net) -> str:
        children = ", ".join(self._named(child) for child in net.children)
        parents = " and ".join(self._named(parent) for parent in net.parents)
        return f"{children}: with {parents}" if parents else children

    def _child_in_words(self, net: Net, wire: Wire, child: str) -> str:
        if wire.of and wire.of in net.parents:
            return self._named(wire.of)
        nature = net.natures[child]
        if not net.parents:
            return f"{' and '.join(self._named(one) for one in net.children)}: {nature} as recorded"
        word = {"birth": "child", "grandparent": "grandchild, side not recorded"}.get(nature, _CAPTIONS[nature])
        return f"{self._named(child)}: {word} of {' and '.join(self._named(parent) for parent in net.parents)}"


def _person(wire: Wire, pin: str) -> str:
    """The person for whom a pin stands."""
    return wire.net.parents[wire.tops.index(pin)] if pin in wire.tops else pin


def _tidy(points: list[Point]) -> list[Point]:
    """The same path without points that lie on the way between their neighbours."""
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and any(kept[-2][axis] == kept[-1][axis] == point[axis] for axis in (0, 1)):
            kept.pop()
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept
