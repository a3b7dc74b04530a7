"""One small sheet written in every format that agencies send, with the oddities each format can hold."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import docx
import openpyxl
import xlwt
from docx.oxml import OxmlElement
from openpyxl.comments import Comment


@dataclass
class Sheet:
    """Rows by the number the sheet shows; places as (row, column), both from 1; merged as (row, column, last row, last column)."""

    rows: dict[int, list]
    name: str = "Visits"
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    hidden: bool = False

    def cells(self):
        return [(row, column, cell) for row, cells in self.rows.items() for column, cell in enumerate(cells, 1) if cell is not None]


def write(sheets: list[Sheet], path: Path) -> Path:
    """In the format of the path's ending."""
    {".csv": _csv, ".xlsx": _xlsx, ".xls": _xls, ".ods": _ods, ".docx": _docx}[path.suffix](sheets, path)
    return path


def _csv(sheets, path):
    (sheet,) = sheets
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(sheet.rows.get(row, []) for row in range(1, max(sheet.rows) + 1))


def _xlsx(sheets, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        ours = book.create_sheet(sheet.name)
        for row, column, cell in sheet.cells():
            ours.cell(row, column, cell)
        for top, first, bottom, last in sheet.merged:
            ours.merge_cells(start_row=top, start_column=first, end_row=bottom, end_column=last)
        for row in sheet.hidden_rows:
            ours.row_dimensions[row].hidden = True
        for column in sheet.hidden_columns:
            ours.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
        for (row, column), (by, words) in sheet.comments.items():
            ours.cell(row, column).comment = Comment(words, by)
        ours.sheet_state = "hidden" if sheet.hidden else "visible"
    book.save(path)


def _xls(sheets, path):
    book = xlwt.Workbook()
    for sheet in sheets:
        ours = book.add_sheet(sheet.name)
        merged = {(top, first): (top - 1, bottom - 1, first - 1, last - 1) for top, first, bottom, last in sheet.merged}
        for row, column, cell in sheet.cells():
            style = _xls_style(cell)
            if (row, column) in merged:
                ours.write_merge(*merged[row, column], cell, style)
            else:
                ours.write(row - 1, column - 1, cell, style)
        for row in sheet.hidden_rows:
            ours.row(row - 1).hidden = True
        for column in sheet.hidden_columns:
            ours.col(column - 1).hidden = True
        ours.visibility = 1 if sheet.hidden else 0
    book.save(str(path))


def _xls_style(cell):
    kinds = ((datetime, "DD/MM/YYYY HH:MM"), (date, "DD/MM/YYYY"), (time, "HH:MM"))
    shown_as = next((words for kind, words in kinds if isinstance(cell, kind)), "General")
    return xlwt.easyxf(num_format_str=shown_as)


def _docx(sheets, path):
    document = docx.Document()
    for sheet in sheets:
        height, width = max(sheet.rows), max(len(cells) for cells in sheet.rows.values())
        table = document.add_table(height, width)
        for row, column, cell in sheet.cells():
            table.cell(row - 1, column - 1).text = str(cell)
        for top, first, bottom, last in sheet.merged:
            words = table.cell(top - 1, first - 1).text
            table.cell(top - 1, first - 1).merge(table.cell(bottom - 1, last - 1)).text = words
        for row in sheet.hidden_rows:
            table.rows[row - 1]._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))
        for (row, column), (by, words) in sheet.comments.items():
            document.add_comment(table.cell(row - 1, column - 1).paragraphs[0].runs, words, author=by)
    document.save(path)


ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def write_ods(body: str, path: Path, *, mimetype: str = ODS_KIND) -> Path:
    """A spreadsheet with this XML as its tables."""
    styles = (
        '<office:automatic-styles><style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
    )
    content = f"<office:document-content{ODS_SPACES}>{styles}<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        package.writestr("content.xml", content)
    return path


def _ods(sheets, path):
    write_ods("".join(_ods_table(sheet) for sheet in sheets), path)


def _ods_table(sheet):
    width = max(len(cells) for cells in sheet.rows.values())
    columns = "".join(f"<table:table-column{_unseen(column in sheet.hidden_columns)}/>" for column in range(1, width + 1))
    rows = "".join(_ods_row(sheet, row) for row in range(1, max(sheet.rows) + 1))
    style = ' table:style-name="unseen"' if sheet.hidden else ""
    empty_below = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    return f"<table:table table:name={quoteattr(sheet.name)}{style}>{columns}{rows}{empty_below}</table:table>"


def _unseen(hidden):
    return ' table:visibility="collapse"' if hidden else ""


def _ods_row(sheet, row):
    spans = {(top, first): (bottom - top + 1, last - first + 1) for top, first, bottom, last in sheet.merged}
    covered = {(r, c) for top, first, bottom, last in sheet.merged for r in range(top, bottom + 1) for c in range(first, last + 1)} - set(spans)
    cells = sheet.rows.get(row, [])
    width = max([len(cells), *(c for r, c in covered if r == row)])
    written = "".join(
        "<table:covered-table-cell/>" if (row, c) in covered else _ods_cell(sheet, row, c, cells[c - 1] if c <= len(cells) else None, spans)
        for c in range(1, width + 1)
    )
    return f"<table:table-row{_unseen(row in sheet.hidden_rows)}>{written}</table:table-row>"


def _ods_cell(sheet, row, column, cell, spans):
    down, across = spans.get((row, column), (1, 1))
    span = f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"' if (row, column) in spans else ""
    by, words = sheet.comments.get((row, column), ("", ""))
    note = f"<office:annotation><dc:creator>{by}</dc:creator><text:p>{words}</text:p></office:annotation>" if words else ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n")) if cell is not None else ""
    return f"<table:table-cell{span}{_ods_value(cell)}>{note}{lines}</table:table-cell>"


def _ods_value(cell):
    if isinstance(cell, bool):
        return f' office:value-type="boolean" office:boolean-value="{str(cell).lower()}"'
    if isinstance(cell, int | float):
        return f' office:value-type="float" office:value="{cell}"'
    if isinstance(cell, date):
        return f' office:value-type="date" office:date-value="{cell.isoformat()}"'
    if isinstance(cell, time):
        return f' office:value-type="time" office:time-value="{cell.strftime("PT%HH%MM%SS")}"'
    return ' office:value-type="string"' if cell is not None else ""
