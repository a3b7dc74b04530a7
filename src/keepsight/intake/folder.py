"""Agencies' files to one record with a ledger for each file: the way into everything else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from keepsight.care_tools import Held, hold
from keepsight.records.dates import When
from keepsight.records.entry import Entry
from keepsight.records.record import Record
from keepsight.records.source import Source, source_id

from . import row_problems as problems
from .agency import Spellings, agency_given, agency_of_file
from .columns_file import Mapping, written_out
from .coverage import add_coverage, add_coverage_of_titles
from .entries import Chronology, add_entries, dates_of_rows
from .file_versions import Replaced
from .gradings import Sheet as GradingSheet
from .gradings import gradings_of
from .grid import CannotRead
from .held_file import HeldFile
from .identity import SentRow
from .key_marks import marks_of
from .last_day import last_day_alone
from .ledger import FileLedger
from .lists import add_people
from .people import People, add_person_of_title, settle_kinds
from .readers import read_file
from .rests_on import cite_entries
from .tables import Sheet, Table, blank, in_line, part_into_tables, set_aside_ours
from .tally import Tally
from .titles import Titles, read_titles

_NEVER_OPENED = (".json",)  # contracts 4
_OURS = (".md", ".toml")  # notes and mappings that lie beside agencies' files


@dataclass(slots=True)
class Intake:
    """What the files gave: the record, a ledger for each file, the mapping used, what a person should know, and what could not be read.

    `replaced` tells of earlier versions of files; `closed` are their rows that stand no longer.
    `key_marks` is a person's yes or no to an entry as a key event, by entry_id.
    """

    record: Record
    files: list[FileLedger]
    columns_toml: str
    notices: list[str]
    unreadable: list[str]
    replaced: list[Replaced]
    closed: list[Entry]
    key_marks: dict[str, bool]


@dataclass(slots=True)
class _Reading:
    """A run under way."""

    record: Record = field(default_factory=Record)
    people: People = field(default_factory=People)
    tallies: list[Tally] = field(default_factory=list)
    spellings: Spellings = field(default_factory=Spellings)
    notices: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    closed: list[Entry] = field(default_factory=list)
    key_marks: dict[str, bool] = field(default_factory=dict)

    def tables(self, holds: str) -> Iterator[tuple[Tally, Table]]:
        """Every table of a kind, in the order of the files."""
        for tally in self.tallies:
            for sheet in tally.sheets:
                yield from ((tally, table) for table in sheet.tables if table.columns.holds == holds)


def read(
    paths: Sequence[Path | HeldFile],
    *,
    columns: Path | HeldFile | None = None,
    agencies: dict[str, str] | None = None,
    known: Record | None = None,
    tools: Held | None = None,
    progress: Callable[[str], None] | None = None,
) -> Intake:
    """Read files, and folders of files, into one record. Order of `paths` does not matter; a file given twice changes nothing.

    `columns` is a corrected columns.toml; `agencies` maps a file's name to its agency. `known` is a record that the files are added to: its
    people and how they stand to one another are taken as listed, and are in the result too. `tools` are those by which care may have been graded; without
    them, ours. Nothing in a file raises: what cannot be read is
    in `unreadable` and in the ledgers. Raises CannotRead only where `columns` itself cannot be followed.
    """
    mapping = Mapping(columns) if columns else None
    reading = _Reading()
    if known:
        _begin_from(reading, known)
    _open_all(reading, _files(paths), mapping, progress or (lambda words: None))
    add_people(reading.record, reading.people, reading.tables)
    add_coverage(reading.record, reading.tables, reading.spellings.of)
    _read_entries(reading, agencies or {}, tools or hold())
    cite_entries(reading.record, known.entry if known else ())
    return _ended(reading)


def _begin_from(reading: _Reading, known: Record) -> None:
    reading.people.take(known)
    reading.record.relationship, reading.record.household, reading.record.family = list(known.relationship), list(known.household), list(known.family)
    for entry in known.entry:
        reading.spellings.of(entry.agency)


# Opening ------------------------------------------------------------------------------------------------------------------


def _files(paths: Sequence[Path | HeldFile]) -> list[Path | HeldFile]:
    """Each file once, by name and then by path; folders give the files in them."""
    found: dict[Path | HeldFile, Path | HeldFile] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if not (path.is_dir() and _left_alone(file)) and file.suffix.lower() not in _NEVER_OPENED:
                found.setdefault(file.resolve(), file)
    return sorted(found.values(), key=lambda file: (file.stem.lower(), file.name, str(file.resolve())))


def _left_alone(file: Path) -> bool:
    """Not an agency's file: a folder, a lock that Word or Excel leaves, a note or mapping of ours."""
    return not file.is_file() or file.name.startswith((".", "~$")) or file.suffix.lower() in _OURS


def _open_all(reading: _Reading, files: list[Path], mapping: Mapping | None, progress: Callable[[str], None]) -> None:
    labels: dict[str, int] = {}
    for number, path in enumerate(files, start=1):
        progress(f"reading {path.name} ({number} of {len(files)})")
        again = labels[path.name] = labels.get(path.name, 0) + 1
        _open(reading, path, path.name if again == 1 else f"{path.name} ({again})", mapping)


def _open(reading: _Reading, path: Path, label: str, mapping: Mapping | None) -> None:
    tally = Tally(label, _sha256(path), path)
    reading.tallies.append(tally)
    try:
        grids = [replace(grid, file=label) for grid in read_file(path)]
    except CannotRead as why:
        reading.unreadable.append(str(why))
        return
    for grid in grids:
        tally.sheets.append(part_into_tables(grid, mapping))
        tally.notices += grid.notices
    set_aside_ours(tally.sheets)
    for sheet in tally.sheets:
        _say_first_line(tally, sheet)
        for table in sheet.tables:
            _say_columns(tally, table)


