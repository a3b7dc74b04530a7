"""The rows of some families, from parts of a record folder or from tables, laid as tables of a database in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from .engine import USED, Connection

FIRST = ("entry", "family", "concerned", "person")  # the tables by which rows of the others are chosen
LAID = USED | {"answer": ("finding_id", "family_id", "answered_on", "answered_by", "answer", "last_entry_on", "evidence", "known_on", "known_until")}


def lay(con: duckdb.DuckDBPyConnection, source: Mapping[str, str], of_families: str, alone: bool) -> None:
    """Lay the rows of some families, of every table that is read, as tables of `con`: `source` is where each stands, `of_families` which are meant."""
    chosen = dict.fromkeys(source, "entry_id in (select entry_id from entry)")
    chosen |= dict.fromkeys(("entry", "family", "involvement", "answer"), of_families)
    chosen["coverage"] = "true"
    chosen["person"] = "true" if alone else "person_id in (select person_id from family union all select person_id from concerned)"
    chosen["relationship"] = "person_id in (select person_id from person) and related_person_id in (select person_id from person)"
    for name in (*FIRST, *(name for name in source if name not in FIRST)):
        columns = ", ".join(f'"{column}"' for column in LAID[name])
        con.execute(f"create table {name} as select {columns} from {source[name]} where {chosen[name]}")


def first_column(con: Connection, query: str) -> list[str]:
    """The values of a query's only column."""
    return [value for (value,) in con.execute(query).fetchall()]


def parts(paths: Sequence[Path]) -> str:
    """Parts of one table, as one table in SQL."""
    listed = ", ".join(f"'{quoted(str(path))}'" for path in paths)
    return f"read_parquet([{listed}])"


def quoted(words: str) -> str:
    """Words as they stand between quotation marks in SQL."""
    return words.replace("'", "''")
