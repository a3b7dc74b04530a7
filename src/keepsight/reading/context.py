"""A small ConText: what the words around a phrase do to it.

After Harkema and others (2009), with the triggers kept as data in phrases/context.toml: each reaches over so many words,
forwards or back, and stops at the end of the sentence or at a word of [stops] such as 'but'.
"""

from __future__ import annotations

import re
from typing import Any

from .tree import Match
from .words import Words

_ANSWER = r"(?:\s+[\w'’/]+){0,2}\s*[:?]\s*"
_ANSWERED_YES = re.compile(_ANSWER + r"(?:yes|disclosed|positive)\b", re.I)
_ANSWERED_NO = re.compile(
    _ANSWER + r"(?:no|none|nil|neg|negative|denied|denies)\b(?=\s*(?:[.,;)]|$|(?:current\s+|known\s+)?(?:disclosures?|concerns?|issues?|reported|known|use|history)\b))", re.I
)
ORDER = ("childhood", "others", "ended", "denied", "asked")


class Context:
    """The triggers of one passage, and what they do to the phrases found in it."""

    def __init__(self, words: Words, found: list[Match], themes: list[Match]) -> None:
        """`themes` are the themes' own phrases: a "no" that stands within one has done its work where that phrase ends."""
        self.words = words
        self.triggers = [(match, _spent(match, themes)) for match in found if match.phrase.block.code != "stops"]
        self.stops = [match.first for match in found if match.phrase.block.code == "stops"]

    def standing(self, match: Match, sides: tuple[str, ...] = ("forward", "back", "both")) -> str:
        """How a phrase stands: 'said', or the first that holds of ORDER; `sides` are the kinds of trigger that count.

        'denied': negated, or somebody denies it, or it is a heading or a question that is answered so ("DA: no", "Any drugs? None"). 'ended': it was so and is over. 'asked': asked, advised or supposed.
        'childhood': an adult's own past (safe practice 1.10). 'others': another family.
        """
        means = {
            trigger.phrase.block.settings["means"]
            for trigger, spent in self.triggers
            if trigger.phrase.block.settings["side"] in sides
            and (spent is None or match.first < spent < match.after)
            and self._reaches(trigger, match)
        }
        if "back" in sides:
            means = self._answered(match, means)
        return next((meaning for meaning in ORDER if meaning in means), "said")

    def _answered(self, match: Match, means: set[str]) -> set[str]:
        after = self.words.ends[match.after - 1]
        if _ANSWERED_YES.match(self.words.text, after):
            return means - {"asked"}
        return means | {"denied"} if _ANSWERED_NO.match(self.words.text, after) else means

    def _reaches(self, trigger: Match, match: Match) -> bool:
        settings = trigger.phrase.block.settings
        if self.words.stops[trigger.first] != self.words.stops[match.first]:
            return False
        if trigger.first < match.first and trigger.after < match.after:
            return settings["side"] != "back" and self._joins(trigger.after, match.first, settings, self._opens(trigger))
        if match.after <= trigger.first:
            return settings["side"] != "forward" and self._joins(match.after, trigger.first, settings, False)
        return False

    def _joins(self, first: int, after: int, settings: dict[str, Any], opens: bool) -> bool:
        """Whether the reach is not ended by what stands between, from word `first` up to `after`."""
        if after - first > settings["reach"]:
            return False
        if settings["side"] == "both":
            return opens or self.words.pauses.isdisjoint(range(first - 1, after))
        return not any(first <= stop < after for stop in self.stops)

    def _opens(self, trigger: Match) -> bool:
        """Whether a trigger opens its sentence: "In her own childhood, ..." holds beyond the comma."""
        return trigger.first < 2 or self.words.stops[trigger.first - 1] == trigger.first


def _spent(trigger: Match, themes: list[Match]) -> int | None:
    """Where the phrase ends that a trigger is part of, or None: "no" in "no food" denies good food in the house, and nothing after it."""
    if trigger.phrase.block.settings.get("kept"):
        return None
    within = [theme for theme in themes if theme.first <= trigger.first and trigger.after <= theme.after]
    return max((theme.after for theme in within if not theme.phrase.block.settings.get("denies")), default=None)
