"""A filled to-confirm.csv, read back and applied: yes makes a suggestion a statement, no takes it away, anything else replaces it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from keepsight.intake.grid import CannotRead, Grid, Row
from keepsight.intake.readers import read_file
from keepsight.linkage.names import NameBook
from keepsight.linkage.spelling import folded
from keepsight.records.record import Record

from .accounts import Answered
from .answered_entries import answer_entry
from .answered_events import Ties, at_odds, is_no, is_yes
from .answered_people import PeopleAnswers
from .cells import as_it_was
from .confirm import ANSWER, COLUMNS, EVENT, INSTEAD, OPEN, PART, WHO, Ask, asks

_NEEDED = ("about", "words", "Keepsight suggests", ANSWER, "entries")


def read_answers(path: Path, notices: list[str]) -> list[Ask]:
    """The rows of a filled file that hold an answer, in their order; blank rows are still open and left out.

    Raises CannotRead where the file is none, or its columns are not there. Two answers to one thing are said in
    `notices` and neither is used, so that it is asked again.
    """
    rows = [row for grid in read_file(path) for row in _answered_rows(path.name, grid, notices)]
    given: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for _, ask in rows:
        for atom in ask.atoms():
            given[atom.key].add(folded(ask.answer))
    kept: dict[str, tuple[int, Ask]] = {}
    for number, ask in rows:
        if any(len(given[atom.key]) > 1 for atom in ask.atoms()):
            notices.append(f"Row {number} of '{path.name}' and another row answer the same thing differently. Neither was used; it is asked again.")
        else:
            kept.setdefault(ask.ask_id, (number, ask))
    parted = at_odds([(number, ask) for number, ask in kept.values() if ask.about == EVENT])
    for together in parted:
        where = ", ".join(map(str, sorted(together)))
        notices.append(f"Rows {where} of '{path.name}' cannot all hold: by some these entries tell one event, by another they do not. None was used; they are asked again.")
    return [ask for number, ask in kept.values() if not any(number in together for together in parted)]


def _answered_rows(file: str, grid: Grid, notices: list[str]) -> list[tuple[int, Ask]]:
    head = next((n for n, row in enumerate(grid.rows) if {"ask_id", ANSWER} <= {_text(cell) for cell in row.cells}), None)
    names = [_text(cell) for cell in grid.rows[head].cells] if head is not None else []
    missing = [name for name in _NEEDED if name not in names]
    if head is None or missing:
        raise CannotRead(f"'{file}' is not a to-confirm.csv: it needs the columns {', '.join(COLUMNS)}. Give the file that an earlier run wrote, filled in.")
    found = []
    for row in grid.rows[head + 1 :]:
        cells = {name: _text(cell) for name, cell in zip(names, row.cells, strict=False)}
        if cells.get(ANSWER):
            found += _asked(file, row, cells, notices)
    return found


def _asked(file: str, row: Row, cells: dict[str, str], notices: list[str]) -> list[tuple[int, Ask]]:
    if cells["about"] not in INSTEAD:
        notices.append(f"Row {row.number} of '{file}' is about '{cells['about']}', which Keepsight does not ask. It was not used; leave that column as it was.")
        return []
    ids = tuple(part.strip() for part in cells["entries"].split(";") if part.strip())
    shown = (cells.get("agency", ""), cells.get("when", ""), cells.get("what the row says", ""))
    return [(row.number, Ask(cells["about"], *shown, cells["words"], cells["Keepsight suggests"], ids, cells[ANSWER], cells["ask_id"]))]


def _text(cell: object) -> str:
    text = "" if cell is None else str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return as_it_was(text.strip())


def as_asked(record: Record, answered: list[Ask]) -> list[Ask]:
    """Each answered row as it is asked of this record, where its ask_id says so: a spreadsheet may have changed its other cells."""
    if not answered:
        return []
    now = {ask.ask_id: ask for ask in asks(record)}
    return [replace(now[ask.given_id], answer=ask.answer) if ask.given_id in now else ask for ask in answered]


def apply_answers(record: Record, answered: Iterable[Ask], notices: list[str]) -> Answered:
    """Applies answers about entries and people in place, and gives those about events for `tie`.

    An answer about an entry that is not among the files is kept in the file and said in `notices`, as is one that
    names nobody and nothing known.
    """
    entries = {entry.entry_id: entry for entry in record.entry}
    people = PeopleAnswers(record, NameBook(record), notices)
    ties = Ties()
    for ask in sorted(answered, key=lambda ask: (list(INSTEAD).index(ask.about), ask.ask_id)):
        gone = [entry_id for entry_id in ask.entry_ids if entry_id not in entries]
        if gone:
            notices.append(f"An answer about {ask.about} is for entries that are not among the files ({', '.join(gone)}). It is kept in to-confirm.csv and was not used for them.")
        if ask.about == EVENT:
            ties.add(ask, notices)
        elif ask.about in (WHO, OPEN, PART):
            people.answer(replace(ask, entry_ids=tuple(i for i in ask.entry_ids if i in entries)), _verdict(ask))
        else:
            for entry_id in ask.entry_ids:
                if entry_id in entries:
                    answer_entry(entries[entry_id], ask, _verdict(ask), notices)
    people.finish()
    return ties.answered()


def _verdict(ask: Ask) -> bool | None:
    """True for yes, False for no, None where something else is given instead."""
    return True if is_yes(ask.answer) else False if is_no(ask.answer) else None
