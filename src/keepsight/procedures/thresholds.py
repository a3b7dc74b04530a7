"""Thresholds as dated data: every number that a pattern uses, with its unit, its basis and where it comes from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

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


Procedures = dict[str, dict[str, Threshold]]


class BadProcedures(ValueError):
    """A file of thresholds cannot be used. The message lists every problem, with what was needed and what was found."""


def load(override: Path | None = None) -> Procedures:
    """Each pattern's thresholds by name, with those of a partnership's own file laid over ours.

    A partnership's file has the same shape; it may give a bare number, and what gives no basis is "local".
    Raises BadProcedures with all problems at once (issue: thresholds are overridable in one file).
    """
    text = (resources.files(__package__) / "patterns.toml").read_text(encoding="utf-8")
    ours = _read(tomllib.loads(text), "patterns.toml", {})
    if override is None:
        return ours
    try:
        given = tomllib.loads(override.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadProcedures(f"{override.name} cannot be read as TOML: {error}. Mend that line and run again.") from None
    theirs = _read(given, override.name, ours)
    return {slug: {**thresholds, **theirs.get(slug, {})} for slug, thresholds in ours.items()}


def _read(given: dict, file: str, base: Procedures) -> Procedures:
    problems: list[str] = []
    found: Procedures = {}
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
    return Threshold(value if isinstance(value, int) else 0, unit, basis, given.get("source", "set by this partnership"))
