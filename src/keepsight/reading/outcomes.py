"""What followed, as written, and its code where the words are plain (phrases/outcomes.toml)."""

from __future__ import annotations

from keepsight.records.entry import Said

from .passage import Passage
from .tree import Match


def outcome(passages: list[Passage]) -> tuple[Said | None, str]:
    """The last plain outcome in the passages, the response's before the text's; weak words only where nothing is plainer."""
    for passage in sorted(passages, key=lambda passage: passage.column != "response"):
        if passage.column != "childs_words":
            match = _last(passage, "says") or _last(passage, "weak")
            if match:
                return Said(passage.said(match), True, passage.said(match)), match.phrase.block.code
    return None, ""


def _last(passage: Passage, use: str) -> Match | None:
    found = [m for m in passage.found.get("outcome", ()) if m.phrase.use == use and passage.context.standing(m) == "said"]
    return max(found, key=lambda match: (match.after, -match.first), default=None)
