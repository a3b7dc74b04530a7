"""The partnership's own procedures, where the service is given its one file: KEEPSIGHT_PROCEDURES is its path."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from keepsight.access.scope import NotYours
from keepsight.procedures import Forum, Forums, Procedures, load


def forums() -> Forums:
    """The forums in which agencies meet, and the steps of a disagreement. Raises BadProcedures where the partnership's file cannot be used."""
    return procedures().meeting


def procedures() -> Procedures:
    """Every threshold of a pattern, timescale and forum, the partnership's own laid over ours. Raises BadProcedures where its file cannot be used."""
    return _loaded(*_file())


def own_values() -> str:
    """A mark of the partnership's file as it now is, so that no question put by other values is taken for one put by these; empty where there is none."""
    return _mark(*_file())


def forum_of(key: str) -> Forum:
    """A forum by its key. Raises NotYours where there is none."""
    found = forums().forums.get(key)
    if found is None:
        raise NotYours
    return found


def _file() -> tuple[str, int]:
    path = os.environ.get("KEEPSIGHT_PROCEDURES", "")
    return path, Path(path).stat().st_mtime_ns if path else 0


@lru_cache(maxsize=4)
def _mark(path: str, _changed: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16] if path else ""


@lru_cache(maxsize=4)
def _loaded(path: str, _changed: int) -> Procedures:
    return load(Path(path) if path else None)
