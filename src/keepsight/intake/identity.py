"""What makes a row the same row wherever and however often it is sent (contracts 3.1): never its file's name or its number."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from .columns import plain_heading
from .grid import Cell
from .tables import Table

_SHORT = 12  # hexadecimal figures of a reference: 48 bits


def signature_of(table: Table, cells: list[Cell], agency: str) -> str:
    """Agency and every cell that says something, each under its field, in no order of columns; a column that numbers rows is left out."""
    said = []
    for heading, name, cell in zip(table.columns.headings, table.columns.fields, cells, strict=False):
        if name != "numbering" and (words := _normal(cell)):
            said.append(f"{plain_heading(heading) if name == 'kept' else name}={words}")
    return "\x1f".join([agency.lower(), *sorted(said)])


def _normal(cell: Cell) -> str:
    if isinstance(cell, str):
        plain = cell if cell.isascii() else unicodedata.normalize("NFKC", cell)
        return " ".join(plain.lower().split())
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return re.sub(r"t00:00:00$", "", cell.isoformat().lower())
    return f"{cell:g}" if isinstance(cell, float) else str(cell).lower()


def reference(signature: str, occurrence: int) -> str:
    """A short hash: the same for the same words said for the same time in a file, on every machine."""
    return hashlib.sha256(f"{signature}\x1e{occurrence}".encode()).hexdigest()[:_SHORT]


def clashing_files(rows: Iterable[tuple[str, str, str]]) -> set[str]:
    """The files whose own ids cannot be used: rows as (file, own id, signature), where one id stands for two different rows."""
    first: dict[str, tuple[str, str]] = {}
    clashing: set[str] = set()
    for file, own, signature in rows:
        other, said = first.setdefault(own, (file, signature))
        if said != signature:
            clashing |= {file, other}
    return clashing
