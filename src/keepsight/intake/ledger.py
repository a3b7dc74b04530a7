"""What became of each row of each file. The sum is asserted when a ledger is made: no row can be lost in silence (contracts 4)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that could not be read: `found` says what stands there, in full, and `needed` what to write instead."""

    sheet: str
    row: int
    found: str
    needed: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row that holds no entry, person or relationship, and why: a blank, a heading, a title line with its words."""

    sheet: str
    row: int
    why: str


@dataclass(frozen=True, slots=True)
class FileLedger:
    """One file's account. `rows_in` counts the rows after the first used one of each sheet, and that one where it was itself read.

    Household rows count under `relationships`. A file that could not be opened has `rows_in` 0. Raises RowsLost if the sum is not whole.
    """

    file: str
    sha256: str
    agency: str
    rows_in: int
    entries: int = 0
    people: int = 0
    relationships: int = 0
    already_held: int = 0
    refused: list[Refused] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)

    def __post_init__(self) -> None:
        told = self.entries + self.people + self.relationships + self.already_held + len(self.refused) + len(self.passed_over)
        if told != self.rows_in:
            raise RowsLost(f"{self.file}: {self.rows_in} rows in, {told} accounted for")


class RowsLost(RuntimeError):
    """A ledger whose sum is not whole: a fault of Keepsight's, never of the file."""


class AlreadyHeld(Exception):
    """Raised while a row is read: it says what another row has said, and adds nothing."""
