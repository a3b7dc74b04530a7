"""An OpenDocument spreadsheet, as a small service with free software saves one: a zip of plain XML."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from story import File, Line, Sheet

from . import plain_zip

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "number": "datastyle",
        }.items()
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"'
)
DATES = (
    '<office:automatic-styles><number:date-style style:name="N1"><number:day number:style="long"/>'
    '<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles>"
)


def write(path: Path, file: File) -> None:
    """Write every sheet; a hidden row is collapsed and a comment is an annotation."""
    tables = "".join(_table(sheet) for sheet in file.sheets)
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>{DATES}{body}</office:document-content>'
    listed = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
    listed += '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    manifest = '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    manifest += f'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}</manifest:manifest>'
    members = {"mimetype": TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    plain_zip.write(path, {name: text.encode() for name, text in members.items()}, stored=("mimetype",))


def _table(sheet: Sheet) -> str:
    away = ' table:style-name="away"' if sheet.hidden else ""
    rows = "".join(_row(line, sheet.width) for line in sheet.lines)
    columns = f'<table:table-column table:number-columns-repeated="{sheet.width}"/>'
    return f"<table:table table:name={quoteattr(sheet.name)}{away}>{columns}{rows}</table:table>"


def _row(line: Line, width: int) -> str:
    hidden = ' table:visibility="collapse"' if line.row.get("hidden") else ""
    if line.manner == "title":
        covered = f'<table:covered-table-cell table:number-columns-repeated="{width - 1}"/>'
        cells = f'<table:table-cell table:number-columns-spanned="{width}" office:value-type="string">{_text(line.cells[0])}'
        return f"<table:table-row{hidden}>{cells}</table:table-cell>{covered}</table:table-row>"
    last = len(line.cells) - 1
    comment = line.row.get("comment", "")
    cells = "".join(_cell(cell, comment if at == last else "") for at, cell in enumerate(line.cells))
    return f"<table:table-row{hidden}>{cells or '<table:table-cell/>'}</table:table-row>"


def _cell(cell: Any, comment: str) -> str:
    note = (
        f"<office:annotation><dc:creator>K Blewett</dc:creator>{_text(comment)}</office:annotation>" if comment else ""
    )
    if cell == "":
        return f"<table:table-cell>{note}</table:table-cell>"
    if isinstance(cell, date):
        day = f'table:style-name="day" office:value-type="date" office:date-value="{cell:%Y-%m-%d}"'
        return f"<table:table-cell {day}>{note}<text:p>{cell:%d/%m/%Y}</text:p></table:table-cell>"
    if isinstance(cell, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{cell}">{note}{_text(cell)}</table:table-cell>'
        )
    return f'<table:table-cell office:value-type="string">{note}{_text(cell)}</table:table-cell>'


def _text(words: Any) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in str(words).split("\n"))
