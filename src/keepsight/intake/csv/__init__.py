"""Reads CSV: commas, semicolons, tabs or bars, in UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

from pathlib import Path

from keepsight.intake import problems
from keepsight.intake.content import Content
from keepsight.intake.csv.letters import decode
from keepsight.intake.csv.records import records
from keepsight.intake.grid import CannotRead, Grid
from keepsight.intake.layout import used_rows

KIND = "a CSV"
ENDINGS = (".csv", ".tsv", ".tab", ".txt")


def recognises(content: Content) -> bool:
    """Text by its bytes, and a table of text by its ending: nothing in the bytes alone tells a CSV from a letter."""
    return content.text and content.ending in ENDINGS and content.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<"


def read(path: Path) -> list[Grid]:
    """One grid, its sheet named ''. Rows are numbered as Excel shows them: the first line is 1, and a record over several lines counts once."""
    notices: list[str] = []
    text = decode(path.name, path.read_bytes(), notices)
    rows = used_rows(path.name, "", records(path.name, text, notices), to_last_used=False)
    if not rows or len(rows[0].cells) < 2:
        raise CannotRead(problems.no_table(path.name, problems.NO_COLUMNS))
    return [Grid(file=path.name, sheet="", rows=rows, notices=notices)]
