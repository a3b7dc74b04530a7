"""From text to rows: which mark stands between the columns, and where each record ends."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from keepsight.intake import problems
from keepsight.intake.grid import CannotRead, Row
from keepsight.intake.layout import CELL_LIMIT, check_area, value

_DELIMITERS = ",;\t|"
_SAMPLE, _SAMPLE_LETTERS = 200, 200_000
_MOST_COLUMNS = 16_384  # of a sheet in Excel
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = "\x1aend of the file"


def records(file: str, text: str, notices: list[str]) -> list[Row]:
    """Every record, blank lines too, numbered from 1 as Excel shows them. Excel's own first line `sep=;` is an instruction and no row."""
    delimiter, text = _instructed(text)
    delimiter = delimiter or _delimiter(text)
    rows, widest = [], 1
    for number, cells in enumerate(_whole_records(file, text, delimiter), 1):
        widest = max(widest, len(cells))
        check_area(file, "", number, widest)
        rows.append(Row(number, [value(cell) for cell in cells]))
        if _rows_inside(cells, delimiter):
            notices.append(problems.rows_in_one_cell(file, number))
    return rows


def _instructed(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    first = first.strip("\r")
    return (first[4], rest) if len(first) == 5 and first.lower().startswith("sep=") else ("", text)


def _delimiter(text: str) -> str:
    """The mark that cuts most records of the sample into the same number of columns, then into most columns."""
    return max(_DELIMITERS, key=lambda mark: (*_evenness(text, mark), -_DELIMITERS.index(mark)))


def _evenness(text: str, mark: str) -> tuple[int, int]:
    try:
        sample = islice(csv.reader(io.StringIO(text[:_SAMPLE_LETTERS], newline=""), delimiter=mark), _SAMPLE)
        widths = Counter(len(cells) for cells in sample if len(cells) > 1)
    except csv.Error:
        return 0, 0
    return max(((times, width) for width, times in widths.items()), default=(0, 0))


def _whole_records(file: str, text: str, delimiter: str) -> Iterator[list[str]]:
    """Records by csv's own reader. A last line of our own shows whether a quotation mark was still open at the end."""
    reader = csv.reader(chain(_lines(file, text, delimiter), [_END]), delimiter=delimiter)
    row, cells = 0, [_END]
    try:
        for cells in reader:
            row += 1
            if cells != [_END]:
                yield [cell.replace("\r\n", "\n") for cell in cells]
    except csv.Error:
        raise CannotRead(problems.quotation_not_closed(file, row + 1)) from None
    if cells != [_END]:
        raise CannotRead(problems.quotation_not_closed(file, row))


def _lines(file: str, text: str, delimiter: str) -> Iterator[str]:
    """Each with its ending. One with more columns than any sheet has is stopped before it is cut up."""
    for found in _LINE.finditer(text):
        line = found.group()
        check_area(file, "", 1, line.count(delimiter) * (CELL_LIMIT // _MOST_COLUMNS))
        yield line


def _rows_inside(cells: list[str], delimiter: str) -> bool:
    return any(sum(line.count(delimiter) == len(cells) - 1 for line in cell.split("\n")) > 2 for cell in cells if "\n" in cell and len(cells) > 2)
