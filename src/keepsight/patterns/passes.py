"""What is asked of a batch of families, in as few passes as tell everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from keepsight.procedures import Procedures

from .definition import Definition
from .engine import ABLE, Point, ask, connect, points, stretches
from .laying import LAID, first_column, lay
from .over_time import OVER_TIME


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a record: on which day, for whom ('all' is together, open and every agency), which patterns, with which thresholds; and whether
    how long work was open with each child is asked too."""

    as_of: date
    standpoints: Sequence[str]
    definitions: Sequence[Definition]
    procedures: Procedures
    over_time: bool = False


class Passes:
    """A batch is asked in passes, each of what the one before leaves to be asked; together they give the rows that one pass over everything would.

    Everybody's entries come first, and each agency's own where all standpoints are wanted. For a family without a restricted entry what is open is
    what is there, so the rest are asked apart. Where only `together` is wanted, each agency is asked alone only of families in which something
    was raised, and only what its own entries could answer (contracts 2.4).
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, alone: bool, asked: Asked, standpoints: Sequence[str], agencies: Sequence[str]) -> None:
        self._con, self._alone_in_record, self._asked, self._standpoints, self._agencies = con, alone, asked, standpoints, agencies
        self._alone = [definition for definition in asked.definitions if not definition.pattern.any_agency_could_answer]

    def rows(self, families: Sequence[str]) -> list[dict]:
        """Every stretch of the families, from every standpoint that is wanted or that `together` in a finding needs."""
        wanted = points(self._standpoints, self._agencies)
        first = [point for point in wanted if point.name == "together" or point.name in self._standpoints and point.name != "open"]
        later = [ABLE, OVER_TIME] if self._asked.over_time else [ABLE]
        ask(self._con, dict.fromkeys(families, self._asked.as_of), first, self._asked.definitions, self._asked.procedures, later)
        rows = stretches(self._con)
        slugs = {definition.slug for definition in self._alone}
        raised = {row["family_id"] for row in rows if row["standpoint"] == "together" and row["pattern"] in slugs}
        if not set(self._agencies) & set(self._standpoints):
            rows += self._apart(raised, [point for point in wanted if point.agency and not point.unrestricted_only], self._alone)
        if "open" in self._standpoints:
            restricted = set(first_column(self._con, "select distinct family_id from entry where restricted <> ''"))
            rows += [row | {"standpoint": _opened(row["standpoint"])} for row in rows if row["family_id"] not in restricted]
            rows += self._apart(restricted, [point for point in wanted if point.unrestricted_only], self._asked.definitions)
        return rows

    def _apart(self, families: set[str], seen_from: list[Point], definitions: Sequence[Definition]) -> list[dict]:
        if not families or not seen_from:
            return []
        con = connect()
        for name in (*LAID, "said"):
            con.from_arrow(self._con.execute(f"select * from {name}").to_arrow_table()).create_view(f"whole_{name}")
        con.from_arrow(pa.table({"family_id": sorted(families)})).create_view("chosen")
        lay(con, {name: f"whole_{name}" for name in LAID}, "family_id in (select family_id from chosen)", self._alone_in_record)
        con.execute("create temp table said as select w.* from whole_said w semi join entry using (entry_id)")
        ask(con, dict.fromkeys(sorted(families), self._asked.as_of), seen_from, definitions, self._asked.procedures, words_read=True)
        rows = stretches(con)
        con.close()
        return rows


def _opened(standpoint: str) -> str:
    return "open" if standpoint == "together" else f"open: {standpoint}"
