"""The timescales of guidance T01 to T25, each with the days on which it was in force (practice 2.2)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from itertools import pairwise

NEVER = date(9999, 12, 31)
UNITS = ("working days", "days", "weeks", "months", "weeks of pregnancy")


@dataclass(frozen=True, slots=True)
class Timescale:
    """One value of one timescale: `what` is due `value` `unit` after `trigger`, where the clock starts in `in_force_from` (inclusive) to `in_force_until`.

    `source` names the edition of the guidance in force. `confirm` marks what is to be confirmed at its source; `not_computed` says why entries alone do not
    tell; `due_day_given` where even a typed step can be told only with its own due day, since nothing is counted forward from a day; `ours` is the value that a
    partnership's own replaced, in words, else empty.
    """

    timescale: str
    what: str
    trigger: str
    value: int
    unit: str
    basis: str
    source: str
    confirm: bool
    in_force_from: date
    in_force_until: date
    not_computed: str = ""
    due_day_given: bool = False
    ours: str = ""


def load_timescales(overrides: dict[str, object], problems: list[str]) -> tuple[Timescale, ...]:
    """Every value of every timescale, with a partnership's own laid over ours; what is wrong with those is added to `problems`."""
    given = tomllib.loads((resources.files(__package__) / "timescales.toml").read_text(encoding="utf-8"))
    editions = _in_force(given["edition"])
    ours = tuple(row for name, one in given.items() if name[0] == "T" for row in _values(name, one, editions))
    known = {row.timescale for row in ours}
    problems += [f"[timescales] {name}: no timescale of that name; they are {', '.join(sorted(known))}" for name in overrides if name not in known]
    return tuple(_own(row, overrides[row.timescale], problems) if row.timescale in overrides else row for row in ours)


def in_force(timescales: tuple[Timescale, ...], name: str, day: date) -> Timescale | None:
    """The value of a timescale on the day on which its clock starts; none where it was not in force."""
    return next((row for row in timescales if row.timescale == name and row.in_force_from <= day < row.in_force_until), None)


def _in_force(rows: list[dict]) -> list[tuple[dict, date, date]]:
    """Each row with the first day on which it holds, and the first day on which the next one does."""
    return [(row, row["from"], following["from"] if following else NEVER) for row, following in pairwise([*rows, None])]


def _values(name: str, given: dict, editions: list[tuple[dict, date, date]]) -> list[Timescale]:
    found = []
    for value, first, until in _in_force(given["values"]):
        told = given.get("not_computed", ""), given.get("due_day_given", False)
        row = Timescale(name, given["what"], given["trigger"], value["value"], value["unit"], value["basis"], value["source"], value.get("confirm", False), first, until, *told)
        found += _by_edition(row, editions) if value.get("guidance") else [row]
    return found


def _by_edition(row: Timescale, editions: list[tuple[dict, date, date]]) -> list[Timescale]:
    """A value that Working Together sets, once for each edition that was in force while it held."""
    found = []
    for edition, first, until in editions:
        start, end = max(row.in_force_from, first), min(row.in_force_until, until)
        if start < end:
            found.append(replace(row, source=f"{edition['name']}: {row.source}", confirm=row.confirm or edition.get("confirm", False), in_force_from=start, in_force_until=end))
    return found


def _own(row: Timescale, given: object, problems: list[str]) -> Timescale:
    given = given if isinstance(given, dict) else {"value": given}
    value, unit = given.get("value"), given.get("unit", row.unit)
    said = []
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        said.append(f"[timescales] {row.timescale}: needed a whole number of 1 or more, found {value!r}")
    units = [one for one in UNITS if one != "weeks of pregnancy" or row.unit == one]
    if unit not in units:
        said.append(f"[timescales] {row.timescale}: needed the unit one of {', '.join(units)}, found {unit!r}")
    problems += [one for one in said if one not in problems]
    if said:
        return row
    return replace(row, value=value, unit=unit, basis="local", source=given.get("source", "set by this partnership"), confirm=False, ours=f"{row.value} {row.unit}")
