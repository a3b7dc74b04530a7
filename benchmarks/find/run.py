"""Time `keepsight find` over invented counties beside pandas and beside a bare scan of the same columns, in one run, and draw how time grows.

usage: python benchmarks/find/run.py [--millions 0.5 1 2 5] [--limit 300] [--figure FILE.svg] [--programs together three pandas scan all]

Each line: seconds by the clock, by the processor, peak memory. A program that is over the limit is stopped, and that is said. Needs pandas (extra `bench`).
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from figure import draw

from keepsight.records.folder import open_folder
from keepsight.simulate import Size, simulate

HERE = Path(__file__).parent
ENTRIES_FOR_EACH_CHILD = 33  # of the invented county, over ten years (design 9: 60,000 children, 2 million entries)
NAMES = {"together": "find, all patterns", "all": "find, all patterns, every standpoint", "three": "find, three patterns", "pandas": "pandas, three patterns", "scan": "bare DuckDB scan of the same columns"}


@dataclass(frozen=True, slots=True)
class Ran:
    """One program on one county: seconds by the clock and by the processor, MB at most, and whether it came to its end."""

    seconds: float
    processor: float
    memory: float
    ended: bool

    def __str__(self) -> str:
        stopped = "" if self.ended else " STOPPED at the limit"
        return f"{self.seconds:8.1f} s {self.processor:8.1f} s of processor {self.memory:7.0f} MB{stopped}"


def run(program: str, record: Path, out: Path, limit: float) -> Ran:
    """Run one program in a process of its own, and stop it at the limit. Raises SystemExit where it ends with an error."""
    script = [str(HERE / "three_in_pandas.py"), str(record)] if program == "pandas" else [str(HERE / "programs.py"), program, str(record), str(out)]
    began = time.perf_counter()
    started = subprocess.Popen([sys.executable, *script], stdout=subprocess.DEVNULL)
    signal.signal(signal.SIGALRM, lambda *_: started.kill())
    signal.setitimer(signal.ITIMER_REAL, limit)
    _, status, used = os.wait4(started.pid, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    if status not in (0, signal.SIGKILL):
        raise SystemExit(f"{NAMES[program]} ended with an error ({status})")
    return Ran(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, status == 0)


def county(millions: float, folder: Path) -> int:
    """Make a county of about so many million entries; how many there are."""
    children = round(millions * 1_000_000 / ENTRIES_FOR_EACH_CHILD)
    simulate(Size(children, 10, 7), folder / "record", folder / "truth.json")
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(path).num_rows for path in open_folder(folder / "record").parts["entry"])


def measure(millions: float, programs: list[str], limit: float) -> dict[str, tuple[int, Ran]]:
    """Every program on one county, one after another, printed as it ends."""
    found: dict[str, tuple[int, Ran]] = {}
    with tempfile.TemporaryDirectory() as place:
        entries = county(millions, Path(place))
        print(f"{entries:,} entries (load on this machine {os.getloadavg()[0]:.1f})", flush=True)
        for program in programs:
            ran = run(program, Path(place) / "record", Path(place) / "found.parquet", limit)
            found[NAMES[program]] = entries, ran
            print(f"  {NAMES[program]:40}{ran}", flush=True)
        _ratios({name: ran for name, (_, ran) in found.items()})
    return found


def _ratios(found: dict[str, Ran]) -> None:
    for ours, beside in (("together", "scan"), ("three", "scan"), ("pandas", "three")):
        one, other = found.get(NAMES[ours]), found.get(NAMES[beside])
        if one and other:
            least = "" if one.ended else "more than "
            print(f"  {NAMES[ours]} / {NAMES[beside]}: {least}{one.processor / other.processor:.1f} in processor time", flush=True)


def main() -> None:
    """Measure each size, and draw what was measured."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--millions", type=float, nargs="*", default=[0.5, 1, 2, 5])
    asked.add_argument("--limit", type=float, default=300)
    asked.add_argument("--figure", type=Path)
    asked.add_argument("--programs", nargs="*", choices=NAMES, default=["together", "three", "pandas", "scan"])
    given = asked.parse_args()
    found = [measure(millions, given.programs, given.limit) for millions in given.millions]
    if given.figure:
        lines = {name: [(one[name][0], one[name][1].processor) for one in found if one[name][1].ended] for name in (NAMES[program] for program in given.programs)}
        given.figure.write_text(draw(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
