"""The blank template as a workbook: a sheet to fill and a sheet of guidance."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from . import words

HEADING_ROW = 5
ROWS_TO_FILL = 200
HINT_HEIGHT = 62  # points: five lines of the smaller hint text
A4 = 9  # the workbook's own number for the paper
FIXED = datetime(2000, 1, 1)  # a second run writes the same bytes


def write_sheet(made: BytesIO, agency: str, begins: date, ends: date) -> None:
    """Write the template for one agency into `made`."""
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": words.title(agency), "created": FIXED})
        look = {name: book.add_format({"text_wrap": True, "valign": "top", **more}) for name, more in _FORMATS.items()}
        _chronology(book.add_worksheet("Chronology"), look, agency, words.period(begins, ends))
        _guidance(book.add_worksheet("Guidance"), look)


_FORMATS = {
    "title": {"bold": True, "font_size": 16, "text_wrap": False},
    "plain": {"text_wrap": False},
    "heading": {"bold": True, "bottom": 2, "bg_color": "#EEEEEE"},
    "hint": {"italic": True, "font_color": "#444444", "font_size": 9},
    "fill": {"border": 1, "border_color": "#BBBBBB"},
    "guide": {},
}


def _chronology(sheet, look: dict, agency: str, period: str) -> None:
    sheet.write(0, 0, words.title(agency), look["title"])
    sheet.write(1, 0, period, look["plain"])
    sheet.write(2, 0, words.KIND_LINE, look["plain"])
    sheet.write_blank(2, 2, None, look["fill"])
    sheet.data_validation(2, 2, 2, 2, {"validate": "list", "source": list(words.kinds_of_file())})
    for place, column in enumerate(words.COLUMNS):
        sheet.set_column(place, place, column.width)
        sheet.write(HEADING_ROW - 2, place, column.hint, look["hint"])
        sheet.write(HEADING_ROW - 1, place, column.heading, look["heading"])
        for row in range(ROWS_TO_FILL):
            sheet.write_blank(HEADING_ROW + row, place, None, look["fill"])
    sheet.set_row(HEADING_ROW - 2, HINT_HEIGHT)
    sheet.set_header(f"&L{words.MARKING}")
    sheet.freeze_panes(HEADING_ROW, 0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.repeat_rows(HEADING_ROW - 1)
    sheet.fit_to_pages(1, 0)


def _guidance(sheet, look: dict) -> None:
    sheet.set_column(0, 0, 110)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.write(0, 0, "How to fill this in", look["title"])
    for place, line in enumerate(words.GUIDANCE, start=2):
        sheet.write(place, 0, line, look["guide"])
