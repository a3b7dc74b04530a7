"""chronology.docx: key events (succinct), then the full chronology, with the genogram as a picture."""

from __future__ import annotations

from docx.document import Document

from keepsight.pictures.genogram import FamilyRow

from ..drawings import Drawings
from ..told import Told
from ..words.entries import EntryWords
from ..words.key import WHAT_IS_KEY
from ..words.marking import MARKING, PREPARED, WHAT_ORDER, as_at
from ..words.rests_on import rests_on_rows
from .drawing import add_drawing
from .skeleton import add_table, saved, skeleton
from .table import Cell, table

FULL = (("Date", 1750), ("Agency", 1650), ("What happened, as recorded", 7300), ("What followed, as recorded", 2300), ("Source", 2100))
KEY = (("Date", 2300), ("Agency", 2600), ("What happened, as recorded", 10200))
FAMILY = (("Who", 2900), ("Born", 2100), ("Relationship", 4000), ("From and until", 2100), ("How certain", 1700), ("Source", 2300))
RESTS_ON = (("What", 2300), ("Which", 4300), ("In words", 8500))


def word(told: Told, entries: list[EntryWords], drawn: Drawings) -> bytes:
    """The document, byte-identical for the same record."""
    document = skeleton("Chronology", MARKING)
    document.add_paragraph(as_at(told))
    for line in PREPARED:
        document.add_paragraph(f"{line}: {'.' * 60}")
    key = [words for words in entries if words.key]
    document.add_heading("Key events", 1)
    document.add_paragraph(WHAT_IS_KEY)
    add_table(document, table("Key events", KEY, [_key_row(words) for words in key]), "No entry is a key event.", key)
    _genogram(document, drawn)
    document.add_heading("Full chronology", 1)
    document.add_paragraph(WHAT_ORDER)
    add_table(document, table("Full chronology", FULL, [_full_row(words) for words in entries]), "No entry.", entries)
    document.add_heading("What this rests on", 1)
    rows = [tuple(Cell.plain(text) for text in row) for row in rests_on_rows(told)]
    add_table(document, table("What this rests on", RESTS_ON, rows), "No file.", rows)
    return saved(document)


def _genogram(document: Document, drawn: Drawings) -> None:
    document.add_heading("Genogram", 1)
    add_drawing(document, drawn.genogram, "Genogram", "Genogram of the family as recorded. The table after it says the same in words.")
    add_table(document, table("The family as recorded", FAMILY, [_family_row(row) for row in drawn.family]), "Nobody is named.", drawn.family)


def _family_row(row: FamilyRow) -> tuple[Cell, ...]:
    between = f"{row.begin or 'not recorded'} to {row.end or 'not recorded'}" if row.begin or row.end else ""
    said = (row.who, row.born, row.relationship, between, row.certainty)
    return (*(Cell.plain(words or "not recorded") for words in said), Cell.of("", small=[row.source or "not recorded"]))


def _key_row(words: EntryWords) -> tuple[Cell, ...]:
    return Cell.plain(words.when), Cell.plain(words.entry.agency), Cell.plain(words.entry.text)


def _full_row(words: EntryWords) -> tuple[Cell, ...]:
    return (
        Cell.of(words.when, small=[words.written_as]),
        Cell.of(words.entry.agency, small=["" if words.kind_suggested else words.kind]),
        Cell.of(words.entry.text, small=_about(words)),
        Cell.plain(words.followed or "not recorded"),
        Cell.of("", small=[words.source_line]),
    )


def _about(words: EntryWords) -> list[str]:
    entry = words.entry
    return [
        f"The child’s words: ‘{entry.childs_words}’" if entry.childs_words else "",
        words.who,
        f"Themes stated: {'; '.join(words.themes)}" if words.themes else "",
        f"Suggested, not confirmed: {'; '.join(words.suggestions)}" if words.suggestions else "",
        ". ".join(words.notes),
    ]
