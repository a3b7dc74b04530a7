"""Spark finds the rows that DuckDB finds, field by field, for every pattern (contracts 6): the example families, generated ones, and a small invented county."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from keepsight.patterns import catalogue
from keepsight.patterns.passes import Asked
from keepsight.patterns.population import sweep
from keepsight.patterns.told import tell
from keepsight.procedures import load
from keepsight.records.folder import open_folder, read_folder, write_folder
from keepsight.records.person import Family
from keepsight.simulate import Size, simulate

from ..families import family, renamed, together

LACKING = [name for name, there in {"pyspark": importlib.util.find_spec("pyspark"), "Java 17 or newer (the program `java`)": shutil.which("java")}.items() if not there]
pytestmark = [pytest.mark.long, pytest.mark.skipif(bool(LACKING), reason=f"Spark cannot be compared with DuckDB here: {' and '.join(LACKING)} not found")]
FAR = date(2026, 1, 1)
EXAMPLE = Path(__file__).parents[3] / "examples" / "family"
QUICK = {  # for records this small a plan costs more than its rows
    "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "2", "spark.sql.adaptive.enabled": "false", "spark.driver.memory": "2g",
    "spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN", "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}  # fmt: skip


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2]").appName("tests").config(map=QUICK).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def found(spark, tmp_path_factory):
    """What each engine finds in one record of them all, from every standpoint, and for how many children each pattern could run."""
    from keepsight.patterns.spark.population import sweep as sweep_on_spark

    place = tmp_path_factory.mktemp("spark")
    write_folder(everyone(place), place / "all", FAR)
    record, asked = open_folder(place / "all"), Asked(FAR, ("all",), catalogue(), load())
    return list(sweep(record, asked)), list(sweep_on_spark(record, asked, size=3000))


def everyone(place):
    """The example family, the worked examples of every definition, generated families, and a county of a hundred and twenty children."""
    subprocess.run([sys.executable, "-m", "keepsight", "picture", EXAMPLE, "--out", place / "out", "--record", place / "example"], check=True, capture_output=True)
    simulate(Size(120, 10, 11), place / "county", place / "truth.json", workers=1)
    example, county = (read_folder(place / name)[0] for name in ("example", "county"))
    told = [tell(text).record for d in catalogue() for text in (d.pattern.found, d.pattern.not_found)]
    alone = [of_one_family(record, f"told-{number}") for number, record in enumerate((example, *told))]
    return together([*(family(4000 + number, number) for number in range(40)), *alone, county])


def of_one_family(record, name):
    """A record that holds one family and no other, to stand beside others."""
    there = renamed(record, name)
    there.entry = [replace(entry, family_id=name) for entry in there.entry]
    there.involvement = [replace(row, family_id=name) for row in there.involvement]
    there.family = [Family(family_id=name, person_id=person.person_id) for person in there.person]
    return there


@pytest.mark.parametrize("slug", [definition.slug for definition in catalogue()])
def test_spark_finds_the_rows_that_duckdb_finds(found, slug):
    here, there = ([finding for one in swept for finding in one.found if finding[0].pattern == slug] for swept in found)
    print(f"{slug}: {len(here)} rows on DuckDB, {len(there)} on Spark, {sum(a == b for a, b in zip(here, there, strict=False))} the same")
    assert here and there == here


def test_spark_finds_them_in_the_same_order_and_nothing_else(found):
    here, there = ([finding for one in swept for finding in one.found] for swept in found)
    assert there == here


def test_each_pattern_could_run_for_as_many_children_on_both(found):
    here, there = (sum((Counter(one.could_run) for one in swept), Counter()) for swept in found)
    assert there == here
    assert sum(one.children for one in found[0]) == sum(one.children for one in found[1])
