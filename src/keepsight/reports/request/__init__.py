"""Asking agencies: a blank template for each in Word and Excel, and the list of who was asked (safe practice 3)."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

from .sheet import write_sheet
from .word import write_word

LIST = "who-was-asked.csv"


def write_request(agencies: list[str], begins: date, ends: date, out: Path) -> list[Path]:
    """Write two templates for each agency and the list of who was asked; returns the paths.

    The list is of the shape that `keepsight picture` reads: agency, from, to, held, kind of file. Raises OSError.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for agency in agencies:
        for ending, write in ((".xlsx", write_sheet), (".docx", write_word)):
            written.append(out / f"chronology-{_file_name(agency)}{ending}")
            write(written[-1], agency, begins, ends)
    written.append(out / LIST)
    _write_list(written[-1], agencies, begins, ends)
    return written


def _file_name(agency: str) -> str:
    return re.sub(r"[^\w]+", "-", agency.lower()).strip("-")


def _write_list(path: Path, agencies: list[str], begins: date, ends: date) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["agency", "from", "to", "held", "kind_of_file"])
        rows.writerows([agency, begins.isoformat(), ends.isoformat(), "", ""] for agency in agencies)
