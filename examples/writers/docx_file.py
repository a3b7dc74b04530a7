"""A Word chronology: a heading, then tables, with what colleagues leave in them: tracked changes and comments.

In the story `{-words-}` were struck out and `{+words+}` put in by a colleague; as accepted, only the latter stand.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from story import File, Line, Sheet

from . import plain_zip

SAVED = datetime(2024, 1, 12, 16, 5)
CHANGE = re.compile(r"(\{-.*?-\}|\{\+.*?\+\})", re.S)


def write(path: Path, file: File) -> None:
    """Write the headings and tables of the file, dated always the same."""
    document = docx.Document()
    for sheet in file.sheets:
        for at, words in enumerate(sheet.above):
            document.add_heading(words, 1) if at == 0 else document.add_paragraph(words)
        _write_table(document, sheet)
        document.add_paragraph("")
    properties = document.core_properties
    properties.author, properties.created, properties.modified = file.told.get("author", "School office"), SAVED, SAVED
    _save(document, path)


def _write_table(document: Any, sheet: Sheet) -> None:
    table = document.add_table(rows=0, cols=sheet.width, style="Table Grid")
    for line in sheet.lines:
        cells = table.add_row().cells
        if line.manner == "title":
            cells[0].merge(cells[-1]).paragraphs[0].add_run(line.cells[0]).bold = True
            continue
        for cell, value in zip(cells, line.cells, strict=False):
            _write_cell(cell.paragraphs[0], f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value))
        if "comment" in line.row:
            _add_comment(document, cells[len(line.cells) - 1], line)


def _write_cell(paragraph: Any, words: str) -> None:
    for part in CHANGE.split(words):
        if part.startswith("{-"):
            _add_change(paragraph, "w:del", "w:delText", part[2:-2])
        elif part.startswith("{+"):
            _add_change(paragraph, "w:ins", "w:t", part[2:-2])
        elif part:
            paragraph.add_run(part)


def _add_change(paragraph: Any, change: str, holds: str, words: str) -> None:
    """A tracked change: the words in a run inside `w:ins` or `w:del`."""
    mark, run, text = OxmlElement(change), OxmlElement("w:r"), OxmlElement(holds)
    number = len(paragraph.part.element.findall(".//" + qn("w:ins")) + paragraph.part.element.findall(".//" + qn("w:del")))
    mark.set(qn("w:id"), str(900 + number))
    mark.set(qn("w:author"), "Deputy Head")
    mark.set(qn("w:date"), "2024-01-11T08:20:00Z")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    mark.append(run)
    paragraph._p.append(mark)


def _add_comment(document: Any, cell: Any, line: Line) -> None:
    runs = cell.paragraphs[0].runs or [cell.paragraphs[0].add_run("")]
    comment = document.add_comment(runs, text=line.row["comment"], author="Deputy Head", initials="DH")
    comment._comment_elm.set(qn("w:date"), "2024-01-11T08:31:00Z")


def _save(document: Any, path: Path) -> None:
    saved = io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as archive:
        plain_zip.write(path, {name: archive.read(name) for name in archive.namelist()})
