"""How many events a row stands for: "27 call-outs", "on three occasions" (phrases/counts.toml; contracts 1.5)."""

from __future__ import annotations

from .library import library
from .passage import Passage
from .tree import Match

YEARS = range(1900, 2101)


def how_many(passage: Passage) -> tuple[int, str]:
    """The number of events and the words it was read from; 1 and no words where none is said."""
    for match in passage.found.get("count", ()):
        number = _number(passage, match)
        if number > 1 and number not in YEARS and passage.context.standing(match) == "said":
            return number, passage.said(match)
    return 1, ""


def _number(passage: Passage, match: Match) -> int:
    places = [first for label, first, _ in match.slots if label == "<n>"]
    word = passage.words.words[places[0] if places else match.first]
    return int(word) if word.isdigit() else library().numbers.get(word, 1)