def _say_first_line(tally: Tally, sheet: Sheet) -> None:
    """The first used row is in no ledger (contracts 4): where it is a title that names no agency, its words are said."""
    first = next((row for row, why in sheet.passed if not blank(row)), None)
    if first and sheet.tables and first.number != sheet.tables[0].heading_row and not read_titles([in_line(first)]).agency:
        tally.notices.append(problems.begins_with(sheet.grid.file, sheet.grid.sheet, in_line(first)))


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _say_columns(tally: Tally, table: Table) -> None:
    columns, grid = table.columns, table.grid
    if columns.unknown and columns.holds == "entries":
        tally.notices.append(problems.unknown_columns(grid.file, grid.sheet, [columns.headings[place] for place in columns.unknown]))
    if columns.guessed:
        tally.notices.append(problems.settled_by_cells(grid.file, grid.sheet, [columns.headings[place] for place in columns.guessed]))


# Reading, in the order in which one thing needs another -----------------------------------------------------------------------


def _chronologies(reading: _Reading, agencies: dict[str, str]) -> list[Chronology]:
    """Each table of entries with its agency, its titles and its rows' dates; children whom only titles name are added first."""
    titled = _titled(reading, "entries")
    for tally, table, titles in titled:
        _child_of_title(reading, tally, table, titles)
    made = []
    for tally, table, titles in titled:
        if named := reading.people.one(titles.agency):  # "Chronology: NAME", and that is a person
            titles.agency, titles.child = "", titles.child or (titles.agency if named.kind == "child" else "")
        titles.child = titles.child or next(filter(None, map(reading.people.child_named_in, table.titles)), "")
        agency = agency_given(tally.file, agencies) or titles.agency or _agency_of_file(reading, tally, titled)
        made.append(Chronology(tally, table, agency, titles, dates_of_rows(reading.people, table, titles)))
    return made


def _titled(reading: _Reading, holds: str) -> list[tuple[Tally, Table, Titles]]:
    return [(tally, table, read_titles(table.titles)) for tally, table in reading.tables(holds)]


def _gradings(reading: _Reading, agencies: dict[str, str], tools: Held) -> list[SentRow]:
    """The gradings of every sheet of them, each with its agency, as a chronology has it."""
    titled, found = _titled(reading, "gradings"), []
    for tally, table, titles in titled:
        if not table.columns.complete():
            tally.refuse_all(table.grid.sheet, table.rows, problems.columns_missing("gradings"))
            continue
        agency = agency_given(tally.file, agencies) or titles.agency or _agency_of_file(reading, tally, titled)
        found += gradings_of(GradingSheet(tally, table, agency, reading.people, tools), reading.spellings.of)
    return found


def _agency_of_file(reading: _Reading, tally: Tally, titled: list[tuple[Tally, Table, Titles]]) -> str:
    """For a table whose own titles name no agency: the one that the file's other titles name, else what the file's name says."""
    of_file = [titles for other, _, titles in titled if other is tally]
    named = sorted({titles.agency for titles in of_file if titles.agency})
    if len(named) == 1:
        return named[0]
    people = [name.name for name in reading.people.names] + [titles.child for titles in of_file]
    return agency_of_file(tally.file, people, [row.agency for row in reading.record.coverage])


def _child_of_title(reading: _Reading, tally: Tally, table: Table, titles: Titles) -> None:
    source = _above(table)
    if titles.child and titles.birth and add_person_of_title(reading.people, titles.child, titles.birth, source):
        reading.record.source.append(source)
        tally.notices.append(problems.child_of_title(titles.child, table.grid.file, table.grid.sheet))


def _above(table: Table) -> Source:
    """Where the lines above a table stand: the row over its headings; for lines outside a Word table, its first row."""
    grid, row = table.grid, max(table.heading_row - 1, 1)
    return Source(source_id(grid.file, grid.sheet, row), grid.file, grid.sheet, row)


def _read_entries(reading: _Reading, agencies: dict[str, str], tools: Held) -> None:
    chronologies = _chronologies(reading, agencies)
    days = [when.latest for chronology in chronologies for when in chronology.dated if isinstance(when, When)]
    reading.notices += settle_kinds(reading.people, reading.record.relationship, max(days, default=None))
    reading.replaced, reading.closed = add_entries(reading.record, reading.people, chronologies, reading.spellings.of, _gradings(reading, agencies, tools))
    reading.key_marks = marks_of(reading.tables, (entry.entry_id for entry in reading.record.entry))
    for chronology in chronologies:
        agency, titles, grid = reading.spellings.of(chronology.agency), chronology.titles, chronology.table.grid
        if titles.kind_unclear:
            chronology.tally.notices.append(problems.kind_not_known(grid.file, grid.sheet, titles.kind_unclear))
        if agency and titles.says_coverage():
            chronology.tally.agencies.add(agency)
            add_coverage_of_titles(reading.record, agency, titles, _above(chronology.table))


def _ended(reading: _Reading) -> Intake:
    record, people = reading.record, reading.people
    record.person, record.name, record.identifier = list(people.persons.values()), people.names, people.identifiers
    record.source = list({source.source_id: source for source in record.source}.values())
    for tally in reading.tallies:
        tally.rest_of_sheets()
        if tally.facts:
            tally.notices.append(problems.facts_not_themes(tally.file, sorted(tally.facts)))
    notices = [*reading.notices, *(words for tally in reading.tallies for words in tally.notices), *last_day_alone(record)]
    tables = [table for tally in reading.tallies for sheet in tally.sheets for table in sheet.tables]
    return Intake(record, [tally.ledger() for tally in reading.tallies], written_out(tables), notices, reading.unreadable, reading.replaced, reading.closed, reading.key_marks)
