"""The rows of every chronology to entries of the record: each with its identity, and none twice (contracts 3.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from keepsight.records.dates import When
from keepsight.records.entry import Entry
from keepsight.records.record import Record
from keepsight.records.source import Source, source_id
from keepsight.records.work import Grade

from . import row_problems as problems
from .file_versions import Replaced, Versions
from .grid import Row
from .identity import SentRow, signature_of
from .people import People
from .people_cells import items_of
from .row_dates import Dated, dates_of
from .rows import About, Draft, draft_of
from .stated import restriction_of_name, words_of
from .tables import Table, in_line
from .tally import Tally
from .titles import Titles, agency_in


@dataclass(slots=True)
class Chronology:
    """A table of entries, whose it is where a row does not say, what its titles say, and when each row happened."""

    tally: Tally
    table: Table
    agency: str
    titles: Titles
    dated: list[Dated]


def dates_of_rows(people: People, table: Table, titles: Titles) -> list[Dated]:
    """When each row of the table happened, or why that cannot be read. An age counts from the one child whom the row concerns."""
    places = [place for place, name in enumerate(table.columns.fields) if name in ("child", "people")]

    def birth_of(row: Row) -> When | None:
        words = [words_of(row.cells[place]) for place in places if place < len(row.cells)]
        items = [item for cell in words if cell for item in items_of(cell, people.known())]
        children = [item for item in dict.fromkeys(items) if people.may_be_child(item)]
        if children:
            return people.birth(children[0]) if len(children) == 1 else None
        return titles.birth or people.birth(titles.child) or people.birth(people.only_child())

    return dates_of(table, birth_of)


def add_entries(record: Record, people: People, chronologies: Iterable[Chronology], spell: Callable[[str], str], gradings: Iterable[SentRow] = ()) -> tuple[list[Replaced], list[Entry]]:
    """Adds every row to the record, or to its file's ledger with why not; gives what earlier versions of files were replaced, and their rows that stand no longer."""
    rows = [*(row for chronology in chronologies for row in _rows_of(people, chronology, spell)), *gradings]
    versions = Versions(rows)
    held: dict[str, Entry] = {}
    for row in rows:
        row.entry.entry_id = versions.ids[id(row)]
        if not versions.is_replaced(row):
            _add(record, row, held)
    for row in rows:
        if versions.is_replaced(row):
            _account_for(record, row, versions, held)
    return versions.told(), versions.closed


def _add(record: Record, row: SentRow, held: dict[str, Entry]) -> None:
    record.source.append(row.source)
    entry = row.entry
    if first := held.get(entry.entry_id):
        _hold_once(row, first)
        return
    held[entry.entry_id] = entry
    if row.own_id and row.own_id != entry.entry_id:
        entry.text = "\n".join(filter(None, [entry.text, f"{row.own_heading}: {row.own_id}"]))
    record.entry.append(entry)
    for concerned in row.concerned:
        concerned.entry_id, concerned.source_id, concerned.known_on = entry.entry_id, row.source.source_id, entry.known_on
    record.concerned += row.concerned
    _add_typed(record, row)
    row.tally.entries += 1
    row.tally.agencies.add(entry.agency)


def _add_typed(record: Record, row: SentRow) -> None:
    for one in row.typed:
        one.entry_id, one.known_on = row.entry.entry_id, row.entry.known_on
        (record.grade if isinstance(one, Grade) else record.assessment).append(one)
    record.source += row.lines


def _hold_once(row: SentRow, first: Entry) -> None:
    first.also_seen.append(row.source.source_id)
    row.tally.already_held += 1
    row.tally.agencies.add(first.agency)


def _account_for(record: Record, row: SentRow, versions: Versions, held: dict[str, Entry]) -> None:
    """A row of an earlier version of a file: held by the later one as it stood, or replaced, or withdrawn."""
    now = versions.now(row)
    first = held.get(row.entry.entry_id)
    if first and (now is None or now.words == row.words):
        record.source.append(row.source)
        _hold_once(row, first)
        return
    row.tally.agencies.add(row.entry.agency)
    row.tally.pass_over_at(row.source.sheet, row.source.row, versions.why_passed(row, now))
    versions.close(row)


