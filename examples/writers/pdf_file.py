"""A PDF as an office programme prints a table: real text in ruled cells, the headings again on each page, nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from story import File, Line, Sheet

WIDTH, HEIGHT, EDGE = 842, 595, 36  # A4 on its side, in points
SIZE, LINE, ROOM = 8, 10, 4  # letters, lines, and the space round a cell's words
LETTERS_A_POINT = 0.235  # of Helvetica at this size, on the safe side


def write(path: Path, file: File) -> None:
    """Write the titles and tables of the file; the same words give the same bytes."""
    pages = [page for sheet in file.sheets for page in _pages(sheet)]
    path.write_bytes(_document(pages))


def _pages(sheet: Sheet) -> list[str]:
    titles = [line.cells[0] for line in sheet.lines if line.manner == "title"]
    rows = [line for line in sheet.lines if line.manner != "title"]
    widths = _widths(rows)
    head, *rest = [_wrapped(line, widths) for line in rows]
    pages, drawn, down = [], [_text(EDGE, HEIGHT - EDGE - 14 * n, title, 12) for n, title in enumerate(titles)], HEIGHT - EDGE - 14 * len(titles)
    down = _row(drawn, head, widths, down)
    for row in rest:
        if down - _height(row) < EDGE:
            pages.append("\n".join(drawn))
            drawn = []
            down = _row(drawn, head, widths, HEIGHT - EDGE)
        down = _row(drawn, row, widths, down)
    return [*pages, "\n".join(drawn)]


def _words(cell: Any) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)


def _widths(rows: list[Line]) -> list[int]:
    """Columns as wide as what they hold asks for, within bounds, and together as wide as the page."""
    longest = [max(len(_words(line.cells[at])) for line in rows if at < len(line.cells)) for at in range(len(rows[0].cells))]
    asked = [min(max(length, 12), 90) for length in longest]
    return [width * (WIDTH - 2 * EDGE) // sum(asked) for width in asked]


def _wrapped(line: Line, widths: list[int]) -> list[list[str]]:
    return [wrap(_words(cell), max(int((width - 2 * ROOM) * LETTERS_A_POINT), 6)) or [""] for cell, width in zip(line.cells, widths, strict=True)]


def _height(row: list[list[str]]) -> int:
    return max(map(len, row)) * LINE + 2 * ROOM


def _row(drawn: list[str], row: list[list[str]], widths: list[int], top: int) -> int:
    """Draws a row's boxes and words below `top`; gives where the next begins."""
    left, bottom = EDGE, top - _height(row)
    for lines, width in zip(row, widths, strict=True):
        drawn.append(f"{left} {bottom} {width} {top - bottom} re S")
        drawn += [_text(left + ROOM, top - ROOM - LINE * (n + 1) + 2, words, SIZE) for n, words in enumerate(lines)]
        left += width
    return bottom


def _text(left: int, up: int, words: str, size: int) -> str:
    plain = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {left} {up} Td ({plain}) Tj ET"


def _document(pages: list[str]) -> bytes:
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>", font]
    for n, page in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(page.encode('cp1252'))} >>\nstream\n{page}\nendstream")
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return made + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n".encode()
