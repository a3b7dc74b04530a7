"""Asking agencies: a blank template for each in Word and Excel, and the list of who was asked (safe practice 3)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

from ..together import put_all
from .sheet import write_sheet
from .word import write_word

LIST = "who-was-asked.csv"
LONGEST_NAME = 80  # letters, so that a template in a deep folder stays within the 260 that Windows opens


def write_request(agencies: list[str], begins: date, ends: date, out: Path) -> list[str]:
    """Write two templates for each agency and the list of who was asked; returns the names of the files.

    The list is of the shape that `keepsight picture` reads: agency, from, to, held, kind of file. Raises OSError, and then nothing is written.
    """
    names = _file_names(agencies)
    written = {LIST: _list(list(names), begins, ends)}
    for agency, name in names.items():
        for ending, write in ((".xlsx", write_sheet), (".docx", write_word)):
            made = BytesIO()
            write(made, agency, begins, ends)
            written[f"{name}{ending}"] = made.getvalue()
    put_all(out, written)
    return sorted(written)


def _file_names(agencies: list[str]) -> dict[str, str]:
    """A name without its ending for each agency, each once: letters that every system takes, short enough for any folder, none twice."""
    names: dict[str, str] = {}
    times: Counter[str] = Counter()
    for agency in dict.fromkeys(" ".join(agency.split()) for agency in agencies):
        plain = "chronology-" + re.sub(r"[^\w]+", "-", agency.lower()).strip("-")[:LONGEST_NAME]
        times[plain] += 1
        names[agency] = f"{plain}-{times[plain]}" if times[plain] > 1 else plain
    return names


def _list(agencies: list[str], begins: date, ends: date) -> bytes:
    made = StringIO()
    rows = csv.writer(made)
    rows.writerow(["agency", "from", "to", "held", "kind_of_file"])
    rows.writerows([agency, begins.isoformat(), ends.isoformat(), "", ""] for agency in agencies)
    return made.getvalue().encode("utf-8-sig")
