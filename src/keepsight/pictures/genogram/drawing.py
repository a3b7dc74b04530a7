"""Marks written as SVG: plain black on white, no scripts, no styles or fonts of its own, nothing but absolute coordinates."""

from __future__ import annotations

from keepsight.pictures.svg import FONT, INK, number, safe

from .labels import BESIDE, LINE, LINE_SIZE, NAME_SIZE, SYMBOL, Label
from .marks import Dot, Line, Sheet, Standing, Words, extent
from .people import Figure

_HALF = SYMBOL / 2
_WORDS = f'fill="{INK}" stroke="none"'


def line(mark: Line) -> str:
    """A line with its kind, and its meaning as a title."""
    points = " ".join(f"{number(x)},{number(y)}" for x, y in mark.points)
    dash = f' stroke-dasharray="{mark.dash}"' if mark.dash else ""
    dash += ' stroke-linecap="round"' if mark.kind == "household" else ""
    title = f"<title>{safe(mark.means)}</title>" if mark.means else ""
    return f'<polyline data-line="{mark.kind}" points="{points}"{dash}>{title}</polyline>'


def words(mark: Words) -> str:
    """A line of words with a white edge, so that it stays legible where it meets a line; `backed` words on white altogether."""
    anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
    left, top, right, foot = extent(mark)
    back = (
        f'<rect x="{number(left - 3)}" y="{number(top)}" width="{number(right - left + 6)}" height="{number(foot - top)}" stroke="none" fill="#fff"/>'
        if mark.backed
        else ""
    )
    return f'{back}<text x="{number(mark.x)}" y="{number(mark.y)}" font-size="{number(mark.size)}"{anchor}>{safe(mark.words)}</text>'


def dot(mark: Dot) -> str:
    """A joint of lines."""
    return f'<circle cx="{number(mark.x)}" cy="{number(mark.y)}" r="3"/>'


def person(mark: Standing, figure: Figure, label: Label) -> str:
    """A person: the symbol first (contracts 4), then what marks it, then the words beside it."""
    x, y = mark.x, mark.y
    title = ", ".join([figure.name, *figure.lines])
    parts = [f'<g data-person="{safe(figure.person_id)}">', f"<title>{safe(title)}</title>", _symbol(figure, x, y)]
    if figure.death is not None:
        a, b, c, d = number(x - _HALF), number(y), number(x + _HALF), number(y + SYMBOL)
        parts.append(f'<path d="M{a} {b}L{c} {d}"/><path d="M{c} {b}L{a} {d}"/>')
    if figure.gap:
        parts.append(f'<text x="{number(x)}" y="{number(y + 27)}" font-size="20" text-anchor="middle" {_WORDS}>?</text>')
    parts += _label(label, x, y)
    return "".join(parts) + "</g>"


def _symbol(figure: Figure, x: float, y: float) -> str:
    dash = ' stroke-dasharray="5 4"' if figure.gap else ""
    if figure.symbol == "square":
        return f'<rect x="{number(x - _HALF)}" y="{number(y)}" width="{number(SYMBOL)}" height="{number(SYMBOL)}"{dash}/>'
    if figure.symbol == "circle":
        return f'<circle cx="{number(x)}" cy="{number(y + _HALF)}" r="{number(_HALF)}"{dash}/>'
    middle = y + _HALF
    corners = [(x, y), (x + _HALF, middle), (x, y + SYMBOL), (x - _HALF, middle)]
    if figure.symbol == "triangle":
        corners = [(x, y), (x + _HALF, y + SYMBOL), (x - _HALF, y + SYMBOL)]
    points = " ".join(f"{number(a)},{number(b)}" for a, b in corners)
    return f'<polygon points="{points}"{dash}/>'


def _label(label: Label, x: float, y: float) -> list[str]:
    left = number(x + _HALF + BESIDE)
    first = y + max((SYMBOL - label.height) / 2, 0) + 12
    name, rest = f'font-size="{number(NAME_SIZE)}" font-weight="600"', f'font-size="{number(LINE_SIZE)}"'
    return [
        f'<text x="{left}" y="{number(first + place * LINE)}" {name if is_name else rest} {_WORDS}>{safe(text)}</text>'
        for place, (text, is_name) in enumerate(label.lines)
    ]


def document(sheet: Sheet, figures: dict[str, Figure], labels: dict[str, Label], title: str, description: str, key: list[str]) -> str:
    """The whole SVG: lines first, people over them, words over both, and the key."""
    w, h = number(sheet.width), number(sheet.height)
    lines = [line(mark) for mark in sheet.marks if isinstance(mark, Line)]
    dots = [dot(mark) for mark in sheet.marks if isinstance(mark, Dot)]
    people = [person(mark, figures[mark.person_id], labels[mark.person_id]) for mark in sheet.marks if isinstance(mark, Standing)]
    texts = [words(mark) for mark in sheet.marks if isinstance(mark, Words)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="genogram" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" '
        f'aria-labelledby="genogram-title genogram-words" font-family="{FONT}" fill="{INK}">'
        f'<title id="genogram-title">{safe(title)}</title><desc id="genogram-words">{safe(description)}</desc>'
        f'<rect width="{w}" height="{h}" fill="#fff"/>'
    )
    groups = (
        (f'fill="none" stroke="{INK}" stroke-width="1.6"', lines),
        (f'fill="{INK}"', dots),
        (f'fill="#fff" stroke="{INK}" stroke-width="2"', people),
        ('paint-order="stroke" stroke="#fff" stroke-width="3" stroke-linejoin="round"', texts),
        ("", key),
    )
    drawn = ["\n".join([f"<g {how}>", *parts, "</g>"]) for how, parts in groups if parts]
    return "\n".join([head, *drawn, "</svg>"]) + "\n"
