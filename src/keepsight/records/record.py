"""The whole record of a run: every table, as lists of rows, and the same as Arrow for DuckDB and Parquet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from itertools import accumulate
from typing import Any, get_args, get_origin, get_type_hints

import pyarrow as pa

from .columns import arrow_schema
from .entry import Account, Concerned, Entry
from .person import Family, Household, Identifier, Name, Person, Relationship
from .source import Coverage, Source
from .work import Action, Answer, Assessment, Decision, Disagreement, Grade, Involvement, Order, Session, Step

TABLES: dict[str, type] = {
    "person": Person,
    "name": Name,
    "identifier": Identifier,
    "relationship": Relationship,
    "household": Household,
    "family": Family,
    "entry": Entry,
    "concerned": Concerned,
    "involvement": Involvement,
    "step": Step,
    "assessment": Assessment,
    "grade": Grade,
    "decision": Decision,
    "action": Action,
    "session": Session,
    "disagreement": Disagreement,
    "order": Order,
    "account": Account,
    "coverage": Coverage,
    "source": Source,
    "answer": Answer,
}


@dataclass(slots=True)
class Record:
    """Every table by its name in contracts 8. Rows keep the order in which files gave them; readers sort."""

    person: list[Person] = field(default_factory=list)
    name: list[Name] = field(default_factory=list)
    identifier: list[Identifier] = field(default_factory=list)
    relationship: list[Relationship] = field(default_factory=list)
    household: list[Household] = field(default_factory=list)
    family: list[Family] = field(default_factory=list)
    entry: list[Entry] = field(default_factory=list)
    concerned: list[Concerned] = field(default_factory=list)
    involvement: list[Involvement] = field(default_factory=list)
    step: list[Step] = field(default_factory=list)
    assessment: list[Assessment] = field(default_factory=list)
    grade: list[Grade] = field(default_factory=list)
    decision: list[Decision] = field(default_factory=list)
    action: list[Action] = field(default_factory=list)
    session: list[Session] = field(default_factory=list)
    disagreement: list[Disagreement] = field(default_factory=list)
    order: list[Order] = field(default_factory=list)
    account: list[Account] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    source: list[Source] = field(default_factory=list)
    answer: list[Answer] = field(default_factory=list)

    def people(self) -> dict[str, Person]:
        """Each person by person_id."""
        return {person.person_id: person for person in self.person}

    def concerned_in(self) -> dict[str, list[Concerned]]:
        """The people of each entry, by entry_id."""
        found: dict[str, list[Concerned]] = defaultdict(list)
        for row in self.concerned:
            found[row.entry_id].append(row)
        return found

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """One table as Arrow, columns as declared: all of them, or only those that are named."""
        schema = arrow_schema(TABLES[name])
        schema = schema if columns is None else pa.schema([schema.field(column) for column in columns])
        rows = getattr(self, name)
        columns = [_array([getattr(row, f.name) for row in rows], f.type) for f in schema]
        return pa.Table.from_arrays(columns, schema=schema)


def from_tables(tables: Mapping[str, pa.Table]) -> Record:
    """A record of the rows of its tables as Arrow; a table that is not given is empty."""
    return Record(**{name: rows_of(TABLES[name], table.to_pylist()) for name, table in tables.items()})


def rows_of(table: type, rows: Iterable[dict[str, Any]]) -> list[Any]:
    """Rows of a table of the record from plain dictionaries by column, nested values as dictionaries and lists."""
    nested = {name: made for name, hint in get_type_hints(table).items() if (made := _nested(hint))}
    return [table(**row | {name: make(row[name]) for name, make in nested.items() if row[name] is not None}) for row in rows]


def _nested(hint: Any) -> Callable[[Any], Any] | None:
    """How a dictionary becomes the dataclass that the hint names, alone or in a list; None where the hint is plain."""
    for part in get_args(hint):
        if is_dataclass(part):
            if get_origin(hint) is list:
                return lambda values, part=part: [part(**value) for value in values]
            return lambda value, part=part: part(**value)
    return None


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    """Values of one column as Arrow: plain ones as they are, our nested dataclasses as structs, lists of either."""
    if pa.types.is_list(kind):
        offsets = list(accumulate((len(items) for items in values), initial=0))
        return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), _array([item for items in values for item in items], kind.value_type))
    if pa.types.is_struct(kind):
        parts = [_array([None if value is None else getattr(value, f.name) for value in values], f.type) for f in kind]
        return pa.StructArray.from_arrays(parts, fields=list(kind), mask=pa.array([value is None for value in values], pa.bool_()))
    return pa.array(values, type=kind)
