"""The succinct chronology for court: numbered key events with the document each stands in, the last two years apart from what came before."""

from __future__ import annotations

from datetime import date

from ..content import NO_ENTRY, Section, Words, table
from ..picture.told import Told
from ..picture.word.table import Cell
from ..picture.words.dates import day
from ..picture.words.entries import EntryWords
from ..sections.entries import NOTHING_HERE, WHAT_IS_KEY

YEARS = 2
COLUMNS = (("No.", 700), ("Date", 2200), ("What happened, as recorded", 8200), ("What followed, as recorded", 2200), ("Document", 2000))


def court(told: Told, entries: list[EntryWords], *, of_family: bool) -> list[Section]:
    """Three sections: how long services were involved, the last two years, and what came before; numbers run through both."""
    since = _years_before(told.as_of)
    key = [(number, words) for number, words in enumerate((words for words in entries if words.key), 1)]
    late = [_row(number, words, of_family) for number, words in key if words.entry.happened_to >= since]
    early = [_row(number, words, of_family) for number, words in key if words.entry.happened_to < since]
    none = {"if_none": NOTHING_HERE} if of_family else {}
    return [
        Section("involvement", "Length of involvement in " + ("this copy" if of_family else "the records supplied"), (Words(_involvement(entries, **none)), Words(WHAT_IS_KEY))),
        Section("last_years", f"From {day(since)} to {day(told.as_of)}", (table("Key events of the last two years", COLUMNS, late, **none),)),
        Section("before", f"Before {day(since)}", (table("Key events before that", COLUMNS, early, **none),)),
    ]


def _involvement(entries: list[EntryWords], if_none: str = NO_ENTRY) -> str:
    if not entries:
        return if_none
    first, last = min(words.entry.happened_from for words in entries), max(words.entry.happened_to for words in entries)
    agencies = len({words.entry.agency for words in entries})
    return f"Entries of {'1 agency' if agencies == 1 else f'{agencies} agencies'}, from {day(first)} to {day(last)}."


def _row(number: int, words: EntryWords, of_family: bool) -> tuple[Cell, ...]:
    document = Cell(f"entry {words.entry.entry_id}") if of_family else Cell.of(words.source, [f"reference {words.entry.entry_id}"])
    return Cell(str(number)), Cell.of(words.when, [words.written_as]), Cell.of(words.entry.text, [words.entry.agency]), Cell(words.followed or "not recorded"), document


def _years_before(as_of: date) -> date:
    try:
        return as_of.replace(year=as_of.year - YEARS)
    except ValueError:  # 29 February
        return as_of.replace(year=as_of.year - YEARS, day=28)
