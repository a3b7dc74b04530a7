"""What the cells of a column of a known kind state. The words known are data, in stated.toml."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from importlib.resources import files

from .grid import Cell

STATED: dict = tomllib.loads(files(__package__).joinpath("stated.toml").read_text(encoding="utf-8"))
_YES, _NO = (frozenset(STATED["yes_no"][word]) for word in ("yes", "no"))
_RESTRICTED_IN_BRACKETS = re.compile(STATED["restricted"]["in_brackets"], re.I)
_RESTRICTED_AT_START = re.compile(STATED["restricted"]["at_start"])
_RESTRICTED_WHOLE = re.compile(STATED["restricted"]["whole"], re.I)


def words_of(cell: Cell) -> str:
    """A cell in words, as a sheet would show it: days first in dates, whole numbers without a point."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}" if cell.time() != time() else f"{cell:%d/%m/%Y}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def yes_or_no(words: str) -> bool | None:
    """True for yes, False for no, None for anything else."""
    plain = words.strip(" .").lower()
    return True if plain in _YES else False if plain in _NO else None


def begins_yes_or_no(words: str) -> bool | None:
    """As yes_or_no, also where a mark and more words follow: 'Yes - asleep', 'No: out'. 'No concerns' says neither."""
    return yes_or_no(re.split(r"\s*[,;:.(\u2013-]", words, maxsplit=1)[0])


def restriction_in(words: str) -> str:
    """The words of a mark such as '[RESTRICTED: refuge address]', or of 'RESTRICTED' at the start of a text; else empty."""
    found = ("[" in words and _RESTRICTED_IN_BRACKETS.search(words)) or _RESTRICTED_AT_START.search(words)
    return found[1].strip() if found else ""


def restriction_of_line(line: str) -> str:
    """The words of a title line that restrict all that is under it: a mark in brackets, or a short line of nothing else."""
    found = _RESTRICTED_IN_BRACKETS.search(line)
    if found:
        return found[1].strip()
    short = len(line.split()) <= 5 and ":" not in line
    return line.strip() if short and _RESTRICTED_WHOLE.search(line) else ""


def restriction_of_name(name: str) -> str:
    """The words in a sheet's or file's name that restrict all of it, or empty."""
    found = _RESTRICTED_WHOLE.search(name)
    return found[1].strip() if found else ""
