"""Django's fields for the columns of `records`, so that a column is declared once: there (design 2, define once)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from keepsight.records.columns import longest

Plain = {bool: models.BooleanField, int: models.IntegerField, date: models.DateField}


def holds(table: type, *, but: tuple[str, ...] = ()) -> Callable[[type], type]:
    """A class decorator: the model gets a field for each column of `table`, and `holds` names the table; `but` are columns the model declares itself."""

    def give(model: type[models.Model]) -> type[models.Model]:
        hints = get_type_hints(table)
        model.holds = table
        for column in fields(table):
            if column.name not in but:
                field = _field(column, hints[column.name])
                field.db_column = column.name
                model.add_to_class(field_name(column.name), field)
        return model

    return give


def field_name(column: str) -> str:
    """What Django calls a column: its own name, but for `end_`, as Django allows no underscore at the end."""
    return "ends_on" if column == "end_" else column


def _field(column: Field, hint: Any) -> models.Field:
    """The Django field of one column: the same type, nullability and length."""
    kinds = [part for part in get_args(hint) if part is not type(None)]
    may_be_null = type(None) in get_args(hint)
    kind = kinds[0] if may_be_null else hint
    if is_nested(hint):
        return models.JSONField(encoder=DjangoJSONEncoder, null=may_be_null, blank=True, default=None if may_be_null else _empty(hint))
    kept = {"null": may_be_null, "blank": may_be_null or kind is str} | _default(column)
    if kind is str:
        length = longest(column.name, column.metadata.get("codes"))
        return models.CharField(max_length=length, **kept) if length else models.TextField(**kept)
    return Plain[kind](**kept)


def _default(column: Field) -> dict[str, Any]:
    return {} if column.default is MISSING else {"default": column.default}


def _empty(hint: Any) -> type:
    return list if get_origin(hint) is list else dict


def is_nested(hint: Any) -> bool:
    """Whether a column holds a list or one of our dataclasses, and is kept as JSON."""
    parts = (hint, *get_args(hint))
    return any(is_dataclass(part) or get_origin(part) in (list, dict) for part in parts)


@cache
def nested_columns(table: type) -> tuple[str, ...]:
    """The columns of a table that are kept as JSON."""
    return tuple(name for name, hint in get_type_hints(table).items() if is_nested(hint))


def plain(value: Any) -> Any:
    """A nested value as JSON holds it."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return {name: plain(getattr(value, name)) for name in _names(type(value))} if is_dataclass(value) else value


@cache
def _names(table: type) -> tuple[str, ...]:
    return tuple(column.name for column in fields(table))
