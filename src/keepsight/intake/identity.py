"""What makes a row the same row wherever and however often it is sent (contracts 3.1): never its file's name or its number."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from keepsight.records.entry import Concerned, Entry
from keepsight.records.source import Source
from keepsight.records.work import Assessment, Grade

from .columns import KEPT, Columns
from .tally import Tally

_SHORT = 12  # hexadecimal figures of a reference: 48 bits


@dataclass(slots=True)
class SentRow:
    """An entry without an entry_id, where it came from, the file's own id for it, and what makes it the same row elsewhere.

    `words` is the signature without the file's own id, by which a row is known again in a version that numbers its rows anew.
    `typed` are rows that carry the entry's id beside it, and `lines` the further rows of the sheet in which they stand.
    """

    tally: Tally
    source: Source
    entry: Entry
    concerned: list[Concerned]
    own_id: str
    own_heading: str
    signature: str
    words: str
    child: str
    typed: list[Assessment | Grade] = field(default_factory=list)
    lines: list[Source] = field(default_factory=list)


def signature_of(columns: Columns, said: list[str], agency: str, child: str, without: str = "") -> str:
    """Agency, the child whom the table's title names, and every cell that says something, each under its field, in no order of columns; a column that numbers rows is left out, and the field `without`.

    `said` are the words of the cells, so that a date is the same in a CSV and in a workbook's date cell. The child is of it because
    "Was not brought" on one day in the files of two children is two events.
    """
    cells = zip(columns.fields, columns.headings, said, strict=False)
    told = sorted(f"{heading if name == KEPT else name}={words}" for name, heading, words in cells if words and name not in ("numbering", without))
    whole = "\x02".join([agency, child, *told])
    plain = whole if whole.isascii() else unicodedata.normalize("NFKC", whole)
    return " ".join(plain.lower().split())


def reference(signature: str, occurrence: int) -> str:
    """A short hash: the same for the same words said for the same time in a file, on every machine."""
    return hashlib.sha256(f"{signature}\x1e{occurrence}".encode()).hexdigest()[:_SHORT]


def clashing_files(rows: Iterable[SentRow]) -> set[str]:
    """The files whose own ids cannot be used: one id stands for two different rows."""
    first: dict[str, SentRow] = {}
    clashing: set[str] = set()
    for row in rows:
        other = first.setdefault(row.own_id, row) if row.own_id else row
        if other.signature != row.signature:
            clashing |= {row.tally.file, other.tally.file}
    return clashing
