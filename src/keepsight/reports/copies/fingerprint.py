"""The mark of a record and of the rules: the same rows and the same rules give the same mark, and nothing can be told from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from keepsight.patterns import catalogue
from keepsight.procedures import Procedures
from keepsight.records.record import TABLES, Record


def record_mark(record: Record) -> str:
    """SHA-256 of every row of every table in an order of its own: it does not tell where the rows were kept."""
    found = hashlib.sha256()
    for name in TABLES:
        rows = sorted(map(repr, getattr(record, name)))  # a row says all its columns, each as it is
        found.update(f"{name} {len(rows)}\n".encode())
        for row in rows:
            found.update(row.encode() + b"\n")
    return found.hexdigest()


def rules(procedures: Procedures) -> str:
    """Which rules: Keepsight's version, how many patterns and the mark of their texts, and the mark of the thresholds and timescales."""
    definitions = catalogue()
    patterns = _mark([[one.slug, one.version] for one in definitions])
    numbers = _mark([{slug: {name: asdict(one) for name, one in procedures[slug].items()} for slug in procedures}, [asdict(one) for one in procedures.timescales]])
    return f"Keepsight {version('keepsight')}; {len(definitions)} patterns, mark {patterns}; thresholds and timescales, mark {numbers}"


def _mark(what: Any) -> str:
    return hashlib.sha256(json.dumps(what, default=str, sort_keys=True).encode()).hexdigest()[:12]
