"""How good an order of people in their rows is: lines that must cross, ages out of order, long lines. Less is better."""

from __future__ import annotations

from itertools import combinations

from .nets import Net, Wire

Order = dict[int, list[str]]
_A_CROSSING, _A_CROSSING_ASIDE, _AN_AGE_OUT_OF_ORDER = 100.0, 70.0, 1000.0  # 'aside': of a line that is not of birth, or only passes


class Judge:
    """Judges orders of one family.

    `siblings` are lists of people who must stand left to right as given; `wishes` are pairs of whom the first had better
    stand left of the second, each with its weight in places.
    """

    def __init__(self, wires: dict[int, list[Wire]], siblings: list[list[str]], wishes: list[tuple[str, str, float]]) -> None:
        self.wires = wires
        self.siblings = [pair for group in siblings for pair in zip(group, group[1:], strict=False)]
        self.wishes = wishes

    def cost(self, order: Order) -> float:
        """The whole cost of an order."""
        place = places(order)
        return sum(self.crossings(channel, place) for channel in self.wires) + self.shape_cost(place)

    def shape_cost(self, place: dict[str, int]) -> float:
        """Everything but crossings: ages out of order, wishes not met, and the length of lines counted in places."""
        late = sum(place[a] > place[b] for a, b in self.siblings)
        wishes = sum(weight for a, b, weight in self.wishes if place[a] > place[b])
        return _AN_AGE_OUT_OF_ORDER * late + wishes + sum(_length(wire, place) for wires in self.wires.values() for wire in wires)

    def crossings(self, channel: int, place: dict[str, int]) -> float:
        """The cost of how many times the lines between two rows must cross one another, at the least."""
        sketches = [_Sketch(wire, place) for wire in self.wires[channel]]
        return sum(a.crossings(b) * (_A_CROSSING if a.first and b.first else _A_CROSSING_ASIDE) for a, b in combinations(sketches, 2))

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

    __slots__ = ("bottoms", "first", "pins", "tops", "wire")

    def __init__(self, wire: Wire, place: dict[str, int]) -> None:
        self.wire = wire
        self.first = wire.net.is_first and not wire.of
        self.tops = sorted((place[pin], pin) for pin in wire.tops)
        self.bottoms = sorted((place[pin], pin) for pin in wire.bottoms)
        self.pins = {*wire.tops, *wire.bottoms}

    def crossings(self, other: _Sketch) -> int:
        """Two lines cross at least once less than their pins alternate, going round the space between the rows.

        A parent of both is left out, for there the lines run together; a child of both is come to from either side.
        """
        if self._apart(other) or other._apart(self):
            return 0
        shared = self.pins & other.pins
        return min(self._turns(other, shared, mine_first) for mine_first in ((False, True) if shared else (False,)))

    def _turns(self, other: _Sketch, shared: set[str], mine_first: bool) -> int:
        round_about = self._round(other, shared, mine_first)
        turns = sum(a != b for a, b in zip(round_about, round_about[1:] + round_about[:1], strict=True))
        return max(turns // 2 - 1, 0)

    def _apart(self, other: _Sketch) -> bool:
        above = not self.tops or not other.tops or self.tops[-1] < other.tops[0]
        return above and (not self.bottoms or not other.bottoms or self.bottoms[-1] < other.bottoms[0])

    def _round(self, other: _Sketch, shared: set[str], mine_first: bool) -> list[int]:
        me, them = (0, 1) if mine_first else (1, 0)
        tops = sorted([(at, me) for at, pin in self.tops if pin not in shared] + [(at, them) for at, pin in other.tops if pin not in shared])
        bottoms = sorted([(at, me) for at, _ in self.bottoms] + [(at, them) for at, _ in other.bottoms], reverse=True)
        return [which for _, which in tops + bottoms]

