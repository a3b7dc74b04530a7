"""Thresholds as dated data: every number that a pattern uses, with its unit, its basis and where it comes from."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from .forums import Forums, load_forums
from .timescales import Timescale, in_force, load_timescales

EVERY = "every-pattern"  # the section of what holds for all of them
BASES = ("published", "local", "our default")
UNITS = (
    "events",
    "months",
    "days",
    "working days",
    "accounts",
    "settings",
    "children",
    "in each one missed",
    "in each hundred",
    "months of age",
    "years of age",
    "weeks before birth", "weeks", "weeks of pregnancy", "times",
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """One number: `value` in `unit`; `basis` is one of BASES; `source` says where it was published or why it was chosen."""

    value: int
    unit: str
    basis: str
    source: str
    ours: str = ""  # the value that a partnership's own replaced, in words


Thresholds = dict[str, dict[str, Threshold]]


@dataclass(frozen=True, slots=True)
class Procedures(Mapping[str, dict[str, Threshold]]):
    """Each pattern's thresholds by name; beside them the timescales of guidance, each with the days on which it is in force, and the forums in which agencies meet."""

    thresholds: Thresholds
    timescales: tuple[Timescale, ...]
    meeting: Forums

    def __getitem__(self, slug: str) -> dict[str, Threshold]:
        return self.thresholds[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self.thresholds)

    def __len__(self) -> int:
        return len(self.thresholds)


class BadProcedures(ValueError):
    """A file of thresholds cannot be used. The message lists every problem, with what was needed and what was found."""


def load(override: Path | None = None) -> Procedures:
    """Each pattern's thresholds by name and the timescales of guidance, with those of a partnership's own file laid over ours.

    A partnership's file has the same shape, with its timescales under [timescales] and its forums under [forums.NAME], [escalation] and [partnership]; it may
    give a bare number, and what gives no basis is "local".
    Raises BadProcedures with all problems at once (issue: thresholds and timescales are overridable in one file).
    """
    given, problems = _given(override), []
    timescales = load_timescales(given.pop("timescales", {}), problems)
    meeting = load_forums({name: given.pop(name) for name in ("forums", "escalation", "partnership") if name in given}, timescales, problems)
    text = (resources.files(__package__) / "patterns.toml").read_text(encoding="utf-8")
    ours = _read(_resolved(tomllib.loads(text), timescales), "patterns.toml", {}, [])
    theirs = _read(given, override.name if override else "", ours, problems)
    return Procedures({slug: {**thresholds, **theirs.get(slug, {})} for slug, thresholds in ours.items()}, timescales, meeting)


def _given(override: Path | None) -> dict:
    try:
        return tomllib.loads(override.read_text(encoding="utf-8")) if override else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadProcedures(f"{override.name} cannot be read as TOML: {error}. Mend that line and run again.") from None


def _resolved(given: dict, timescales: tuple[Timescale, ...]) -> dict:
    """Thresholds that are a timescale of guidance, as the newest value of it has them: a number stands in one place."""
    def value(one: object) -> object:
        if not isinstance(one, dict) or "timescale" not in one:
            return one
        row = in_force(timescales, one["timescale"], date.max.replace(month=12, day=30))
        return {"value": row.value, "unit": row.unit, "basis": row.basis, "source": f"{row.timescale}, {row.source}", "ours": row.ours}

    return {slug: {name: value(one) for name, one in section.items()} if isinstance(section, dict) else section for slug, section in given.items()}


def _read(given: dict, file: str, base: Mapping[str, dict[str, Threshold]], problems: list[str]) -> Thresholds:
    found: Thresholds = {}
    for slug, thresholds in given.items():
        if not isinstance(thresholds, dict):
            if slug != "dated":
                problems.append(f"{slug}: needed a section [pattern], found a single value")
            continue
        if base and slug not in base:
            problems.append(f"[{slug}]: no pattern of that name; `keepsight patterns` lists them")
            continue
        found[slug] = {name: _threshold(f"[{slug}] {name}", one, base.get(slug, {}).get(name) if base else None, bool(base), problems) for name, one in thresholds.items()}
    if problems:
        raise BadProcedures(f"{file}: " + "; ".join(problems))
    return found


def _threshold(where: str, given: object, ours: Threshold | None, overriding: bool, problems: list[str]) -> Threshold:
    given = given if isinstance(given, dict) else {"value": given}
    unit = given.get("unit", ours.unit if ours else "")
    basis = given.get("basis", "local" if overriding else "")
    value = given.get("value")
    if overriding and ours is None:
        problems.append(f"{where}: no threshold of that name in this pattern")
    elif not isinstance(value, int) or isinstance(value, bool) or value < 1:
        problems.append(f"{where}: needed a whole number of 1 or more, found {value!r}")
    elif unit not in UNITS or (ours and unit != ours.unit):
        problems.append(f"{where}: needed the unit {ours.unit if ours else 'one of ' + ', '.join(UNITS)}, found {unit!r}")
    elif basis not in BASES:
        problems.append(f"{where}: needed a basis of {', '.join(BASES)}, found {basis!r}")
    return Threshold(value if isinstance(value, int) else 0, unit, basis, given.get("source", "set by this partnership"), _replaced(ours) or given.get("ours", ""))


def _replaced(ours: Threshold | None) -> str:
    return f"{ours.value} {ours.unit}" if ours else ""
