"""The patterns over a population on Spark: the sweeps that keepsight.patterns.population gives, with the same rows (contracts 6).

The whole record is asked at once, from every standpoint that is wanted or that `together` in a finding needs. The stretches are then put in words here,
where this runs, one run of families after another.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from pyspark.conf import SparkConf
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from keepsight.patterns.engine import ABLE, ask, could_run, harm, points
from keepsight.patterns.laying import LAID, first_column, quoted
from keepsight.patterns.passes import Asked
from keepsight.patterns.population import Batch, Sweep, batches, count_children, standpoints_of, told
from keepsight.records.folder import RecordFolder

from . import SparkEnded
from .connection import SparkConnection
from .written import check_all

WORDED = 240_000  # entries of the families that are put in words together: fewer repeat some eight questions to the cluster, more need more room here
TOLD = """
create temp table told_of as
select f.*, coalesce(c.contrary, []) as contrary from findings f left join contrary c using (stretch_no)
"""
HERE = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1))}


def sweep(record: RecordFolder, asked: Asked, size: int = WORDED) -> Iterator[Sweep]:
    """Every finding of the record as it stood on the day, run by run in order of family. Raises NotAlike before anything is begun, and SparkEnded."""
    check_all(asked.definitions)
    try:
        with _session() as spark:
            con = SparkConnection(spark)
            standpoints, able = _ask(con, record, asked)
            children, harmed = count_children(con), harm(con)
            for batch in batches(record, size):
                yield Sweep(told(con, _rows(con, batch), harmed, asked, standpoints), children, able)
                children, able = 0, {}
            con.close()
    except PySparkException as why:
        raise SparkEnded(f"Spark stopped before the end: {str(why).splitlines()[0]}. See docs/how-to/run-on-spark.md.") from why


def _ask(con: SparkConnection, record: RecordFolder, asked: Asked) -> tuple[list[str], dict[str, int]]:
    """Put every pattern to the whole record: the standpoints that are wanted, and for how many children each pattern could run."""
    for name in LAID:
        con.from_parquet(*(path.resolve().as_uri() for path in record.parts[name])).create_view(name)
    standpoints, agencies = standpoints_of(con, asked)
    families = first_column(con, "select distinct family_id from entry order by family_id")
    ask(con, dict.fromkeys(families, asked.as_of), points(standpoints, agencies), asked.definitions, asked.procedures, [ABLE])
    con.execute(TOLD)
    return standpoints, could_run(con, asked.definitions)


def _rows(con: SparkConnection, batch: Batch) -> list[dict]:
    chosen = f"family_id between '{quoted(batch.first)}' and '{quoted(batch.last)}'"
    return con.execute(f"select * from told_of where {chosen} order by stretch_no").to_arrow_table().to_pylist()


@contextmanager
def _session() -> Iterator[SparkSession]:
    """The session that is running; else one on the cluster that the environment names (`spark-submit`, `PYSPARK_SUBMIT_ARGS`, `spark-defaults.conf`); else one on this machine."""
    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    builder = SparkSession.builder.appName("keepsight find")
    try:
        if not SparkConf().contains("spark.master"):
            builder = builder.master("local[*]").config(map=HERE)
        spark = builder.getOrCreate()
    except PySparkException as why:
        raise SparkEnded("Spark could not be started. It needs Java 17 (`java -version` tells which there is), and memory. See docs/how-to/run-on-spark.md.") from why
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()
