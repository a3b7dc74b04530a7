"""Times a multi-agency chronology of a stated number of entries, to Word and to tagged PDF, as `keepsight report` makes it.

usage: python benchmarks/reports/run.py [--entries 5000] [--times 3]

The files are those of benchmarks/picture. Each time is a process of its own, so that starting up is in it; what stands is the median of the clock's time and
of the processor's time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
WANTED = 10.0  # seconds, for 5,000 entries to both (issue 7.11)


def main() -> None:
    """Make the files and the record once, then time the report."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--entries", type=int, default=5000)
    asked.add_argument("--times", type=int, default=3)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as made:
        files, record, out = (Path(made) / name for name in ("files", "record", "out"))
        _run(HERE.parent / "picture" / "make_files.py", "--entries", str(given.entries), "--out", files)
        _run("-m", "keepsight", "picture", files, "--out", Path(made) / "picture", "--record", record)
        timed = [_timed(record, out) for _ in range(given.times)]
        sizes = ", ".join(f"{file.name} {file.stat().st_size / 1e6:.1f} MB" for file in sorted(out.iterdir()))
    clock, processor = (statistics.median(values) for values in zip(*timed, strict=True))
    print(f"{given.entries:,} entries to page, Word and tagged PDF: {clock:.1f} s by the clock, {processor:.1f} s of processor time, median of {given.times} (wanted: {WANTED:.0f} s)")
    print(sizes)


def _timed(record: Path, out: Path) -> tuple[float, float]:
    before, began = os.times(), time.perf_counter()
    _run("-m", "keepsight", "report", "chronology", record, "--out", out)
    after = os.times()
    return time.perf_counter() - began, after.children_user + after.children_system - before.children_user - before.children_system


def _run(*arguments: object) -> None:
    subprocess.run([sys.executable, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
