"""The example family as it is read, beside the story that says what is true of it."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
sys.path.insert(0, str(EXAMPLES))

from story import STORIES, File, read_files  # noqa: E402

from keepsight.chronology.assemble import Assembled, assemble  # noqa: E402
from keepsight.records.entry import Entry  # noqa: E402


@dataclass(slots=True)
class Told:
    """One row of the story with the entry that was read from it; `entry` is None where there is none."""

    file: File
    sheet: str
    number: int
    row: dict[str, Any]
    cells: list[Any]
    entry: Entry | None

    @property
    def place(self) -> str:
        return f"{self.file.name}, {self.sheet or 'its one sheet'}, row {self.number}"


@dataclass(slots=True)
class Example:
    """An example family: what was read, each row of its story, and the ids of the people the story calls by first name."""

    assembled: Assembled
    told: list[Told]
    ids: dict[str, str]

    def about(self, told: Told) -> set[str]:
        """The ids of everyone the row truly speaks of."""
        return {self.ids[key] for key in told.row["about"].split()}


def read_example(folder: Path, story: Path) -> Example:
    """Read a family's folder and lay what was read beside its story, by file, sheet and row."""
    assembled = assemble([folder])
    entries = {entry.source_id: entry for entry in assembled.record.entry}
    files = read_files(story)
    told = [
        Told(
            file, sheet.name, line.number, line.row, line.cells, entries.get(f"{file.name}|{sheet.name}|{line.number}")
        )
        for file in files
        for sheet, line in file.entries()
    ]
    return Example(assembled, told, _ids(files))


def _ids(files: list[File]) -> dict[str, str]:
    """`{"joanne": "P1", ...}` from the people list: a person's id by the first word of their name."""
    listed = [sheet for file in files for sheet in file.sheets if _headings(sheet)[:1] == ["person_id"]]
    people = next(sheet for sheet in listed if {"name", "label"} & set(_headings(sheet)))
    return {line.cells[1].split()[0].lower(): line.cells[0] for line in people.lines if line.manner == "note"}


def _headings(sheet: Any) -> list[str]:
    return next((line.cells for line in sheet.lines if line.manner == "headings"), [])


@pytest.fixture(scope="session")
def pellow() -> Example:
    return read_example(EXAMPLES / "family", STORIES / "family")


@pytest.fixture(scope="session")
def ordinary() -> dict[str, Example]:
    stories = sorted((STORIES / "ordinary").glob("*.toml"))
    return {story.stem: read_example(EXAMPLES / "ordinary" / story.stem, story) for story in stories}
