"""An example family as it is told in `examples/story`: plain TOML, laid out as the lines of each agency's file.

A row of the story says in `when` what day it truly was, in `written` how the agency wrote it (where that is not the
file's usual way), and in `about` which people it truly speaks of. Tests hold what Keepsight reads against these.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "story"
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@dataclass(slots=True)
class Line:
    """One line of a sheet, numbered as the sheet shows it; `row` is the story's own row where the line is an entry."""

    number: int
    cells: list[Any]
    manner: str = "entry"  # "entry", "headings", "title" (the words fill the width) or "note" (cells as they stand)
    row: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """The lines of one sheet or Word table; `above` stands before a Word table."""

    name: str
    width: int
    lines: list[Line]
    above: list[str] = field(default_factory=list)
    hidden: bool = False


@dataclass(slots=True)
class File:
    """One file of an agency: its name, format, how it is encoded, and its sheets."""

    name: str
    format: str
    told: dict[str, Any]
    sheets: list[Sheet]

    def entries(self) -> list[tuple[Sheet, Line]]:
        """Each line that tells of an event, the one with an unreadable date among them."""
        return [(sheet, line) for sheet in self.sheets for line in sheet.lines if line.manner == "entry"]


def read_files(story: Path) -> list[File]:
    """The files of one story: every TOML of a folder, or the `[[file]]` tables of a single TOML."""
    if story.is_dir():
        return [told_as(tomllib.loads(path.read_text("utf-8"))) for path in sorted(story.glob("*.toml"))]
    return [told_as(told) for told in tomllib.loads(story.read_text("utf-8"))["file"]]


def earliest_and_latest(row: dict[str, Any]) -> tuple[date, date]:
    """What a row's `when` truly is: one day, or the first and last day of a span."""
    when = row["when"]
    return (when, when) if isinstance(when, date) else (when[0], when[1])


def precision(row: dict[str, Any]) -> str:
    """A key of `records.dates.PRECISIONS`: a single day unless the row says otherwise."""
    return row.get("precision", "day")


def told_as(told: dict[str, Any]) -> File:
    """One file of a story, laid out."""
    sheets = [_sheet(told, sheet, number) for number, sheet in enumerate(told["sheet"], 1)]
    return File(told["name"], told.get("format", told["name"].rsplit(".", 1)[-1]), told, sheets)


def _sheet(told: dict[str, Any], sheet: dict[str, Any], number: int) -> Sheet:
    columns = sheet.get("columns", told.get("columns", []))
    lines = [Line(0, [title], "title") for title in sheet.get("title", [])]
    if columns:
        lines.append(Line(0, [heading for _, heading in columns], "headings"))
    lines += [_line(told, columns, row) for row in sheet.get("row", [])]
    for at, line in enumerate(lines, 1):
        line.number = at
    width = max([len(columns), *(len(line.cells) for line in lines)])
    name = sheet.get("name", f"Table {number}" if told["name"].endswith(".docx") else "")
    return Sheet(name, width, lines, sheet.get("above", []), sheet.get("hidden", False))


def _line(told: dict[str, Any], columns: list[list[str]], row: dict[str, Any]) -> Line:
    if "title" in row:
        return Line(0, [row["title"]], "title", row)
    if "cells" in row:
        return Line(0, row["cells"], "note", row)
    return Line(0, [_cell(told, key, row) for key, _ in columns], "entry", row)


def _cell(told: dict[str, Any], key: str, row: dict[str, Any]) -> Any:
    if key in row and key != "when":
        return row[key]
    if key == "when":
        return row["written"] if "written" in row else _dated(told.get("dates", "cell"), row)
    if key == "recorded" and "when" in row:
        return _styled(told.get("recorded_dates", told.get("dates", "cell")), earliest_and_latest(row)[1])
    return told.get("usual", {}).get(key, "")


def _dated(style: str, row: dict[str, Any]) -> Any:
    if "when" not in row:
        raise ValueError(f"a row needs `when` or `written`: {row}")
    if not isinstance(row["when"], date):
        raise ValueError(f"a row that is not one day needs `written`: {row}")
    return _styled(style, row["when"])


def _styled(style: str, day: date) -> Any:
    """A day in the file's usual way: 'cell' is a real date cell, 'serial' the number Excel keeps, else a template."""
    if style == "cell":
        return day
    if style == "serial":
        return (day - date(1899, 12, 30)).days
    month = MONTHS[day.month - 1]
    return style.format(
        d=day.day, m=day.month, y=day.year, yy=day.year % 100, Mon=month[:3], Month=month, Day=DAYS[day.weekday()][:3]
    )
