"""A question from the record as one row: the fields of `findings.json` (contracts 4), with its family, standpoint and state before them.

No column counts over patterns, and none orders people: rows stand by family, pattern, standpoint and day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from keepsight.records.finding import Finding

_ENTRIES = pa.list_(pa.string())
SCHEMA = pa.schema(
    [
        ("family_id", pa.string()),
        ("standpoint", pa.string()),
        ("state", pa.string()),
        ("finding_id", pa.string()),
        ("merged_ids", _ENTRIES),
        ("pattern", pa.string()),
        ("label", pa.string()),
        ("about", _ENTRIES),
        ("raised_on", pa.date32()),
        ("raised_on_earliest", pa.date32()),
        ("resolved_on", pa.date32()),
        ("live", pa.bool_()),
        ("first_on", pa.date32()),
        ("last_on", pa.date32()),
        ("measure", pa.int32()),
        ("statement", pa.string()),
        ("question", pa.string()),
        ("raised_by", _ENTRIES),
        ("evidence", _ENTRIES),
        ("contrary", _ENTRIES),
        ("rests_on_suggestions", _ENTRIES),
        ("coverage", pa.list_(pa.struct([("agency", pa.string()), ("entries", pa.int32()), ("first", pa.date32()), ("last", pa.date32()), ("kind_of_file", pa.string())]))),
        ("together", pa.list_(pa.struct([("agency", pa.string()), ("raised_on", pa.date32())]))),
        ("parameters", pa.list_(pa.struct([("name", pa.string()), ("value", pa.int32()), ("unit", pa.string()), ("basis", pa.string()), ("source", pa.string())]))),
        ("version", pa.string()),
    ]
)
NESTED = {"coverage", "together", "parameters"}
PLAIN = [name for name in SCHEMA.names if name not in NESTED | {"state"}]


def row(finding: Finding, state: str) -> dict[str, Any]:
    """The row of a finding whose state is `state` (a key of answers.STATES), by SCHEMA; lists inside are of plain dicts."""
    found = {name: getattr(finding, name) for name in PLAIN}
    found["state"] = state
    found["coverage"] = [{"agency": c.agency, "entries": c.entries, "first": c.first, "last": c.last, "kind_of_file": c.kind_of_file} for c in finding.coverage]
    found["together"] = [{"agency": agency, "raised_on": day} for agency, day in finding.together.items()]
    found["parameters"] = [{"name": name, "value": p.value, "unit": p.unit, "basis": p.basis, "source": p.source} for name, p in finding.parameters.items()]
    return found


def as_json(given: dict[str, Any]) -> dict[str, Any]:
    """The row in the shape of `findings.json`: what each agency alone would show, and the thresholds, by name."""
    together = {one["agency"]: one["raised_on"] for one in given["together"]}
    parameters = {one["name"]: {part: value for part, value in one.items() if part != "name"} for one in given["parameters"]}
    return {name: given[name] for name in SCHEMA.names} | {"together": together, "parameters": parameters}


def as_cells(given: dict[str, Any]) -> list[str]:
    """The row as text for a CSV, lists parted by semicolons; what a spreadsheet could run begins with an apostrophe."""
    told = given | {
        "coverage": [_coverage(one) for one in given["coverage"]],
        "together": [f"{one['agency']}: {one['raised_on'] or 'not alone'}" for one in given["together"]],
        "parameters": [f"{one['name']}: {one['value']} {one['unit']} ({one['basis']})" for one in given["parameters"]],
    }
    return [_cell(told[name]) for name in SCHEMA.names]


def _coverage(one: dict[str, Any]) -> str:
    span = f", {one['first']} to {one['last']}" if one["first"] else ""
    return f"{one['agency']}: {one['entries']} entries{span}{', ' + one['kind_of_file'] if one['kind_of_file'] else ''}"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    said = "; ".join(value) if isinstance(value, list) else value.isoformat() if isinstance(value, date) else str(value)
    return f"'{said}" if said.startswith(("=", "+", "-", "@", "\t", "\r")) else said
