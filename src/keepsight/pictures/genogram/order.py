"""The order of people in each row: built outwards from the person with most children, then mended where lines would cross."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from .crossings import Judge, Order, count_of_parents, places
from .nets import Net, Wire, primary_nets
from .shape import Shape

_SIDES = ("right", "left", "far right", "far left")
_DEPTH = 60  # people reached through one another; a longer chain is begun anew, so that no record can exhaust the stack


@dataclass(slots=True)
class _Built:
    """A person and what stands on either side: directly, or ('far') beyond all the person's siblings."""

    person: Order = field(default_factory=dict)
    left: Order = field(default_factory=dict)
    right: Order = field(default_factory=dict)
    far_left: Order = field(default_factory=dict)
    far_right: Order = field(default_factory=dict)

    def near(self) -> Order:
        return beside(self.left, self.person, self.right)

    def whole(self) -> Order:
        return beside(self.far_left, self.near(), self.far_right)


def beside(*parts: Order) -> Order:
    """Orders set side by side, row by row."""
    joined: dict[int, list[str]] = defaultdict(list)
    for part in parts:
        for row, people in part.items():
            joined[row] += people
    return dict(joined)


class Builder:
    """Builds one order of a family. `sides` says for a net on which side of a person the partner is put, and whether children come first."""

    def __init__(self, shape: Shape, nets: list[Net], row: dict[str, int], wires: dict[int, list[Wire]], sides: dict[int, tuple[str, bool]]):
        self.shape, self.nets, self.row, self.sides = shape, nets, row, sides
        self.above = primary_nets(nets)
        self.joins: dict[str, list[Net]] = defaultdict(list)
        for net in nets:
            for person in (*net.parents, *[child for child in net.children if self.above[child] is not net]):
                self.joins[person].append(net)
        self.ways: dict[int, list[str]] = defaultdict(list)
        for wire in [one for some in wires.values() for one in some if one.through]:
            self.ways[id(wire.net)] += [pin for pin in (*wire.tops, *wire.bottoms) if pin.startswith("\0")]
        self.placed: set[str] = set()
        self.done: set[int] = set()

    def build(self, people: list[str]) -> Order:
        """Every person of the family in one order, beginning with the one who is a parent in most nets."""
        counts = count_of_parents(self.nets)
        starts = sorted(people, key=lambda person: -counts.get(person, 0))
        return beside(*[self._kin(person, None, "", 0) for person in starts])

    def _kin(self, person: str, via: Net | None, lean: str, depth: int) -> Order:
        """A person with parents, siblings and everyone reached through them, but for the net one comes from."""
        if person in self.placed or depth > _DEPTH:
            return {}
        above = self.above.get(person)
        if above is not None and above is not via and id(above) not in self.done:
            return self._family(above, lean, depth + 1)
        return self._slot(person, lean, depth + 1).whole()

    def _family(self, net: Net, lean: str, depth: int) -> Order:
        """The parents of a net, then its children from the eldest, each with all that hangs on them."""
        self.done.add(id(net))
        parents = beside(*[self._kin(parent, net, lean, depth) for parent in self._parents_in_order(net)])
        slots = [self._slot(child, lean, depth) for child in self._children(net)]
        inner = beside(parents, self._way(net), *[slot.near() for slot in slots])
        return beside(*[slot.far_left for slot in slots], inner, *[slot.far_right for slot in slots])

    def _parents_in_order(self, net: Net) -> list[str]:
        """Men on the left of a couple by custom, unless the sides say otherwise."""
        parents = sorted(net.parents, key=lambda person: self.shape.figures[person].symbol != "square")
        return parents[::-1] if self.sides.get(id(net), ("", False))[0] in ("left", "far left") else parents

    def _children(self, net: Net) -> list[str]:
        return [child for child in self.shape.children_in_order(net.children) if self.above[child] is net and child not in self.placed]

    def _way(self, net: Net) -> Order:
        rows: dict[int, list[str]] = defaultdict(list)
        for way in self.ways.pop(id(net), []):
            if way not in rows[self.row[way]]:
                rows[self.row[way]].append(way)
        return dict(rows)

    def _slot(self, person: str, lean: str, depth: int) -> _Built:
        """A person with partners and children to the left and right."""
        if person in self.placed:
            return _Built()
        self.placed.add(person)
        built = _Built({self.row[person]: [person]})
        mine = [net for net in self.joins[person] if id(net) not in self.done]
        for net in mine:
            if id(net) not in self.done:
                self._attach(built, person, net, self._side(person, net, len(mine), lean), depth)
        return built

    def _side(self, person: str, net: Net, how_many: int, lean: str) -> tuple[str, bool]:
        if id(net) in self.sides:
            return self.sides[id(net)]
        if lean or how_many > 1:
            return lean or "right", False
        others = [self.shape.figures[other].symbol for other in net.parents if other != person]
        return ("left" if self.shape.figures[person].symbol != "square" and "square" in others else "right"), False

    def _attach(self, built: _Built, person: str, net: Net, side: tuple[str, bool], depth: int) -> None:
        self.done.add(id(net))
        where, partner_first = side
        lean = where.removeprefix("far ")
        others = beside(*[self._kin(other, net, lean, depth + 1) for other in net.parents if other != person])
        slots = [self._slot(child, "", depth + 1).whole() for child in self._children(net)]
        below = beside(self._way(net), *slots)
        part = beside(others, below) if partner_first == (lean == "right") else beside(below, others)
        place = where.replace(" ", "_")
        setattr(built, place, beside(getattr(built, place), part))


def best_order(shape: Shape, people: list[str], nets: list[Net], row: dict[str, int], wires: dict[int, list[Wire]], judge: Judge) -> Order:
    """The best order found: the one built by custom, then every net tried on its other sides while that helps."""
    sides: dict[int, tuple[str, bool]] = {}

    def built() -> Order:
        return Builder(shape, nets, row, wires, sides).build(people)

    best = built()
    cost = judge.cost(best)
    tries = 40_000 // max(len(people), 20)
    for _ in range(3):
        before = cost
        for net in [net for net in nets if len(net.parents) > 1 or net.children]:
            for choice in [(side, first) for side in _SIDES for first in (False, True)]:
                held = sides.get(id(net))
                sides[id(net)] = choice
                tries -= 1
                tried = built()
                tried_cost = judge.cost(tried)
                if tried_cost < cost - 1e-9:
                    best, cost = tried, tried_cost
                elif held is None:
                    del sides[id(net)]
                else:
                    sides[id(net)] = held
            if tries < 0:
                return best
        if cost == before:
            break
    return best


def in_order_of_age(order: Order, groups: list[list[str]]) -> Order:
    """The same places, but siblings of the same recorded parents exchanged where they do not stand in order of age."""
    place = places(order)
    row = {person: number for number, people in order.items() for person in people}
    mended = {number: list(people) for number, people in order.items()}
    for group in groups:
        at = sorted(place[person] for person in group)
        for person, where in zip(group, at, strict=True):
            mended[row[person]][where] = person
    return mended
