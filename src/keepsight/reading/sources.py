"""On what an entry rests: seen by the writer, somebody's word, or a test (phrases/sources.toml; safe practice 1.7)."""

from __future__ import annotations

from keepsight.records.entry import Said

from .passage import Passage
from .tree import Match

CHILD = "child's words"
WORDS_OF_SOMEBODY = ("<child>", "<partners>", "<kin>", "<friend>", "<worker>")


def source(passages: list[Passage], agency: str) -> tuple[Said | None, str]:
    """The source type and whose account it is; a child's words first, else the first said in the row.

    What the agency itself reported is its own account, and names nobody else.
    """
    found = [(passage, match) for passage in passages if passage.column != "response" for match in passage.found.get("source", ())]
    found.sort(key=lambda pair: (pair[1].phrase.block.code != CHILD, pair[0].column != "text", pair[1].first))
    for passage, match in found:
        teller = _teller(passage, match)
        if not teller or teller.lower() not in agency.lower():
            return Said(match.phrase.block.code, True, passage.said(match)), teller
    return None, ""


def _teller(passage: Passage, match: Match) -> str:
    return next((passage.words.said(first, after) for label, first, after in match.slots if label in WORDS_OF_SOMEBODY), "")
