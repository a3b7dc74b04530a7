"""How good an order of people in their rows is: lines that must cross, ages out of order, long lines. Less is better."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from .nets import Net, Wire

Order = dict[int, list[str]]
_A_CROSSING, _AN_AGE_OUT_OF_ORDER = 100.0, 1000.0


class Judge:
    """Judges orders of one family. `siblings` are lists of people to stand left to right as given; `shown_first`: softer wishes."""

    def __init__(self, wires: dict[int, list[Wire]], siblings: list[list[str]], wishes: list[tuple[str, str]]) -> None:
        self.wires = wires
        self.siblings = [pair for group in siblings for pair in zip(group, group[1:], strict=False)]
        self.wishes = wishes

    def cost(self, order: Order) -> float:
        """The whole cost of an order."""
        place = places(order)
        crossings = sum(self.crossings(channel, place) for channel in self.wires)
        return _A_CROSSING * crossings + self.shape_cost(place)

    def shape_cost(self, place: dict[str, int]) -> float:
        """Everything but crossings: ages out of order, wishes not met, and the length of lines counted in places."""
        late = sum(place[a] > place[b] for a, b in self.siblings)
        wishes = sum(place[a] > place[b] for a, b in self.wishes)
        return _AN_AGE_OUT_OF_ORDER * late + 0.6 * wishes + sum(_length(wire, place) for wires in self.wires.values() for wire in wires)

    def crossings(self, channel: int, place: dict[str, int]) -> int:
        """How many times the lines between two rows must cross one another, at the least."""
        sketches = [_Sketch(wire, place) for wire in self.wires.get(channel, [])]
        return sum(a.crossings(b) for a, b in combinations(sketches, 2))

    def crossed(self, order: Order) -> list[Net]:
        """The nets that cross another one, each once, in the order of their channels."""
        place = places(order)
        found: dict[int, Net] = {}
        for wires in self.wires.values():
            sketches = [_Sketch(wire, place) for wire in wires]
            for a, b in combinations(sketches, 2):
                if a.crossings(b):
                    found.setdefault(id(a.wire.net), a.wire.net)
                    found.setdefault(id(b.wire.net), b.wire.net)
        return list(found.values())


def places(order: Order) -> dict[str, int]:
    """Each person's place in the row, counted from the left."""
    return {person: place for people in order.values() for place, person in enumerate(people)}


def _length(wire: Wire, place: dict[str, int]) -> float:
    spread = 0.0
    for pins in (wire.tops, wire.bottoms):
        if len(pins) > 1:
            at = [place[pin] for pin in pins]
            spread += max(at) - min(at)
    return spread


class _Sketch:
    """A wire with its pins in order, so that two can be compared quickly."""

    __slots__ = ("bottoms", "pins", "tops", "wire")

    def __init__(self, wire: Wire, place: dict[str, int]) -> None:
        self.wire = wire
        self.tops = sorted((place[pin], pin) for pin in wire.tops)
        self.bottoms = sorted((place[pin], pin) for pin in wire.bottoms)
        self.pins = {*wire.tops, *wire.bottoms}

    def crossings(self, other: _Sketch) -> int:
        """Two lines cross at least once less than their pins alternate, going round the space between the rows.

        Pins that both share are left out: there the lines may run together.
        """
        if self._apart(other) or other._apart(self):
            return 0
        shared = self.pins & other.pins
        round_about = self._round(other, shared)
        turns = sum(a != b for a, b in zip(round_about, round_about[1:] + round_about[:1], strict=True))
        return max(turns // 2 - 1, 0)

    def _apart(self, other: _Sketch) -> bool:
        above = not self.tops or not other.tops or self.tops[-1] < other.tops[0]
        return above and (not self.bottoms or not other.bottoms or self.bottoms[-1] < other.bottoms[0])

    def _round(self, other: _Sketch, shared: set[str]) -> list[int]:
        tops = sorted([(at, 0) for at, pin in self.tops if pin not in shared] + [(at, 1) for at, pin in other.tops if pin not in shared])
        bottoms = [(at, 0) for at, pin in self.bottoms if pin not in shared] + [(at, 1) for at, pin in other.bottoms if pin not in shared]
        return [which for _, which in tops] + [which for _, which in sorted(bottoms, reverse=True)]


def count_of_parents(nets: list[Net]) -> dict[str, int]:
    """How many nets each person is a parent or partner in."""
    counts: dict[str, int] = defaultdict(int)
    for net in nets:
        for parent in net.parents:
            counts[parent] += 1
    return counts
