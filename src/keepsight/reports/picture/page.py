"""index.html: one self-contained page by templates of this package, every word of a record escaped."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from .told import Told
from .words.entries import EntryWords
from .words.marking import MARKING, as_at
from .words.rests_on import agencies, files


def page(told: Told, entries: list[EntryWords]) -> bytes:
    """The page in UTF-8; it opens from a file, asks the network for nothing, and reads without its script."""
    env = Environment(
        loader=PackageLoader("keepsight.reports.picture"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    return env.get_template("page.html").render(**_shown(told, entries)).encode()


def _shown(told: Told, entries: list[EntryWords]) -> dict[str, Any]:
    return {
        "marking": MARKING,
        "as_at": as_at(told),
        "agencies": agencies(told),
        "files": files(told),
        "notices": told.assembled.notices,
        "unreadable": told.assembled.unreadable,
        "entries": entries,
    }
