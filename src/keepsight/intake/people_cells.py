"""Parts the cell of a people column into the people it names: ids, names, role words, as they are written."""

from __future__ import annotations

import re
from collections.abc import Collection

_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]+),\s*([^\W\d_][\w'’-]+)")
_CAPITALS_FIRST = re.compile(r"[^\W\d_a-z]{2,}(?:[-'’][^\W\d_a-z]+)?,\s*[^\W\d_]+")
_BETWEEN = re.compile(r"\s*(?:[,;/\n\r]|\s&\s|\s\+\s|\band\b)+\s*", re.I)
_NOBODY = frozenset({"", "n/a", "na", "none", "nobody", "-", "nil", "not applicable"})


def items_of(words: str, known: Collection[str]) -> list[str]:
    """The people a cell names, in order, each once. `known` are the lower-case names and ids of the run, which are never parted.

    A semicolon or a new line parts surely; only where there is none do commas, 'and', '&' and '/' part too.
    """
    if words.lower() in known:
        return [words]
    if words.lower() in _NOBODY:
        return []
    pieces = re.split(r"\s*[;\n\r]+\s*", words)
    if len(pieces) == 1:
        pieces = _parted(words, known)
    plain = [piece.strip(" .") for piece in pieces]
    return list(dict.fromkeys(piece for piece in plain if piece.lower() not in _NOBODY))


def _parted(words: str, known: Collection[str]) -> list[str]:
    turned = _SURNAME_FIRST.fullmatch(words.strip())
    if _CAPITALS_FIRST.fullmatch(words.strip()) or (turned and f"{turned[2]} {turned[1]}".lower() in known):
        return [words]
    return _BETWEEN.split(words)
