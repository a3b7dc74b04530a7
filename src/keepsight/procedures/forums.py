"""The forums in which agencies meet round a record, and the steps of a disagreement: dated data that a partnership may lay its own over."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from importlib import resources
from typing import Any

from .timescales import Timescale

REFLECTIVE, CASE_MANAGEMENT = "reflective", "case management"
MAY_KEEP = {REFLECTIVE: ("themes", "hypotheses", "carried"), CASE_MANAGEMENT: ("minutes", "views", "decisions", "actions")}
BASES = ("published", "local", "our default")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a forum with its unit and where it comes from."""

    value: int
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Forum:
    """One forum. `keeps` are parts of MAY_KEEP of its kind; `held_by` codes of roles; `quorum` and `rhythm` are None where no number is set."""

    key: str
    name: str
    kind: str
    keeps: tuple[str, ...]
    held_by: tuple[str, ...]
    entry_kind: str
    about: str
    basis: str
    source: str
    quorum: Number | None = None
    first: Number | None = None
    rhythm: Number | None = None
    one_agency: bool = False

    @property
    def reflective(self) -> bool:
        """Whether it is of the kind in which no fact, task or decision is recorded."""
        return self.kind == REFLECTIVE


@dataclass(frozen=True, slots=True)
class Escalation:
    """The local steps of a disagreement, in order, each with its working days; None where a step has no clock."""

    name: str
    steps: tuple[tuple[str, int | None], ...]
    basis: str
    source: str

    def days_of(self, step: str) -> int | None:
        """The working days of a step; none where it has no clock or is not among the steps."""
        return dict(self.steps).get(step)


@dataclass(frozen=True, slots=True)
class Forums:
    """Every forum by its key, the steps of a disagreement, and the name under which the partnership itself writes."""

    partnership: str
    forums: dict[str, Forum]
    escalation: Escalation


def load_forums(overrides: dict[str, Any], timescales: tuple[Timescale, ...], problems: list[str]) -> Forums:
    """Ours, with a partnership's [partnership], [forums.NAME] and [escalation] laid over; what is wrong with those is added to `problems`."""
    ours = tomllib.loads((resources.files(__package__) / "forums.toml").read_text(encoding="utf-8"))
    newest = {row.timescale: row for row in timescales}
    given = _section(overrides, "forums", problems)
    merged = {key: {**ours["forums"].get(key, {}), **_local(given.get(key, {}), f"[forums.{key}]", problems)} for key in {**ours["forums"], **given}}
    forums = {key: found for key, one in merged.items() if (found := _forum(key, one, newest, problems))}
    escalation = {**ours["escalation"], **_local(_section(overrides, "escalation", problems), "[escalation]", problems)}
    return Forums(str({**ours["partnership"], **_section(overrides, "partnership", problems)}["name"]), forums, _escalation(escalation, problems))


def _section(overrides: dict[str, Any], name: str, problems: list[str]) -> dict[str, Any]:
    given = overrides.get(name, {})
    if not isinstance(given, dict):
        problems.append(f"[{name}]: needed a section, found {given!r}")
    return given if isinstance(given, dict) else {}


def _local(given: object, where: str, problems: list[str]) -> dict[str, Any]:
    if not isinstance(given, dict):
        problems.append(f"{where}: needed a section, found {given!r}")
        return {}
    return {"basis": "local", "source": "set by this partnership", **given} if given else {}


def _forum(key: str, given: dict[str, Any], newest: dict[str, Timescale], problems: list[str]) -> Forum | None:
    """One forum, or None with what is wrong with it added to `problems`."""
    where, before = f"[forums.{key}]", len(problems)
    known = {column.name for column in fields(Forum)} - {"key"}
    problems += [f"{where} {name}: a forum has no such line; it has {', '.join(sorted(known))}" for name in given if name not in known]
    problems += [f"{where}: needed a line {name}" for name in ("name", "kind", "keeps", "held_by") if not given.get(name)]
    kind = given.get("kind")
    if kind not in MAY_KEEP:
        problems.append(f"{where} kind: needed one of {', '.join(MAY_KEEP)}, found {kind!r}")
    problems += [f"{where} keeps: a {kind} forum may keep {', '.join(MAY_KEEP[kind])}, found {part!r}" for part in given.get("keeps", ()) if kind in MAY_KEEP and part not in MAY_KEEP[kind]]
    if given.get("basis", "local") not in BASES:
        problems.append(f"{where} basis: needed one of {', '.join(BASES)}, found {given['basis']!r}")
    numbers = {name: _number(given[name], f"{where} {name}", newest, problems) for name in ("quorum", "first", "rhythm") if given.get(name)}
    if len(problems) > before:
        return None
    plain = {name: str(given.get(name, default)) for name, default in (("name", ""), ("entry_kind", "meeting"), ("about", ""), ("basis", "local"), ("source", "set by this partnership"))}
    return Forum(key=key, kind=kind, keeps=tuple(given["keeps"]), held_by=tuple(given["held_by"]), one_agency=bool(given.get("one_agency")), **plain, **numbers)


def _number(given: object, where: str, newest: dict[str, Timescale], problems: list[str]) -> Number | None:
    """A number of its own, of a timescale of guidance, or (for a quorum) of agencies."""
    given = given if isinstance(given, dict) else {"value": given}
    if given.get("timescale") in newest:
        row = newest[given["timescale"]]
        return Number(row.value, row.unit, f"{row.timescale}, {row.source}")
    value, unit = (given["agencies"], "agencies") if "agencies" in given else (given.get("value"), given.get("unit", "days"))
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        problems.append(f"{where}: needed a whole number of 1 or more, or a timescale, found {value!r}")
        return None
    return Number(value, unit, str(given.get("source", "set by this partnership")))


def _escalation(given: dict[str, Any], problems: list[str]) -> Escalation:
    steps = []
    for number, step in enumerate(given.get("steps", ()), start=1):
        days = step.get("working_days") if isinstance(step, dict) else None
        if not isinstance(step, dict) or not step.get("name") or not (days is None or (isinstance(days, int) and not isinstance(days, bool) and days > 0)):
            problems.append(f"[escalation] step {number}: needed a name, and working_days as a whole number of 1 or more or none, found {step!r}")
        else:
            steps.append((str(step["name"]), days))
    return Escalation(str(given.get("name", "")), tuple(steps), str(given.get("basis", "local")), str(given.get("source", "")))
