"""Lists of phrases as expressions: the one way in which phrases of a list are sought in words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def expression(phrases: Iterable[str]) -> str:
    """Phrases as one regular expression over lower case, in the dialect that DuckDB and Python share: `*` is the rest of a word, ` ... ` up to three words
    between, an apostrophe one of either shape."""
    return r"\b(?:" + "|".join(_one(phrase) for phrase in phrases) + ")"


def _one(phrase: str) -> str:
    words = re.escape(phrase).replace("'", ".").replace(r"\ \.\.\.\ ", r"(?:\s+[\w''’]+){0,3}\s+").replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return words if phrase.endswith("*") else words + r"\b"
