"""Ten agencies' files of one invented family, of a stated number of entries in all, to time `keepsight picture` on.

usage: python benchmarks/picture/make_files.py --entries 2000 --out FOLDER

Four are csv, three xlsx and three docx, beside people.csv and relationships.csv. The words are put together from
`material.toml`; the same number gives the same words. No row is unreadable and no two rows of a file are the same.
"""

from __future__ import annotations

import argparse
import csv
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

MATERIAL = tomllib.loads((Path(__file__).parent / "material.toml").read_text("utf-8"))
BEGINNING, DAYS = date(2013, 1, 1), 3652
HEADINGS = ["Date", "Child(ren)", "Professional", "What happened", "Outcome/Action"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def rows(agency: dict[str, Any], count: int, salt: int) -> Iterator[list[str]]:
    """`count` rows of one agency in the order of their days, as they stand in its file."""
    for number in range(count):
        day = BEGINNING + timedelta(days=number * DAYS // count)
        picked = _picks(number * 31 + salt * 7919)
        who = MATERIAL["children"][next(picked) % 5]
        yield [_written(day, number), who, _pick(agency["by"], picked), _told(agency, who, picked), _pick(agency["outcomes"], picked)]


def _told(agency: dict[str, Any], child: str, picked: Iterator[int]) -> str:
    sentences = [_pick(agency["openings"], picked)]
    sentences += [_pick(MATERIAL["middles"], picked) for _ in range(1 + next(picked) % 3)]
    sentences.append(_pick(MATERIAL["endings"], picked))
    adult, number = _pick(MATERIAL["adults"], picked), str(next(picked) % 97 + 2)
    return " ".join(sentences).replace("{child}", child).replace("{adult}", adult).replace("{n}", number)


def _picks(seed: int) -> Iterator[int]:
    """Whole numbers that look unrelated and are always the same for one seed (the multiplier of Knuth's MMIX)."""
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def _pick(from_list: list[str], picked: Iterator[int]) -> str:
    return from_list[next(picked) % len(from_list)]


def _written(day: date, number: int) -> str:
    """A day as one agency's several hands write it; one in twenty is known only to its month."""
    month = MONTHS[day.month - 1]
    ways = [f"{day:%d/%m/%Y}", f"{day.day}.{day.month:02}.{day.year}", f"{day.day} {month} {day.year}"]
    return f"{month} {day.year}" if number % 20 == 19 else ways[number % 3]


def write(entries: int, folder: Path) -> None:
    """Write the twelve files: the entries shared out evenly, the remainder to the first agencies."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_csv(folder / "people.csv", MATERIAL["people"])
    _write_csv(folder / "relationships.csv", MATERIAL["relationships"])
    agencies = MATERIAL["agency"]
    for number, agency in enumerate(agencies):
        count = entries // len(agencies) + (number < entries % len(agencies))
        table = [HEADINGS, *rows(agency, count, number + 1)]
        WRITERS[agency["format"]](folder / f"chronology-{agency['name']}.{agency['format']}", table)


def _write_csv(path: Path, table: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(table)


def _write_xlsx(path: Path, table: list[list[str]]) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Chronology")
        for number, row in enumerate(table):
            sheet.write_row(number, 0, row)


def _write_docx(path: Path, table: list[list[str]]) -> None:
    document = docx.Document()
    lines = "".join(_word_row(row) for row in table)
    grid = "<w:tblGrid>" + "<w:gridCol/>" * len(HEADINGS) + "</w:tblGrid>"
    element = parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/>{grid}{lines}</w:tbl>")
    document.element.body.insert(0, element)
    document.save(str(path))


def _word_row(row: list[str]) -> str:
    cells = (f'<w:tc><w:p><w:r><w:t xml:space="preserve">{escape(cell)}</w:t></w:r></w:p></w:tc>' for cell in row)
    return f"<w:tr>{''.join(cells)}</w:tr>"


WRITERS = {"csv": _write_csv, "xlsx": _write_xlsx, "docx": _write_docx}


def main() -> None:
    """Write the files that were asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, required=True)
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    write(given.entries, given.out)


if __name__ == "__main__":
    main()
