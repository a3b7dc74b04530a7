"""Cells of a CSV that a person opens in a spreadsheet and saves again: kept as the text they are, whatever the program would make of them."""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_TAKEN = re.compile(
    r"[=+\-@].*"  # a formula
    r"|[\d.,£$€(][\d\s.,:/%e£$€()-]*(?:\s?[ap]m?)?"  # a number, a time, a date in figures; 123456789012 and 4e12 are entries' references
    rf"|\d{{1,4}}[\s/.-]*{_MONTH}[\s/.-]*\d{{0,4}}|{_MONTH}[\s/.-]*\d{{1,4}}(?:[\s/.,-]+\d{{2,4}})?"  # a date with a month's name
    r"|true|false",
    re.I | re.S,
)


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it, where a spreadsheet would make a formula, a number or a date of it."""
    return f"'{cell}" if _TAKEN.fullmatch(cell) else cell


def as_it_was(cell: str) -> str:
    """The cell without that apostrophe."""
    return cell[1:] if cell.startswith("'") and _TAKEN.fullmatch(cell[1:]) else cell
