"""The record as a folder of Parquet tables, and back (contracts 6).

`<table>/part-N.parquet` for each table, in one part or in several, and `record.json` written last, by rename: a part that it does not list does not exist.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from .columns import arrow_schema
from .record import TABLES, Record, from_tables

FORMAT = 1
AGAIN = "Write the record again with this version: `keepsight picture ... --record DIR`."


class BadRecord(ValueError):
    """A folder is not a whole record of this version. The message names every file that is wrong, and the remedy."""


@dataclass(frozen=True, slots=True)
class RecordFolder:
    """A record folder that was looked over: every listed part is there, unchanged, and has the columns of its table."""

    folder: Path
    as_at: date
    parts: dict[str, list[Path]]


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
        """Write an empty part of each table without rows, then `record.json`, by rename: from now on the record is there."""
        listed = {part["part"].split("/")[0] for part in self.parts}
        self.parts += [_write_part(arrow_schema(TABLES[name]).empty_table(), self.folder, name, 0) for name in TABLES if name not in listed]
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


def open_folder(folder: Path) -> RecordFolder:
    """Look a record folder over. Raises BadRecord with everything that is wrong with it at once."""
    listing = _listing(folder)
    wrong: list[str] = []
    parts: dict[str, list[Path]] = {name: [] for name in TABLES}
    for part in listing["parts"]:
        table = part["part"].split("/")[0]
        if table not in parts:
            wrong.append(f"{part['part']} is of a table that this version does not know.")
        elif found := _wrong(folder, part, table):
            wrong.append(found)
        else:
            parts[table].append(folder / part["part"])
    listed = {part["part"].split("/")[0] for part in listing["parts"]}
    wrong += [f"no part of the table '{name}' is listed in record.json; a table without rows has an empty part." for name in TABLES if name not in listed]
    if wrong:
        raise BadRecord(f"{folder.name} cannot be used as it is:\n" + "\n".join(f"- {line}" for line in wrong) + f"\n{AGAIN}")
    return RecordFolder(folder, date.fromisoformat(listing["as_at"]), parts)


def read_tables(folder: Path) -> tuple[dict[str, pa.Table], date]:
    """Every listed table as Arrow, and the record's as-at day. Raises BadRecord."""
    import pyarrow.parquet as pq

    opened = open_folder(folder)
    tables = {name: pa.concat_tables([pq.read_table(path) for path in paths]) for name, paths in opened.parts.items()}
    return tables, opened.as_at


def read_folder(folder: Path) -> tuple[Record, date]:
    """The record of a folder and its as-at day. Raises ValueError as `read_tables` does."""
    tables, as_at = read_tables(folder)
    return from_tables(tables), as_at


def _listing(folder: Path) -> dict:
    path = folder / "record.json"
    if not folder.is_dir():
        raise BadRecord(f"{folder.name} is not a folder. Give the folder that `keepsight picture --record DIR` or `keepsight simulate` wrote.")
    if not path.exists():
        raise BadRecord(f"{folder.name} has no record.json, so it is not a whole record: it was not finished, or it is another kind of folder. {AGAIN}")
    try:
        listing = json.loads(path.read_text(encoding="utf-8"))
        form, parts, as_at = listing.get("format"), listing.get("parts"), listing.get("as_at")
    except (ValueError, AttributeError):
        raise BadRecord(f"{folder.name}/record.json cannot be read as JSON: it was cut short or changed. {AGAIN}") from None
    if form != FORMAT:
        raise BadRecord(f"{folder.name}/record.json is of format {form}; this version reads format {FORMAT}. {AGAIN}")
    try:
        date.fromisoformat(as_at)
        whole = all(part["part"].count("/") == 1 and ".." not in part["part"] and part["sha256"] for part in parts)
    except (TypeError, ValueError, KeyError):
        whole = False
    if not whole:
        raise BadRecord(f"{folder.name}/record.json needs `as_at` (a day) and `parts` (each with part, rows and sha256), and one of them is missing. {AGAIN}")
    return listing


def _wrong(folder: Path, part: dict, table: str) -> str:
    """What is wrong with a listed part, in a sentence that names it; empty where nothing is."""
    path = folder / part["part"]
    if not path.exists():
        return f"{part['part']} is listed in record.json but is not there."
    if hashlib.sha256(path.read_bytes()).hexdigest() != part["sha256"]:
        return f"{part['part']} is not the file that record.json lists: it was changed since."
    import pyarrow.parquet as pq

    needed, found = arrow_schema(TABLES[table]), pq.read_schema(path)
    missing = [f.name for f in needed if f.name not in found.names]
    if missing:
        return f"{part['part']} lacks the {'column' if len(missing) == 1 else 'columns'} {', '.join(missing)}: an older version wrote it."
    return ""
