"""Files as agencies send them, written where a test says, and what became of them."""

from __future__ import annotations

import csv
from pathlib import Path

from keepsight.intake.folder import Intake, read
from keepsight.records.entry import Entry


def sent(folder: Path, **more) -> Intake:
    """The whole folder, read."""
    return read([folder], **more)


def write(folder: Path, name: str, *rows: list) -> Path:
    """A CSV of these rows; None is an empty cell."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(["" if cell is None else cell for cell in row] for row in rows)
    return path


def entries_of(folder: Path, *rows: list, name: str = "chronology-school.csv", **more) -> list[Entry]:
    """The entries of one CSV with these rows, in their order."""
    write(folder, name, *rows)
    return sent(folder, **more).record.entry


def one_entry(folder: Path, headings: list, cells: list, **more) -> Entry:
    """The one entry of one row."""
    [entry] = entries_of(folder, headings, cells, **more)
    return entry


def people_of(intake: Intake, entry: Entry) -> list[tuple[str, str]]:
    """The words and part of each person of an entry."""
    return [(row.as_written, row.part) for row in intake.record.concerned if row.entry_id == entry.entry_id]
