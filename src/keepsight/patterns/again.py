"""Questions put again after entries were added: only those patterns are asked anew that could read a row of them.

What is kept is what was asked of, word for word, and what came of it, in this process's memory and nowhere else. It is used only where everything that was asked of
is there again as it was and all that is new is entries, with whom they concern; anything else (a correction, a relationship, another day, other thresholds) is
asked from the beginning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from keepsight.procedures import Procedures

from .definition import Definition
from .engine import USED, Point, ask, asked_of, harm, holding, lay_beside, lay_out, put, stretches, words_met
from .reached import macros, reached, views
from .touched import COMPARED, GROUND, conditions_by_table, touched

ADDED_TO = ("entry", "concerned")
CITES = ("entry_id", "event_id", "opened_by", "done_entry_id", "again_of", "cites")  # columns of other tables that give ids of entries


@dataclass(frozen=True, slots=True)
class Asking:
    """On which day each family is asked, from where, which patterns, and with which thresholds."""

    as_at: Mapping[str, date]
    seen_from: tuple[Point, ...]
    definitions: tuple[Definition, ...]
    procedures: Procedures


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was asked of, and what came of it: `words` is which lists of phrases each entry meets, `ground` what COMPARED held."""

    tables: Mapping[str, pa.Table]
    asking: Asking
    rows: list[dict]
    harmed: set[tuple[str, str]]
    words: pa.Table
    ground: Mapping[str, pa.Table]


@dataclass(slots=True)
class Last:
    """Where the last asking of one record from one place is kept, for the next."""

    remembered: Remembered | None = None


def find_again(tables: Mapping[str, pa.Table], asking: Asking, last: Last) -> tuple[list[dict], set[tuple[str, str]]]:
    """What `engine.find` gives; `last` is used where it tells the same, and then holds this asking."""
    before = last.remembered
    added = _added(before, tables, asking) if before else None
    found = _after(before, tables, asking, added) if before and added is not None else None
    last.remembered = found or _anew(tables, asking)
    return [dict(row) for row in last.remembered.rows], last.remembered.harmed


def _added(before: Remembered, tables: Mapping[str, pa.Table], asking: Asking) -> set[str] | None:
    """The ids of the entries that were added since; None where that is not all that is new."""
    if asking != before.asking or any(not tables[name].equals(before.tables[name]) for name in USED if name not in ADDED_TO):
        return None
    held = before.tables["entry"]["entry_id"]
    new = set(tables["entry"]["entry_id"].to_pylist()) - set(held.to_pylist())
    for name in ADDED_TO:
        if not tables[name].filter(pc.is_in(tables[name]["entry_id"], held)).equals(before.tables[name]):
            return None
    if set(tables["concerned"]["entry_id"].to_pylist()) - set(held.to_pylist()) - new or new & _cited(tables) or _moves_days(before, tables, new):
        return None
    return new


def _cited(tables: Mapping[str, pa.Table]) -> set[str]:
    """Every id of an entry that a row of another table gives."""
    found: set[str] = set()
    for name in (name for name in USED if name not in ADDED_TO):
        for column in (tables[name][column] for column in CITES if column in USED[name]):
            values = pc.list_flatten(column) if pa.types.is_list(column.type) else column
            found.update(values.to_pylist())
    return found


def _moves_days(before: Remembered, tables: Mapping[str, pa.Table], new: set[str]) -> bool:
    """Whether the working days that are laid out for the entries before are others now: some are counted from births that come after the first entry."""
    days, births = tables["entry"]["happened_to"], set(tables["person"]["birth_to"].to_pylist())
    added = {day for entry, day in zip(tables["entry"]["entry_id"].to_pylist(), days.to_pylist(), strict=True) if entry in new}
    return pc.min(days) != pc.min(before.tables["entry"]["happened_to"]) or bool(added & births)


def _anew(tables: Mapping[str, pa.Table], asking: Asking) -> Remembered:
    con = holding(tables)
    ask(con, asking.as_at, asking.seen_from, asking.definitions, asking.procedures, GROUND)
    conditions_by_table(con)  # here once in a process, so that no saved entry waits for it
    found = Remembered(tables, asking, stretches(con), harm(con), _words(con), _ground(con))
    con.close()
    return found


def _after(before: Remembered, tables: Mapping[str, pa.Table], asking: Asking, added: set[str]) -> Remembered | None:
    """The rows of patterns that could not have read the new entries are kept. None where who is in the family is told differently now."""
    con = holding(tables)
    lay_beside(con, asking.as_at, asking.seen_from, asking.procedures)
    _read_words(con, before, asking, added)
    laid = {*GROUND, *macros(), *reached(views()[name] for name in GROUND)}
    lay_out(con, laid)
    ground = _ground(con)
    changed = {name for name in COMPARED if not ground[name].equals(before.ground[name])}
    if changed & {"people", "relationships"}:
        con.close()
        return None
    found = touched(con, changed)
    definitions = [one for one in asking.definitions if one.slug in found or ("told" in changed and one.pattern.any_agency_could_answer)]
    lay_out(con, reached(asked_of(definitions)), laid)
    put(con, definitions, asking.procedures)
    slugs = {one.slug for one in definitions}
    rows = sorted([*stretches(con), *(row for row in before.rows if row["pattern"] not in slugs)], key=_place)
    after = Remembered(tables, asking, rows, harm(con), _words(con), ground)
    con.close()
    return after


def _read_words(con: DuckDBPyConnection, before: Remembered, asking: Asking, added: set[str]) -> None:
    """Lay `new_entries`, and `said`: only the words of new entries are read."""
    con.from_arrow(pa.table({"entry_id": pa.array(sorted(added), pa.string())})).create_view("new_entries")
    con.from_arrow(before.words).create_view("said_before")
    read = words_met(reached(asked_of(asking.definitions)), "(select e.* from entry e semi join new_entries using (entry_id))")
    con.execute(f"create temp table said as select * from said_before union all {read}")


def _words(con: DuckDBPyConnection) -> pa.Table:
    return con.execute("select * from said").to_arrow_table()


def _ground(con: DuckDBPyConnection) -> dict[str, pa.Table]:
    return {name: con.execute(f"select * from {name} order by all").to_arrow_table() for name in COMPARED}


def _place(row: dict) -> tuple[str, str, str, date]:
    """Where a stretch stands among all: as stretches.sql numbers them."""
    return row["pattern"], row["standpoint"], row["family_id"], row["raised_on"]
