"""The least that any program on these libraries must do: open the same files, write every cell to a spreadsheet and a Word table.

usage: python benchmarks/picture/skeleton.py FILES OUT
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import docx
import duckdb
import lxml.etree as etree
import xlsxwriter
from python_calamine import CalamineWorkbook


def cells(path: Path) -> list[list[object]]:
    """Every row of every sheet or table of one file."""
    if path.suffix == ".csv":
        return list(csv.reader(path.open(encoding="utf-8", errors="replace")))
    if path.suffix == ".docx":
        return [[c.text for c in row.cells] for table in docx.Document(str(path)).tables for row in table.rows]
    book = CalamineWorkbook.from_path(str(path))
    return [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]


def main() -> None:
    """Read all, run ten small queries, write both files."""
    files, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    rows = [row for path in sorted(files.iterdir()) for row in cells(path)]
    base = duckdb.connect()
    for _ in range(10):
        base.execute("select 1").fetchall()
    with xlsxwriter.Workbook(out / "all.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, [str(cell) for cell in row])
    _word(rows, out / "all.docx")


def _word(rows: list[list[object]], path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=1)._tbl
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for row in rows:
        line = etree.SubElement(table, space + "tr")
        for cell in row:
            text = etree.SubElement(etree.SubElement(etree.SubElement(etree.SubElement(line, space + "tc"), space + "p"), space + "r"), space + "t")
            text.text = "".join(c for c in str(cell) if c.isprintable())
    document.save(str(path))


if __name__ == "__main__":
    main()
