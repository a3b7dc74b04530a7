"""The forms of a word, for the notation `drink~`: drink, drinks, drinking, drank, drunk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

VOWELS = "aeiou"


def forms(word: str, irregular: Mapping[str, str]) -> frozenset[str]:
    """Every form of an English word: as a verb and as a noun, regular and, from phrases/inflections.toml, irregular.

    Makes a few forms that do not exist ("bruiseds" it does not): they cost nothing, for nobody writes them.
    """
    return _regular(word) | frozenset(irregular.get(word, "").split())


@lru_cache(maxsize=4096)
def _regular(word: str) -> frozenset[str]:
    if word.endswith("e"):
        return frozenset({word, word + "s", word + "d", word[:-1] + "ing"})
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return frozenset({word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"})
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return frozenset({word, word + "es", word + "s", word + "ed", word + "ing"})
    made = {word, word + "s", word + "ed", word + "ing"}
    if word[-1] not in VOWELS + "wy" and word[-2:-1] and word[-2] in VOWELS:
        made |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(made)
