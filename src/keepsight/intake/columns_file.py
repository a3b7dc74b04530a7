"""The mapping of columns that was used, as columns.toml: written out by each run, and read back where a person has corrected it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from . import row_problems as problems
from .columns import HEADINGS, KEPT, SEVERAL, names_of
from .grid import CannotRead, Grid, Row
from .stated import words_of

_TOP = """\
# Which column was read as which. Correct a word on the right, keep the file, and give it back with --columns.
# A table is found again by its file, sheet and row of headings, or by having the same headings.
# The words that may stand on the right: {fields}.
# A column read as 'kept' stands in the entry's text, with its heading.
"""


class Mapping:
    """A corrected columns.toml. Raises CannotRead where it is not one, with everything that is wrong in it."""

    def __init__(self, path: Path) -> None:
        try:
            self._tables = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("table", [])
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
            raise CannotRead(problems.columns_not_read(path.name, str(why))) from why
        if wrong := list(_wrong_in(self._tables)):
            raise CannotRead(problems.columns_wrong(path.name, wrong))

    def holds(self, grid: Grid, row: Row) -> str:
        """What the table with its headings in this row holds, if the mapping speaks of it; else empty."""
        table = self._of(grid, row)
        return table["holds"] if table else ""

    def fields(self, grid: Grid, row: Row | None, headings: Sequence[str]) -> list[str]:
        """The field of each column, or an empty list where the mapping does not speak of this table.

        Of two columns given one field the first is that field and the second is kept, so that neither's words are lost.
        """
        table = self._of(grid, row)
        named = [table["columns"].get(heading, KEPT) for heading in headings] if table else []
        return [KEPT if name not in SEVERAL and name in named[:place] else name for place, name in enumerate(named)]

    def _of(self, grid: Grid, row: Row | None) -> dict | None:
        where = (grid.file, grid.sheet, row.number if row else 0)
        if at := next((one for one in self._tables if (one.get("file"), one.get("sheet"), one.get("heading_row")) == where), None):
            return at
        named = {name for name, cell in zip(names_of(row.cells), row.cells, strict=True) if words_of(cell)} if row else set()
        return next((one for one in self._tables if set(one["columns"]) == named), None)


def _wrong_in(tables: list) -> Iterable[str]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        yield "each table begins with [[table]]"
        return
    for table in tables:
        holds, columns = table.get("holds"), table.get("columns")
        if holds not in HEADINGS or not isinstance(columns, dict):
            yield f"'holds = {holds!r}' is not one of {', '.join(HEADINGS)}, or [table.columns] is missing"
            continue
        known = {*HEADINGS[holds], KEPT}
        yield from (f"{heading!r} = {name!r} is not a field of {holds}" for heading, name in columns.items() if name not in known)


def written_out(tables: Iterable) -> str:
    """columns.toml for the tables that were read (each a tables.Table), in the order given."""
    fields = ", ".join(sorted({name for holds in HEADINGS.values() for name in holds}))
    return _TOP.format(fields=fields) + "".join(_one_table(table) for table in tables)


def _one_table(table) -> str:
    columns = dict(zip(table.columns.headings, table.columns.fields, strict=True))
    empty = {table.columns.headings[place] for place in table.columns.empty}
    guessed = {table.columns.headings[place] for place in table.columns.guessed}
    given = {heading: name for heading, name in columns.items() if heading not in empty}
    return table_as_toml(table.grid.file, table.grid.sheet, table.heading_row, table.columns.holds, given, guessed)


def table_as_toml(file: str, sheet: str, heading_row: int, holds: str, columns: dict[str, str], guessed: Collection[str] = ()) -> str:
    """One table of a columns.toml: `columns` leads from each heading to its field, `guessed` are headings whose field the cells settled."""
    lines = ["", "[[table]]", f"file = {_quoted(file)}", f"sheet = {_quoted(sheet)}"]
    lines += [f"heading_row = {heading_row}", f"holds = {_quoted(holds)}", "[table.columns]"]
    lines += [f"{_quoted(heading)} = {_quoted(name)}{'  # settled by what the cells hold' * (heading in guessed)}" for heading, name in columns.items()]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
