"""Shares that fall with time, drawn as SVG: a line for each group, told apart by its dashes and its words and by no colour."""

from __future__ import annotations

from collections.abc import Sequence

from .svg import FONT, INK, number, safe, wrapped

Line = tuple[str, Sequence[tuple[int, float | None]]]  # words, and (months, share from 0 to 1; None where it is not shown)
LEFT, TOP, WIDTH, HEIGHT, BELOW = 52.0, 16.0, 640.0, 280.0, 50.0
DASHES = ("", "9 4", "3 3", "12 3 3 3")


def draw(lines: Sequence[Line], title: str) -> str:
    """The lines over their months, with both axes in words and a key under them; a line is broken where its share is not shown."""
    shown = [(words, points) for words, points in lines if sum(share is not None for _, share in points) > 1]
    longest = max((months for _, points in shown for months, _ in points), default=12)
    parts = [*_axes(longest)]
    for place, (_, points) in enumerate(shown):
        parts += _line(points, longest, DASHES[place % len(DASHES)])
    key, height = _key([words for words, _ in shown])
    full = number(TOP + HEIGHT + BELOW + height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="curve" role="img" viewBox="0 0 {number(LEFT + WIDTH + 20)} {full}" width="{number(LEFT + WIDTH + 20)}" height="{full}" '
        f'font-family="{safe(FONT)}" font-size="14"><title>{safe(title)}</title><rect width="100%" height="100%" fill="#fff"/>{"".join(parts + key)}</svg>\n'
    )


def _x(months: float, longest: int) -> float:
    return LEFT + WIDTH * months / longest


def _y(share: float) -> float:
    return TOP + HEIGHT * (1 - share)


def _axes(longest: int) -> list[str]:
    parts = []
    for percent in range(0, 101, 25):
        y = number(_y(percent / 100))
        parts.append(f'<line x1="{number(LEFT)}" y1="{y}" x2="{number(LEFT + WIDTH)}" y2="{y}" stroke="#b1b4b6"/>')
        parts.append(f'<text x="{number(LEFT - 6)}" y="{number(_y(percent / 100) + 5)}" text-anchor="end" fill="{INK}">{percent}%</text>')
    for months in range(0, longest + 1, 3 if longest <= 24 else 6 if longest <= 36 else 12):
        x = number(_x(months, longest))
        parts.append(f'<line x1="{x}" y1="{number(_y(0))}" x2="{x}" y2="{number(_y(0) + 5)}" stroke="{INK}"/>')
        parts.append(f'<text x="{x}" y="{number(_y(0) + 20)}" text-anchor="middle" fill="{INK}">{months}</text>')
    parts.append(f'<text x="{number(LEFT + WIDTH / 2)}" y="{number(_y(0) + 40)}" text-anchor="middle" fill="{INK}">months since the work was opened</text>')
    return parts


def _line(points: Sequence[tuple[int, float | None]], longest: int, dash: str) -> list[str]:
    pieces: list[list[tuple[float, float]]] = [[]]
    for months, share in points:
        if share is None:
            pieces.append([])
        else:
            pieces[-1].append((_x(months, longest), _y(share)))
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    drawn = [" ".join(f"{number(x)},{number(y)}" for x, y in piece) for piece in pieces if len(piece) > 1]
    dots = [f'<circle cx="{number(x)}" cy="{number(y)}" r="3" fill="{INK}"/>' for piece in pieces for x, y in piece]
    return [f'<polyline points="{place}" fill="none" stroke="{INK}" stroke-width="2"{dashed}/>' for place in drawn] + dots


def _key(words: Sequence[str]) -> tuple[list[str], float]:
    parts, y = [], TOP + HEIGHT + BELOW + 14
    for place, said in enumerate(words):
        dash = DASHES[place % len(DASHES)]
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        parts.append(f'<line x1="{number(LEFT)}" y1="{number(y - 5)}" x2="{number(LEFT + 48)}" y2="{number(y - 5)}" stroke="{INK}" stroke-width="2"{dashed}/>')
        for line in wrapped(said, 14, WIDTH - 60, 2):
            parts.append(f'<text x="{number(LEFT + 58)}" y="{number(y)}" fill="{INK}">{safe(line)}</text>')
            y += 20
    return parts, 20.0 * max(1, len(words)) + 16
