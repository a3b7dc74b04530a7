"""A CSV as a case system exports it: the story says its delimiter, encoding and line ending."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from story import File


def write(path: Path, file: File) -> None:
    """Write the file's one sheet, a date cell as day/month/year."""
    text = io.StringIO()
    ending = file.told.get("line_ending", "\r\n")
    writer = csv.writer(text, delimiter=file.told.get("delimiter", ","), lineterminator=ending)
    for line in file.sheets[0].lines:
        writer.writerow([f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in line.cells])
    path.write_bytes(text.getvalue().encode(file.told.get("encoding", "utf-8")))
