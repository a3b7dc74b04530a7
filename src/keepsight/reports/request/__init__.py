"""Asking agencies: a blank template for each in Word and Excel, and the list of who was asked (safe practice 3)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

from .sheet import write_sheet
from .word import write_word

LIST = "who-was-asked.csv"
LONGEST_NAME = 80  # letters, so that a template in a deep folder stays within the 260 that Windows opens


def write_request(agencies: list[str], begins: date, ends: date, out: Path) -> list[Path]:
    """Write two templates for each agency and the list of who was asked; returns the paths.

    The list is of the shape that `keepsight picture` reads: agency, from, to, held, kind of file. Raises OSError.
    """
    out.mkdir(parents=True, exist_ok=True)
    names = _file_names(agencies)
    written = []
    for agency, name in names.items():
        for ending, write in ((".xlsx", write_sheet), (".docx", write_word)):
            written.append(out / f"{name}{ending}")
            write(written[-1], agency, begins, ends)
    written.append(out / LIST)
    _write_list(written[-1], list(names), begins, ends)
    return written


def _file_names(agencies: list[str]) -> dict[str, str]:
    """A name without its ending for each agency, each once: letters that every system takes, short enough for any folder, none twice."""
    names: dict[str, str] = {}
    times: Counter[str] = Counter()
    for agency in dict.fromkeys(" ".join(agency.split()) for agency in agencies):
        plain = "chronology-" + re.sub(r"[^\w]+", "-", agency.lower()).strip("-")[:LONGEST_NAME]
        times[plain] += 1
        names[agency] = f"{plain}-{times[plain]}" if times[plain] > 1 else plain
    return names


def _write_list(path: Path, agencies: list[str], begins: date, ends: date) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["agency", "from", "to", "held", "kind_of_file"])
        rows.writerows([agency, begins.isoformat(), ends.isoformat(), "", ""] for agency in agencies)
