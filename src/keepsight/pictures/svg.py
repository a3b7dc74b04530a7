"""Text and marks of an SVG drawing: escaped, measured without a font at hand, wrapped and shortened."""

from __future__ import annotations

import re
from functools import cache
from xml.sax.saxutils import escape

INK = "#111"
FONT = "Arial, Helvetica, 'DejaVu Sans', sans-serif"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROW, _WIDE = set("ijl.,:;'|!()[]I "), set("mwMW@%—")


def safe(words: str) -> str:
    """Words that may stand in XML text or in a double-quoted attribute; characters XML does not know are left out."""
    return escape(_NOT_IN_XML.sub("", words), {'"': "&quot;"})


def number(value: float) -> str:
    """A coordinate with at most one decimal, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def width(words: str, size: float, *, bold: bool = False) -> float:
    """About how wide words stand, in px, at a font size in px: on the generous side, for the widest of the fonts named."""
    return size * (1.12 if bold else 1.0) * sum(map(_letter, words))


@cache
def _letter(letter: str) -> float:
    return 0.36 if letter in _NARROW else 0.95 if letter in _WIDE else 0.7 if letter.isupper() else 0.62


def _fitting(words: str, size: float, room: float, bold: bool) -> int:
    """How many letters from the first fit into `room` px; looks no further than the first that does not."""
    total, scale = 0.0, size * (1.12 if bold else 1.0)
    for place, letter in enumerate(words):
        total += _letter(letter)
        if scale * total > room:
            return place
    return len(words)


def shortened(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Words cut to `room` px, ending in an ellipsis where anything was cut."""
    if _fitting(words, size, room, bold) == len(words):
        return words
    fits = _fitting(words, size, room - width("…", size, bold=bold), bold)
    return words[:fits].rstrip() + "…"


def wrapped(words: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """Words in at most `most` lines of `room` px; a word too long for a line is broken; the last line says when more was cut."""
    lines, rest = [], " ".join(words.split())
    while rest and len(lines) < most - 1:
        line, rest = _first_line(rest, size, room, bold)
        lines.append(line)
    return lines + ([shortened(rest, size, room, bold=bold)] if rest else [])


def _first_line(words: str, size: float, room: float, bold: bool) -> tuple[str, str]:
    fits = max(1, _fitting(words, size, room, bold))
    if fits == len(words):
        return words, ""
    cut = max(words.rfind(" ", 0, fits + 1), words.rfind("-", 0, fits) + 1)
    cut = cut if cut > 0 else fits
    return words[:cut].rstrip(), words[cut:].lstrip()
