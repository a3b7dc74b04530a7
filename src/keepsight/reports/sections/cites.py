"""Entries cited as rows of a table: when, who recorded it, and its words."""

from __future__ import annotations

from collections.abc import Iterable

from ..content import Block, table
from ..picture.word.table import Cell
from ..picture.words.cited import Cited

COLUMNS = (("Date", 2300), ("Agency", 2600), ("As recorded", 10200))


def cites(caption: str, entries: Iterable[Cited], if_none: str) -> Block:
    """The entries, each with whether it rests on a suggestion."""
    return table(caption, COLUMNS, ((Cell(one.when), Cell(one.agency), Cell.of(one.words, ["suggested, not confirmed" if one.suggested else ""])) for one in entries), if_none)
