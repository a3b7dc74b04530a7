"""The tables of the Word chronology, each as it is put into the document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from keepsight.pictures.genogram import FamilyRow

from ..drawings import IN_OTHERS, Drawings
from ..told import Told
from ..words.care import GradeRow, grade_rows
from ..words.entries import EntryWords
from ..words.key import KEY_EVENT
from ..words.rests_on import rests_on_rows
from .table import Cell, table

Columns = Sequence[tuple[str, int]]  # headings, and widths in twentieths of a point
FULL = (("Date", 1750), ("Agency", 1650), ("What happened, as recorded", 7300), ("What followed, as recorded", 2300), ("Source", 2100))
KEY = (("Date", 2300), ("Agency", 2600), ("What happened, as recorded", 10200))
FAMILY = (("Who", 2900), ("Born", 2100), ("Relationship", 4000), ("From and until", 2100), ("How certain", 1700), ("Source", 2300))
RESTS_ON = (("What", 2300), ("Which", 4300), ("In words", 8500))
CARE = (("Child, and whose care", 2400), ("What was looked at", 3600), ("Days looked at, and by whom", 3300), ("Grade", 2300), ("Rests on", 3500))
ALTERNATIVE = "Genogram of the family as recorded. The table after it says the same in words."
EVERY = ("key_events", "full_chronology", "family", "care", "rests_on")


def tables(told: Told, entries: list[EntryWords], drawn: Drawings, wanted: Collection[str] = EVERY, room: int = 0) -> dict[str, str]:
    """Each wanted table by its name, as Word writes it and as wide as `room` (twentieths of a point); empty where it has no row."""
    rows: dict[str, tuple[str, Columns, Iterable[tuple[Cell, ...]]]] = {
        "key_events": ("Key events", KEY, (_key_row(words) for words in entries if words.key)),
        "full_chronology": ("Full chronology", FULL, map(_full_row, entries)),
        "family": ("The family as recorded", FAMILY, map(_family_row, drawn.family)),
        "care": ("Care over time", CARE, map(_care_row, grade_rows(told))),
        "rests_on": ("What this rests on", RESTS_ON, (tuple(map(Cell, row)) for row in rests_on_rows(told))),
    }
    return {name: _made(*rows[name], room) for name in EVERY if name in wanted}


def _made(caption: str, columns: Columns, rows: Iterable[tuple[Cell, ...]], room: int) -> str:
    found = list(rows)
    return table(caption, columns, found, room) if found else ""


def _family_row(row: FamilyRow) -> tuple[Cell, ...]:
    between = f"{row.begin or 'not recorded'} to {row.end or 'not recorded'}" if row.begin or row.end else ""
    said = (row.who, row.born, row.relationship or IN_OTHERS, between, row.certainty)
    return (*(Cell(words or "not recorded") for words in said), Cell.of("", small=[row.source or "not recorded"]))


def _care_row(row: GradeRow) -> tuple[Cell, ...]:
    views = [f"{what}: ‘{said}’" for what, said in (("The child’s view", row.childs_view), ("The carer’s view", row.carers_view)) if said]
    return Cell.of(row.child, small=[row.carer]), Cell.of(row.what, small=[row.tool]), Cell.of(row.looked_at, small=[row.by, row.agency]), Cell.of(row.grade, small=[row.turn]), Cell.of("", small=[row.rests_on, *views])


def _key_row(words: EntryWords) -> tuple[Cell, ...]:
    kind = f"{words.kind} (suggested)" if words.kind_suggested else words.kind
    proposed = "" if words.key == KEY_EVENT else words.key
    return Cell.of(words.when, small=[words.written_as]), Cell.of(words.entry.agency, small=[kind, proposed]), Cell(words.entry.text)


def _full_row(words: EntryWords) -> tuple[Cell, ...]:
    return (
        Cell.of(words.when, small=[words.written_as]),
        Cell.of(words.entry.agency, small=["" if words.kind_suggested else words.kind]),
        Cell.of(words.entry.text, small=about(words)),
        Cell(words.followed or "not recorded"),
        Cell.of("", small=[words.source, words.recorded, *words.also_in, f"reference {words.entry.entry_id}"]),
    )


def about(words: EntryWords) -> list[str]:
    """What stands under an entry's text in small print: the child's words, who, themes, and what is only suggested."""
    entry = words.entry
    return [
        f"The child’s words: ‘{entry.childs_words}’" if entry.childs_words else "",
        words.who,
        f"Themes stated: {'; '.join(words.themes)}" if words.themes else "",
        f"Suggested, not confirmed: {'; '.join(words.suggestions)}" if words.suggestions else "",
        ". ".join(words.notes),
    ]
