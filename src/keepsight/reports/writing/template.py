"""A report laid into a partnership's own Word template: its page, styles, header and footer, with ours in the places it names.

`{{ content }}` is the whole report; the name of one section, such as `{{ key_events }}`, is what stands under that heading alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ..content import Block, Content
from ..picture.template import PREPARED, check
from ..picture.word.skeleton import WordFile, place_of
from ..picture.word.template import filled, opened, paragraphs_with, room
from ..picture.words.marking import MARKING
from .word import DOTS, put

WHOLE = "content"
WORDS = ("title", "marking", "lines", *PREPARED)
_FAR = 9000  # places of this report's sections are numbered from here, so that they are never taken for those of tables


def from_template(file: Path, content: Content) -> bytes:
    """The document, byte-identical for the same content and template. Raises WrongTemplate, saying what to change in it."""
    template, wanted = opened(file)
    slugs = [section.slug for section in content.sections]
    check(file.name, wanted, [WHOLE, *slugs], [WHOLE, *slugs], WORDS, "the report")
    places = {name: place_of(_FAR + number) for number, name in enumerate(one for one in (WHOLE, *slugs) if one in wanted)}
    word = WordFile(content.title, MARKING, filled(file, template, _said(content) | places))
    for name, place in places.items():
        for paragraph in paragraphs_with(word.document, place):
            _fill(word, paragraph, place, _blocks(content, name))
    return word.saved()


def ours() -> bytes:
    """The template to start from: what a report is without one."""
    word = WordFile("{{ title }}", "{{ marking }}")
    word.paragraph("{{ lines }}")
    for name, what in PREPARED.items():
        word.line(what, f"{{{{ {name} }}}}")
    word.paragraph(f"{{{{ {WHOLE} }}}}")
    return word.saved()


def _said(content: Content) -> dict[str, str]:
    lines = dict(content.lines)
    prepared = {name: lines.get(what) or DOTS for name, what in PREPARED.items()}
    rest = "\n".join(f"{what}: {words}" for what, words in content.lines if what not in PREPARED.values())
    return {"title": content.title, "marking": MARKING, "lines": rest} | prepared


def _blocks(content: Content, name: str) -> list[tuple[int, Block | str]]:
    """What stands in a place: blocks, and headings as (level, words)."""
    found: list[tuple[int, Block | str]] = []
    for section in content.sections:
        if name in (WHOLE, section.slug):
            found += [(1, section.heading)] if name == WHOLE else []
            found += [(0, block) for block in section.blocks]
    return found


def _fill(word: WordFile, paragraph: Any, place: str, blocks: list[tuple[int, Block | str]]) -> None:
    """Put the blocks after the paragraph, and take the place out of it; a paragraph of which nothing is left goes too."""
    body = word.document.element.body
    before = set(body)
    for level, block in blocks:
        if level:
            word.heading(block, level)
        else:
            put(word, block, room(word.document))
    after = paragraph
    for made in [one for one in body if one not in before]:
        after.addnext(made)
        after = made
    if after.getnext() is None and paragraph.getparent().tag == qn("w:tc"):
        after.addnext(OxmlElement("w:p"))  # a cell ends with a paragraph
    for text in paragraph.iter(qn("w:t")):
        text.text = (text.text or "").replace(place, "")
    if not "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip():
        paragraph.getparent().remove(paragraph)
