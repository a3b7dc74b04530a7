"""What has held or improved: good care, improvement, help given and family's help, as recorded."""

from __future__ import annotations

from keepsight.records.entry import Entry, Theme

from ..told import Told
from .cited import Cited, cited

GOOD = ("good-care", "improvement", "help-given", "family-helps")


def held(told: Told) -> list[Cited]:
    """The entries that record something good, latest first."""
    return [cited(entry, suggested=all(theme.suggested for theme in _good(entry))) for entry in reversed(has_held(told))]


def has_held(told: Told) -> list[Entry]:
    """The same entries in order; denied themes are left out."""
    return [entry for entry in told.entries if _good(entry)]


def _good(entry: Entry) -> list[Theme]:
    return [theme for theme in entry.themes if theme.value in GOOD and not theme.denied]
