"""What the API takes and gives: the shapes of contracts 4 and 8, from which its OpenAPI description is written."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from keepsight.records.codes import PARTS
from keepsight.records.columns import LONGEST_ID
from keepsight.records.record import TABLES
from keepsight.web.entries.forms import LONGEST

AN_ID = {"max_length": LONGEST_ID, "pattern": r"^[^/\x00]+$"}


NO_NUL = r"^[^\x00]*$"  # a letter that PostgreSQL holds in no text


class Strict(Schema):
    """What is sent names no field that is not known: a word misspelt is told, not passed over."""

    model_config = ConfigDict(extra="forbid")


class FamilyOut(Schema):
    """A family that the system's agency works with."""

    family_id: str
    label: str


class PersonIn(Strict):
    """Somebody whom an entry concerns, and their part in it."""

    person_id: str = Field(**AN_ID)
    part: str = Field(json_schema_extra={"enum": sorted(PARTS)})


class EntryIn(Strict):
    """An entry to be written: `happened` as people write days (22 May 2026, May 2026); an empty field is *not recorded*."""

    happened: str = Field(max_length=100, pattern=NO_NUL, description="a day as people write it: 22 May 2026, 22/05/2026, 2026-05-22, or May 2026 where only the month is known")
    text: str = Field(max_length=LONGEST, pattern=NO_NUL)
    people: list[PersonIn] = Field(max_length=200)
    childs_words: str = Field(default="", max_length=LONGEST, pattern=NO_NUL)
    response: str = Field(default="", max_length=LONGEST, pattern=NO_NUL)
    key: bool = False
    restricted: str = Field(default="", max_length=500, pattern=NO_NUL)
    reference: str = Field(default="", max_length=LONGEST_ID, pattern=NO_NUL, description="the system's own reference: sent again under it, the entry stands once")


class Written(Schema):
    """The entry that now stands; `new` is false where it stood already."""

    entry_id: str
    new: bool


class Wrong(Schema):
    """What was wrong and what to send instead, each with the field it is about."""

    wrong: list[dict[str, str]]


class Detail(Schema):
    """Why nothing was given."""

    detail: str


def _row_shape(table: type) -> type[Schema]:
    """A table's row, as the record declares it (contracts 8)."""
    hints = get_type_hints(table)
    given: dict[str, Any] = {one.name: (hints[one.name], Field(description=one.metadata.get("meaning", ""))) for one in fields(table)}
    return create_model(table.__name__, __base__=Schema, __doc__=(table.__doc__ or "").strip(), **given)


RecordOut = create_model(
    "RecordOut",
    __base__=Schema,
    __doc__="The whole record as this system's agency may see it, table by table; rows that were corrected or withdrawn carry known_until.",
    as_at=(date, ...),
    **{name: (list[_row_shape(table)], ...) for name, table in TABLES.items()},
)
