"""What a report says, before it is known how it is written: sections of words, tables, drawings and places left for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .picture.word.table import Cell

NO_ENTRY = "No entry in the records supplied."


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `strong` where it must be read before anything else."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list, each item a line of its own."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Smaller:
    """A heading within a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it shows, its headings with their widths in twentieths of a point, and its rows, none of which is empty."""

    caption: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG drawing, with what it shows in words for those who listen."""

    svg: str
    name: str
    alternative: str


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A place that Keepsight leaves empty: what people are to write there."""

    what: str


Block = Words | Points | Smaller | Table | Drawing | ToWrite
BLOCKS = {block.__name__: block for block in (Words, Points, Smaller, Table, Drawing, ToWrite)}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the first level and what stands under it. `slug` is the placeholder's name in a partnership's template."""

    slug: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report: its title, the lines under it as (what, words), and its sections in order. An empty value is filled in by hand."""

    title: str
    lines: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def table(caption: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]], if_none: str = NO_ENTRY) -> Block:
    """A table, or the words that say there is no row."""
    found = tuple(tuple(row) for row in rows)
    return Table(caption, tuple(columns), found) if found else Words(if_none)


def as_plain(content: Content) -> dict[str, Any]:
    """The content in lists, dictionaries and strings, as it is kept and as the PDF is made from it."""
    sections = [{"slug": one.slug, "heading": one.heading, "blocks": [{"is": type(block).__name__} | asdict(block) for block in one.blocks]} for one in content.sections]
    return {"title": content.title, "lines": [list(line) for line in content.lines], "sections": sections}


def from_plain(plain: dict[str, Any]) -> Content:
    """The content that `as_plain` gave."""
    sections = tuple(Section(one["slug"], one["heading"], tuple(map(_block, one["blocks"]))) for one in plain["sections"])
    return Content(plain["title"], tuple((what, words) for what, words in plain["lines"]), sections)


def _block(plain: dict[str, Any]) -> Block:
    given = {name: value for name, value in plain.items() if name != "is"}
    if plain["is"] == "Table":
        given["columns"] = tuple((heading, width) for heading, width in given["columns"])
        given["rows"] = tuple(tuple(Cell(cell["text"], tuple(cell["small"])) for cell in row) for row in given["rows"])
    if plain["is"] == "Points":
        given["items"] = tuple(given["items"])
    return BLOCKS[plain["is"]](**given)
