"""What makes a row the same row wherever and however often it is sent (contracts 3.1): never its file's name or its number."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from .columns import KEPT, Columns

_SHORT = 12  # hexadecimal figures of a reference: 48 bits


def signature_of(columns: Columns, said: list[str], agency: str, child: str) -> str:
    """Agency, the child whom the table's title names, and every cell that says something, each under its field, in no order of columns; a column that numbers rows is left out.

    `said` are the words of the cells, so that a date is the same in a CSV and in a workbook's date cell. The child is of it because
    "Was not brought" on one day in the files of two children is two events.
    """
    cells = zip(columns.fields, columns.headings, said, strict=False)
    told = sorted(f"{heading if name == KEPT else name}={words}" for name, heading, words in cells if words and name != "numbering")
    whole = "\x02".join([agency, child, *told])
    plain = whole if whole.isascii() else unicodedata.normalize("NFKC", whole)
    return " ".join(plain.lower().split())


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
