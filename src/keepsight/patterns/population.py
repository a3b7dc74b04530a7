"""The patterns over a population: a record folder in batches of families, straight from Parquet (contracts 6; design 9).

A batch is a run of families by id that together hold a bounded number of entries, so memory is bounded whatever the record's size. Rows
are read through the statistics of the parts: where a part keeps each family's rows together, a batch reads only its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice

from keepsight.procedures import EVERY
from keepsight.records.finding import Finding
from keepsight.records.folder import RecordFolder

from .answers import Answers
from .engine import Connection, connect, could_run, harm
from .laying import LAID, first_column, lay, parts, quoted
from .over_time import TimeOpen, times_open
from .passes import Asked, Passes
from .run import worded
from .swept import Swept, answers_in

BATCH = 60_000  # entries; 150,000 take twice the memory and no less time, 20,000 a quarter more time: each repeats the fixed price of some two hundred statements
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Batch:
    """A run of families by id, from `first` to `last`; `alone` where it is the record's only family."""

    first: str
    last: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Sweep:
    """What one batch of families gave: each finding with its state (a key of answers.STATES), for how many children each pattern could run, and, where asked for,
    every time in which work was open with a child."""

    found: list[tuple[Finding, str]]
    children: int
    could_run: dict[str, int]
    times_open: list[TimeOpen] = field(default_factory=list)


def sweep(record: RecordFolder, asked: Asked, size: int = BATCH) -> Iterator[Sweep]:
    """Every finding of the record as it stood on the day, batch by batch in order of family, two batches at a time."""
    with ThreadPoolExecutor(WORKERS) as workers:
        waiting = iter(batches(record, size))
        under_way = [workers.submit(_sweep, record, batch, asked) for batch in islice(waiting, WORKERS + 1)]
        while under_way:
            yield under_way.pop(0).result()
            under_way += [workers.submit(_sweep, record, batch, asked) for batch in islice(waiting, 1)]


def batches(record: RecordFolder, size: int) -> list[Batch]:
    """The record's families, cut into runs of about `size` entries."""
    con = connect(record.parts["entry"])
    counted = con.execute(f"select family_id, count(*) from {parts(record.parts['entry'])} group by family_id order by family_id").fetchall()
    con.close()
    found: list[list[str]] = []
    held = 0
    for family, entries in counted:
        if found and held + entries <= size:
            found[-1][1] = family
            held += entries
        else:
            found.append([family, family])
            held = entries
    return [Batch(first, last, len(counted) == 1) for first, last in found]


def _sweep(record: RecordFolder, batch: Batch, asked: Asked) -> Sweep:
    con = connect(path for name in LAID for path in record.parts[name])
    lay(con, {name: parts(record.parts[name]) for name in LAID}, f"family_id between '{quoted(batch.first)}' and '{quoted(batch.last)}'", batch.alone)
    families = first_column(con, "select distinct family_id from entry order by family_id")
    standpoints, agencies = standpoints_of(con, asked)
    rows = Passes(con, batch.alone, asked, standpoints, agencies).rows(families)
    able = could_run(con, asked.definitions)
    swept = Sweep(told(con, rows, harm(con), asked, standpoints), count_children(con), able, times_open(con) if asked.over_time else [])
    con.close()
    return swept


def told(con: Connection, rows: list[dict], harmed: set[tuple[str, str]], asked: Asked, standpoints: Sequence[str]) -> list[tuple[Finding, str]]:
    """Stretches as findings with their states, read from what `engine.ask` left in `con`; `harmed` is what `engine.harm` gives of them."""
    known = Swept(con, asked.as_of, [row for row in rows if row["standpoint"] in standpoints], asked.definitions)
    findings = worded(known, rows, harmed, standpoints, asked.definitions, asked.procedures)
    answers = Answers(answers_in(con), known, asked.procedures[EVERY]["new_within"].value)
    return [(finding, answers.state(finding)) for finding in _in_order(findings)]


def standpoints_of(con: Connection, asked: Asked) -> tuple[list[str], list[str]]:
    """The standpoints that are wanted, and every agency that has one, of the tables laid in `con`."""
    agencies = first_column(con, "select distinct agency from entry where lower(agency) <> 'other' order by agency")
    return ["together", "open", *agencies] if "all" in asked.standpoints else list(asked.standpoints), agencies


def count_children(con: Connection) -> int:
    """How many children there are of whom a pattern could tell (after `could_run`)."""
    return con.execute("select count(*) from children_of_families").fetchone()[0]


def _in_order(findings: list[Finding]) -> list[Finding]:
    """By family, pattern, standpoint and day: an order in which how many a family has plays no part."""
    return sorted(findings, key=lambda f: (f.family_id, f.pattern, f.standpoint, f.raised_on))
