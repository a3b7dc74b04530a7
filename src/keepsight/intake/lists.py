"""The lists of people, of how they stand to one another and of who lived where, from every file into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple, replace

from keepsight.records.person import Household, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source, source_id

from . import row_problems as problems
from .grid import Row
from .ledger import AlreadyHeld
from .people import People, add_person, household_of, relationship_of
from .tables import Table
from .tally import Tally

Tables = Callable[[str], Iterator[tuple[Tally, Table]]]


def add_people(record: Record, people: People, tables: Tables) -> None:
    """Adds people first, so that relationships and households can be held to them. Every row is entered in its file's account."""
    for tally, table, row, source in rows_of(tables, "people"):
        with tally.reading(source.sheet, row):
            _say(tally, source, add_person(people, table, row, source))
            record.source.append(source)
            tally.people += 1
    held = {_said_before(row) for row in [*record.relationship, *record.household]}
    for tally, table, row, source in rows_of(tables, "relationships"):
        with tally.reading(source.sheet, row):
            made, notices = relationship_of(people, table, row, source)
            _add(record, record.relationship, made, held, source, tally, notices)
    for tally, table, row, source in rows_of(tables, "households"):
        with tally.reading(source.sheet, row):
            made, notices = household_of(people, table, row, source)
            _add(record, record.household, made, held, source, tally, notices)


def rows_of(tables: Tables, holds: str) -> Iterator[tuple[Tally, Table, Row, Source]]:
    """Every row of every table of a kind, with where it stands. A table that lacks a column it needs is refused row by row."""
    for tally, table in tables(holds):
        grid = table.grid
        if not table.columns.complete():
            tally.refuse_all(grid.sheet, table.rows, problems.columns_missing(holds))
            continue
        for row in table.rows:
            yield tally, table, row, Source(source_id(grid.file, grid.sheet, row.number), grid.file, grid.sheet, row.number)


def _add(record: Record, rows: list, made: Relationship | Household, held: set[tuple], source: Source, tally: Tally, notices: list[str]) -> None:
    said = _said(made)
    if said in held or _said_before(made) in held:
        raise AlreadyHeld
    held.add(said)
    rows.append(made)
    record.source.append(source)
    tally.relationships += 1
    _say(tally, source, notices)


def _said(row: Relationship | Household) -> tuple:
    """What a row says, wherever it stands."""
    return type(row).__name__, *astuple(replace(row, source_id=""))


def _said_before(row: Relationship | Household) -> tuple:
    """The same of a row of the record that the files are added to, whenever that became known."""
    return "before", *_said(replace(row, known_on=None))


def _say(tally: Tally, source: Source, notices: list[str]) -> None:
    tally.notices += [problems.at_row(source.file, source.sheet, source.row, words) for words in notices]
