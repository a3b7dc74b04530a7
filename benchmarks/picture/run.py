"""Time `keepsight picture` on ten files against a bare skeleton of the same libraries, in one run.

usage: python benchmarks/picture/run.py [--entries 2000 20000] [--times 5]

Prints, for each size, the median of the runs in seconds, the peak memory of the process in MB, and the ratio to the skeleton:
a program that only opens the same files with the same libraries and writes their cells to one spreadsheet and one Word table.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
MEASURE = (
    "import resource, subprocess, sys, time; began = time.perf_counter(); "
    "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode; "
    "print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, code)"
)


def measured(command: list[str], times: int) -> tuple[float, float]:
    """The median seconds and the largest peak memory in MB over `times` runs of `command`."""
    runs = [_once(command) for _ in range(times)]
    return statistics.median(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def _once(command: list[str]) -> tuple[float, float]:
    ran = subprocess.run([sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, check=True)
    seconds, memory, code = ran.stdout.split()
    if code not in ("0", "3"):
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return float(seconds), float(memory)


def main() -> None:
    """Make the files, time both programs, print a line for each size."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--entries", type=int, nargs="+", default=[2000, 20000])
    asked.add_argument("--times", type=int, default=5)
    given = asked.parse_args()
    for entries in given.entries:
        with tempfile.TemporaryDirectory() as folder:
            _one_size(Path(folder), entries, given.times)


def _one_size(folder: Path, entries: int, times: int) -> None:
    files, out = folder / "files", folder / "out"
    subprocess.run([sys.executable, str(HERE / "make_files.py"), "--entries", str(entries), "--out", str(files)], check=True)
    seconds, memory = measured([sys.executable, "-m", "keepsight", "picture", str(files), "--out", str(out)], times)
    bare, _ = measured([sys.executable, str(HERE / "skeleton.py"), str(files), str(folder / "bare")], times)
    print(f"{entries} entries: {seconds:.2f} s, {memory:.0f} MB; the bare skeleton {bare:.2f} s; ratio {seconds / bare:.1f}", flush=True)


if __name__ == "__main__":
    main()
