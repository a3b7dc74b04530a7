"""The partnership's own procedures, where the service is given its one file: KEEPSIGHT_PROCEDURES is its path."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from keepsight.access.scope import NotYours
from keepsight.procedures import Forum, Forums, load


def forums() -> Forums:
    """The forums in which agencies meet, and the steps of a disagreement. Raises BadProcedures where the partnership's file cannot be used."""
    return _forums(os.environ.get("KEEPSIGHT_PROCEDURES", ""))


def forum_of(key: str) -> Forum:
    """A forum by its key. Raises NotYours where there is none."""
    found = forums().forums.get(key)
    if found is None:
        raise NotYours
    return found


@cache
def _forums(path: str) -> Forums:
    return load(Path(path) if path else None).meeting
