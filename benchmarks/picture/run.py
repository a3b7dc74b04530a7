"""Time `keepsight picture` on ten files against a bare skeleton of the same libraries, in one run.

usage: python benchmarks/picture/run.py [--entries 2000 20000] [--word 5000] [--times 5]

Prints, for each size, the median of the runs in seconds, the processor's own seconds (what stays the same on a busy machine), the peak memory of
the process in MB, and the ratio to the skeleton: a program that only opens the same files with the same libraries and writes their cells to one
spreadsheet and one Word table. Then a second run, marked --since the first, after one of the ten files has changed; and a picture of 5,000
entries, whose Word file holds the key events and the full chronology. Each program runs once unmeasured, so that its files are in the
system's cache and its bytecode is compiled, as it is where the program is installed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
MEASURE = (
    "import resource, subprocess, sys, time; began = time.perf_counter(); "
    "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode; "
    "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
    "print(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, code)"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Median seconds by the clock and by the processor, and the largest peak memory in MB."""

    seconds: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.processor:.2f} s of processor), {self.memory:.0f} MB"


def measured(*commands: list[str], times: int) -> list[Measured]:
    """Each command run `times` times, in turn, so that a busy moment falls on all of them alike."""
    for command in commands:
        _once(command)
    runs = [[_once(command) for command in commands] for _ in range(times)]
    return [Measured(statistics.median(r[0] for r in one), statistics.median(r[1] for r in one), max(r[2] for r in one)) for one in zip(*runs, strict=True)]


def _once(command: list[str]) -> tuple[float, float, float]:
    ran = subprocess.run([sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, check=True)
    seconds, processor, memory, code = ran.stdout.split()
    if code not in ("0", "3"):
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return float(seconds), float(processor), float(memory)


def main() -> None:
    """Make the files, time the programs, print a line for each measure."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--entries", type=int, nargs="*", default=[2000, 20000])
    asked.add_argument("--word", type=int, default=5000)
    asked.add_argument("--times", type=int, default=5)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as compiled:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        for entries in given.entries:
            _in_a_folder(_beside_the_skeleton, entries, given.times)
        if given.entries:
            _in_a_folder(_second_run, min(given.entries), given.times)
        _in_a_folder(_to_word, given.word, given.times)


def _in_a_folder(measure, entries: int, times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(HERE / "make_files.py"), "--entries", str(entries), "--out", str(Path(folder) / "files")], check=True)
        print(f"{entries} entries: {measure(Path(folder), times)}", flush=True)


def _picture(files: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "keepsight", "picture", str(files), "--out", str(out), *options]


def _beside_the_skeleton(folder: Path, times: int) -> str:
    skeleton = [sys.executable, str(HERE / "skeleton.py"), str(folder / "files"), str(folder / "bare")]
    ours, bare = measured(_picture(folder / "files", folder / "out"), skeleton, times=times)
    return f"{ours}; the bare skeleton {bare.seconds:.2f} s; ratio {ours.processor / bare.processor:.1f} in processor time"


def _second_run(folder: Path, times: int) -> str:
    first = _picture(folder / "files", folder / "first")
    _once(first)
    shutil.copytree(folder / "files", folder / "later")
    changed = min((folder / "later").glob("chronology-*.csv"))
    changed.write_text("".join(changed.read_text("utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    again = _picture(folder / "later", folder / "second", "--since", str(folder / "first"))
    one, other = measured(first, again, times=times)
    return f"first run {one}; second, one file of ten changed, marked since the first, {other}; ratio {other.processor / one.processor:.2f} in processor time"


def _to_word(folder: Path, times: int) -> str:
    (whole,) = measured(_picture(folder / "files", folder / "out"), times=times)
    return f"the whole picture, with the Word file of key events and full chronology, {whole}"


if __name__ == "__main__":
    main()
