"""How time grows with the number of entries, as one SVG: both scales are logarithmic, so that a straight line at half a right angle is time in proportion."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

WIDE, HIGH, LEFT, TOP, BELOW, RIGHT = 820, 420, 70, 30, 50, 290
DASHES = ("", "8 4", "2 4", "10 3 2 3", "1 6")
Lines = Mapping[str, Sequence[tuple[float, float]]]


def draw(lines: Lines) -> str:
    """Each line is a name and its points (entries, seconds of processor time). Raises ValueError where there is no point at all."""
    points = [point for line in lines.values() for point in line]
    low, high = (math.floor(math.log10(min(s for _, s in points))), math.ceil(math.log10(max(s for _, s in points))))
    first, last = math.log10(min(e for e, _ in points)) - 0.05, math.log10(max(e for e, _ in points)) + 0.05

    def place(entries: float, seconds: float) -> tuple[float, float]:
        across = LEFT + (math.log10(entries) - first) / (last - first) * (WIDE - LEFT - RIGHT)
        return round(across, 1), round(HIGH - BELOW - (math.log10(seconds) - low) / max(1, high - low) * (HIGH - TOP - BELOW), 1)

    drawn = [_level(10.0**power, place(points[0][0], 10.0**power)[1]) for power in range(low, high + 1)]
    drawn += [_size(entries, place(entries, 10.0**low)[0]) for entries in sorted({e for e, _ in points})]
    written: list[tuple[float, float]] = []
    for number, (name, line) in enumerate(lines.items()):
        places = [place(*point) for point in line]
        drawn += [_line(number, name, places, written)] if places else []
    title = "Processor time of find and of what it is measured beside, by number of entries; both scales logarithmic"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img" font-family="Arial, sans-serif" font-size="13"><title>{title}</title><rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>\n' + "\n".join(drawn) + "\n</svg>\n"


def _level(seconds: float, down: float) -> str:
    return f'<line x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{down}" y2="{down}" stroke="#b1b4b6"/><text x="{LEFT - 8}" y="{down + 4}" text-anchor="end">{seconds:g} s</text>'


def _size(entries: float, across: float) -> str:
    return f'<text x="{across}" y="{HIGH - BELOW + 20}" text-anchor="middle">{entries / 1e6:.2g} million</text>'


def _line(number: int, name: str, places: Sequence[tuple[float, float]], written: list[tuple[float, float]]) -> str:
    """One line and its name, which stands below a name that is `written` already where their ends come together."""
    dash = DASHES[number % len(DASHES)]
    style = f'fill="none" stroke="#0b0c0c" stroke-width="2" stroke-dasharray="{dash}"'
    across, down = places[-1]
    while any(abs(across - x) < 60 and abs(down - y) < 16 for x, y in written):
        down += 16
    written.append((across, down))
    goes_on = across < WIDE - RIGHT - 60  # other lines go on beside its end
    words = f'x="{across}" y="{down - 12}" text-anchor="end"' if goes_on else f'x="{across + 10}" y="{down + 4}"'
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.5"/>' for x, y in places)
    return f'<polyline points="{" ".join(f"{x},{y}" for x, y in places)}" {style}/>{dots}<text {words}>{escape(name)}</text>'
