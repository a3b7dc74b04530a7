"""What each agency was asked for and what it says it sent (safe practice 2.1): from a list, or from the lines above a chronology."""

from __future__ import annotations

from collections.abc import Callable

from keepsight.records.record import Record
from keepsight.records.source import Coverage, Source

from . import row_problems as problems
from .dates import read_date
from .grid import Cell, Row
from .lists import Tables, rows_of
from .stated import words_of, yes_or_no
from .tables import Table
from .titles import Titles, kind_of_file

READ_AS_COVERAGE = "read as what this agency was asked for and sent"


def add_coverage(record: Record, tables: Tables, spell: Callable[[str], str]) -> None:
    """Adds each row of a list of what was asked for; the rows are passed over in the ledger, as they are no entries."""
    for tally, table, row, source in rows_of(tables, "coverage"):
        with tally.reading(source.sheet, row):
            record.coverage.append(_coverage_of(table, row, source, spell))
            record.source.append(source)
            tally.pass_over(source.sheet, row, READ_AS_COVERAGE)


def _coverage_of(table: Table, row: Row, source: Source, spell: Callable[[str], str]) -> Coverage:
    agency = words_of(table.cell(row, "agency"))
    if not agency:
        raise ValueError(problems.NO_AGENCY_NAMED)
    kind = words_of(table.cell(row, "kind_of_file"))
    held = words_of(table.cell(row, "held"))
    begins, ends = (table.cell(row, name) for name in ("from", "to"))
    made = Coverage(agency=spell(agency), kind_of_file=kind_of_file(kind) or kind_of_file(held), source_id=source.source_id)
    made.period_from, made.period_to = _first_day(begins), _last_day(ends)
    made.held = _held(held, made.kind_of_file)
    made.asked = yes_or_no(words_of(table.cell(row, "asked"))) is not False
    return made


def _first_day(cell: Cell):
    return read_date(cell).earliest if words_of(cell) else None


def _last_day(cell: Cell):
    return read_date(cell).latest if words_of(cell) else None


def _held(words: str, kind: str) -> str:
    """'yes', 'no' for a nil return, or empty where the agency has not said."""
    if kind == "nothing held" or kind_of_file(words) == "nothing held":
        return "no"
    return {True: "yes", False: "no"}.get(yes_or_no(words), "") if words else ""


def add_coverage_of_titles(record: Record, agency: str, titles: Titles, source: Source) -> None:
    """What the lines above a chronology say was asked for and sent. A row of a list that left it open is filled, not doubled."""
    held = "no" if titles.kind_of_file == "nothing held" else ""
    period = titles.period_from, titles.period_to
    for row in record.coverage:
        if row.agency == agency and period in ((None, None), (row.period_from, row.period_to)) and titles.kind_of_file in ("", row.kind_of_file or titles.kind_of_file):
            row.kind_of_file = row.kind_of_file or titles.kind_of_file
            row.held = row.held or held
            return
    made = Coverage(agency=agency, period_from=period[0], period_to=period[1], held=held, kind_of_file=titles.kind_of_file, source_id=source.source_id)
    record.coverage.append(made)
    record.source.append(source)
