"""The blank template as a Word file: a page of guidance, then a table whose heading row repeats."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from keepsight.records.codes import KINDS_OF_FILE

from . import words

ROWS_TO_FILL = 25
MARGIN_CM = 1.5
FIXED = datetime(2000, 1, 1)


def write_word(made: BytesIO, agency: str, begins: date, ends: date) -> None:
    """Write the template for one agency into `made`."""
    document = Document()
    document.core_properties.title = words.title(agency)[:255]  # Word holds no more
    document.core_properties.created = document.core_properties.modified = FIXED
    document.core_properties.author = ""
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    _landscape(document.sections[0])
    document.sections[0].header.paragraphs[0].text = words.MARKING
    _guidance(document)
    document.add_page_break()
    document.add_heading(words.title(agency), level=1)
    document.add_paragraph(words.period(begins, ends))
    _choice(document.add_paragraph(f"{words.KIND_LINE}: "))
    _table(document)
    document.save(made)


def _landscape(section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)


def _guidance(document) -> None:
    document.add_heading("How to fill this in", level=1)
    for line in words.GUIDANCE:
        document.add_paragraph(line, style="List Bullet")
    document.add_heading("The columns", level=2)
    for column in words.COLUMNS:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{column.heading}: ").bold = True
        paragraph.add_run(column.hint)


def _choice(paragraph) -> None:
    """A list to choose from in the line itself; whoever types over it is read as well."""
    items = "".join(f"<w:listItem w:displayText={quoteattr(label)} w:value={quoteattr(kind)}/>" for kind, label in KINDS_OF_FILE.items())
    paragraph._p.append(parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val={quoteattr(words.KIND_LINE)}/><w:showingPlcHdr/><w:comboBox>{items}</w:comboBox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/></w:rPr><w:t>{words.CHOOSE}</w:t></w:r></w:sdtContent></w:sdt>'
    ))


def _table(document) -> None:
    table = document.add_table(rows=1 + ROWS_TO_FILL, cols=len(words.COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _widths(), strict=True):
        column.width = width
    for cell, column in zip(table.rows[0].cells, words.COLUMNS, strict=True):
        cell.text = column.heading
        cell.paragraphs[0].runs[0].bold = True
        cell.paragraphs[0].runs[0].font.size = Pt(9)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widths() -> list[Cm]:
    """The columns' widths on the page, in the proportions that the words of the template give."""
    room = (29.7 - 2 * MARGIN_CM) / sum(column.width for column in words.COLUMNS)
    return [Cm(column.width * room) for column in words.COLUMNS]
