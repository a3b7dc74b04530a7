"""One word for an area from the words of its parts, by the tool's own rule. Never across areas, and never an average (practice 3.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .tool import Tool, Word


def rolled_up(tool: Tool, words: Sequence[str]) -> Word | None:
    """The word of an area whose observed parts were graded `words`; None where nothing was observed or the tool's rule gives no word.

    Of two grades that are equally frequent the worse stands: what is not met is not masked.
    """
    places = [found.place for found in map(tool.word, words) if found]
    if not places or tool.rule not in ("worst", "most frequent"):
        return None
    worst = max(places)
    if tool.rule == "worst" or worst > tool.unless_worse_than:
        return _at(tool, worst)
    counted = Counter(places)
    return _at(tool, max(place for place in counted if counted[place] == max(counted.values())))


def _at(tool: Tool, place: int) -> Word:
    return next(word for word in tool.scale if word.place == place)
