"""The whole record of a run: every table, as lists of rows, and the same as Arrow for DuckDB and Parquet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

import pyarrow as pa

from .columns import arrow_schema
from .entry import Account, Concerned, Entry
from .person import Family, Household, Identifier, Name, Person, Relationship
from .source import Coverage, Source

TABLES: dict[str, type] = {
    "person": Person,
    "name": Name,
    "identifier": Identifier,
    "relationship": Relationship,
    "household": Household,
    "family": Family,
    "entry": Entry,
    "concerned": Concerned,
    "account": Account,
    "coverage": Coverage,
    "source": Source,
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
    account: list[Account] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    source: list[Source] = field(default_factory=list)

    def people(self) -> dict[str, Person]:
        """Each person by person_id."""
        return {person.person_id: person for person in self.person}

    def concerned_in(self) -> dict[str, list[Concerned]]:
        """The people of each entry, by entry_id."""
        found: dict[str, list[Concerned]] = defaultdict(list)
        for row in self.concerned:
            found[row.entry_id].append(row)
        return found

    def table(self, name: str) -> pa.Table:
        """One table as Arrow, columns as declared."""
        schema = arrow_schema(TABLES[name])
        rows = getattr(self, name)
        columns = [pa.array([_plain(getattr(row, f.name)) for row in rows], type=f.type) for f in schema]
        return pa.Table.from_arrays(columns, schema=schema)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    return value
