"""One connected family laid out: from its shape to marks with coordinates."""

from __future__ import annotations

from collections import defaultdict

from keepsight.pictures.svg import width

from .crossings import Judge, Order
from .generations import rows_of, siblings_in_full
from .hubs import bars_of
from .labels import BESIDE, SYMBOL, Label, label_of
from .lines import PITCH, TEXT_LINE, TEXT_SIZE, Drawn, Heights, Remark
from .marks import Mark, Sheet, Standing, Words
from .nets import by_channel, nets_of, primary_nets, wires_of
from .order import best_order, in_order_of_age
from .place import columns
from .route import Channel, route
from .shape import Shape

_ABOVE_RAILS, _RAILS_TO_DROPS, _DROPS_TO_ROW, _EMPTY = 14.0, 16.0, 26.0, 30.0


def lay_out(shape: Shape, people: list[str]) -> Sheet:
    """The sheet of one connected family."""
    row = rows_of(shape, people)
    nets = nets_of(shape, people)
    all_wires, row = wires_of(nets, row)
    wires = by_channel(all_wires)
    groups = _groups_in_order(shape, people)
    judge = Judge(wires, groups, _wishes(shape, people))
    order = in_order_of_age(best_order(shape, people, nets, row, wires, judge), groups)
    labels = {person: label_of(shape, person) for person in people}
    bars = {channel: bars_of(shape, some) for channel, some in wires.items()}
    x = columns(order, labels, wires, bars)
    above = primary_nets(nets)
    channels = {number: route(some, bars[number], x, above) for number, some in sorted(wires.items())}
    return _drawn(shape, order, labels, x, channels)


def _groups_in_order(shape: Shape, people: list[str]) -> list[list[str]]:
    within = set(people)
    links = [link for link in shape.links if link.junior in within]
    return [shape.children_in_order(group) for group in siblings_in_full(links) if len(group) > 1]


def _wishes(shape: Shape, people: list[str]) -> list[tuple[str, str]]:
    """Half-siblings, too, had better stand in order of age."""
    children: dict[str, list[str]] = defaultdict(list)
    for link in shape.links:
        if link.nature == "birth" and link.junior in people and link.junior not in children[link.senior]:
            children[link.senior].append(link.junior)
    pairs = [pair for group in children.values() for ordered in [shape.children_in_order(group)] for pair in zip(ordered, ordered[1:], strict=False)]
    return list(dict.fromkeys(pairs))


def _drawn(shape: Shape, order: Order, labels: dict[str, Label], x: dict[str, float], channels: dict[int, Channel]) -> Sheet:
    sheet = Sheet()
    remarks: list[Remark] = []
    rows = sorted(order)
    y = 4.0
    if -1 in channels:
        y += _height(channels[-1], -1, channels)
    tops: dict[int, float] = {}
    for number in rows:
        tops[number] = y
        band = max([SYMBOL, *[labels[person].height for person in order[number] if person in labels]])
        y += band
        if number in channels:
            channel = channels[number]
            rails = y + _ABOVE_RAILS + _text_height(channel)
            pitch = PITCH + _text_height(channel)
            drops = rails + max(channel.rail_tracks - 1, 0) * pitch + _RAILS_TO_DROPS if channel.rails else y + _ABOVE_RAILS
            y = drops + max(channel.drop_tracks - 1, 0) * PITCH + _DROPS_TO_ROW
            if number < rows[-1]:
                heights = Heights(tops[number], rails, pitch, drops, y)
            else:
                heights = Heights(tops[number], rails, pitch, drops, y)
                y = rails + max(channel.rail_tracks - 1, 0) * pitch + 10
            drawn = Drawn(shape, channel, x, heights, _twins(shape, x))
            sheet.marks += drawn.marks
            remarks += drawn.remarks
        elif number < rows[-1]:
            y += _EMPTY
    if -1 in channels:
        heights = Heights(0, 4, PITCH, 8, tops[0])
        drawn = Drawn(shape, channels[-1], x, heights, {})
        sheet.marks += drawn.marks
        remarks += drawn.remarks
    sheet.marks += [Standing(person, x[person], tops[number]) for number in rows for person in order[number] if person in labels]
    sheet.marks += _written(remarks, sheet.marks)
    left = min(x[person] for person in labels) - SYMBOL / 2
    right = max(x[person] + SYMBOL / 2 + BESIDE + labels[person].width for person in labels)
    moved = Sheet(right - left, y, [mark.moved(-left, 0) for mark in sheet.marks])
    return moved


def _height(channel: Channel, number: int, channels: dict[int, Channel]) -> float:
    return 8 + max(channel.drop_tracks - 1, 0) * PITCH + _DROPS_TO_ROW


def _text_height(channel: Channel) -> float:
    lines = [
        len([1 for stretch in wire.net.couple.stretches if stretch.words()]) + wire.net.couple.uncertain
        for rail in channel.rails
        if rail.bar
        for wire in rail.bar.wires
        if wire.net.couple
    ]
    return TEXT_LINE * max(lines, default=0)


def _twins(shape: Shape, x: dict[str, float]) -> dict[str, float]:
    fork: dict[str, float] = {}
    for pair in shape.twins:
        if all(person in x for person in pair):
            middle = sum(x[person] for person in pair) / len(pair)
            fork.update(dict.fromkeys(sorted(pair), middle))
    return fork


def _written(remarks: list[Remark], marks: list[Mark]) -> list[Mark]:
    written: list[Mark] = []
    for remark in remarks:
        if not remark.lines:
            continue
        room = max(width(line, TEXT_SIZE) for line in remark.lines)
        side = 1 if remark.towards > remark.x else -1
        for place, line in enumerate(reversed(remark.lines)):
            y = remark.y - place * TEXT_LINE
            if remark.middle is not None and abs(remark.middle - remark.x) * 2 > room:
                written.append(Words(remark.middle, y, line, TEXT_SIZE, "middle"))
            else:
                written.append(Words(remark.x + 7 * side, y, line, TEXT_SIZE, "start" if side > 0 else "end"))
    return written


