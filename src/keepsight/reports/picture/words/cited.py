"""An entry as it is cited elsewhere on the page: a link to it, who recorded it, and how its text begins."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.codes import KINDS
from keepsight.records.entry import Entry

from .anchors import entry_anchor
from .dates import when

LONGEST_EXCERPT = 220


@dataclass(frozen=True, slots=True)
class Cited:
    """`words` are the agency's own, shortened where long; `suggested` where the citation rests on a suggestion."""

    anchor: str
    when: str
    agency: str
    words: str
    suggested: bool = False
    outcome: str = ""


def cited(entry: Entry, *, suggested: bool = False, around: str = "") -> Cited:
    """Cite one entry; `around` are words that must be in sight, however long the text is."""
    outcome = entry.outcome.value if entry.outcome else ""
    return Cited(entry_anchor(entry.entry_id), when(entry.when), entry.agency, excerpt(entry.text, around) or _kind(entry), suggested, outcome)


def excerpt(text: str, around: str = "", longest: int = LONGEST_EXCERPT) -> str:
    """A text that is short, whole; else its beginning, or from the sentence that holds `around`; dots where something is left out."""
    plain, wanted = " ".join(text.split()), " ".join(around.split())
    at = max(plain.find(wanted), 0)
    if len(plain) <= longest or at + len(wanted) <= longest:
        return _cut(plain, longest)
    return "… " + _cut(plain[_sentence(plain, at):], longest)


def _sentence(plain: str, at: int) -> int:
    return max((plain.rfind(stop, 0, at) + len(stop) for stop in (". ", "? ", "! ") if stop in plain[:at]), default=0)


def _cut(plain: str, longest: int) -> str:
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + " …"


def _kind(entry: Entry) -> str:
    return KINDS.get(entry.kind.value, entry.kind.value) if entry.kind else "no text"
