"""How near two spellings are: letters changed, left out, put in, or swapped with their neighbour."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def folded(words: str) -> str:
    """Case, accents, spaces, hyphens and apostrophes set aside: "O'Brien-Šmid" and "obrien smid" are the same."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def steps_apart(one: str, other: str, most: int) -> int:
    """The Damerau distance (optimal string alignment) between two words, or `most` + 1 where it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, facing in enumerate(other, 1):
            step = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                step = min(step, above[j - 2] + 1)
            row.append(step)
        if min(row) > most:
            return most + 1
    return row[-1]


def misspelt_surname(one: str, other: str) -> bool:
    """One letter apart, or two in a surname of seven letters or more; never in one of three letters."""
    shorter = min(len(one), len(other))
    return shorter >= 4 and steps_apart(one, other, 2) <= (2 if shorter >= 7 else 1)


def misspelt_forename(one: str, other: str) -> bool:
    """One letter apart within a forename of five letters or more, first and last letter the same.

    The last letter parts Marie from Maria and Louis from Louise, the first Darren from Warren: other people's names.
    """
    same_ends = one[:1] == other[:1] and one[-1:] == other[-1:]
    return same_ends and min(len(one), len(other)) >= 5 and steps_apart(one, other, 1) == 1
