"""What is timed beside pandas: `find` of every pattern, of three, and a bare scan of the same columns, each as a program of its own.

usage: python benchmarks/find/programs.py together|all|three|scan RECORD OUT
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from keepsight.patterns import catalogue
from keepsight.patterns.laying import LAID, parts
from keepsight.patterns.passes import Asked
from keepsight.patterns.population import sweep
from keepsight.procedures import load
from keepsight.records.folder import RecordFolder, open_folder
from keepsight.reports.find import row, writer

THREE = ("below-threshold-run", "was-not-brought", "child-not-seen")  # those that three_in_pandas.py has


def find(record: RecordFolder, out: Path, slugs: tuple[str, ...], standpoints: str = "together") -> None:
    """What `keepsight find` does, of some patterns."""
    definitions = [definition for definition in catalogue() if definition.slug in slugs]
    with writer(out) as add:
        for swept in sweep(record, Asked(record.as_at, (standpoints,), definitions, load())):
            add([row(finding, state) for finding, state in swept.found])


def scan(record: RecordFolder) -> None:
    """Read every column that `find` reads, once, and keep nothing."""
    con = duckdb.connect(config={"threads": 2})
    for name, columns in LAID.items():
        con.execute(f"select {', '.join(f'count({chr(34)}{column}{chr(34)}), max(hash({chr(34)}{column}{chr(34)}))' for column in columns)} from {parts(record.parts[name])}").fetchall()


def main() -> None:
    """Run the program that is named."""
    program, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    record = open_folder(folder)
    if program == "scan":
        scan(record)
    else:
        find(record, out, THREE if program == "three" else tuple(d.slug for d in catalogue()), "all" if program == "all" else "together")


if __name__ == "__main__":
    main()
