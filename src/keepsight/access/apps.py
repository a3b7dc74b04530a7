"""The Django application of people who sign in and what they may reach."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Access."""

    name = "keepsight.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
