"""What a drawn genogram looks like to someone who has only the SVG: an independent reading of its geometry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]
Piece = tuple[float, float, float, float]


@dataclass
class Seen:
    """People by id with the box of their symbol, their words' boxes, and every line by kind."""

    times: dict[str, int] = field(default_factory=dict)
    symbols: dict[str, Box] = field(default_factory=dict)
    words: list[tuple[str, Box]] = field(default_factory=list)
    lines: list[tuple[str, list[tuple[float, float]]]] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    size: tuple[float, float] = (0.0, 0.0)


def look(svg: str) -> Seen:
    root = etree.fromstring(svg.encode())
    seen = Seen(size=(float(root.get("width")), float(root.get("height"))))
    for element in root.iter():
        seen.tags.add(element.tag.removeprefix(SVG))
        assert element.get("transform") is None
        if element.get("data-line"):
            pairs = [pair.split(",") for pair in element.get("points").split()]
            seen.lines.append((element.get("data-line"), [(float(x), float(y)) for x, y in pairs]))
        if person := element.get("data-person"):
            seen.times[person] = seen.times.get(person, 0) + 1
            shapes = [one for one in element if one.tag.removeprefix(SVG) in ("rect", "circle", "polygon")]
            seen.symbols[person] = _box(shapes[0])
            seen.words += [(person, _words(one)) for one in element if one.tag == f"{SVG}text" and one.get("text-anchor") is None]
    return seen


def _box(element) -> Box:
    value = {key: float(text) for key, text in element.attrib.items() if key in ("x", "y", "width", "height", "cx", "cy", "r")}
    if "r" in value:
        return value["cx"] - value["r"], value["cy"] - value["r"], value["cx"] + value["r"], value["cy"] + value["r"]
    if "width" in value:
        return value["x"], value["y"], value["x"] + value["width"], value["y"] + value["height"]
    pairs = [tuple(map(float, pair.split(","))) for pair in element.get("points").split()]
    return min(x for x, _ in pairs), min(y for _, y in pairs), max(x for x, _ in pairs), max(y for _, y in pairs)


def _words(element) -> Box:
    """About where words stand, by an average letter; the tests look for plain overlaps, not for tenths of a pixel."""
    x, y, size = (float(element.get(key)) for key in ("x", "y", "font-size"))
    return x, y - size * 0.7, x + len(element.text or "") * size * 0.5, y


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def enters(a: tuple[float, float], b: tuple[float, float], box: Box, margin: float = 1.0) -> bool:
    """Whether a straight piece goes into a box by more than a margin: clipped exactly (Liang and Barsky)."""
    left, top, right, foot = box[0] + margin, box[1] + margin, box[2] - margin, box[3] - margin
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    for p, q in ((-dx, a[0] - left), (dx, right - a[0]), (-dy, a[1] - top), (dy, foot - a[1])):
        if p == 0:
            if q <= 0:
                return False
        elif p < 0:
            first = max(first, q / p)
        else:
            last = min(last, q / p)
    return first < last


def faults(svg: str, people: list[str]) -> list[str]:
    """Everything in a drawing that makes it wrong or hard to read."""
    seen = look(svg)
    found = [f"{person} drawn {seen.times.get(person, 0)} times" for person in people if seen.times.get(person) != 1]
    found += [f"{person} drawn {times} times" for person, times in seen.times.items() if times != 1]
    found += [f"{a} over {b}" for a, b in combinations(seen.symbols, 2) if overlap(seen.symbols[a], seen.symbols[b])]
    for kind, points in seen.lines:
        for a, b in zip(points, points[1:], strict=False):
            if kind != "household":
                found += [f"a {kind} line runs through {person}" for person, box in seen.symbols.items() if enters(a, b, box)]
                found += [f"a {kind} line runs through the words of {person}" for person, box in seen.words if enters(a, b, box)]
    for (one, box), (other, other_box) in combinations(seen.words, 2):
        if one != other and overlap(box, other_box):
            found.append(f"the words of {one} over those of {other}")
    for person, box in seen.words:
        found += [f"the words of {person} over {other}" for other, symbol in seen.symbols.items() if overlap(box, symbol)]
    corners = [*seen.symbols.values(), *[box for _, box in seen.words]]
    if any(box[0] < 0 or box[1] < 0 or box[2] > seen.size[0] + 40 or box[3] > seen.size[1] for box in corners):
        found.append("something stands beyond the edge")
    return found


def joined(svg: str) -> dict[str, str]:
    """For each person, who stands for all those whom lines join to one another, end to end or end to side."""
    seen = look(svg)
    lines = [points for kind, points in seen.lines if kind != "household"]
    leader: dict = {name: name for name in [*seen.symbols, *range(len(lines))]}

    def top(one):
        while leader[one] != one:
            one = leader[one]
        return one

    for number, points in enumerate(lines):
        for end in (points[0], points[-1]):
            for other, others in enumerate(lines):
                if other != number and any(_on(end, a, b) for a, b in zip(others, others[1:], strict=False)):
                    leader[top(other)] = top(number)
            for person, (left, upper, right, foot) in seen.symbols.items():
                if left - 1 <= end[0] <= right + 1 and upper - 1 <= end[1] <= foot + 1:
                    leader[top(person)] = top(number)
    return {person: str(top(person)) for person in seen.symbols}


def _on(end: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> bool:
    inside = min(a[0], b[0]) - 0.2 <= end[0] <= max(a[0], b[0]) + 0.2 and min(a[1], b[1]) - 0.2 <= end[1] <= max(a[1], b[1]) + 0.2
    return inside and (a[0] == b[0] or a[1] == b[1] or end in (a, b))


def lines_on_one_another(svg: str) -> list[str]:
    """Lines that lie on one another though, by their titles, they have no person in common (people are named P1, P2 ...)."""
    root = etree.fromstring(svg.encode())
    pieces = []
    for element in root.iter():
        if element.get("data-line") in ("couple", "child") and len(element):
            pairs = [tuple(map(float, pair.split(","))) for pair in element.get("points").split()]
            of = set(re.findall(r"P\d+", element[0].text))
            pieces += [(of, element[0].text, a, b) for a, b in zip(pairs, pairs[1:], strict=False)]
    return [f"{one[1]} on {other[1]}" for one, other in combinations(pieces, 2) if not one[0] & other[0] and one[0] and other[0] and _along(one[2:], other[2:])]


def _along(one, other) -> bool:
    for axis in (0, 1):
        along = 1 - axis
        if one[0][axis] == one[1][axis] == other[0][axis] == other[1][axis]:
            a, b = sorted((one[0][along], one[1][along])), sorted((other[0][along], other[1][along]))
            return a[0] < b[1] and b[0] < a[1]
    return False


def crossings(svg: str) -> int:
    """How many times lines cross one another in their middles."""
    pieces = [(place, a, b) for place, (kind, points) in enumerate(look(svg).lines) if kind != "household" for a, b in zip(points, points[1:], strict=False)]
    level = [piece for piece in pieces if piece[1][1] == piece[2][1]]
    upright = [piece for piece in pieces if piece[1][0] == piece[2][0]]
    found = set()
    for place, a, b in level:
        for other, c, d in upright:
            inside = min(a[0], b[0]) < c[0] < max(a[0], b[0]) and min(c[1], d[1]) < a[1] < max(c[1], d[1])
            if inside and place != other:
                found.add((c[0], a[1]))
    return len(found)
