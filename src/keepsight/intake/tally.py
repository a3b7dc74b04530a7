"""The running account of one file while it is read; its ledger is made of it at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath

from . import row_problems as problems
from .dates import read_date
from .grid import Row
from .ledger import AlreadyHeld, FileLedger, PassedOver, Refused
from .stated import words_of
from .tables import Sheet, blank, in_line, lists_people


@dataclass(slots=True)
class Tally:
    """What has become of the rows of one file so far."""

    file: str
    sha256: str
    path: PurePath
    sheets: list[Sheet] = field(default_factory=list)
    entries: int = 0
    people: int = 0
    relationships: int = 0
    already_held: int = 0
    refused: list[Refused] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    agencies: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)

    def refuse(self, sheet: str, row: Row, found: str, needed: str) -> None:
        """The row could not be read."""
        self.refused.append(Refused(sheet, row.number, found, needed))

    @contextmanager
    def reading(self, sheet: str, row: Row) -> Iterator[None]:
        """While a row is read: a ValueError that says what is needed, or AlreadyHeld, is entered in the account."""
        try:
            yield
        except AlreadyHeld:
            self.already_held += 1
        except ValueError as why:
            self.refuse(sheet, row, in_line(row), str(why))

    def refuse_all(self, sheet: str, rows: Iterable[Row], needed: str) -> None:
        """None of these rows could be read, all for want of the same."""
        for row in rows:
            self.refuse(sheet, row, in_line(row), needed)

    def pass_over(self, sheet: str, row: Row, why: str) -> None:
        """The row holds nothing of its own to read."""
        self.pass_over_at(sheet, row.number, why)

    def pass_over_at(self, sheet: str, number: int, why: str) -> None:
        """The same for a row that is known by its number alone."""
        self.passed_over.append(PassedOver(sheet, number, why))

    def rest_of_sheets(self) -> None:
        """Accounts for blanks, headings and title lines, and for the rows of sheets that hold no table."""
        for sheet in self.sheets:
            name, first = sheet.grid.sheet, _first_used(sheet)
            for row, why in sheet.passed:
                if first is not None and row.number > first.number:
                    self.pass_over(name, row, why)
            self._loose(sheet)

    def _loose(self, sheet: Sheet) -> None:
        needed = _needed_for(sheet.loose)
        for row in sheet.loose:
            if needed:
                self.refuse(sheet.grid.sheet, row, in_line(row), needed)
            else:
                self.pass_over(sheet.grid.sheet, row, f"words outside any table: {in_line(row)}")

    def ledger(self) -> FileLedger:
        """The file's ledger; the sum is asserted there. Call once every row has been dealt with."""
        return FileLedger(
            file=self.file,
            sha256=self.sha256,
            agency="; ".join(sorted(self.agencies)),
            rows_in=sum(map(_rows_in, self.sheets)),
            entries=self.entries,
            people=self.people,
            relationships=self.relationships,
            already_held=self.already_held,
            refused=sorted(self.refused, key=lambda row: (row.sheet, row.row)),
            passed_over=sorted(self.passed_over, key=lambda row: (row.sheet, row.row)),
        )


def _first_used(sheet: Sheet) -> Row | None:
    return next((row for row in sheet.grid.rows if not blank(row)), None)


def _rows_in(sheet: Sheet) -> int:
    """The rows after the first used one; that one too where it is no heading or title and was itself dealt with."""
    first = _first_used(sheet)
    if first is None:
        return 0
    after = sum(row.number > first.number for row in sheet.grid.rows)
    return after if any(row is first for row, _ in sheet.passed) else after + 1


def _needed_for(loose: list[Row]) -> str:
    """What rows outside any table lack; empty where they are only lines of prose, such as a page of guidance."""
    if any(map(lists_people, loose)):
        return problems.NO_PERSON_ID
    tabular = any(len({words_of(cell) for cell in row.cells if words_of(cell)}) > 1 for row in loose)
    return problems.NO_TABLE if tabular or any(_begins_with_date(row) for row in loose) else ""


def _begins_with_date(row: Row) -> bool:
    words = in_line(row).split()
    try:
        read_date(words[0].strip(":,-"))
    except ValueError:
        return False
    return True
