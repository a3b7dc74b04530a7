"""The county: so many children over so many years, told family by family in parts, each part the same whichever process writes it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from keepsight.records.folder import PartsWriter
from keepsight.records.record import TABLES
from keepsight.records.source import Coverage, Source

from .columns import agencies, source_ids
from .draw import Draw
from .everyday import YEAR, grow_up, live
from .households import day, household, number, write
from .planted import Plan, plans
from .rates import data, last_day, rates
from .telling import EXACT, Teller

FAMILIES_IN_A_PART = 1500


@dataclass(frozen=True, slots=True)
class Size:
    """How large the county is, and the seed of every draw in it."""

    children: int
    years: int
    seed: int


@dataclass(slots=True)
class Written:
    """What was written: entries, families, children."""

    entries: int = 0
    families: int = 0
    children: int = 0


def simulate(size: Size, out: Path, truth: Path, *, workers: int | None = None, say: Callable[[str], None] = lambda step: None) -> Written:
    """Write the record of a county into the folder `out` and its truth into the file `truth`, which must lie outside `out`.

    The same size and seed give the same bytes, whatever `workers` is (processes; as many as there are processors where it is None).
    Raises ValueError where `truth` lies inside `out` or `out` already holds a record, OSError where either cannot be written.
    """
    _check(out, truth)
    writer = PartsWriter(out)
    written = Written()
    parts = list(_parts(size))
    truth.parent.mkdir(parents=True, exist_ok=True)
    with truth.open("w", encoding="utf-8", newline="\n") as told:
        told.write(f'{{"format": 1, "seed": {size.seed}, "children": {size.children}, "years": {size.years}, "as_at": "{last_day()}", "families": [\n')
        for listed, families, entries in _made(parts, out, workers):
            writer.add(listed)
            told.write(("" if not written.families else ",\n") + ",\n".join(json.dumps(family, ensure_ascii=False) for family in families))
            written.entries += entries
            written.families += len(families)
            written.children += sum(family["children"] for family in families)
            say(f"{written.families} families, {written.entries} entries")
        told.write("\n]}\n")
    writer.finish(last_day())
    return written


def _check(out: Path, truth: Path) -> None:
    if out.resolve() in truth.resolve().parents:
        raise ValueError(f"the truth file {truth.name} would lie inside the record {out.name}; give a place outside it, so that nobody reads the answers with the record")
    if (out / "record.json").exists():
        raise ValueError(f"{out.name} already holds a record (record.json). Give another folder, or remove that one first.")


@dataclass(frozen=True, slots=True)
class Part:
    """Families from `first` up to `last` of the county, as one part of every table."""

    size: Size
    place: int
    first: int
    last: int


def _parts(size: Size) -> Iterator[Part]:
    families = max(1, round(size.children / rates("children")["in_a_family"].value))
    for place, first in enumerate(range(0, families, FAMILIES_IN_A_PART)):
        yield Part(size, place, first, min(first + FAMILIES_IN_A_PART, families))


def _made(parts: list[Part], out: Path, workers: int | None) -> Iterator[tuple[list[dict], list[dict], int]]:
    workers = min(len(parts), workers or os.cpu_count() or 1)
    if workers == 1:
        yield from (_make(part, out) for part in parts)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_make, parts, [out] * len(parts))


def _make(part: Part, out: Path) -> tuple[list[dict], list[dict], int]:
    """Tell one part's families and write its tables. Gives the parts as record.json lists them, the truth of each family, and how many entries."""
    as_at = number(last_day())
    teller = Teller(as_at - part.size.years * YEAR, as_at)
    planned = plans(part.size)
    truths = [_family(teller, part.size, place, planned.get(place)) for place in range(part.first, part.last)]
    if part.place == 0:
        _covered(teller)
    large = {"entry": teller.rows.entry_table, "concerned": teller.rows.concerned_table}
    tables = {name: large[name]() if name in large else teller.record.table(name) for name in TABLES}
    return PartsWriter(out).write(tables, part.place), truths, len(teller.rows.entries)


def _covered(teller: Teller) -> None:
    """What each agency sent, and where its rows came from, once for the county."""
    given = {"known_on": day(teller.as_at), "period_from": day(teller.since - 18 * YEAR), "period_to": day(teller.as_at), "held": "yes"}
    for (name, key), source in zip(agencies(), source_ids(), strict=True):
        teller.record.coverage.append(Coverage(**given, source_id=source, agency=name, kind_of_file=data("agencies.toml")[key]["file"]))
        teller.record.source.append(Source(source, "simulated", name, 1))
    teller.record.source.append(Source("simulated|ties|1", "simulated", "ties", 1))


def _family(teller: Teller, size: Size, place: int, plan: Plan | None) -> dict:
    """One family told, and the truth of it."""
    draw = Draw(f"{size.seed} {place}")
    family_id = f"F{place + 1:06d}"
    home = plan.household(draw, family_id, teller) if plan else household(draw, family_id, _births(draw, teller))
    home.agencies = _agencies(draw)
    if plan:
        grow_up(teller, draw, home, until=plan.start(draw, teller) - 60, how=EXACT)  # plainly, so that the story alone decides
        truth = plan.tell(teller, draw, home)
    else:
        work = live(teller, draw, home)
        truth = {"what": "everyday", "open": bool(work) and work[-1].end > teller.as_at, "work": [one.told(teller.as_at) for one in work]}
    first = min((on for on, _ in home.entries), default=teller.since)
    write(home, teller.record, day(first), teller.as_at, source_ids()[0])
    return {"family_id": family_id, "children": len(home.children)} | truth | {"traits": home.traits()}


def _births(draw: Draw, teller: Teller) -> list[int]:
    """One to five children, so that the average is as rates.toml has it: the youngest born at any time in the county's years or up to ten years before."""
    how_many = draw.weighted((1, 2, 3, 4, 5), (33, 36, 20, 8, 3))
    born = [teller.as_at - draw.between(60, 16 * YEAR)]
    for _ in range(how_many - 1):
        born.append(born[-1] - draw.between(400, 1300))
    return [max(one, teller.since - 14 * YEAR) + place for place, one in enumerate(born)]


def _agencies(draw: Draw) -> dict[str, int]:
    """Each kind of agency that this family meets, by its place among all."""
    found: dict[str, list[int]] = {}
    for place, (_, key) in enumerate(agencies()):
        found.setdefault(key, []).append(place)
    return {key: draw.one(places) for key, places in found.items()}


__all__ = ["Size", "Written", "simulate"]
