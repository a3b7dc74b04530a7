"""The record as a folder of Parquet tables, and back (contracts 6).

`<table>/part-N.parquet` for each table, in one part or in several, and `record.json` written last, by rename: a part that it does not list does not exist.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa

from .columns import arrow_schema
from .record import TABLES, Record, from_tables

FORMAT = 1


def write_folder(record: Record, folder: Path, as_of: date) -> None:
    """Write every table under `folder` and then `record.json`. Raises OSError where the folder cannot be written."""
    writer = PartsWriter(folder)
    writer.add([_write_part(record.table(name), folder, name, 0) for name in TABLES])
    writer.finish(as_of)


class PartsWriter:
    """A record written in several parts, so that none need be held whole: `write` in any process, `add` what it gave in order, `finish` last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: list[dict[str, object]] = []

    def write(self, tables: Mapping[str, pa.Table], number: int) -> list[dict[str, object]]:
        """Write part `number` of every table that has rows in it (of each in the first part). Gives its parts as `record.json` lists them. Raises OSError."""
        return [_write_part(table, self.folder, name, number) for name, table in tables.items() if table.num_rows or number == 0]

    def add(self, parts: list[dict[str, object]]) -> None:
        """Take up what `write` gave: a part that is not taken up does not exist."""
        self.parts += parts

    def finish(self, as_of: date) -> None:
        """Write `record.json`, by rename: from now on the record is there."""
        listing = {"format": FORMAT, "as_at": as_of.isoformat(), "parts": self.parts}
        beside = self.folder / "record.json.part"
        beside.write_text(json.dumps(listing, indent=1) + "\n", encoding="utf-8")
        os.replace(beside, self.folder / "record.json")


def _write_part(table: pa.Table, folder: Path, name: str, number: int) -> dict[str, object]:
    path = folder / name / f"part-{number}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    import pyarrow.parquet as pq  # loaded where a record is kept: a picture needs none of it, and none of its 14 MB

    pq.write_table(table, path, compression="zstd")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"part": f"{name}/{path.name}", "rows": table.num_rows, "sha256": digest}


def read_tables(folder: Path) -> tuple[dict[str, pa.Table], date]:
    """Every listed table as Arrow, and the record's as-at day.

    Raises ValueError, naming the file and the remedy, where `record.json` or a listed part is missing, changed or of another format.
    """
    listing = _listing(folder)
    tables = {name: [] for name in TABLES}
    for part in listing["parts"]:
        tables[part["part"].split("/")[0]].append(_read_part(folder, part))
    whole = {name: pa.concat_tables(found) if found else arrow_schema(TABLES[name]).empty_table() for name, found in tables.items()}
    return whole, date.fromisoformat(listing["as_at"])


def read_folder(folder: Path) -> tuple[Record, date]:
    """The record of a folder and its as-at day. Raises ValueError as `read_tables` does."""
    tables, as_at = read_tables(folder)
    return from_tables(tables), as_at


def _listing(folder: Path) -> dict:
    path = folder / "record.json"
    if not path.exists():
        raise ValueError(f"{folder.name} has no record.json, so it is not a whole record. Write it again with `keepsight picture --record`.")
    listing = json.loads(path.read_text(encoding="utf-8"))
    if listing.get("format") != FORMAT:
        raise ValueError(f"{folder.name}/record.json is of format {listing.get('format')}; this version reads format {FORMAT}. Write the record again.")
    return listing


def _read_part(folder: Path, part: dict) -> pa.Table:
    path = folder / part["part"]
    if not path.exists():
        raise ValueError(f"{folder.name}/{part['part']} is listed in record.json but is not there. Write the record again.")
    if hashlib.sha256(path.read_bytes()).hexdigest() != part["sha256"]:
        raise ValueError(f"{folder.name}/{part['part']} is not the file that record.json lists: it was changed. Write the record again.")
    import pyarrow.parquet as pq

    return pq.read_table(path)
