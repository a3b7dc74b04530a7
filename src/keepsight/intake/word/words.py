"""The words of a paragraph or cell as they read once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_LEFT_OUT = {"pPr", "rPr", "tcPr", "sdtPr", "del", "moveFrom", "delText", "instrText", "Fallback"}
"""Formatting, what a tracked change takes away, the code of a field, and the second telling of a text box for older programs."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MARKS = {"commentReference": "comment", "footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class Words:
    """`tables` are those met on the way; `marks` the comments and notes marked here, by kind and id."""

    text: str = ""
    hidden: bool = False
    tables: list[Any] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)


def name_of(element: Any) -> str:
    """Its name without the namespace, which differs between the two editions of the standard; empty for a comment of the XML."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def value_of(element: Any, name: str, otherwise: str = "") -> str:
    """An attribute in the element's own namespace."""
    return element.get(f"{element.tag.rsplit('}', 1)[0]}}}{name}", otherwise)


def child_of(element: Any, *names: str) -> Any:
    """The element that these names lead to, each the child of the one before, or None."""
    for name in names:
        element = None if element is None else next((child for child in element if name_of(child) == name), None)
    return element


def is_on(element: Any) -> bool:
    """A switch such as hidden text: there, and not turned off."""
    return element is not None and value_of(element, "val", "true") not in ("false", "0", "off")


def within(element: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also where a content control or a tracked insertion is wrapped around them."""
    for child in element:
        if name_of(child) == name:
            yield child
        elif name_of(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from within(child, name)


def rows_of(table: Any) -> list[Any]:
    """The rows that are left once tracked changes are accepted."""
    return [row for row in within(table, "tr") if child_of(row, "trPr", "del") is None]


def words_of(block: Any, *, tables_too: bool = False) -> Words:
    """The words of a paragraph, or of a cell with each paragraph and line break on a line of its own.

    Tables inside are listed in `tables`; their own words are left out, unless `tables_too`: a line for each row, a tab between cells.
    """
    words, pieces = Words(), []
    _gather(block, words, pieces, tables_too)
    words.text = "\n".join(line.rstrip() for line in "".join(pieces).split("\n")).strip("\n")
    return words


def _gather(element: Any, words: Words, pieces: list[str], tables_too: bool) -> None:
    for child in element:
        name = name_of(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name == "sym":
            pieces.append(_symbol(child))
        elif name in _MARKS:
            words.marks.append((_MARKS[name], value_of(child, "id")))
        elif name == "tbl":
            words.tables.append(child)
            pieces.extend(_lines(child, words) if tables_too else ())
        elif name and name not in _LEFT_OUT:
            _go_in(child, name, words, pieces, tables_too)


def _go_in(element: Any, name: str, words: Words, pieces: list[str], tables_too: bool) -> None:
    if name == "r" and is_on(child_of(element, "rPr", "vanish")) and child_of(element, "t") is not None:
        words.hidden = True
    if name == "txbxContent" and pieces:
        pieces.append("\n")
    _gather(element, words, pieces, tables_too)
    if name == "p" and not _runs_on(element):
        pieces.append("\n")


def _lines(table: Any, words: Words) -> Iterator[str]:
    for row in rows_of(table):
        cells = [words_of(cell, tables_too=True) for cell in within(row, "tc")]
        words.hidden = words.hidden or any(cell.hidden for cell in cells)
        words.marks.extend(mark for cell in cells for mark in cell.marks)
        yield "\t".join(cell.text for cell in cells) + "\n"


def _runs_on(paragraph: Any) -> bool:
    """Its end was taken away by a tracked change, so that the next paragraph runs on from it."""
    marks = child_of(paragraph, "pPr", "rPr")
    return marks is not None and any(name_of(mark) in ("del", "moveFrom") for mark in marks)


def _symbol(element: Any) -> str:
    """A sign out of a symbol font has no letter of its own; ticks are the ones that mean something."""
    code = int(value_of(element, "char", "0"), 16) & 0xFF
    return "✓" if value_of(element, "font").startswith("Wingdings") and code in (0xFC, 0xFE) else "•"
