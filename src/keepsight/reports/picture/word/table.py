"""Word tables written as rows of XML: thousands of rows in a second, with a heading row that repeats on each page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LETTERS_KEPT_ON_ONE_PAGE = 1500
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>' for side in ("top", "bottom", "insideH"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what is said, then lines in small print. Empty lines are left out."""

    text: str
    small: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, small: Sequence[str]) -> Cell:
        return cls(text, tuple(line for line in small if line))


def table(caption: str, columns: Sequence[tuple[str, int]], rows: Iterable[tuple[Cell, ...]], room: int = 0) -> str:
    """A `w:tbl`; `columns` are headings and widths in twentieths of a point, drawn together or apart to fill `room` where it is given."""
    if room:
        whole = sum(width for _, width in columns)
        columns = [(heading, width * room // whole) for heading, width in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in columns)
    head = "".join(_cell(_paragraph(heading, "TableHeading"), width) for heading, width in columns)
    body = "".join(_row(row, columns) for row in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(w for _, w in columns)}" w:type="dxa"/>'
        f'<w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )


def _row(cells: tuple[Cell, ...], columns: Sequence[tuple[str, int]]) -> str:
    inside = "".join(_cell(_inside(cell), width) for cell, (_, width) in zip(cells, columns, strict=True))
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if sum(map(_letters, cells)) < LETTERS_KEPT_ON_ONE_PAGE else ""
    return f"<w:tr>{whole}{inside}</w:tr>"


def _letters(cell: Cell) -> int:
    return len(cell.text) + sum(map(len, cell.small))


def _cell(inside: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def _inside(cell: Cell) -> str:
    lines = [_paragraph(cell.text, "TableText")] if cell.text or not cell.small else []
    return "".join(lines + [_paragraph(line, "TableSmall") for line in cell.small])


def _paragraph(text: str, style: str) -> str:
    safe = escape(text if text.isprintable() else NOT_IN_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n"))
    lines = safe.split("\n")
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{runs}</w:r></w:p>'
