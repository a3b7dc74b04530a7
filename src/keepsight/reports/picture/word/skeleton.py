"""The Word file around its tables: landscape page, styles, language, marking, page numbers; saved without a clock."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

BEFORE_ANY_RUN = datetime(2000, 1, 1)
EARLIEST_IN_A_ZIP = (1980, 1, 1, 0, 0, 0)


def skeleton(title: str, marking: str) -> DocumentType:
    """An empty marked document with the styles the tables use."""
    document = Document()
    _page(document)
    _styles(document)
    _properties(document, title)
    _header_and_footer(document, marking)
    document.add_paragraph(title, style="Title")
    return document


def add_table(document: DocumentType, made: etree._Element, if_none: str, rows: Sequence) -> None:
    """Put a table at the end; where it would have no rows, the words that say so."""
    if not rows:
        document.add_paragraph(if_none)
        return
    document.element.body.insert(len(document.element.body) - 1, made)
    document.add_paragraph()


def saved(document: DocumentType) -> bytes:
    """The file's bytes, each part dated alike, so that a second run gives the same."""
    made, dated = BytesIO(), BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as same:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, EARLIEST_IN_A_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            same.writestr(info, parts.read(name))
    return dated.getvalue()


def _page(document: DocumentType) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.8)


def _styles(document: DocumentType) -> None:
    styles = document.styles
    for name, size in (("Normal", 11), ("Title", 22), ("Heading 1", 16), ("Heading 2", 13)):
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x0B, 0x0C, 0x0C)
        _in_arial(style)
    for name, size, bold in (("TableHeading", 10, True), ("TableText", 10, False), ("TableSmall", 8.5, False)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.size, style.font.bold = Pt(size), bold
        style.paragraph_format.space_after = Pt(2)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _in_arial(style) -> None:
    style.font.name = "Arial"
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), "Arial")


def _properties(document: DocumentType, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "Keepsight", "en-GB"
    properties.comments, properties.last_modified_by = "", "Keepsight"
    properties.created = properties.modified = BEFORE_ANY_RUN


def _header_and_footer(document: DocumentType, marking: str) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = marking
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{marking}. Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
