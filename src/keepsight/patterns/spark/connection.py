"""A database in the hands of Spark that is spoken to as DuckDB is: what the engine lays, runs and reads goes through here unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from sqlglot import exp

from .dialect import Macros, in_spark, statements

CONF = {
    "spark.sql.ansi.enabled": "true",  # what cannot be cast is an error, as in DuckDB
    "spark.sql.legacy.sizeOfNull": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.mapKeyDedupPolicy": "EXCEPTION",
}


class SparkConnection:
    """The part of DuckDB's connection that the engine uses, over a session of Spark: `from_arrow(table).create_view(name)`, `execute(sql, given)` and what it gives.

    A temporary table is computed once and kept on the executors; a view is computed where it is read; what is inserted into a table waits until the table is read.
    """

    def __init__(self, spark: SparkSession) -> None:
        self._spark = spark.newSession()
        for name, value in CONF.items():
            self._spark.conf.set(name, value)
        self._macros = Macros()
        self._columns: dict[str, list[tuple[str, str]]] = {}
        self._waiting: dict[str, list[DataFrame]] = {}
        self._names: set[str] = set()

    def from_arrow(self, table: pa.Table) -> Laid:
        """A table of Arrow, to be given a name."""
        return Laid(self._spark.createDataFrame(table), self._names)

    def from_parquet(self, *paths: str) -> Laid:
        """Parts of one table, to be given a name; each path as Spark reads it."""
        return Laid(self._spark.read.parquet(*paths), self._names)

    def execute(self, script: str, given: Mapping[str, Any] | None = None) -> Answered:
        """Run statements in DuckDB's words; what the last of them gives can be read. Raises NotAlike, and what Spark raises."""
        answered = Answered(None)
        for statement in statements(script, self._macros, _named(script), given):
            answered = Answered(self._run(statement))
        return answered

    def close(self) -> None:
        """Let go of every table."""
        for name in self._names:
            self._spark.catalog.dropTempView(name)

    def _run(self, statement: exp.Expression) -> DataFrame | None:
        if isinstance(statement, exp.Create):
            return self._create(statement)
        if isinstance(statement, exp.Insert):
            self._waiting[statement.this.name].append(self._as_declared(statement.this.name, self._query(statement.expression)))
            return None
        return self._query(statement)

    def _create(self, statement: exp.Create) -> None:
        if statement.expression is None:
            name = statement.this.this.name
            self._columns[name] = [(column.this.name, column.args["kind"].sql("spark")) for column in statement.this.expressions]
            self._waiting[name] = []
            return
        frame = self._query(statement.expression)
        if statement.args["kind"] == "TABLE":
            frame = frame.localCheckpoint()
        Laid(frame, self._names).create_view(statement.this.name)

    def _query(self, query: exp.Expression) -> DataFrame:
        for name in {table.name for table in query.find_all(exp.Table)} & {name for name, frames in self._waiting.items() if frames}:
            self._take_in(name)
        return self._spark.sql(in_spark(query))

    def _take_in(self, name: str) -> None:
        """Compute what waits to be inserted into a table, beside what it holds."""
        frame = reduce(DataFrame.unionAll, self._waiting[name]).localCheckpoint()
        Laid(frame, self._names).create_view(name)
        self._waiting[name] = [frame]

    def _as_declared(self, name: str, frame: DataFrame) -> DataFrame:
        """By name, with null for a column that is not given."""
        given = {column: F.col(column) for column in frame.columns}
        columns: list[Column] = [given.get(column, F.lit(None)).cast(kind).alias(column) for column, kind in self._columns[name]]
        return frame.select(*columns)


class Laid:
    """Rows without a name yet; what they are called is added to `names`."""

    def __init__(self, frame: DataFrame, names: set[str]) -> None:
        self._frame, self._names = frame, names

    def create_view(self, name: str) -> None:
        """Let statements read it as `name`."""
        self._frame.createOrReplaceTempView(name)
        self._names.add(name)


class Answered:
    """What a statement gave."""

    def __init__(self, frame: DataFrame | None) -> None:
        self._frame = frame

    def to_arrow_table(self) -> pa.Table:
        """All rows."""
        return self._frame.toArrow()

    def fetchall(self) -> list[tuple]:
        """All rows, each a tuple."""
        return [tuple(row.values()) for row in self.to_arrow_table().to_pylist()]

    def fetchone(self) -> tuple | None:
        """The first row, if there is one."""
        return next(iter(self.fetchall()), None)


def _named(script: str) -> str:
    """How an error names a script: by its first line, as far as it tells."""
    return script.strip().splitlines()[0][:120]
