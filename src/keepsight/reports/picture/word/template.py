"""The Word chronology from a template that a partnership edits in Word: its styles, headings, header and footer, with our tables in their places.

The placeholders are filled by docxtpl, which finds them however Word has cut them up. The tables are put in as text when the file is
saved, as without a template, so that thousands of rows take no longer.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from jinja2 import TemplateError

from ..drawings import Drawings
from ..template import PREPARED, WrongTemplate, check, environment, said
from ..told import Told
from ..words.entries import EntryWords
from .drawing import add_drawing
from .parts import ALTERNATIVE, EVERY, tables
from .skeleton import WordFile, place_of, properties, saved, table_styles

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

NO_ENTRY = "No entry in the records supplied."
GENOGRAM = "genogram"
BLOCKS = (*EVERY, GENOGRAM)
_NEEDED_ONE_OF = ("key_events", "full_chronology")
_TWIPS = 635  # of Word's smallest units in a twentieth of a point


def from_template(file: Path, told: Told, entries: list[EntryWords], drawn: Drawings) -> bytes:
    """The document, byte-identical for the same record and template. Raises WrongTemplate, saying what to change in it."""
    template, wanted = opened(file)
    check(file.name, wanted, BLOCKS, _NEEDED_ONE_OF)
    blocks = [name for name in BLOCKS if name in wanted]
    document = filled(file, template, said(told) | {name: place_of(number) for number, name in enumerate(blocks)})
    table_styles(document)
    properties(document, "Chronology")
    made = tables(told, entries, drawn, wanted, room(document))
    for number, name in enumerate(blocks):
        for paragraph in paragraphs_with(document, place_of(number)):
            _put(document, paragraph, number, drawn if name == GENOGRAM else None, empty=not made.get(name))
    return saved(document, [made.get(name, "") for name in blocks])


def opened(file: Path) -> tuple[DocxTemplate, set[str]]:
    """The template and the placeholders in it. Raises WrongTemplate where it cannot be read."""
    from docxtpl import DocxTemplate  # loaded only where a template is given: other runs start sooner

    try:
        template = DocxTemplate(BytesIO(file.read_bytes()))
        template.init_docx()
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        raise WrongTemplate(f"The template '{file.name}' could not be read as a Word document. Save it in Word as .docx, not as .doc, .dotx or .docm.") from None
    with _placeholders(file.name):
        wanted = template.get_undeclared_template_variables(environment())
    return template, wanted


def filled(file: Path, template: DocxTemplate, values: dict[str, str]) -> Any:
    """The template's document with every placeholder filled. Raises WrongTemplate."""
    with _placeholders(file.name):
        template.render(values, environment())
    return template.docx


@contextmanager
def _placeholders(file: str) -> Iterator[None]:
    """While placeholders are read and filled: one that is no plain name is said."""
    try:
        yield
    except TemplateError as why:
        near = next((line.strip() for line in getattr(why, "docx_context", ()) if "{" in line), "")[:120]
        where = f", near: {near}" if near else ""
        raise WrongTemplate(f"The template '{file}' has a placeholder that cannot be read{where}. A placeholder is two curly brackets, a name, and two curly brackets, nothing else.") from None


def room(document: Any) -> int:
    """How wide a table may be on the template's page, in twentieths of a point."""
    section = document.sections[-1]
    return (section.page_width - section.left_margin - section.right_margin) // _TWIPS


def paragraphs_with(document: Any, place: str) -> list[Any]:
    """The paragraphs in which a place stands."""
    return [p for p in document.element.body.iter(qn("w:p")) if place in "".join(t.text or "" for t in p.iter(qn("w:t")))]


def _put(document: Any, paragraph: Any, number: int, drawn: Drawings | None, *, empty: bool) -> None:
    """What goes where a block's placeholder stood: a drawing, a place for its table, or the words that say there is no entry."""
    for text in paragraph.iter(qn("w:t")):
        text.text = (text.text or "").replace(place_of(number), "")
    if drawn:
        add_drawing(document, drawn.genogram, "Genogram", ALTERNATIVE)
        put = document.paragraphs[-1]._p
    else:
        put = _paragraph(NO_ENTRY if empty else place_of(number))
    paragraph.addnext(put)
    if put.getnext() is None and paragraph.getparent().tag == qn("w:tc"):
        put.addnext(OxmlElement("w:p"))  # a cell ends with a paragraph
    if not "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip():
        paragraph.getparent().remove(paragraph)


def _paragraph(words: str) -> Any:
    """A paragraph of nothing but these words, as `saved` looks for it."""
    paragraph, run, text = (OxmlElement(f"w:{name}") for name in ("p", "r", "t"))
    text.text = words
    run.append(text)
    paragraph.append(run)
    return paragraph


def ours(*, succinct: bool) -> bytes:
    """The template to start from: what `chronology.docx` is without one, or its key events alone."""
    file = WordFile("{{ title }}", "{{ marking }}")
    properties(file.document, "Chronology")
    for line in ("{{ as_at }}", *(f"{words}: {{{{ {name} }}}}" for name, words in PREPARED.items())):
        file.paragraph(line)
    parts = [("Key events", "what_is_key", ["key_events"])]
    if not succinct:
        parts += [("Genogram", "", ["genogram", "family"]), ("Care over time", "what_care", ["care"]), ("Full chronology", "what_order", ["full_chronology"])]
    for heading, words, blocks in [*parts, ("What this rests on", "", ["rests_on"])]:
        file.heading(heading)
        for name in [words, *blocks] if words else blocks:
            file.paragraph(f"{{{{ {name} }}}}")
    return file.saved()
