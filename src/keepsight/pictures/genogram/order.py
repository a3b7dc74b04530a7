"""The order of people in each row: built outwards from the person with most children, then mended where lines would cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from .crossings import Judge, Order, places
from .nets import Net, Wire, is_way, primary_nets
from .shape import Shape

Sides = dict[int, tuple[str, bool]]  # net (by id) -> side, and whether the partner comes before the children
_DEPTH = 60  # people reached through one another; a longer chain is begun anew, so that no record can exhaust the stack


@dataclass(slots=True)
class _Built:
    """A person and who stands on either side: directly, or ('far') beyond all the person's siblings.

    People of all rows stand in one list: what counts is who comes before whom in the same row.
    """

    person: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    far_left: list[str] = field(default_factory=list)
    far_right: list[str] = field(default_factory=list)

    def near(self) -> list[str]:
        return self.left + self.person + self.right

    def whole(self) -> list[str]:
        return self.far_left + self.near() + self.far_right


class _Known:
    """What every try of one family's order needs and none changes."""

    def __init__(self, shape: Shape, nets: list[Net], row: dict[str, int], wires: dict[int, list[Wire]]) -> None:
        self.shape, self.row = shape, row
        self.above = primary_nets(nets)
        self.joins: dict[str, list[Net]] = defaultdict(list)
        for net in nets:
            for person in (*net.parents, *[child for child in net.children if self.above[child] is not net]):
                self.joins[person].append(net)
        for mine in self.joins.values():
            mine.sort(key=lambda net: net.began(shape) or "9999")  # partners from first to last, as far as is known
        self.hanging = {id(net): shape.children_in_order([child for child in net.children if self.above[child] is net]) for net in nets}
        self.ways: dict[int, list[str]] = defaultdict(list)
        for wire in [one for some in wires.values() for one in some if one.through]:
            known = self.ways[id(wire.net)]
            known += [pin for pin in (*wire.tops, *wire.bottoms) if is_way(pin) and pin not in known]

    def choices(self, net: Net) -> list[tuple[str, bool]]:
        """The sides that can make a difference: far ones where one of them has siblings, children first where there is more kin."""
        joined = [*net.parents, *[child for child in net.children if self.above[child] is not net]]
        far = any(len(self.hanging[id(above)]) > 1 for person in joined if (above := self.above.get(person)))
        below = [child for child in self.hanging[id(net)] if self.joins[child]]
        kin = below or any(parent in self.above or len(self.joins[parent]) > 1 for parent in net.parents)
        sides = ("right", "left", "far right", "far left") if far else ("right", "left")
        return [(side, first) for side in sides for first in ((False, True) if kin else (False,))]


