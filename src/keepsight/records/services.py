"""Which service an agency is, by its name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from .phrases import expression


@cache
def service_of(agency: str) -> str:
    """Which service an agency is, by the words of services.toml in its name; empty where none fits."""
    return next((service for service, pattern in _services() if pattern.search(agency.lower())), "")


@cache
def _services() -> list[tuple[str, re.Pattern[str]]]:
    given = tomllib.loads((resources.files(__package__) / "services.toml").read_text(encoding="utf-8"))
    return [(service, re.compile(expression(phrases))) for service, phrases in given.items()]
