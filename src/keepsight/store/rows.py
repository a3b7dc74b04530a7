"""A record into the database, and back: one family at a time, one query a table, always the same number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from keepsight.records.person import Person
from keepsight.records.record import TABLES, Record, rows_of

from .columns import field_name, nested_columns, plain
from .lineage import OtherAccount
from .models import MODELS, FamilyRecord, Row, Writing

BATCH = 500  # rows of one insert: below the number of parameters that SQLite takes at once


def add(record: Record, writing: Writing) -> int:
    """Add every row of `record` to the writing's family, as they are; returns how many. Raises ValueError, naming all, where a code is in no closed list."""
    _check_codes(record)
    rows = {name: getattr(record, name) for name in TABLES}
    for name, given in rows.items():
        MODELS[name].objects.bulk_create([_model(name, row, writing) for row in given], batch_size=BATCH)
    return sum(map(len, rows.values()))


def _model(name: str, row: Any, writing: Writing) -> Row:
    given = {field_name(column.name): plain(getattr(row, column.name)) for column in fields(row)}
    return MODELS[name](**given | {"family_id": writing.family_id, "writing": writing})


def close(rows: Iterable[Row], on: date, closing: Writing) -> None:
    """Close rows that stand: from `on` the record no longer holds them, and they are kept."""
    for row in rows:
        row.known_until, row.closing = on, closing
        row.save(update_fields=["known_until", "closing"])


def load(family: FamilyRecord) -> Record:
    """The whole record of a family, closed rows among it."""
    return Record(**{name: _rows(name, family.family_id) for name in TABLES})


def load_some(family: FamilyRecord, name: str, **of: Any) -> list[Any]:
    """The rows of one table of a family that fit, such as `entry_id__in=...`; closed ones among them unless `of` leaves them out."""
    return _rows(name, family.family_id, **of)


def other_accounts(family: FamilyRecord) -> list[Person]:
    """What the other of two records, that were made one, said of people who stand in both; closed rows among them."""
    columns = [column.name for column in fields(Person)]
    return [Person(**dict(zip(columns, values, strict=True))) for values in OtherAccount.objects.filter(family=family).order_by("row_no").values_list(*map(field_name, columns))]


def _rows(name: str, family_id: str, **of: Any) -> list[Any]:
    table, columns = TABLES[name], [column.name for column in fields(TABLES[name])]
    found = MODELS[name].objects.filter(family_id=family_id, **of).order_by("row_no").values_list(*map(field_name, columns))
    if not nested_columns(table):
        positional = _positional(table)
        return [table(*values) if positional else table(**dict(zip(columns, values, strict=True))) for values in found]
    return rows_of(table, [dict(zip(columns, values, strict=True)) for values in found])


def _positional(table: type) -> bool:
    return not next(iter(fields(table))).kw_only


def _check_codes(record: Record) -> None:
    wrong = []
    for name, table in TABLES.items():
        for column in (c for c in fields(table) if c.metadata.get("codes") and c.name not in nested_columns(table)):
            found = {getattr(row, column.name) for row in getattr(record, name)} - {"", *column.metadata["codes"]}
            wrong += [f"{name}, {column.name}: {value!r} is none of {', '.join(column.metadata['codes'])}" for value in sorted(found)]
    if wrong:
        raise ValueError("The record holds codes that are in no list of this version. " + "; ".join(wrong))
