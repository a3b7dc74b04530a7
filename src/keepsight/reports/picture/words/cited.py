"""An entry as it is cited elsewhere on the page: a link to it, who recorded it, and how its text begins."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.codes import KINDS
from keepsight.records.entry import Entry

from .anchors import entry_anchor
from .dates import when

LONGEST_EXCERPT, LONGEST_PASSAGE = 220, 140


@dataclass(frozen=True, slots=True)
class Cited:
    """`words` are the agency's own, shortened where long; `suggested` where the citation rests on a suggestion."""

    anchor: str
    when: str
    agency: str
    words: str
    suggested: bool = False
    outcome: str = ""


def cited(entry: Entry, *, suggested: bool = False) -> Cited:
    """Cite one entry."""
    outcome = entry.outcome.value if entry.outcome else ""
    return Cited(entry_anchor(entry.entry_id), when(entry.when), entry.agency, excerpt(entry.text) or _kind(entry), suggested, outcome)


def excerpt(text: str) -> str:
    """The text, or its beginning up to a whole word and three dots."""
    plain = " ".join(text.split())
    if len(plain) <= LONGEST_EXCERPT:
        return plain
    return plain[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"


def passage(text: str, words: str) -> str:
    """The part of a text around `words`: from the beginning of their sentence, as long as an excerpt of a line can be."""
    plain, wanted = " ".join(text.split()), " ".join(words.split())
    at = max(plain.find(wanted), 0)
    begins = max((plain.rfind(stop, 0, at) + len(stop) for stop in (". ", "? ", "! ") if stop in plain[:at]), default=0)
    rest = plain[begins:]
    return rest if len(rest) <= LONGEST_PASSAGE else rest[:LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …"


def _kind(entry: Entry) -> str:
    return KINDS.get(entry.kind.value, entry.kind.value) if entry.kind else "no text"
