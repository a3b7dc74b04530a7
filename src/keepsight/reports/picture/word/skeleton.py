"""The Word file around its tables: landscape page, styles, language, marking, page numbers; saved without a clock."""

from __future__ import annotations

import re
import zipfile
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

from .table import NOT_IN_XML

BEFORE_ANY_RUN = datetime(2000, 1, 1)
PLACE = "\ue000"  # a letter of no alphabet marks where a table goes
EARLIEST_IN_A_ZIP = (1980, 1, 1, 0, 0, 0)


class WordFile:
    """A marked landscape document to which headings, paragraphs and long tables are added in order.

    Tables are put in as text when the file is saved: handing thousands of rows to the document's tree takes longer than
    writing them.
    """

    def __init__(self, title: str, marking: str, document: DocumentType | None = None) -> None:
        """A new document with our page and styles; or one that is there already, which keeps its own."""
        self.document, self._tables = document or Document(), []
        if document is None:
            _page(self.document)
            _styles(self.document)
            _header_and_footer(self.document, marking)
            self.document.add_paragraph(title, style="Title")
        else:
            _missing_styles(document)
        properties(self.document, title)

    def heading(self, words: str, level: int = 1) -> None:
        """A heading."""
        self.document.add_heading(_in_xml(words), level)

    def paragraph(self, words: str, *, strong: bool = False) -> None:
        """A paragraph of running text, on the same page as what follows it."""
        paragraph = self.document.add_paragraph()
        paragraph.add_run(_in_xml(words)).bold = strong or None
        paragraph.paragraph_format.keep_with_next = True

    def line(self, what: str, words: str) -> None:
        """A line under the title: what, in bold, and its words."""
        paragraph = self.document.add_paragraph()
        paragraph.add_run(f"{what}: ").bold = True
        paragraph.add_run(_in_xml(words))

    def point(self, words: str) -> None:
        """An item of a list."""
        self.document.add_paragraph(_in_xml(words), style="List Bullet")

    def to_write(self, what: str, lines: int) -> None:
        """What people are to write, and empty lines for it."""
        self.document.add_paragraph().add_run(what).italic = True
        for _ in range(lines):
            self.document.add_paragraph()

    def table(self, made: str) -> None:
        """A table, as `table()` writes it."""
        self.document.add_paragraph(place_of(len(self._tables)))
        self._tables.append(made)
        self.document.add_paragraph()

    def saved(self) -> bytes:
        """The file's bytes."""
        return saved(self.document, self._tables)


def _in_xml(words: str) -> str:
    return NOT_IN_XML.sub("\ufffd", words)


def _missing_styles(document: DocumentType) -> None:
    """The styles that we write in and that a document made elsewhere may lack; those it has stay as they are."""
    there = {style.name for style in document.styles}
    for name, size in (("Heading 1", 16), ("Heading 2", 13), ("List Bullet", 11)):
        if name not in there:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style, style.font.size, style.font.bold = document.styles["Normal"], Pt(size), name != "List Bullet"
    table_styles(document)


def saved(document: DocumentType, tables: list[str]) -> bytes:
    """A document's bytes with `tables` put in their places, each part dated alike, so that a second run gives the same."""
    made, dated = BytesIO(), BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as same:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, EARLIEST_IN_A_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            content = parts.read(name)
            same.writestr(info, _with_tables(content, tables) if name == "word/document.xml" else _without_company(name, content))
    return dated.getvalue()


def place_of(number: int) -> str:
    """What stands in a paragraph of its own where a table goes."""
    return f"{PLACE}{number}{PLACE}"


def _with_tables(content: bytes, tables: list[str]) -> str:
    parts = re.split(f"<w:p><w:r><w:t>{PLACE}([0-9]+){PLACE}</w:t></w:r></w:p>", content.decode())
    return "".join(tables[int(part)] if place % 2 else part for place, part in enumerate(parts))


def _without_company(name: str, content: bytes) -> bytes:
    """The further properties of a template name whoever made it: they are no part of what is sent out."""
    if name == "docProps/app.xml":
        return re.sub(rb"<(Company|Manager|HyperlinkBase|Template)>[^<]*</\1>", b"", content)
    return re.sub(rb"<property .*</property>", b"", content, flags=re.S) if name == "docProps/custom.xml" else content


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
    table_styles(document)
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def table_styles(document: DocumentType) -> None:
    """The three styles in which tables are written; those that a template has already stay as they are."""
    styles = document.styles
    there = {style.style_id for style in styles}
    for name, size, bold in (("TableHeading", 10, True), ("TableText", 10, False), ("TableSmall", 8.5, False)):
        if name in there:
            continue
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.size, style.font.bold = Pt(size), bold
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.keep_with_next = name == "TableHeading"


def _in_arial(style) -> None:
    style.font.name = "Arial"
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), "Arial")


def properties(document: DocumentType, title: str) -> None:
    """Properties that name nobody: not who made the template, nor whoever ran this."""
    said = document.core_properties
    said.title, said.author, said.language = title, "Keepsight", "en-GB"
    said.comments = said.subject = said.keywords = said.category = said.identifier = said.content_status = said.version = ""
    said.last_modified_by, said.revision = "Keepsight", 1
    said.created = said.modified = BEFORE_ANY_RUN


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
