"""One county for all these tests: large enough for every story and for the commoner rates, small enough to be made in seconds."""

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from keepsight.records.folder import read_tables
from keepsight.records.record import TABLES
from keepsight.simulate import Size, simulate


@dataclass
class County:
    folder: Path
    truth: dict
    con: duckdb.DuckDBPyConnection

    def rows(self, sql: str) -> list[tuple]:
        return self.con.execute(sql).fetchall()

    def one(self, sql: str):
        return self.rows(sql)[0][0]


def make(place: Path, size: Size) -> County:
    """A county, its truth, and its tables by name in DuckDB."""
    simulate(size, place / "record", place / "truth.json", workers=1)
    tables, _ = read_tables(place / "record")
    con = duckdb.connect()
    for name in TABLES:
        con.register(f'"{name}"' if name == "order" else name, tables[name])
    return County(place / "record", json.loads((place / "truth.json").read_text("utf-8")), con)


@pytest.fixture(scope="session")
def county(tmp_path_factory) -> County:
    return make(tmp_path_factory.mktemp("county"), Size(6000, 10, 7))
