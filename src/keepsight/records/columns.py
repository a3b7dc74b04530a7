"""How a column of the record is declared: once, with its meaning and where the term comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

import pyarrow as pa

LONGEST_ID = 200  # letters of an id: an agency's own ids are far shorter, and a database can hold an index over it


def column(meaning: str, *, term: str = "", codes: Mapping[str, str] | None = None, default: Any = MISSING, default_factory: Any = MISSING) -> Any:
    """A dataclass field that is a column: `meaning` in a sentence, `term` naming the source of the word or rule, `codes` the closed list its value is from."""
    given = {"default": default} if default is not MISSING else {}
    if default_factory is not MISSING:
        given = {"default_factory": default_factory}
    return field(metadata={"meaning": meaning, "term": term, "codes": codes}, **given)


def longest(name: str, codes: Mapping[str, str] | None) -> int | None:
    """How many letters a text column may hold: ids and codes are bounded, an agency's own words never are (nothing is cut off)."""
    if name.endswith("_id"):
        return LONGEST_ID
    return max(map(len, codes)) if codes else None


@dataclass(slots=True, kw_only=True)
class Known:
    """What every row of every table carries (contracts 1.1)."""

    source_id: str = column("the file, sheet and row this came from: a row of `source`", term="contracts 1.1", default="")
    known_on: date | None = column("first day on which the record held this row", term="contracts 1.2", default=None)
    known_until: date | None = column("day it was corrected or withdrawn; empty while it stands", default=None)


_PLAIN = {str: pa.string(), int: pa.int32(), bool: pa.bool_(), date: pa.date32()}


def arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of a column's type hint: plain types, `X | None`, lists, and dataclasses as structs."""
    parts = [part for part in get_args(hint) if part is not type(None)]
    if get_origin(hint) is list:
        return pa.list_(arrow_type(parts[0]))
    if len(parts) == 1:
        return arrow_type(parts[0])
    if is_dataclass(hint):
        return pa.struct(list(arrow_schema(hint)))
    return _PLAIN[hint]


def arrow_schema(table: type) -> pa.Schema:
    """The Arrow schema of a table's dataclass, columns in the order they are declared."""
    hints = get_type_hints(table)
    return pa.schema([pa.field(f.name, arrow_type(hints[f.name])) for f in fields(table)])
