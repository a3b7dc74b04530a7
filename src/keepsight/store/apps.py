"""The Django application of the record's tables."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The record."""

    name = "keepsight.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
