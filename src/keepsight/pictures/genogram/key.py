"""The key under a genogram: what each kind of mark used in it means, and nothing that is not in it."""

from __future__ import annotations

from collections.abc import Iterable

from keepsight.pictures.svg import INK, number, safe, width

from .marks import DASHED, DOTTED, Line, Mark
from .people import Figure

_SIZE, _TEXT, _STEP, _LINE = 16.0, 12.0, 22.0, 26.0
_SYMBOL, _STROKE = f'fill="#fff" stroke="{INK}" stroke-width="1.6"', f'fill="none" stroke="{INK}" stroke-width="1.6"'
_SHAPES = {
    "square": ("male", '<rect x="{l}" y="{t}" width="16" height="16" {symbol}/>'),
    "circle": ("female", '<circle cx="{c}" cy="{m}" r="8" {symbol}/>'),
    "diamond": ("sex not recorded", '<polygon points="{c},{t} {r},{m} {c},{f} {l},{m}" {symbol}/>'),
    "triangle": ("expected, not yet born", '<polygon points="{c},{t} {r},{f} {l},{f}" {symbol}/>'),
    "died": ("died", '<rect x="{l}" y="{t}" width="16" height="16" {symbol}/><path d="M{l} {t}L{r} {f}" {symbol}/><path d="M{r} {t}L{l} {f}" {symbol}/>'),
    "gap": ("parent not recorded", '<rect x="{l}" y="{t}" width="16" height="16" {symbol} stroke-dasharray="4 3"/>'),
    "ended": ("partnership ended", '<polyline {line} data-line="couple" points="{l},{m} {r},{m}"/><polyline {line} data-line="couple" points="{a},{f} {b},{t}"/>'),
    "divorced": (
        "divorced",
        '<polyline {line} data-line="couple" points="{l},{m} {r},{m}"/><polyline {line} data-line="couple" points="{l},{f} {c},{t}"/>'
        '<polyline {line} data-line="couple" points="{c},{f} {r},{t}"/>',
    ),
    "dashed": ("believed, or as written on the line", '<polyline {line} data-line="child" points="{l},{m} {r},{m}" stroke-dasharray="5 3"/>'),
    "dotted": ("cared for, or a grandchild: side not recorded", '<polyline {line} data-line="child" points="{l},{m} {r},{m}" stroke-dasharray="2 4"/>'),
    "household": ("live together", '<rect x="{l}" y="{t}" width="16" height="16" {line} stroke-dasharray="1 4" stroke-linecap="round"/>'),
}


def used(figures: Iterable[Figure], marks: list[Mark]) -> list[str]:
    """The keys of what a drawing uses, in the order in which the key tells them."""
    found = set()
    for figure in figures:
        found |= {figure.symbol} if not figure.gap else {"gap"}
        found |= {"died"} if figure.death is not None else set()
    for mark in marks:
        if isinstance(mark, Line):
            found |= {"household"} if mark.kind == "household" else {DASHED: {"dashed"}, DOTTED: {"dotted"}}.get(mark.dash, set())
            found |= {mark.means} & {"ended", "divorced"}
    return [name for name in _SHAPES if name in found]


def key(names: list[str], left: float, top: float, room: float) -> tuple[list[str], float]:
    """The key as SVG from a corner, wrapped to `room` px, and the height it takes."""
    parts: list[str] = []
    x, y = left, top
    for name in names:
        words, drawing = _SHAPES[name]
        wide = _STEP + width(words, _TEXT) + 18
        if x > left and x + wide > left + room:
            x, y = left, y + _LINE
        at = {"l": x, "c": x + 8, "r": x + 16, "a": x + 4, "b": x + 12, "t": y, "m": y + 8, "f": y + 16}
        corners = {corner: number(value) for corner, value in at.items()}
        parts.append(drawing.format(**corners, symbol=_SYMBOL, line=_STROKE))
        parts.append(f'<text x="{number(x + _STEP)}" y="{number(y + 12.5)}" font-size="12">{safe(words)}</text>')
        x += wide
    return parts, (y + _SIZE - top) if names else 0.0
