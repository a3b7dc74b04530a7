"""The Django application of the record's tables."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class StoreConfig(AppConfig):
    """The record."""

    name = "keepsight.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make what search stands on after every migration: a migration that makes a table anew takes its triggers away."""
        post_migrate.connect(_prepare_search, sender=self)


def _prepare_search(using: str, **_given: Any) -> None:
    from .fulltext import prepare  # models are there only once every application is

    prepare(connections[using])