class Builder:
    """Builds one order of a family. `sides` says for a net on which side of a person the partner is put, and whether children come first."""

    def __init__(self, known: _Known, sides: Sides) -> None:
        self.shape, self.row, self.sides = known.shape, known.row, sides
        self.above = known.above
        self.joins, self.hanging, self.ways = known.joins, known.hanging, known.ways
        self.heights: dict[str, int] = {}
        self.placed: set[str] = set()
        self.done: set[int] = set()

    def build(self, people: list[str]) -> Order:
        """Every person of the family in one order, beginning with the one who is a parent in most nets."""
        starts = sorted(people, key=lambda person: -len(self.joins.get(person, [])))
        order: Order = defaultdict(list)
        for person in [one for start in starts for one in self._kin(start, 0)]:
            order[self.row[person]].append(person)
        return dict(order)

    def _kin(self, person: str, depth: int, lean: str = "") -> list[str]:
        """A person with forebears, siblings and everyone reached through them, begun from the top."""
        if person in self.placed or depth > _DEPTH:
            return []
        top, siblings = self._top(person)
        if siblings is not None:
            self.done.add(id(siblings))
            return self._sibship(siblings, depth + 1)
        return self._slot(top, lean, depth + 1).whole()

    def _top(self, person: str) -> tuple[str, Net | None]:
        """The forebear to begin from, by the side of the family that goes furthest up; or the net of siblings without parents."""
        while True:
            above = self.above.get(person)
            if above is None or id(above) in self.done:
                return person, None
            if not above.parents:
                return person, above
            free = [parent for parent in above.parents if parent not in self.placed]
            if not free:
                return person, None
            person = max(free, key=self._height)

    def _height(self, person: str) -> int:
        """How many generations above a person are recorded."""
        if person not in self.heights:
            above = self.above.get(person)
            self.heights[person] = 0 if above is None or not above.parents else 1 + max(self._height(parent) for parent in above.parents)
        return self.heights[person]

    def _sibship(self, net: Net, depth: int) -> list[str]:
        """The children of a net from the eldest, each with all that hangs on them; and the ways through that the net needs."""
        slots = [self._slot(child, "", depth) for child in self._children(net)]
        beyond_left = [person for slot in slots for person in slot.far_left]
        beyond_right = [person for slot in slots for person in slot.far_right]
        return beyond_left + self.ways.get(id(net), []) + [person for slot in slots for person in slot.near()] + beyond_right

    def _children(self, net: Net) -> list[str]:
        return [child for child in self.hanging.get(id(net), []) if child not in self.placed]

    def _slot(self, person: str, lean: str, depth: int) -> _Built:
        """A person with partners and children to the left and right."""
        if person in self.placed:
            return _Built()
        self.placed.add(person)
        built = _Built([person])
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
        others = [one for other in net.parents if other != person for one in self._kin(other, depth + 1, lean)]
        below = self._sibship(net, depth + 1)
        part = others + below if partner_first == (lean == "right") else below + others
        getattr(built, where.replace(" ", "_")).extend(part)


class _Search:
    """Looks for a better order by trying other sides; deterministic, and bounded in how often it tries."""

    def __init__(self, build: Callable[[Sides], Order], choices: Callable[[Net], list[tuple[str, bool]]], judge: Judge, tries: int) -> None:
        self.build, self.choices, self.judge, self.tries = build, choices, judge, tries
        self.sides: Sides = {}
        self.order = build(self.sides)
        self.cost = judge.cost(self.order)
        self.seen = {_written_out(self.order)}

    def better(self, changes: Sides) -> bool:
        """Tries some changed sides, and keeps them if that makes a better order."""
        self.tries -= 1
        sides = self.sides | changes
        order = self.build(sides)
        written = _written_out(order)
        if written in self.seen:
            return False
        self.seen.add(written)
        cost = self.judge.cost(order)
        if cost >= self.cost - 1e-9:
            return False
        self.sides, self.order, self.cost = sides, order, cost
        return True

    def one_by_one(self, nets: list[Net]) -> None:
        """Each net on each of its sides, until nothing helps."""
        helped = True
        while helped and self.tries > 0:
            helped = False
            for net in nets:
                for choice in self.choices(net):
                    helped = (self.tries > 0 and self.better({id(net): choice})) or helped

    def two_by_two(self, pairs: list[tuple[Net, Net]]) -> bool:
        """Two nets at once, for crossings that neither can undo alone."""
        for one, other in pairs:
            for choice in self.choices(one):
                for other_choice in self.choices(other):
                    if self.tries > 0 and self.better({id(one): choice, id(other): other_choice}):
                        return True
        return False


def _written_out(order: Order) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(order[row]) for row in sorted(order))


def best_order(shape: Shape, people: list[str], nets: list[Net], row: dict[str, int], wires: dict[int, list[Wire]], judge: Judge) -> Order:
    """The best order found: built by custom, then mended net by net, and in pairs of nets while lines still cross."""
    known = _Known(shape, nets, row, wires)
    search = _Search(lambda sides: Builder(known, sides).build(people), known.choices, judge, 48_000 // max(len(people), 24))
    search.one_by_one(nets)
    while search.tries > 0:
        crossed = judge.crossed(search.order)
        pairs = [(one, other) for one in crossed for other in nets if other is not one and (other in crossed or _meet(one, other))]
        if not crossed or not search.two_by_two(pairs):
            break
        search.one_by_one(nets)
    return search.order


def _meet(one: Net, other: Net) -> bool:
    return bool({*one.parents, *one.children} & {*other.parents, *other.children})


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
