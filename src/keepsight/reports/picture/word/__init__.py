"""chronology.docx: key events (succinct), then the full chronology, with the genogram as a picture; or as a partnership's template has it."""

from __future__ import annotations

from ..drawings import Drawings
from ..told import Told
from ..words.care import NOTHING_ADDED
from ..words.entries import EntryWords
from ..words.key import WHAT_IS_KEY
from ..words.marking import MARKING, WHAT_ORDER, as_at, prepared_or_dots
from .drawing import add_drawing
from .parts import ALTERNATIVE, tables
from .skeleton import WordFile

NO_ENTRY = "No entry in the records supplied."


def word(told: Told, entries: list[EntryWords], drawn: Drawings) -> bytes:
    """The document, byte-identical for the same record."""
    file = WordFile("Chronology", MARKING)
    made = tables(told, entries, drawn)
    file.paragraph(as_at(told))
    for line in prepared_or_dots(told, 60):
        file.paragraph(line)
    _part(file, "Key events", WHAT_IS_KEY, made["key_events"])
    file.heading("Genogram")
    add_drawing(file.document, drawn.genogram, "Genogram", ALTERNATIVE)
    file.table(made["family"])
    _part(file, "Care over time", NOTHING_ADDED, made["care"])
    _part(file, "Full chronology", WHAT_ORDER, made["full_chronology"])
    _part(file, "What this rests on", "", made["rests_on"])
    return file.saved()


def _part(file: WordFile, heading: str, words: str, made: str) -> None:
    """A heading, what it means, and its table; where there is no row, the words that say so."""
    file.heading(heading)
    if words:
        file.paragraph(words)
    if made:
        file.table(made)
    else:
        file.paragraph(NO_ENTRY)
