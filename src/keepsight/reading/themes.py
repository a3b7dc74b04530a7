"""Themes of an event, from the phrases of phrases/themes/.

`says` words give the theme. `weak` words give it only where none of the file's `unless` themes is said, so that a row
about a fracture is not also a row about "health". A theme is of the event, not of the agency, and never about another family.
"""

from __future__ import annotations

from collections.abc import Iterable

from keepsight.records.codes import THEMES
from keepsight.records.entry import Theme

from .library import Block, library
from .passage import Passage
from .tree import Match

HELP = ("help-asked", "help-given", "help-declined", "help-not-delivered", "non-engagement")


def themes(passages: list[Passage]) -> list[Theme]:
    """Each theme that is said, or denied and nowhere said, with the words it rests on, in the order of codes.THEMES.

    What was done in response says what help there was, and nothing of what happened.
    """
    found: dict[str, Theme] = {}
    weak: dict[str, Theme] = {}
    for passage in passages:
        for match in passage.found.get("theme", ()):
            if passage.column != "response" or match.phrase.block.code in HELP:
                _add(weak if match.phrase.use == "weak" else found, match, passage)
    for passage in passages:
        if passage.column == "childs_words" and len(passage.words):
            found["childs-words"] = Theme("childs-words", True, passage.words.said(0, len(passage.words)))
    return in_order(_with_weak(found, weak).values())


def _add(found: dict[str, Theme], match: Match, passage: Passage) -> None:
    block = match.phrase.block
    denied = _denied(block, passage.context.standing(match))
    if denied is None:
        return
    held, words = found.get(block.code), passage.said(match)
    longer = held is not None and held.denied == denied and words.startswith(held.words)
    if held is None or longer or (held.denied and not denied):
        found[block.code] = Theme(block.code, True, words, denied)


def _denied(block: Block, standing: str) -> bool | None:
    """Whether the theme is denied by words that stand so; None where they say nothing of it."""
    settings = block.settings
    if standing in ("denied", "ended"):
        return None if settings.get("negated") == "nothing" else True
    if standing == "asked":
        return False if settings.get("advice") == "counts" else None
    return False if standing == "said" else None


def _with_weak(found: dict[str, Theme], weak: dict[str, Theme]) -> dict[str, Theme]:
    """Adds what weak words say where the row speaks of none of the `unless` of its file ("*" is any other theme).

    What is denied gives way only to what is denied. Those that give way to the fewest others are added first.
    """
    for code in sorted(weak, key=lambda code: (len(_unless(code)), code)):
        before = {name for name, theme in found.items() if theme.denied or not weak[code].denied}
        if code not in found and before.isdisjoint(_unless(code)):
            found[code] = weak[code]
    return found


def _unless(code: str) -> list[str]:
    unless = library().blocks["theme", code].settings["unless"]
    return [name for name in THEMES if name != code] if unless == ["*"] else unless


def in_order(found: Iterable[Theme]) -> list[Theme]:
    """The themes in the order of codes.THEMES."""
    return sorted(found, key=lambda theme: list(THEMES).index(theme.value))
