"""chronology.docx: key events (succinct), then the full chronology, with the genogram as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keepsight.pictures.genogram import FamilyRow

from ..drawings import IN_OTHERS, Drawings
from ..told import Told
from ..words.entries import EntryWords
from ..words.key import KEY_EVENT, WHAT_IS_KEY
from ..words.marking import MARKING, WHAT_ORDER, as_at, prepared_or_dots
from ..words.rests_on import rests_on_rows
from .drawing import add_drawing
from .skeleton import WordFile
from .table import Cell, table

Columns = Sequence[tuple[str, int]]  # headings, and widths in twentieths of a point
FULL = (("Date", 1750), ("Agency", 1650), ("What happened, as recorded", 7300), ("What followed, as recorded", 2300), ("Source", 2100))
KEY = (("Date", 2300), ("Agency", 2600), ("What happened, as recorded", 10200))
FAMILY = (("Who", 2900), ("Born", 2100), ("Relationship", 4000), ("From and until", 2100), ("How certain", 1700), ("Source", 2300))
RESTS_ON = (("What", 2300), ("Which", 4300), ("In words", 8500))


def word(told: Told, entries: list[EntryWords], drawn: Drawings) -> bytes:
    """The document, byte-identical for the same record."""
    file = WordFile("Chronology", MARKING)
    file.paragraph(as_at(told))
    for line in prepared_or_dots(told, 60):
        file.paragraph(line)
    key = [words for words in entries if words.key]
    _part(file, "Key events", WHAT_IS_KEY, KEY, map(_key_row, key) if key else None)
    _genogram(file, drawn)
    _part(file, "Full chronology", WHAT_ORDER, FULL, map(_full_row, entries) if entries else None)
    rests_on = [tuple(map(Cell, row)) for row in rests_on_rows(told)]
    _part(file, "What this rests on", "", RESTS_ON, rests_on or None)
    return file.saved()


def _part(file: WordFile, heading: str, words: str, columns: Columns, rows: Iterable[tuple[Cell, ...]] | None) -> None:
    """A heading, what it means, and its table; where there is no row, the words that say so."""
    file.heading(heading)
    if words:
        file.paragraph(words)
    if rows is None:
        file.paragraph("No entry in the records supplied.")
    else:
        file.table(table(heading, columns, rows))


def _genogram(file: WordFile, drawn: Drawings) -> None:
    file.heading("Genogram")
    add_drawing(file.document, drawn.genogram, "Genogram", "Genogram of the family as recorded. The table after it says the same in words.")
    file.table(table("The family as recorded", FAMILY, map(_family_row, drawn.family)))


def _family_row(row: FamilyRow) -> tuple[Cell, ...]:
    between = f"{row.begin or 'not recorded'} to {row.end or 'not recorded'}" if row.begin or row.end else ""
    said = (row.who, row.born, row.relationship or IN_OTHERS, between, row.certainty)
    return (*(Cell(words or "not recorded") for words in said), Cell.of("", small=[row.source or "not recorded"]))


def _key_row(words: EntryWords) -> tuple[Cell, ...]:
    kind = f"{words.kind} (suggested)" if words.kind_suggested else words.kind
    proposed = "" if words.key == KEY_EVENT else words.key
    return Cell.of(words.when, small=[words.written_as]), Cell.of(words.entry.agency, small=[kind, proposed]), Cell(words.entry.text)


def _full_row(words: EntryWords) -> tuple[Cell, ...]:
    return (
        Cell.of(words.when, small=[words.written_as]),
        Cell.of(words.entry.agency, small=["" if words.kind_suggested else words.kind]),
        Cell.of(words.entry.text, small=_about(words)),
        Cell(words.followed or "not recorded"),
        Cell.of("", small=[words.source, words.recorded, *words.also_in, f"reference {words.entry.entry_id}"]),
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
