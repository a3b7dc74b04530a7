"""Where a row came from, and what each agency was asked for and sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .codes import KINDS_OF_FILE
from .columns import Known, column

WRITTEN_HERE = "Written in Keepsight"  # stands where a row that no file holds has its file: each such source is one entry's own


@dataclass(frozen=True, slots=True)
class Source:
    """A row of a sheet of a file, numbered as the sheet shows it."""

    source_id: str = column("identifies this row among all rows read")
    file: str = column("the file's name, without its path")
    sheet: str = column("the sheet's name, 'Table n' in a Word file, empty in a CSV")
    row: int = column("the sheet's own row number")


def source_id(file: str, sheet: str, row: int) -> str:
    """The identity of a row: readable, and the same in every run on the same files."""
    return f"{file}|{sheet}|{row}"


_PARTS = re.compile("(?:[0-9a-z-]+>)*")
PART = ">"  # stands after the id of each earlier record that a row came from, where a record was made of others


def part_of(source_id: str) -> str:
    """From which earlier record a row came, the latest such record first: 'a>' or 'b>a>'; empty where it was written in the record it stands in."""
    return _PARTS.match(source_id)[0]


_FACTS = f"{WRITTEN_HERE} for "


def file_of_facts(agency: str) -> str:
    """What stands for the file where an agency wrote here of who is who, and not in an entry."""
    return _FACTS + agency


def agency_of_facts(file: str) -> str:
    """The agency that wrote here under this name; empty where it is a file that was sent."""
    return file.removeprefix(_FACTS) if file.startswith(_FACTS) else ""


@dataclass(slots=True, kw_only=True)
class Coverage(Known):
    """What one agency was asked for and what it says it sent (safe practice 2.1)."""

    agency: str = column("the agency")
    period_from: date | None = column("first day of the period asked for or searched", default=None)
    period_to: date | None = column("last day of the period asked for or searched", default=None)
    asked: bool = column("it was asked", default=True)
    held: str = column("'yes', 'no' (a nil return) or empty where it has not said", default="")
    kind_of_file: str = column("a key of codes.KINDS_OF_FILE, empty where it has not said", codes=KINDS_OF_FILE, default="")
