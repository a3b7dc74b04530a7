"""PDF files that hold real text: each ruled table as one grid, joined over the pages it runs across.

`sheet` is `Table n` in the order of the document and rows are counted through the pages, the heading row being 1.
A row that a page break cut in two is one row again. A scanned PDF holds pictures of words, and is refused.
"""

from __future__ import annotations

import re
from pathlib import Path

from .. import problems
from ..content import Content
from ..grid import CannotRead, Grid, Row

KIND = "a PDF"
ENDINGS = (".pdf",)


def recognises(content: Content) -> bool:
    """By its first bytes, whatever the name ends with."""
    return content.head.startswith(b"%PDF")


def read(path: Path) -> list[Grid]:
    """Every table of the file as a Grid. Raises CannotRead where it is locked, broken, scanned, or holds no table."""
    import pdfplumber  # loaded only when a PDF is given: it costs half a second
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path.open("rb")) as document:
            grids = _grids(path.name, document)
    except PdfminerException as error:
        locked = "password" in repr(error).lower()
        raise CannotRead(problems.password(path.name) if locked else problems.damaged(path.name, "a PDF")) from None
    if not grids:
        raise CannotRead(problems.no_table(path.name, "it has words, but no table with ruled lines"))
    return grids


def _grids(name: str, document) -> list[Grid]:
    grids: list[Grid] = []
    letters = 0
    for page in document.pages:
        letters += len(page.chars)
        _add_page(name, page, grids)
        page.close()
    if not letters:
        raise CannotRead(problems.scanned(name))
    return grids


def _add_page(name: str, page, grids: list[Grid]) -> None:
    below = 0.0
    for place, table in enumerate(sorted(page.find_tables(), key=lambda t: t.bbox[1])):
        cells = [[_clean(cell) for cell in row] for row in table.extract()]
        above = _lines_between(page, below, table.bbox[1])
        if place == 0 and grids and _goes_on(grids[-1], cells):
            _join(grids[-1], cells, page.page_number)
        else:
            rows = [Row(number, row) for number, row in enumerate(cells, start=1)]
            grids.append(Grid(name, f"Table {len(grids) + 1}", rows, above=above))
        below = table.bbox[3]


_WRAPPED = re.compile(r"(?<![\d/.-])([\d/.-]+)\n([\d/.-]+)(?![\d/.-])")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})")


def _clean(cell: str | None) -> str | None:
    """A cell's words on one line: a PDF breaks lines where the column ends, not where the writer did, even inside a date."""
    return " ".join(_WRAPPED.sub(_date_again, cell).split()) or None if cell else None


def _date_again(cut: re.Match[str]) -> str:
    whole = cut[1] + cut[2]
    return whole if _DATE.fullmatch(whole) and not _DATE.fullmatch(cut[1]) else cut[0]


def _lines_between(page, top: float, bottom: float) -> list[str]:
    """The lines of text whose middle stands between two heights of the page."""
    between = page.filter(lambda thing: top < (thing["top"] + thing["bottom"]) / 2 < bottom)
    return [line.strip() for line in between.extract_text().splitlines() if line.strip()]


def _goes_on(grid: Grid, cells: list[list[str | None]]) -> bool:
    """A table at the head of a page with as many columns as the one that ended the last page is the same table."""
    return len(grid.rows[0].cells) == len(cells[0])


def _join(grid: Grid, cells: list[list[str | None]], page: int) -> None:
    if cells[0] == grid.rows[0].cells:  # the heading row, printed again
        cells = cells[1:]
    if cells and cells[0][0] is None and len(grid.rows) > 1:
        last = grid.rows[-1]
        last.cells = [_both(a, b) for a, b in zip(last.cells, cells[0], strict=True)]
        grid.notices.append(problems.row_over_two_pages(grid.file, grid.sheet, last.number, page))
        cells = cells[1:]
    first = grid.rows[-1].number + 1
    grid.rows += [Row(number, row) for number, row in enumerate(cells, start=first)]


def _both(first: str | None, second: str | None) -> str | None:
    return " ".join(part for part in (first, second) if part) or None
