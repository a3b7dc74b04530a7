"""One connected family laid out: from its shape to marks with coordinates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .crossings import Judge, Order
from .generations import rows_of, siblings_in_full
from .hubs import bars_of
from .labels import BESIDE, SYMBOL, Label, label_of
from .lines import PITCH, TEXT_LINE, Drawn, Heights
from .marks import Line, Mark, Sheet, Standing, Words, extent
from .nets import Net, Wire, by_channel, nets_of, primary_nets, wires_of
from .order import best_order, in_order_of_age
from .place import columns
from .remarks import Remark, written
from .rings import Home, rings
from .route import Channel, route
from .shape import Shape

_ABOVE_RAILS, _RAILS_TO_DROPS, _DROPS_TO_ROW, _EMPTY, _BELOW_LAST = 14.0, 16.0, 26.0, 34.0, 8.0
_AGES, _IN_TIME, _MEN_LEFT = 20.0, 0.5, 0.3  # what it is worth, in places, that half-siblings and partners stand in order, and men on the left


def lay_out(shape: Shape, people: list[str], homes: list[Home]) -> Sheet:
    """The sheet of one connected family, with the households whose members are in it."""
    row = rows_of(shape, people)
    nets = nets_of(shape, people)
    all_wires, row = wires_of(nets, row)
    wires = by_channel(all_wires)
    groups = _groups_in_order(shape, people)
    judge = Judge(wires, groups, _wishes(shape, people, nets))
    order = in_order_of_age(best_order(shape, people, nets, row, wires, judge), groups)
    labels = {person: label_of(shape, person) for person in people}
    return _Page(shape, order, labels, wires, primary_nets(nets)).sheet(homes)


def _groups_in_order(shape: Shape, people: list[str]) -> list[list[str]]:
    within = set(people)
    links = [link for link in shape.links if link.junior in within]
    return [shape.children_in_order(group) for group in siblings_in_full(links) if len(group) > 1]


def _wishes(shape: Shape, people: list[str], nets: list[Net]) -> list[tuple[str, str, float]]:
    """Half-siblings, and siblings without parents, had better stand in order of age too; partners from first to last; men on the left of a couple."""
    within = set(people)
    children: dict[str, list[str]] = defaultdict(list)
    for link in shape.links:
        if link.nature == "birth" and link.junior in within and link.junior not in children[link.senior]:
            children[link.senior].append(link.junior)
    groups = [*children.values(), *[net.children for net in nets if not net.parents]]
    pairs = dict.fromkeys(pair for group in map(shape.children_in_order, groups) for pair in zip(group, group[1:], strict=False))
    pairs_in_time = [pair for person in people for partners in [_partners_in_time(shape, person, nets)] for pair in zip(partners, partners[1:], strict=False)]
    couples = [sorted(net.parents, key=lambda one: shape.figures[one].symbol != "square") for net in nets if len(net.parents) == 2]
    wishes = [(a, b, _AGES) for a, b in pairs] + [(a, b, _IN_TIME) for a, b in pairs_in_time]
    return wishes + [(a, b, _MEN_LEFT) for a, b in couples if shape.figures[a].symbol != shape.figures[b].symbol]


def _partners_in_time(shape: Shape, person: str, nets: list[Net]) -> list[str]:
    """A person's partners by when they became so, or by their eldest child together; those of whom neither is recorded are left out."""
    dated = []
    for net in [net for net in nets if person in net.parents and len(net.parents) == 2]:
        began = net.began(shape)
        if began:
            dated.append((began, next(one for one in net.parents if one != person)))
    return [partner for _, partner in sorted(dated, key=lambda one: one[0])]


@dataclass(slots=True)
class Band:
    """The room of one row: from the top of its symbols to the foot of its words."""

    top: float
    foot: float


class _Page:
    """A family whose order is settled, on its way to coordinates."""

    def __init__(self, shape: Shape, order: Order, labels: dict[str, Label], wires: dict[int, list[Wire]], above: dict[str, Net]) -> None:
        self.shape, self.order, self.labels = shape, order, labels
        bars = {number: bars_of(shape, some) for number, some in wires.items()}
        self.x = columns(order, labels, wires, bars)
        self.channels = {number: route(some, bars[number], self.x, above) for number, some in sorted(wires.items())}
        self.bands, self.heights = self._bands_and_heights()

    def sheet(self, homes: list[Home]) -> Sheet:
        """Everything drawn, moved so that it begins at 0, 0."""
        marks: list[Mark] = []
        remarks: list[Remark] = []
        for number, channel in self.channels.items():
            drawn = Drawn(self.shape, channel, self.x, self.heights[number])
            marks += drawn.marks
            remarks += drawn.remarks
        around = [mark for home in homes for mark in rings(home, self.order, self.x, self.labels, self.bands)]
        people = [Standing(person, self.x[person], self.bands[number].top) for number in sorted(self.order) for person in self.order[number] if person in self.labels]
        texts = written(remarks, [mark for mark in [*marks, *around] if isinstance(mark, Line)], [mark for mark in around if isinstance(mark, Words)])
        return _from_nought([*around, *marks, *people, *texts], self.labels)

    def _bands_and_heights(self) -> tuple[dict[int, Band], dict[int, Heights]]:
        bands: dict[int, Band] = {}
        heights: dict[int, Heights] = {}
        foot, rows = 0.0, sorted(self.order)
        for number in ([-1] if -1 in self.channels else []) + rows:
            if number in rows:
                top = foot
                foot = top + max([SYMBOL, *[self.labels[person].height for person in self.order[number] if person in self.labels]])
                bands[number] = Band(top, foot)
            if number in self.channels:
                heights[number] = _heights(self.channels[number], bands[number].top if number in bands else 0.0, foot)
                foot = heights[number].below
            elif number < rows[-1]:
                foot += _EMPTY
        return bands, heights


def _heights(channel: Channel, row: float, foot: float) -> Heights:
    """The y of the tracks between the foot of one row and the top of the next."""
    text = _text_height(channel)
    rails = foot + _ABOVE_RAILS + text if channel.rails else foot
    pitch = PITCH + text
    last_rail = rails + max(channel.rail_tracks - 1, 0) * pitch
    drops = last_rail + (_RAILS_TO_DROPS if channel.rails else _ABOVE_RAILS)
    below = drops + max(channel.drop_tracks - 1, 0) * PITCH + _DROPS_TO_ROW if channel.drops else last_rail + _BELOW_LAST
    return Heights(row, rails, pitch, drops, below)


def _text_height(channel: Channel) -> float:
    couples = [wire.net.couple for rail in channel.rails if rail.bar for wire in rail.bar.wires if wire.net.couple]
    return TEXT_LINE * max([len(couple.in_words()) for couple in couples], default=0)


def _from_nought(marks: list[Mark], labels: dict[str, Label]) -> Sheet:
    boxes = [extent(mark) for mark in marks]
    for mark in marks:
        if isinstance(mark, Standing):
            right = mark.x + SYMBOL / 2 + BESIDE + labels[mark.person_id].width
            boxes.append((mark.x - SYMBOL / 2, mark.y, right, mark.y + max(SYMBOL, labels[mark.person_id].height)))
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, foot = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Sheet(right - left, foot - top, [mark.moved(-left, -top) for mark in marks])
