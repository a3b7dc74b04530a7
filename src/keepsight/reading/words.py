"""A text as words with their places: where each word stands, and where its sentence ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"(?P<section>\b[sS](?:ection)?\.? ?(?=\d)\d{2})\b"  # S.47, s 17, section 47: one word, s47
    r"|(?P<initials>\b(?:[A-Za-z]\.){2,})"  # D.V. is dv
    r"|(?P<own>['’]s\b)"
    r"|(?P<times>\b[xX](?=\d{1,3}\b))"  # "x3" is two words, as "x 3" is
    r"|(?P<number>£?\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]+\d*(?:[&'’][^\W_]+)*)"
    r"|(?P<stop>[.!?]+(?=[\s\"'”’)]|$)|;|\n)"
    r"|(?P<pause>[,:()\[\]\"“”]|\s[-–—]\s|[–—])"
)
_NOT_A_STOP = {"dr", "mr", "mrs", "ms", "st", "approx", "inc", "nos", "eg", "ie", "vs", "dept"}


@dataclass(slots=True)
class Words:
    """The words of a text in lower case, with start and end of each in it.

    `stops[i]` is the number of the word after the sentence of word i; `pauses` holds each word after which a comma,
    colon, bracket or dash stands.
    A possessive 's is a word of its own.
    """

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    pauses: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.words)

    def said(self, first: int, after: int) -> str:
        """The text from the first word up to, and without, the word `after`: a verbatim piece of it."""
        return self.text[self.starts[first] : self.ends[after - 1]]

    def as_written(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def add(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def stop(self) -> None:
        """Ends the sentence here."""
        self.stops.extend([len(self.words)] * (len(self.words) - len(self.stops)))


def words_of(text: str) -> Words:
    """Splits a text into words. Hyphens and slashes part words; S.47, A&E and D.V. are one word each."""
    found = Words(text)
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "stop":
            _stop(found, token.group())
        elif kind == "pause":
            found.pauses.add(len(found) - 1)
        else:
            _add(found, kind, token)
    found.stop()
    return found


def _stop(found: Words, mark: str) -> None:
    if mark == "." and found.words and found.words[-1] in _NOT_A_STOP:
        return
    found.stop()


def _add(found: Words, kind: str | None, token: re.Match[str]) -> None:
    written, start, end = token.group(), token.start(), token.end()
    if kind == "section":
        found.add("s" + written[-2:], start, end)
    elif kind == "initials":
        found.add(written.replace(".", "").lower(), start, end)
    elif written[-2:] in ("'s", "’s") and len(written) > 2:
        found.add(written[:-2].lower(), start, end - 2)
        found.add("'s", end - 2, end)
    else:
        found.add(written.lower().replace("’", "'"), start, end)
