"""The timeline drawn as SVG: a lane for each agency or child, a mark for each entry, a count where they are too many to tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from keepsight.pictures.svg import FONT, number, safe, shortened, width
from keepsight.records.entry import Entry
from keepsight.records.record import Record

from .lanes import Lane, Lanes, lanes_of
from .looks import COUNT, EDGE, IN_A_SILENCE, KEY, NAME, NOT_SEARCHED, SILENCE, SPAN
from .marks import DOT, bar, box, diamond, dot
from .scale import LEFT, Scale, axis, scale_for
from .swarm import Place, swarm
from .table import silences
from .words import day_in_words, length_in_words

LONG_SILENCE_DAYS = 183  # a stretch without an entry is marked from half a year on; the table gives every year's longest
_KEY, _BAR, _APART = 6.0, 6.0, 1.5
_ROW, _BAR_ROW, _KEY_ROW, _BOX = 9.5, 10.0, 13.5, 24.0
_HEADING, _PAD, _AXIS = 17.0, 9.0, 20.0
_FEW = 60  # entries in a lane that are all drawn one by one
_MOST_MARKS = 4000  # marks drawn one by one; with more entries the lanes are drawn less deep, and count sooner


def draw(record: Record, lanes: Lanes = "agency") -> str:
    """The timeline as SVG, with lanes for agencies or for children.

    A dot is an entry of one day, a bar one dated only to a span, a diamond a key entry, a box with a number so many
    entries too close to draw one by one. Each leads to its entry's place on the page (a box to that of its first entry).
    """
    found = lanes_of(record, lanes)
    days = [day for lane in found for entry in lane.entries for day in (entry.happened_from, entry.happened_to)]
    days += [day for lane in found for period in lane.searched for day in period]
    scale = scale_for(days)
    if scale is None:
        return _document(560, 60, ['<text x="16" y="34">No entry in the records supplied.</text>'], lanes)
    many = sum(len(lane.entries) for lane in found) > _MOST_MARKS
    parts: list[str] = []
    y = _AXIS
    for lane in found:
        drawn, height = _Strip(lane, scale, y, _depth(lane, many=many)).drawn()
        parts += drawn
        y += height
    explained, height = _key(y + _AXIS + 22, scale.room, "".join(parts))
    return _document(scale.width, y + _AXIS + 22 + height, [*axis(scale, 0.0, y + _AXIS), *parts, *explained], lanes)


def _depth(lane: Lane, *, many: bool) -> int:
    """How many marks may stand over one another in a lane: all of them in a lane of few entries, few in a lane of many."""
    return 3 if many else 5 if len(lane.entries) > _FEW else 12


class _Strip:
    """One lane, drawn from `top` downwards."""

    def __init__(self, lane: Lane, scale: Scale, top: float, depth: int) -> None:
        self.lane, self.scale, self.top = lane, scale, top
        spans = [entry for entry in lane.entries if entry.happened_from != entry.happened_to]
        days = [entry for entry in lane.entries if entry.happened_from == entry.happened_to]
        self.keys = swarm([self._about(entry, _KEY) for entry in days if entry.key], _APART, 2, _BOX)
        self.dots = swarm([self._about(entry, DOT) for entry in days if not entry.key], _APART, depth, _BOX)
        self.bars = swarm([self._over(entry) for entry in spans], _APART, depth if depth > 5 else min(depth, 4), 2 * _BOX)

    def _about(self, entry: Entry, reach: float) -> tuple[Entry, float, float]:
        x = self.scale.x(entry.happened_from)
        return entry, x - reach, x + reach

    def _over(self, entry: Entry) -> tuple[Entry, float, float]:
        left, right = self.scale.edge(entry.happened_from), self.scale.x(entry.happened_to)
        return entry, left, max(right, left + _BAR)

    def drawn(self) -> tuple[list[str], float]:
        """The lane as SVG, and the height it takes."""
        y = self.top + _HEADING + 3
        marks: list[str] = []
        for places, row, mark in ((self.keys, _KEY_ROW, diamond), (self.dots, _ROW, dot), (self.bars, _BAR_ROW, bar)):
            rows = _rows(places)
            for place in places:
                at = y + place.row * row
                marks.append(box(place, y, rows * row) if place.together else mark(place, at + row / 2))
            y += rows * row
        height = max(y - self.top, _HEADING + 14) + _PAD
        middle = self.top + _HEADING + (height - _HEADING - _PAD) / 2
        return [*self._ground(height), *self._silences(middle), *marks], height

    def _ground(self, height: float) -> list[str]:
        """The lane's name and edge; what lies outside the periods searched is shaded."""
        foot = self.top + height
        parts = [f'<rect x="{number(left)}" y="{number(self.top)}" width="{number(right - left)}" height="{number(height)}" {NOT_SEARCHED}>'
                 "<title>outside the period that this agency is recorded to have searched</title></rect>" for left, right in self._unsearched()]
        parts.append(f'<path d="M{number(LEFT)} {number(foot)}H{number(LEFT + self.scale.room)}" {EDGE}/>')
        words = self.lane.name if not self.lane.note else f"{self.lane.name}: {self.lane.note}"
        if not self.lane.entries and not self.lane.note:
            words = f"{self.lane.name}: no entry in the records supplied"
        for x in range(int(LEFT), int(LEFT + self.scale.room) - 200, 1000):
            parts.append(f'<text x="{x}" y="{number(self.top + 13)}" {NAME}>{safe(shortened(words, 13, 480, bold=True))}</text>')
        return parts

    def _unsearched(self) -> list[tuple[float, float]]:
        at, found = LEFT, []
        for start, end in self.lane.searched:
            if self.scale.edge(start) > at:
                found.append((at, self.scale.edge(start)))
            at = max(at, 2 * self.scale.x(end) - self.scale.edge(end))
        edge = LEFT + self.scale.room
        return found + ([(at, edge)] if self.lane.searched and at < edge else [])

    def _silences(self, y: float) -> list[str]:
        parts = []
        for before, after in silences(self.lane.entries, self.lane.searched):
            days = (after - before).days - 1
            if days >= LONG_SILENCE_DAYS:
                parts.append(self._silence(before, after, length_in_words(days), y))
        return parts

    def _silence(self, before: date, after: date, length: str, y: float) -> str:
        left, right = self.scale.x(before) + _KEY + 3, self.scale.x(after) - _KEY - 3
        words = f"no entry for {length}"
        fitting = next((one for one in (words, length) if width(one, 11) + 8 <= right - left), "")
        title = f"no entry in the records supplied for {length}, between {day_in_words(before)} and {day_in_words(after)}"
        if not fitting:
            return f'<g><title>{title}</title><path d="M{number(left)} {number(y)}H{number(right)}" {SILENCE}/></g>'
        middle, half = (left + right) / 2, width(fitting, 11) / 2 + 4
        line = f"M{number(left)} {number(y)}H{number(middle - half)}M{number(middle + half)} {number(y)}H{number(right)}"
        text = f'<text x="{number(middle)}" y="{number(y + 4)}" {IN_A_SILENCE}>{fitting}</text>'
        return f'<g><title>{title}</title><path d="{line}" {SILENCE}/>{text}</g>'


