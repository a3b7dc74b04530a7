"""The two large tables, entries and who they concern, gathered as plain rows and turned into Arrow in bulk.

What comes from an entry's wording (kind, themes, outcome, source type) is kept once for each wording and taken by number: it is not made two million times.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pyarrow as pa

from keepsight.records.codes import OUTCOMES
from keepsight.records.columns import arrow_schema
from keepsight.records.record import TABLES

from .rates import data
from .wordings import WORDBOOK, Wording

PLACES = ("entry_id", "family_id", "agency", "wording", "happened_from", "happened_to", "precision", "recorded_on", "known_on", "text")
PRECISIONS = ("day", "about", "month", "season", "year")


@cache
def agencies() -> tuple[tuple[str, str], ...]:
    """Every agency of the county by name, with what it does; entries hold its place here."""
    return tuple((name, key) for key, given in data("agencies.toml").items() for name in given["names"])


def source_ids() -> list[str]:
    """The source of each agency's rows, by its place among `agencies`."""
    return [f"simulated|{name}|1" for name, _ in agencies()]


class Rows:
    """Entries (as PLACES has them), the people of each (entry, person, name, part, known on), and the few that hold more than most."""

    def __init__(self) -> None:
        self.entries: list[tuple] = []
        self.concerned: list[tuple] = []
        self.more: dict[int, dict[str, object]] = {}

    def entry_table(self) -> pa.Table:
        """The entries as the record's table."""
        columns = dict(zip(PLACES, zip(*self.entries, strict=True), strict=True)) if self.entries else {name: () for name in PLACES}
        made = {name: pa.array(columns[name], pa.string()) for name in ("entry_id", "family_id", "text")}
        made |= {name: _days(columns[name]) for name in ("happened_from", "happened_to", "recorded_on", "known_on")}
        numbers = pa.array(columns["wording"], pa.int32())
        made |= {name: values.take(numbers) for name, values in _by_wording().items()}
        by = pa.array(columns["agency"], pa.int32())
        made["agency"] = pa.array([name for name, _ in agencies()], pa.string()).take(by)
        made["source_id"] = pa.array(source_ids(), pa.string()).take(by)
        made["precision"] = pa.array(PRECISIONS, pa.string()).take(pa.array(columns["precision"], pa.int32()))
        return self._whole(made, len(self.entries))

    def _whole(self, made: dict[str, pa.Array], length: int) -> pa.Table:
        schema = arrow_schema(TABLES["entry"])
        for name, empty in (("how_many", 1), ("key", False), ("after_as_of", False), ("also_seen", []), ("account_of", None)):
            made[name] = self._some(name, length, schema.field(name).type, empty, made.get(name))
        for field in schema:
            if field.name not in made:
                made[field.name] = self._some(field.name, length, field.type, None if field.type == pa.date32() else "")
        return pa.Table.from_arrays([made[field.name] for field in schema], schema=schema)

    def _some(self, name: str, length: int, kind: pa.DataType, empty: object, given: pa.Array | None = None) -> pa.Array:
        """A column that is the same for all but the few rows in `more`."""
        told = {row: held[name] for row, held in self.more.items() if name in held}
        if not told:
            return given if given is not None else pa.repeat(pa.scalar(empty, kind), length)
        values = given.to_pylist() if given is not None else [empty] * length
        for row, value in told.items():
            values[row] = value
        return pa.array(values, kind)

    def concerned_table(self) -> pa.Table:
        """Who each entry concerns, as the record's table."""
        entry, person, name, part, known, by = zip(*self.concerned, strict=True) if self.concerned else ((),) * 6
        length = len(entry)
        made = {
            "source_id": pa.array(source_ids(), pa.string()).take(pa.array(by, pa.int32())), "known_on": _days(known), "known_until": pa.nulls(length, pa.date32()),
            "entry_id": pa.array(entry, pa.string()), "person_id": pa.array(person, pa.string()), "as_written": pa.array(name, pa.string()), "part": pa.array(part, pa.string()),
            "suggested": pa.repeat(False, length),
        }  # fmt: skip
        schema = arrow_schema(TABLES["concerned"])
        made |= {field.name: pa.repeat("", length) for field in schema if field.name not in made}  # what a story does not tell is not recorded
        return pa.Table.from_arrays([made[field.name] for field in schema], schema=schema)


def _days(numbers: tuple[int | None, ...]) -> pa.Array:
    return pa.array(numbers, pa.int32()).view(pa.date32())


def _by_wording() -> dict[str, pa.Array]:
    schema = arrow_schema(TABLES["entry"])
    told: dict[str, Callable[[Wording], object]] = {
        "kind": lambda w: _said(w.kind),
        "themes": lambda w: [_said(theme) | {"denied": False} for theme in w.themes],
        "outcome": lambda w: _said(OUTCOMES[w.outcome]) if w.outcome else None,
        "outcome_code": lambda w: w.outcome,
        "source_type": lambda w: _said(w.source) if w.source else None,
        "account_of": lambda w: w.account,
    }
    return {name: pa.array([tell(wording) for wording in WORDBOOK.all], schema.field(name).type) for name, tell in told.items()}


def _said(value: str) -> dict[str, object]:
    return {"value": value, "suggested": False, "words": ""}
