"""What has held or improved: good care, improvement, help given and family's help, as recorded."""

from __future__ import annotations

from ..told import Told
from .cited import Cited, cited

GOOD = ("good-care", "improvement", "help-given", "family-helps")


def held(told: Told) -> list[Cited]:
    """The entries that record something good, latest first; denied themes are left out."""
    found = []
    for entry in reversed(told.entries):
        good = [theme for theme in entry.themes if theme.value in GOOD and not theme.denied]
        if good:
            found.append(cited(entry, suggested=all(theme.suggested for theme in good)))
    return found
