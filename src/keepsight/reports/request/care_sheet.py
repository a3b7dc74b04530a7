"""A blank care profile as a workbook: a sheet to fill, a row for each thing that is graded, and a sheet with the words of every tool that is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import xlsxwriter

from keepsight.care_tools import Held, Tool

from .words import MARKING

FIXED = datetime(2000, 1, 1)  # a second run writes the same bytes
ROWS_TO_FILL = 100
COLUMNS = (
    ("Child", 16, "Name, or person_id of who is who"),
    ("Carer", 16, "Whose care was looked at"),
    ("Tool", 20, "As it is called on the sheet ‘Words’"),
    ("Area", 20, "One area of the tool"),
    ("Item", 28, "What in that area"),
    ("Grade", 14, "A word of the tool, or: not observed. No number"),
    ("From", 12, "First day that was looked at"),
    ("To", 12, "Last day that was looked at"),
    ("Graded on", 12, "The day it was graded"),
    ("Graded by", 18, "Name and role"),
    ("Trained", 9, "yes or no"),
    ("Rests on", 28, "References or days of your own entries, or what was seen"),
    ("Child's view", 24, "In the child’s words"),
    ("Carer's view", 24, "In the carer’s words"),
    ("Look again by", 12, "The day by which care is looked at anew"),
)


def care_sheet(tools: Held) -> bytes:
    """The workbook; what is filled in under these headings is read as gradings of care."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": "Care profile", "created": FIXED})
        heading = book.add_format({"bold": True, "bottom": 2, "bg_color": "#EEEEEE", "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        _to_fill(book.add_worksheet("Care profile"), heading, plain, book.add_format({"italic": True, "font_size": 9, "text_wrap": True, "valign": "top"}))
        _words(book.add_worksheet("Words"), heading, plain, tools)
    return made.getvalue()


def _to_fill(sheet, heading, plain, hint) -> None:
    sheet.write(0, 0, "Agency:")
    for place, (name, width, words) in enumerate(COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write(1, place, words, hint)
        sheet.write(2, place, name, heading)
        for row in range(3, 3 + ROWS_TO_FILL):
            sheet.write_blank(row, place, None, plain)
    sheet.freeze_panes(3, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{MARKING}")


def _words(sheet, heading, plain, tools: Held) -> None:
    """Every tool's name, areas, items and words, to be copied from; one cell a row, so that they are read as words and as no table."""
    sheet.set_column(0, 0, 70)
    lines = [line for tool in tools.tools for line in _lines(tool)]
    for row, (words, heads) in enumerate(lines):
        sheet.write_string(row, 0, words, heading if heads else plain)


def _lines(tool: Tool) -> Iterator[tuple[str, bool]]:
    yield tool.name, True
    yield f"Grades: {'; '.join(word.word for word in tool.scale)}; not observed", False
    for area in tool.areas:
        yield area.name, True
        yield from ((item.name, False) for _, item in area.items())
