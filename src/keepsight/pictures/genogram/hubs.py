"""Which couples share one bar: each couple's line joins the bar of the partner who has the most of them (the hub)."""

from __future__ import annotations

from dataclasses import dataclass, field

from .nets import Wire
from .shape import Shape


@dataclass(slots=True, eq=False)
class Bar:
    """A level line below a row, to which a hub and each partner come down."""

    hub: str
    wires: list[Wire] = field(default_factory=list)

    def partner(self, wire: Wire) -> str:
        """The pin of a couple that is not the hub."""
        return next(pin for pin in wire.tops if pin != self.hub)

    def alone_on_its_side(self, wire: Wire, x: dict[str, float]) -> bool:
        """Whether a couple's partner is the only one of the hub's on that side, so that children may hang between the two."""
        side = self._side(wire, x)
        return not any(self._side(other, x) == side for other in self.wires if other is not wire)

    def anchor(self, wire: Wire, x: dict[str, float]) -> float:
        """Where the children of a couple best hang: between the two, or straight below the partner where several share a side."""
        if self.alone_on_its_side(wire, x):
            at = [x[pin] for pin in wire.tops]
            return (min(at) + max(at)) / 2
        return x[self.partner(wire)]

    def _side(self, wire: Wire, x: dict[str, float]) -> bool:
        return x[self.partner(wire)] > x[self.hub]


def bars_of(shape: Shape, wires: list[Wire]) -> list[Bar]:
    """The bars between one row and the next."""
    couples = [wire for wire in wires if len(wire.tops) == 2]
    counts = {pin: sum(pin in wire.tops for wire in couples) for wire in couples for pin in wire.tops}

    def rank(pin: str) -> tuple[int, bool]:
        figure = shape.figures.get(pin)
        return counts[pin], figure is not None and figure.symbol == "circle"

    bars: dict[str, Bar] = {}
    for wire in couples:
        hub = max(wire.tops, key=rank)
        bars.setdefault(hub, Bar(hub)).wires.append(wire)
    return list(bars.values())
