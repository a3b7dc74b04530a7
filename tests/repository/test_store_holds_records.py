"""The database's tables are those of `records`, column by column, and every stored field has an answer to what it is and when it goes."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import get_args, get_type_hints

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from keepsight.records.record import TABLES
from keepsight.store.classification import FIELDS, classified
from keepsight.store.columns import field_name
from keepsight.store.models import MODELS

OURS = [model for label in ("store", "access", "audit") for model in apps.get_app_config(label).get_models()]
DJANGOS = {str: (models.CharField, models.TextField), int: (models.IntegerField,), bool: (models.BooleanField,), date: (models.DateField,)}
BESIDE = {"row_no", "family", "writing", "closing"}


def test_every_table_of_the_record_has_a_model():
    assert list(MODELS) == list(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_a_model_has_the_columns_of_its_table_and_beside_them_only_where_the_row_stands_and_how_it_came(name):
    columns = {column.name for column in fields(TABLES[name])} - {"family_id"}
    stored = {field.column for field in MODELS[name]._meta.concrete_fields if field.name not in BESIDE}
    assert stored == columns


@pytest.mark.parametrize("name", TABLES)
def test_each_column_has_the_type_the_nullability_and_the_length_that_records_gives_it(name):
    for column in (c for c in fields(TABLES[name]) if c.name != "family_id"):
        hint, field = get_type_hints(TABLES[name])[column.name], MODELS[name]._meta.get_field(field_name(column.name))
        kinds = [part for part in get_args(hint) if part is not type(None)] or [hint]
        assert isinstance(field, DJANGOS.get(kinds[0] if type(None) in get_args(hint) else hint, models.JSONField)), column.name
        assert field.null == (type(None) in get_args(hint)), column.name
        if column.metadata["codes"] and isinstance(field, models.CharField):
            assert field.max_length >= max(map(len, column.metadata["codes"])), column.name
        if column.name.endswith("_id"):
            assert field.max_length == 200, column.name


def test_a_column_whose_meaning_names_a_closed_list_carries_the_list():
    named = [(table, c.name) for table, made in TABLES.items() for c in fields(made) if c.metadata.get("meaning", "").startswith("a key of") and "else as written" not in c.metadata["meaning"]]
    assert [(table, name) for table, name in named if not next(c for c in fields(TABLES[table]) if c.name == name).metadata["codes"] and name != "themes"] == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_stored_field_says_what_it_is_about_how_long_it_is_kept_and_what_removes_it(model):
    stored = {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many]}
    assert set(classified(model._meta.label)) == stored


def test_no_model_is_classified_that_is_not_there():
    assert set(FIELDS) == {model._meta.label for model in OURS}


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
