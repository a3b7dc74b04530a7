"""One entry read."""

from __future__ import annotations

from keepsight.records.entry import Entry

from .library import library
from .people import people_of
from .suggestions import Mention, Reading
from .tree import lattice_of
from .words import words_of

COLUMNS = ("text", "childs_words", "response")


def read(entry: Entry, names: list[str]) -> Reading:
    """What the words of an entry suggest; `names` are the names by which people of the record are known.

    Pure: the entry is not changed. Blank text gives an empty reading.
    """
    reading = Reading()
    for column in COLUMNS:
        reading.mentions += _mentions(getattr(entry, column), column, tuple(names))
    return reading


def _mentions(text: str, column: str, names: tuple[str, ...]) -> list[Mention]:
    words = words_of(text)
    lattice = lattice_of(words, library().forms)
    return [
        Mention(words.said(p.first, p.after), words.starts[p.first], words.ends[p.after - 1], p.role.role, name=p.name, of=p.of, column=column)
        for p in people_of(words, lattice, names)
    ]
