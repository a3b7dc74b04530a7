"""Care over time as one small panel for a child, a carer and an area: what was graded stands over the days that were looked at, and the rest stays empty.

Black, white and words only: nothing is coloured by how good it is. The page shows a table beside it that says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .svg import FONT, INK, number, safe, shortened

WIDE, LEFT, RIGHT, ROW, HEAD = 330.0, 96.0, 10.0, 15.0, 18.0
NOT_OBSERVED = "not observed"
_LINE = 'stroke="#ccc" stroke-width="1"'
_UNSEEN = 'fill="#999"'  # looked at, and not observed: a thin line, so that what was observed stands out
_LOOKS = (f'fill="{INK}"', f'fill="#fff" stroke="{INK}" stroke-width="1.5"', f'fill="#fff" stroke="{INK}" stroke-width="1.5" stroke-dasharray="2 2"')


@dataclass(frozen=True, slots=True)
class Bar:
    """One grade: the days that were looked at, the tool's word (empty where not observed), who graded as a number from 0, and the sentence that says it."""

    first: date
    last: date
    word: str
    agency: int
    says: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One thing that was looked at, with its grades."""

    name: str
    bars: tuple[Bar, ...]


def draw(key: str, title: str, words: Sequence[str], lanes: Sequence[Lane], first: date, last: date) -> str:
    """The panel as SVG over the years of `first` to `last`; `words` are the tool's grades, the best first; `key` is its own on the page."""
    scale = _Scale(first.year, last.year)
    top, parts = 6.0, []
    rows = [*words, NOT_OBSERVED]
    for lane in lanes:
        parts += _lane(lane, rows, scale, top)
        top += HEAD + len(rows) * ROW + 8
    high = top + 16
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="care-panel" width="{number(WIDE)}" height="{number(high)}" viewBox="0 0 {number(WIDE)} {number(high)}" role="img" '
        f'aria-labelledby="{key}-title" font-family="{FONT}" font-size="11" fill="{INK}"><title id="{key}-title">{safe(title)}. The table below says the same.</title>'
        f'<rect width="{number(WIDE)}" height="{number(high)}" fill="#fff"/>'
    )
    return "\n".join([head, *scale.years(top), *parts, "</svg>"]) + "\n"


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int

    def x(self, day: date) -> float:
        begin, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal() + 1
        return LEFT + (day.toordinal() - begin) / (end - begin) * (WIDE - LEFT - RIGHT)

    def years(self, foot: float) -> list[str]:
        step = max(1, -(-(self.last - self.first + 1) // 6))
        parts = []
        for year in range(self.first, self.last + 1):
            x = self.x(date(year, 1, 1))
            parts.append(f'<path d="M{number(x)} 4V{number(foot)}" {_LINE}/>')
            if (year - self.first) % step == 0:
                parts.append(f'<text x="{number(x + 2)}" y="{number(foot + 11)}">{year}</text>')
        return parts


def _lane(lane: Lane, rows: Sequence[str], scale: _Scale, top: float) -> list[str]:
    parts = [f'<text x="4" y="{number(top + 12)}" font-weight="600" paint-order="stroke" stroke="#fff" stroke-width="3">{safe(shortened(lane.name, 11, WIDE - 10, bold=True))}</text>']
    for place, word in enumerate(rows):
        y = top + HEAD + place * ROW
        parts.append(f'<text x="{number(LEFT - 6)}" y="{number(y + 11)}" text-anchor="end">{safe(shortened(word, 11, LEFT - 10))}</text>')
        parts.append(f'<path d="M{number(LEFT)} {number(y + ROW)}H{number(WIDE - RIGHT)}" {_LINE}/>')
    for bar in lane.bars:
        y = top + HEAD + rows.index(bar.word or NOT_OBSERVED) * ROW
        left = scale.x(bar.first)
        wide = max(scale.x(bar.last) - left, 7.0)
        looks = _LOOKS[min(bar.agency, 2)] if bar.word else _UNSEEN
        top_of, high = (y + 3, 9) if bar.word else (y + 7, 2)
        parts.append(f'<g><title>{safe(bar.says)}</title><rect x="{number(left)}" y="{number(top_of)}" width="{number(wide)}" height="{high}" {looks}/></g>')
    return parts


def looks_of(agencies: Sequence[str]) -> list[str]:
    """What each agency's bars look like, in words, for the line under the panels."""
    said = ("filled", "open", "open and dashed")
    return [f"{agency}: {said[min(place, 2)]}" for place, agency in enumerate(agencies)]