def _rows_of(people: People, chronology: Chronology, spell: Callable[[str], str]) -> list[SentRow]:
    table, tally, sheet = chronology.table, chronology.tally, chronology.table.grid.sheet
    if missing := _missing_columns(table):
        tally.refuse_all(sheet, table.rows, missing)
        return []
    about = _about(people, chronology)
    whose = table.columns.place("agency")
    default = chronology.agency
    made: list[SentRow] = []
    clipped: list[int] = []
    for row, when in zip(table.rows, chronology.dated, strict=True):
        said = [words_of(cell) for cell in row.cells]
        if line := _across(said):
            default = agency_in(line) or default
            tally.pass_over(sheet, row, f"a line across the table: {line}")
            continue
        agency = (said[whose] if whose is not None and whose < len(said) else "") or default
        try:
            made.append(_row(chronology, row, said, when, spell(agency), about, clipped))
        except ValueError as why:
            tally.refuse(sheet, row, _found(table, row, when), str(why))
    if clipped:
        tally.notices.append(problems.vague_until_recorded(table.grid.file, sheet, clipped))
    return made


def _row(chronology: Chronology, row: Row, said: list[str], when: Dated, agency: str, about: About, clipped: list[int]) -> SentRow:
    table, grid = chronology.table, chronology.table.grid
    if not isinstance(when, When):
        raise when if words_of(table.cell(row, "date")) else ValueError(problems.NO_DATE)
    if not agency:
        raise ValueError(problems.no_agency(grid.file))
    source = Source(source_id(grid.file, grid.sheet, row.number), grid.file, grid.sheet, row.number)
    draft = draft_of(table.columns, said, when, agency, about, source.source_id)
    _say(chronology.tally, source, draft)
    clipped += [row.number] * draft.clipped
    own = table.columns.place("entry_id")
    own_id = said[own] if own is not None and own < len(said) else ""
    heading = table.columns.headings[own] if own_id else ""
    signature = signature_of(table.columns, said, agency, about.child)
    words = signature_of(table.columns, said, agency, about.child, without="entry_id") if own_id else signature
    return SentRow(chronology.tally, source, draft.entry, draft.concerned, own_id, heading, signature, words, about.child)


def _say(tally: Tally, source: Source, draft: Draft) -> None:
    """What a person should know of a row that was read."""
    tally.notices += [problems.at_row(source.file, source.sheet, source.row, words) for words in draft.notices]
    tally.facts |= draft.facts


def _found(table: Table, row: Row, when: Dated) -> str:
    """What stands in the row, in full, so that a row that was not read is still not lost."""
    date = words_of(table.cell(row, "date"))
    lead = "" if isinstance(when, When) else f"'{date}' for its date: " if date else "no date: "
    return lead + in_line(row)


def _missing_columns(table: Table) -> str:
    if table.columns.complete():
        return ""
    return problems.NO_DATE_COLUMN if table.columns.place("date") is None else problems.NO_TEXT_COLUMN


def _about(people: People, chronology: Chronology) -> About:
    grid, titles = chronology.table.grid, chronology.titles
    restricted = titles.restricted or restriction_of_name(grid.sheet) or restriction_of_name(grid.file)
    known = people.known()
    split = lru_cache(maxsize=None)(lambda words: items_of(words, known))
    return About(titles.child, restricted, split, people.known_id, people.is_child)


def _across(said: list[str]) -> str:
    """The words of a short line merged across the whole table, such as 'School year 2014-15'; else empty."""
    if len(said) < 2 or said[1] != said[0] or len(set(said)) > 1:
        return ""
    return said[0] if len(said[0].split()) <= 12 else ""
