"""From days to px, and the axis of years over the lanes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.pictures.svg import number

from .looks import QUIET, YEAR

LEFT, RIGHT = 16.0, 24.0
_YEAR, _NARROWEST, _WIDEST = 72.0, 860.0, 2200.0
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from the first of January of `first` to the end of `last`, over `room` px."""

    first: int
    last: int
    room: float

    def x(self, day: date) -> float:
        """The middle of a day."""
        return self.edge(day) + self._day / 2

    def edge(self, day: date) -> float:
        """The beginning of a day."""
        return LEFT + (day.toordinal() - date(self.first, 1, 1).toordinal()) * self._day

    @property
    def _day(self) -> float:
        return self.room / (date(self.last, 12, 31).toordinal() + 1 - date(self.first, 1, 1).toordinal())

    @property
    def width(self) -> float:
        return LEFT + self.room + RIGHT


def scale_for(days: list[date]) -> Scale | None:
    """A scale that holds all these days in whole years; None where there is no day."""
    if not days:
        return None
    first, last = min(days).year, max(days).year
    return Scale(first, last, min(max((last - first + 1) * _YEAR, _NARROWEST), _WIDEST))


def axis(scale: Scale, top: float, foot: float) -> list[str]:
    """Lines at the beginning of each year, the years above and below the lanes, and months where there is room for them."""
    step = next(step for step in (1, 2, 5, 10, 25, 100) if scale.room / (scale.last - scale.first + 1) * step >= 40)
    parts: list[str] = []
    for year in range(scale.first, scale.last + 1):
        x = scale.edge(date(year, 1, 1))
        parts.append(f'<path d="M{number(x)} {number(top)}V{number(foot)}" {YEAR}/>')
        if year % step == 0 or step == 1:
            parts += [f'<text x="{number(x + 4)}" y="{number(y)}" font-weight="600">{year}</text>' for y in (top + 13, foot - 5)]
    if scale.last - scale.first < 3:
        parts += _months(scale, top)
    return parts


def _months(scale: Scale, top: float) -> list[str]:
    firsts = [(date(year, month, 1), _MONTHS[month - 1]) for year in range(scale.first, scale.last + 1) for month in (4, 7, 10)]
    return [f'<text x="{number(scale.edge(day))}" y="{number(top + 13)}" {QUIET}>{name}</text>' for day, name in firsts]
