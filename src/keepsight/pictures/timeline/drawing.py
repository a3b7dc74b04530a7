"""The timeline drawn as SVG: a lane for each agency or child, a mark for each entry, a count where they are too many to tell apart."""

from __future__ import annotations

from datetime import date

from keepsight.pictures.anchors import anchor
from keepsight.pictures.svg import FONT, number, safe, shortened
from keepsight.records.entry import Entry
from keepsight.records.record import Record

from .lanes import Lanes, lanes_of

_LEFT, _RIGHT, _TOP, _LANE, _WIDTH = 150.0, 24.0, 40.0, 36.0, 1100.0


def draw(record: Record, lanes: Lanes = "agency") -> str:
    """The timeline as SVG, with lanes for agencies or for children."""
    all_lanes = lanes_of(record, lanes)
    days = [day for lane in all_lanes for entry in lane.entries for day in (entry.happened_from, entry.happened_to)]
    first, last = (date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)) if days else (date(2000, 1, 1), date(2001, 1, 1))
    scale = (_WIDTH - _LEFT - _RIGHT) / (last - first).days

    def x(day: date) -> float:
        return _LEFT + (day - first).days * scale

    height = _TOP + _LANE * len(all_lanes) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" width="{number(_WIDTH)}" height="{number(height)}" '
        f'viewBox="0 0 {number(_WIDTH)} {number(height)}" font-family="{FONT}" font-size="12"><title>Timeline</title>'
    ]
    for place, lane in enumerate(all_lanes):
        y = _TOP + _LANE * place
        parts.append(f'<text x="4" y="{number(y + 20)}">{safe(shortened(lane.name, 12, _LEFT - 12))}</text>')
        parts += [_mark(entry, x(entry.happened_from), x(entry.happened_to), y) for entry in lane.entries]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _mark(entry: Entry, left: float, right: float, y: float) -> str:
    title = f"{entry.happened_from.isoformat()}: {entry.text[:80]}"
    return (
        f'<a href="#{safe(anchor(entry.entry_id))}"><rect x="{number(left - 2)}" y="{number(y + 8)}" '
        f'width="{number(right - left + 4)}" height="16" fill="#444"><title>{safe(title)}</title></rect></a>'
    )


