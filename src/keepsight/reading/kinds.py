"""The one kind of event a row tells, or none. The rules stand at the head of phrases/kinds.toml."""

from __future__ import annotations

from keepsight.records.codes import KINDS
from keepsight.records.entry import Said

from .passage import Passage
from .tree import Match

PLAIN, REPORTED, ASIDE = 0, 1, 2
LEADS = {"aside": ASIDE, "reported": REPORTED}


def kind(passage: Passage) -> Said | None:
    """The kind of the event of a row's text, with the words that say it; None where no words do."""
    found = [
        (_rank(passage, match), match)
        for match in passage.found.get("kind", ())
        if match.phrase.block.code in KINDS and passage.context.standing(match) in ("said", "asked")
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].first, -pair[1].after))
    if not found:
        return None
    chosen = _above(passage, found)
    return Said(chosen.phrase.block.code, True, passage.said(chosen))


def _rank(passage: Passage, match: Match) -> int:
    """Strong and plain first, then strong in a report, weak, weak in a report; then what is only a cause, a time or a plan."""
    weak = match.phrase.use == "weak"
    place = _place(passage, match)
    return (4 if place == ASIDE else place) + (2 if weak and place != ASIDE else weak)


def _place(passage: Passage, match: Match) -> int:
    leads = [lead for lead in passage.found["kind"] if lead.phrase.block.code in LEADS and _reaches(passage, lead, match)]
    return max((LEADS[lead.phrase.block.code] for lead in leads), default=PLAIN)


def _reaches(passage: Passage, lead: Match, match: Match) -> bool:
    words = passage.words
    between = match.first - lead.after
    same_sentence = words.stops[lead.first] == words.stops[match.first]
    return same_sentence and 0 <= between <= lead.phrase.block.settings["reach"] and words.pauses.isdisjoint(range(lead.first, match.first))


def _above(passage: Passage, found: list[tuple[int, Match]]) -> Match:
    chosen = found[0][1]
    for rank, match in found:
        same_sentence = passage.words.stops[match.first] == passage.words.stops[chosen.first]
        settings = match.phrase.block.settings
        highest = REPORTED if settings.get("reported") else PLAIN
        if rank <= highest and same_sentence and chosen.phrase.block.code in settings["above"]:
            chosen = match
    return chosen
