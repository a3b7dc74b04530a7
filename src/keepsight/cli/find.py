"""`keepsight find`: every question from a record of any size, in one file (contracts 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from keepsight.patterns import catalogue
from keepsight.patterns.answers import STATES
from keepsight.patterns.over_time import TimeOpen
from keepsight.patterns.passes import Asked
from keepsight.patterns.population import Sweep, sweep
from keepsight.patterns.spark import NotAlike, SparkEnded
from keepsight.patterns.statement import day
from keepsight.procedures import EVERY, BadProcedures, load
from keepsight.records.folder import BadRecord, RecordFolder, open_folder
from keepsight.reports.find import BadEnding, row, writer

from .days import typed
from .ending import Ended, end
from .progress import Progress


class Standpoints(StrEnum):
    """Through whose eyes: all agencies together, or every standpoint."""

    together = "together"
    all = "all"


class Engine(StrEnum):
    """What runs the patterns."""

    duckdb = "duckdb"
    spark = "spark"


def find(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="A record folder that `picture --record` or `simulate` wrote.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="FILE", help="What to write; its ending tells the format: .parquet, .json or .csv.", show_default=False)],
    as_of: Annotated[date | None, typer.Option(parser=typed, metavar="DATE", help="Leave out what was known after this day; without it, the record's own last day.")] = None,
    standpoints: Annotated[Standpoints, typer.Option(help="All agencies' entries together, or also the unrestricted ones and each agency's own.")] = Standpoints.together,
    engine: Annotated[Engine, typer.Option(help="duckdb on this computer; spark for a cluster.")] = Engine.duckdb,
    procedures: Annotated[Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="A partnership's own thresholds, laid over ours.")] = None,
    over_time: Annotated[Path | None, typer.Option(metavar="DIR", help="Also write there, of all children together, how long until something changed for the child: a page, its picture and its table.")] = None,
) -> None:
    """Put every pattern to a record folder: one row for each question, for one family or a county."""
    progress = Progress()
    try:
        thresholds = load(procedures)
        opened = open_folder(record)
        asked = Asked(as_of or opened.as_at, [standpoints.value], catalogue(), thresholds, over_time=_wanted(over_time, engine))
        told = _write(_engine(engine)(opened, asked), out, progress)
    except (BadRecord, BadProcedures, BadEnding, NotAlike) as why:
        end(Ended.USAGE, str(why))
    except SparkEnded as why:
        end(Ended.NOTHING_WRITTEN, str(why))
    except duckdb.Error as why:
        end(Ended.NOTHING_WRITTEN, f"{record.name} could not be read to its end: {str(why).splitlines()[0]}. Write the record again with this version.")
    except OSError as why:
        end(Ended.NOTHING_WRITTEN, f"{out.name} could not be written ({why.strerror}). Close it if it is open elsewhere, or choose another place.")
    _say(told, asked, out)
    if over_time:
        _write_over_time(told.times_open, asked.as_of, over_time)


def _wanted(over_time: Path | None, engine: Engine) -> bool:
    """Whether a population is to be told over time; where that cannot be done, what to do is said before anything is read."""
    if over_time and engine is not Engine.duckdb:
        end(Ended.USAGE, "--over-time is told on one computer only. Leave out --engine, or leave out --over-time.")
    if over_time and find_spec("scipy") is None:
        end(Ended.USAGE, "--over-time needs SciPy, which is not installed. Install it with: pip install 'keepsight[county]'")
    return over_time is not None


def _write_over_time(times: list[TimeOpen], as_of: date, out: Path) -> None:
    from keepsight.reports.over_time import write  # loaded only where it is asked for

    try:
        names = write(times, as_of, out)
    except OSError as why:
        end(Ended.NOTHING_WRITTEN, f"{out.name} could not be written ({why.strerror}). Close what is open in it, or choose another place.")
    print(f"How long until something changed for the child, of all children together: {', '.join(names)} in {out}")


def _engine(engine: Engine) -> Callable[[RecordFolder, Asked], Iterator[Sweep]]:
    """The one place where an engine is chosen: each takes a record folder and what is asked, and gives sweeps in order of family."""
    if engine is Engine.duckdb:
        return sweep
    try:
        from keepsight.patterns.spark.population import sweep as sweep_on_spark
    except ImportError as why:
        end(Ended.USAGE, f"The engine for a cluster is not installed: {why.name} is missing. Install Keepsight with its extra `spark`, and Java 17; or leave out --engine.")
    return sweep_on_spark


class Told:
    """What is said at the end: counts of rows by pattern and state, and of the children for whom each pattern could run."""

    def __init__(self) -> None:
        self.rows: Counter[str] = Counter()
        self.states: Counter[tuple[str, str]] = Counter()
        self.could_run: Counter[str] = Counter()
        self.children = 0
        self.times_open: list[TimeOpen] = []

    def add(self, swept: Sweep) -> None:
        """Count one batch, all agencies together."""
        for finding, state in swept.found:
            if finding.standpoint == "together":
                self.states[finding.pattern, state] += 1
        self.could_run.update(swept.could_run)
        self.children += swept.children
        self.times_open += swept.times_open


def _write(swept: Iterator[Sweep], out: Path, progress: Progress) -> Told:
    told = Told()
    with writer(out) as add:
        for one in swept:
            add([row(finding, state) for finding, state in one.found])
            told.add(one)
            progress(f"{told.children:,} children looked at")
    return told


def _say(told: Told, asked: Asked, out: Path) -> None:
    days = asked.procedures[EVERY]["new_within"].value
    print(f"As at {day(asked.as_of)}, all agencies together. A question is a prompt to look, not an answer; none counts for more than another.")
    for state, meaning in STATES.items():
        print(f"  {state}: {meaning.format(days=days)}")
    width = max(len(definition.pattern.label) for definition in asked.definitions)
    print(f"{'':{width}}  " + "".join(f"{state:>10}" for state in STATES) + "   could run for")
    for definition in sorted(asked.definitions, key=lambda d: d.pattern.label):
        counts = "".join(f"{told.states[definition.slug, state]:>10,}" for state in STATES)
        print(f"{definition.pattern.label:{width}}  {counts}   {told.could_run[definition.slug]:,} of {told.children:,} children")
    print(f"Written to {out}")
