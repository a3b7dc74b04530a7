"""The lines a family needs, before anything has a place: each joins parents (or none) above to children (or none) below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from .shape import Couple, Link, Shape

_PRIMARY = ("birth", "adoptive", "foster", "siblings", "carer", "step", "donor", "grandparent", "also")


@dataclass(slots=True, eq=False)
class Net:
    """People joined by one set of lines. A net without parents joins siblings; one without children, partners.

    There are never more than two parents. `natures` says for each child how it belongs: a nature of `shape.Link`,
    'siblings' or 'half-siblings', or 'also' for a parent whom the record names beside two others.
    """

    parents: list[str]
    children: list[str] = field(default_factory=list)
    natures: dict[str, str] = field(default_factory=dict)
    uncertain: set[tuple[str, str]] = field(default_factory=set)  # (parent, child) where the tie is believed, not certain
    couple: Couple | None = None

    @property
    def is_first(self) -> bool:
        """Whether the net is of a birth or of partners: the lines one looks for first."""
        return bool(self.couple) or "birth" in self.natures.values()

    def began(self, shape: Shape) -> str:
        """The year in which a couple began, or the birth of their eldest child if that is earlier or all that is known; empty if neither is."""
        years = [stretch.start for stretch in self.couple.stretches] if self.couple else []
        years += [shape.figures[child].age_order[1] for child in self.children if self.natures[child] == "birth"]
        return min((year for year in years if year), default="")

    def parent_is_uncertain(self, parent: str) -> bool:
        """Whether nothing certain joins this parent to the others: no couple, and no child for certain."""
        couple_is_certain = self.couple is not None and not self.couple.uncertain
        believed = all((parent, child) in self.uncertain for child in self.children)
        return len(self.parents) > 1 and believed and bool(self.children or self.couple) and not couple_is_certain

    def child_is_uncertain(self, child: str) -> bool:
        """Whether the child's own line says 'believed': where its parent's line does not say so already."""
        return any((parent, child) in self.uncertain and not self.parent_is_uncertain(parent) for parent in self.parents)


@dataclass(slots=True, eq=False)
class Wire:
    """The part of a net that lies between row `channel` and the row below it: pins in the row above, pins in the row below.

    A pin is a person, or a way through (a name that no person bears) kept free in a row that the line must pass.
    `tops` stand for `net.parents` and `bottoms` for `net.children`, one for one; a wire that only passes on the line of
    one person has that person as `of`.
    """

    net: Net
    channel: int
    tops: list[str]
    bottoms: list[str]
    of: str = ""

    @property
    def through(self) -> bool:
        return bool(self.of)


def nets_of(shape: Shape, people: list[str]) -> list[Net]:
    """Every net of one connected family: births and adoptions first, in order of age, then couples, siblings and other ties."""
    within = set(people)
    nets: dict[tuple, Net] = {}
    for junior in shape.children_in_order([person for person in people]):
        links = [link for link in shape.links if link.junior == junior]
        for nature in _PRIMARY:
            mine = [link for link in links if link.nature == nature]
            together = _seniors(shape, mine, nature)
            for seniors in together:
                _hang(nets, junior, nature, seniors)
            for link in [link for link in mine if not any(link in seniors for seniors in together)]:
                _hang(nets, junior, "also", [link])
    for pair, couple in shape.couples.items():
        if couple.a in within:
            nets.setdefault((pair, ""), Net([couple.a, couple.b])).couple = couple
    return list(nets.values()) + _sibling_nets(shape, within)


def _seniors(shape: Shape, links: list[Link], nature: str) -> list[list[Link]]:
    """Those who stand together above a child: two parents by birth or adoption, foster carers who are a couple, else each alone."""
    if not links:
        return []
    if nature in ("birth", "adoptive"):
        return [_two_of(shape, links)]
    couple = len(links) == 2 and frozenset(link.senior for link in links) in shape.couples
    return [links] if couple else [[link] for link in links]


def _two_of(shape: Shape, links: list[Link]) -> list[Link]:
    """Two parents to stand together, where the record names more: those it joins otherwise, else a mother and a father, the surer first."""
    pairs = list(combinations(links, 2)) or [tuple(links)]

    def rank(pair: tuple[Link, ...]) -> tuple[int, bool, bool]:
        shared = {link.junior for link in shape.links if link.senior == pair[0].senior} & {link.junior for link in shape.links if link.senior == pair[-1].senior}
        joined = (frozenset(link.senior for link in pair) in shape.couples) + len(shared)
        return joined, len({link.role for link in pair}) == 2, not any(link.uncertain for link in pair)

    return list(max(pairs, key=rank))


def _hang(nets: dict[tuple, Net], junior: str, nature: str, links: list[Link]) -> None:
    key = frozenset(link.senior for link in links), "" if nature in ("birth", "adoptive") or len(links) > 1 else nature
    net = nets.setdefault(key, Net([link.senior for link in links]))
    net.children.append(junior)
    net.natures[junior] = nature
    net.uncertain |= {(link.senior, junior) for link in links if link.uncertain}


def _sibling_nets(shape: Shape, within: set[str]) -> list[Net]:
    full: list[list[str]] = []
    halves: list[Net] = []
    for a, b, nature in shape.siblings:
        if a in within and nature == "half":
            halves.append(Net([], shape.children_in_order([a, b]), dict.fromkeys((a, b), "half-siblings")))
        elif a in within:
            joined = [group for group in full if a in group or b in group]
            full = [group for group in full if group not in joined]
            full.append(list(dict.fromkeys([one for group in joined for one in group] + [a, b])))
    return [Net([], shape.children_in_order(group), dict.fromkeys(group, "siblings")) for group in full] + halves


def primary_nets(nets: list[Net]) -> dict[str, Net]:
    """The one net that a person hangs from first: by birth before adoption, before foster care, before siblings without parents."""
    rank = {nature: place for place, nature in enumerate((*_PRIMARY, "half-siblings"))}
    found: dict[str, Net] = {}
    for net in nets:
        for child in net.children:
            held = found.get(child)
            if held is None or rank[net.natures[child]] < rank[held.natures[child]]:
                found[child] = net
    return found


def wires_of(nets: list[Net], row: dict[str, int]) -> tuple[list[Wire], dict[str, int]]:
    """Each net cut at the rows it passes, and the row of every way through that this needs (merged into a copy of `row`)."""
    wires: list[Wire] = []
    rows = dict(row)
    for place, net in enumerate(nets):
        channel = max(row[p] for p in net.parents) if net.parents else min(row[c] for c in net.children) - 1
        main = Wire(net, channel, [], [])
        wires.append(main)
        main.tops = [_passage(parent, row[parent], channel, (place, "p", i), net, rows, wires)[1] for i, parent in enumerate(net.parents)]
        main.bottoms = [_passage(child, row[child] - 1, channel, (place, "c", i), net, rows, wires)[0] for i, child in enumerate(net.children)]
    return wires, rows


def _passage(person: str, start: int, channel: int, name: tuple, net: Net, rows: dict[str, int], wires: list[Wire]) -> tuple[str, str]:
    """Ways through between a person and the net's own channel; gives its upper and its lower end (the person, where none is needed)."""
    top, bottom = (start, channel) if start < channel else (channel, start)
    ways = [f"\0{name[0]}{name[1]}{name[2]}-{r}" for r in range(top + 1, bottom + 1)]
    rows.update({way: top + 1 + i for i, way in enumerate(ways)})
    chain = [person, *ways] if start < channel else [*ways, person]
    for upper, lower in zip(chain, chain[1:], strict=False):
        wires.append(Wire(net, rows[lower] - 1, [upper], [lower], of=person))
    return (chain[0], chain[-1])


def is_way(pin: str) -> bool:
    """Whether a pin is a way through a row, not a person."""
    return pin.startswith("\0")


def by_channel(wires: list[Wire]) -> dict[int, list[Wire]]:
    """The wires between each row and the next, by the number of the upper row; -1 is above the first row."""
    found: dict[int, list[Wire]] = defaultdict(list)
    for wire in wires:
        found[wire.channel].append(wire)
    return dict(found)
