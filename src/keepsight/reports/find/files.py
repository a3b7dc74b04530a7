"""Writers by the ending of the file: rows come in batches, and the file takes its name only when it is whole."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from .rows import SCHEMA, as_cells, as_json

PART = ".keepsight-part"
Rows = list[dict[str, Any]]
Add = Callable[[Rows], None]


class BadEnding(ValueError):
    """The file's ending tells no format."""


@contextmanager
def writer(path: Path) -> Iterator[Add]:
    """Give a function that adds rows to `path`, in the format of its ending; nothing stands there until all rows are in.

    Raises BadEnding before anything is written, and OSError where the file cannot be written.
    """
    if path.suffix.lower() not in ENDINGS:
        raise BadEnding(f"{path.name} needs an ending that says the format: {', '.join(ENDINGS)}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + PART)
    try:
        with ENDINGS[path.suffix.lower()](beside) as add:
            yield add
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _parquet(path: Path) -> Iterator[Add]:
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as file:
        yield lambda rows: file.write_table(pa.Table.from_pylist(rows, schema=SCHEMA)) if rows else None


@contextmanager
def _json(path: Path) -> Iterator[Add]:
    """One row on each line of a list, as in `findings.json`."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        begun = False

        def add(rows: Rows) -> None:
            nonlocal begun
            for one in rows:
                file.write(",\n" if begun else "[\n")
                file.write(json.dumps(as_json(one), ensure_ascii=False, default=date.isoformat))
                begun = True

        yield add
        file.write("\n]\n" if begun else "[]\n")


@contextmanager
def _csv(path: Path) -> Iterator[Add]:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(SCHEMA.names)
        yield lambda rows: sheet.writerows(as_cells(one) for one in rows)


ENDINGS = {".parquet": _parquet, ".json": _json, ".csv": _csv}
