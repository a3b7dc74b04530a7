"""The notation in which phrases are written: see phrases/README.md."""

from __future__ import annotations

from functools import cache
from itertools import product

GAP = "..."


@cache
def labels(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Every sequence of labels a phrase stands for: `(very) dirty/filthy home~` is four of them."""
    choices = [_choices(piece) for piece in phrase.split()]
    return tuple(tuple(label for label in sequence if label) for sequence in product(*choices))


def _choices(piece: str) -> list[str]:
    optional = piece.startswith("(") and piece.endswith(")")
    words = piece[1:-1].split("/") if optional else piece.split("/")
    return [*words, ""] if optional else words
