"""A report as a Word file: plain, or laid into a template that a partnership edits in Word (decision 67)."""

from __future__ import annotations

from pathlib import Path

from ..content import Block, Content, Drawing, Points, Smaller, Table, ToWrite, Words
from ..picture.word.drawing import add_drawing
from ..picture.word.skeleton import WordFile
from ..picture.word.table import table
from ..picture.words.marking import MARKING

DOTS = "." * 60
LINES_LEFT = 6  # empty lines under what people are to write


def word(content: Content, template: Path | None = None) -> bytes:
    """The document, byte-identical for the same content. Raises WrongTemplate."""
    if template:
        from .template import from_template  # loaded only where a template is given

        return from_template(template, content)
    file = WordFile(content.title, MARKING)
    for what, words in content.lines:
        file.line(what, words or DOTS)
    for section in content.sections:
        file.heading(section.heading)
        for block in section.blocks:
            put(file, block)
    return file.saved()


def put(file: WordFile, block: Block, room: int = 0) -> None:
    """Add one block; a table as wide as `room` (twentieths of a point), where that is given."""
    match block:
        case Words():
            file.paragraph(block.text, strong=block.strong)
        case Smaller():
            file.heading(block.text, 2)
        case Points():
            for item in block.items:
                file.point(item)
        case ToWrite():
            file.to_write(block.what, LINES_LEFT)
        case Drawing():
            add_drawing(file.document, block.svg, block.name, block.alternative)
        case Table():
            file.table(table(block.caption, block.columns, block.rows, room))