def _rows(places: Sequence[Place[Entry]]) -> int:
    most = max((place.row + 1 for place in places), default=0)
    return max(most, 2 if any(place.together for place in places) else 0)


def _key(top: float, room: float, drawn: str) -> tuple[list[str], float]:
    """What each mark that was drawn means, under the lanes, wrapped to the drawing's width; and the height this takes."""
    parts: list[str] = []
    x, y = LEFT, top
    for words, sign, sample in _SAMPLES:
        if sign not in drawn:
            continue
        wide = 28 + width(words, 12) + 14
        if x > LEFT and x + wide > LEFT + room:
            x, y = LEFT, y + 22
        at = {"a": x, "b": x + 11, "c": x + 5, "d": x + 17, "r": x + 22, "m": y, "t": y - 6, "f": y + 6, "u": y - 3, "v": y - 8, "w": y + 4}
        corners = {name: number(value) for name, value in at.items()}
        parts.append(sample.format(**corners, span=SPAN, key=KEY, count=COUNT, silence=SILENCE, not_searched=NOT_SEARCHED))
        parts.append(f'<text x="{number(x + 28)}" y="{number(y + 4)}">{words}</text>')
        x += wide
    return parts, y - top + 20


_SAMPLES = (
    ("an entry of one day", "<circle", '<circle cx="{b}" cy="{m}" r="3.5"/>'),
    ("an entry dated only to a span of days, months or years", 'height="6" rx="2"', '<rect x="{a}" y="{u}" width="22" height="6" rx="2" {span}/>'),
    ("a key entry", "<polygon", '<polygon points="{b},{t} {d},{m} {b},{f} {c},{m}" {key}/>'),
    ("so many entries close together", COUNT, '<rect x="{a}" y="{v}" width="22" height="16" rx="3" {span}/><text x="{b}" y="{w}" {count}>12</text>'),
    ("half a year or more without an entry in the records supplied", SILENCE, '<path d="M{a} {m}H{r}" {silence}/>'),
    ("outside the period searched, where that is recorded", NOT_SEARCHED, '<rect x="{a}" y="{v}" width="22" height="16" {not_searched}/>'),
)


def _document(wide: float, high: float, parts: list[str], lanes: Lanes) -> str:
    """The whole SVG. The ids differ for the two kinds of lane, so that both can stand on one page."""
    about = {"agency": "each agency", "child": "each child"}[lanes]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" width="{number(wide)}" height="{number(high)}" '
        f'viewBox="0 0 {number(wide)} {number(high)}" role="group" aria-labelledby="timeline-{lanes}-title timeline-{lanes}-words" '
        f'font-family="{FONT}" font-size="12" fill="#111">'
        f'<title id="timeline-{lanes}-title">Timeline, a lane for {about}</title>'
        f'<desc id="timeline-{lanes}-words">Each entry of the records supplied, by when it happened. The table of years says the same in words.</desc>'
        f'<rect width="{number(wide)}" height="{number(high)}" fill="#fff"/>'
    )
    return "\n".join([head, *parts, "</svg>"]) + "\n"
