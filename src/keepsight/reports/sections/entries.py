"""Entries as tables: key events, and the chronology in full."""

from __future__ import annotations

from collections.abc import Iterable

from ..content import Block, Section, Words, table
from ..picture.told import Told
from ..picture.word.parts import about
from ..picture.word.table import Cell
from ..picture.words.entries import EntryWords, entry_words
from ..picture.words.key import KEY_EVENT
from ..picture.words.marking import WHAT_ORDER

KEY = (("Date", 2300), ("Agency", 2600), ("What happened, as recorded", 10200))
FULL = (("Date", 1750), ("Agency", 1650), ("What happened, as recorded", 7300), ("What followed, as recorded", 2300), ("Source", 2100))
FULL_OF_FAMILY = (("Number", 1000), ("Date", 2000), ("Agency", 2100), ("What happened, as recorded", 7300), ("What followed, as recorded", 2700))
WHAT_IS_KEY = (
    "Key events are those that an agency or a person marked as key, and those that Keepsight proposes: births, deaths, changes of plan, home, carer or "
    "worker, and the child’s words. What is only proposed is marked so."
)
NOTHING_HERE = "Nothing in this copy."  # of a family's copy it cannot be said what the records hold


def in_words(told: Told, about: str = "") -> list[EntryWords]:
    """Every entry in order, or those that concern one person."""
    return [entry_words(told, entry) for entry in (told.own.get(about, []) if about else told.entries)]


def key_events(entries: Iterable[EntryWords], *, of_family: bool = False) -> Section:
    """Key events, and what those are."""
    rows = (_key_row(words) for words in entries if words.key)
    return Section("key_events", "Key events", (Words(WHAT_IS_KEY), table("Key events", KEY, rows, **_if_none(of_family))))


def full_chronology(entries: Iterable[EntryWords], *, of_family: bool = False) -> Section:
    """Every entry, with what is only suggested marked so, and the line of the file it stands in; that is left out of a family's copy."""
    return Section("full_chronology", "Full chronology", (Words(WHAT_ORDER), full(entries, of_family=of_family)))


def full(entries: Iterable[EntryWords], caption: str = "Full chronology", *, of_family: bool = False) -> Block:
    """The table of entries."""
    if of_family:
        return table(caption, FULL_OF_FAMILY, ((Cell(words.entry.entry_id), *_row(words)) for words in entries), NOTHING_HERE)
    return table(caption, FULL, ((*_row(words), Cell.of("", [words.source, words.recorded, *words.also_in, f"reference {words.entry.entry_id}"])) for words in entries))


def _if_none(of_family: bool) -> dict[str, str]:
    return {"if_none": NOTHING_HERE} if of_family else {}


def _row(words: EntryWords) -> tuple[Cell, ...]:
    return (
        Cell.of(words.when, [words.written_as]),
        Cell.of(words.entry.agency, ["" if words.kind_suggested else words.kind]),
        Cell.of(words.entry.text, about(words)),
        Cell(words.followed or "not recorded"),
    )


def _key_row(words: EntryWords) -> tuple[Cell, ...]:
    kind = f"{words.kind} (suggested)" if words.kind_suggested else words.kind
    return Cell.of(words.when, [words.written_as]), Cell.of(words.entry.agency, [kind, "" if words.key == KEY_EVENT else words.key]), Cell(words.entry.text)
