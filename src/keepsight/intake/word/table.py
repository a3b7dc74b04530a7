"""One Word table as rows: merged cells filled both ways, tables inside it kept."""

from __future__ import annotations

from typing import Any

from keepsight.intake import problems
from keepsight.intake.grid import Cell, Row
from keepsight.intake.layout import value
from keepsight.intake.word.words import Words, child_of, is_on, rows_of, value_of, within, words_of

_WIDEST = 1_000
"""Word itself allows 63 columns."""
TITLE = 150
"""Letters; a longer line is no heading or title."""


class Table:
    """A table's rows, numbered from 1. A table of one row or one column is a frame, put there for looks: what it frames is read apart.

    `inner` are the tables it frames, `title` its own short lines, `marked` the words with comments or notes, by row.
    """

    def __init__(self, element: Any) -> None:
        rows = rows_of(element)
        self.frame = len(rows) == 1 or all(len(list(within(row, "tc"))) <= 1 for row in rows)
        self.rows: list[Row] = []
        self.inner: list[Any] = []
        self.marked: list[tuple[int, Words]] = []
        self._hidden: list[int] = []
        self._holding: list[int] = []
        for number, row in enumerate(rows, 1):
            self._take(number, row)

    @property
    def title(self) -> list[str]:
        """What a frame says, such as a heading in a box, for the table that follows."""
        lines = [line.strip() for row in self.rows for cell in row.cells if isinstance(cell, str) for line in cell.split("\n")]
        return [line for line in dict.fromkeys(lines) if line and len(line) <= TITLE] if self.frame else []

    def notices(self, file: str, sheet: str) -> list[str]:
        """What a person should know of how it was read."""
        hidden_rows = [row.number for row in self.rows if row.hidden]
        return [
            *([problems.hidden_rows(file, sheet, hidden_rows)] if hidden_rows else []),
            *([problems.hidden_words(file, sheet, self._hidden)] if self._hidden else []),
            *(problems.table_inside(file, sheet, number) for number in self._holding),
        ]

    def _take(self, number: int, row: Any) -> None:
        properties = child_of(row, "trPr")
        cells: list[Cell] = [None] * _number(child_of(properties, "gridBefore"), 0)
        for cell in within(row, "tc"):
            if child_of(cell, "tcPr", "cellDel") is None:
                cells += [self._cell(number, cell, cells)] * _number(child_of(cell, "tcPr", "gridSpan"), 1)
        self.rows.append(Row(number, cells, is_on(child_of(properties, "hidden"))))

    def _cell(self, number: int, cell: Any, before: list[Cell]) -> Cell:
        words = words_of(cell, tables_too=not self.frame)
        self._note(number, words)
        text = value(words.text)
        if text is None and _goes_on(child_of(cell, "tcPr", "vMerge")) and self.rows:
            above = self.rows[-1].cells
            return above[len(before)] if len(before) < len(above) else None
        if text is None and _goes_on(child_of(cell, "tcPr", "hMerge")) and before:
            return before[-1]
        return text

    def _note(self, number: int, words: Words) -> None:
        if words.marks:
            self.marked.append((number, words))
        if words.hidden and number not in self._hidden:
            self._hidden.append(number)
        if words.tables and self.frame:
            self.inner += words.tables
        elif words.tables and number not in self._holding:
            self._holding.append(number)


def _number(element: Any, otherwise: int) -> int:
    return otherwise if element is None else min(int(value_of(element, "val", str(otherwise))), _WIDEST)


def _goes_on(merge: Any) -> bool:
    """A merged cell that belongs to the one above it or before it."""
    return merge is not None and value_of(merge, "val", "continue") != "restart"
