"""A Word document from top to bottom: its tables as grids, and what stands above and beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from keepsight.intake import problems
from keepsight.intake.grid import CannotRead, Grid
from keepsight.intake.layout import check_area, used_rows
from keepsight.intake.package import Package, forget
from keepsight.intake.word.table import TITLE, Table
from keepsight.intake.word.words import Words, name_of, value_of, words_of

DOCUMENT_LIMIT_MB = 40
"""The body unpacked, about 10,000 rows of a table; it takes some eight times as much memory while a table is read."""


def grids_of(file: str, data: bytes) -> list[Grid]:
    """A grid for each table with anything in it, numbered in document order. Raises CannotRead for an unsafe or broken file."""
    package = Package(file, data).check()
    main = next(part for kind, part in package.relations("").values() if kind == "officeDocument")
    if package.size(main) > DOCUMENT_LIMIT_MB * 1_000_000:
        raise CannotRead(problems.unpacks_too_large(file, DOCUMENT_LIMIT_MB))
    document = _Document(file, above=list(_page_headers(package, main)))
    for block in _blocks(package, main):
        document.take(block)
    return document.finish(_said_beside(package, main))


def _blocks(package: Package, part: str) -> Iterator[Any]:
    """The paragraphs and tables that stand in no other."""
    depth = 0
    for event, element in package.parse(part, ("{*}p", "{*}tbl"), ("start", "end")):
        depth += 1 if event == "start" else -1
        if depth == 0:
            yield element
            forget(element)


def _page_headers(package: Package, main: str) -> Iterator[str]:
    """The lines at the head of its pages, where agencies often write their name."""
    parts = sorted({part for kind, part in package.relations(main).values() if kind == "header"})
    lines = (line.strip() for part in parts for _, p in package.parse(part, ("{*}p",)) for line in words_of(p).text.split("\n"))
    return (line for line in dict.fromkeys(lines) if line and len(line) <= TITLE)


def _said_beside(package: Package, main: str) -> dict[tuple[str, str], tuple[str, str]]:
    """Comments, footnotes and endnotes: who wrote each and its words, by kind and id."""
    said = {}
    for kind, part in sorted(package.relations(main).values()):
        if kind in ("comments", "footnotes", "endnotes"):
            for _, element in package.parse(part, (f"{{*}}{kind[:-1]}",)):
                text = " ".join(words_of(p).text for p in element.iter("{*}p"))
                said[kind[:-1], value_of(element, "id")] = (value_of(element, "author"), text.strip())
    return said


@dataclass(slots=True)
class _Document:
    """What has been read of it so far. `beside` says where each comment and note is marked: the grid's place in `grids`, and words."""

    file: str
    above: list[str]
    grids: list[Grid] = field(default_factory=list)
    tables: int = 0
    outside: int = 0
    changes: dict[str, int] = field(default_factory=dict)
    beside: list[tuple[int, str, tuple[str, str]]] = field(default_factory=list)
    cells: int = 0

    def take(self, block: Any) -> None:
        """The next paragraph or table."""
        for change in block.iter("{*}ins", "{*}del", "{*}moveTo"):
            self.changes[name_of(change)] = self.changes.get(name_of(change), 0) + 1
        if name_of(block) == "tbl":
            self._table(block)
        else:
            self._paragraph(block)

    def finish(self, said: dict[tuple[str, str], tuple[str, str]]) -> list[Grid]:
        """The grids, with what is to be said of the whole document on the first."""
        outside = self.outside + len(self.above)
        for grid, where, mark in self.beside if self.grids else ():
            said_by, text = said.get(mark, ("", ""))
            if text:
                self.grids[min(grid, len(self.grids) - 1)].notices.append(problems.beside(mark[0], self.file, where, said_by, text))
        if self.grids and outside:
            self.grids[0].notices.insert(0, problems.words_outside(self.file, outside))
        if self.grids and self.changes:
            counted = [self.changes.get(kind, 0) for kind in ("ins", "del", "moveTo")]
            self.grids[0].notices.insert(0, problems.tracked_changes(self.file, *counted))
        return self.grids

    def _paragraph(self, paragraph: Any) -> None:
        words = words_of(paragraph)
        self._marks(words, "text outside the tables")
        for line in filter(None, (line.strip() for line in words.text.split("\n"))):
            if len(line) <= TITLE:
                self.above.append(line)
            else:
                self.outside += 1
        for table in words.tables:
            self._table(table)

    def _table(self, element: Any) -> None:
        self.tables += 1
        sheet, table = f"Table {self.tables}", Table(element)
        rows = used_rows(self.file, sheet, table.rows, to_last_used=False)
        above, self.above = self.above, []
        for number, words in table.marked:
            self._marks(words, f"row {number} of {sheet}")
        if rows:
            self.cells += len(rows) * len(rows[0].cells)
            check_area(self.file, sheet, self.cells, 1)
            self.grids.append(Grid(self.file, sheet, rows, above=above, notices=table.notices(self.file, sheet)))
        if table.title:
            self.above = [*above, *table.title]
        for inner in table.inner:
            self._table(inner)

    def _marks(self, words: Words, where: str) -> None:
        self.beside += [(len(self.grids), where, mark) for mark in words.marks]
