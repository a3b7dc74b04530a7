"""The notation in which phrases are written: see phrases/README.md."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

GAP = "..."
_PIECE = re.compile(r"\((?P<optional>[^()]*)\)|\[(?P<one>[^\[\]]*)\]|(?P<word>\S+)")


@cache
def labels(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Every sequence of labels a phrase stands for.

    A label is a word, `word~`, `=Word`, `<group>`, the gap, or several single words of which any may stand there, as in
    `dirty|filthy`. Only what is optional, in groups, or of several words makes a phrase more than one sequence.
    """
    choices = [_choices(piece) for piece in _PIECE.finditer(phrase)]
    return tuple(tuple(label for part in sequence for label in part) for sequence in product(*choices))


def _choices(piece: re.Match[str]) -> list[tuple[str, ...]]:
    written = piece["optional"] or piece["one"] or piece["word"]
    longer = [tuple(choice.split()) for choice in written.split("|") if " " in choice or choice.startswith("<")]
    single = "|".join(choice for choice in written.split("|") if " " not in choice and not choice.startswith("<"))
    return [*([(single,)] if single else []), *longer, *([()] if piece["optional"] else [])]
