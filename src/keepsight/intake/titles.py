"""What the lines above a table say of it: whose chronology it is, which child it concerns, for which period it was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keepsight.records.codes import KINDS_OF_FILE
from keepsight.records.dates import When

from .dates import read_date
from .stated import STATED, restriction_of_line

_AGENCY_WORDS = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in STATED["agency"]["words"]) + r")(?:s|'s)?\b", re.I)
_LABEL = r"(?:name of )?(?:completing )?(?:agency|organisation|service|school|nursery|setting|gp surgery|gp practice|practice|surgery|hospital|trust)(?: name)?"
_NAMES_AGENCY = [
    re.compile(rf"{_LABEL}\s*[:|]\s*(.+)", re.I),
    re.compile(r"(?:[\w-]+ )?chronology\b[^:|\u2013\u2014-]*(?:[:|\u2013\u2014]|\s-)\s*(.+)", re.I),
]
_MAY_NAME_AGENCY = [re.compile(r"(?:chronology )?(?:completed|compiled|prepared|written|supplied) by\s*[:|]?\s*(.+)", re.I), re.compile(r"(.+?)(?:[\s:,\u2013-]+(?:safeguarding|single.agency|significant events?|child protection|case))?\s+chronology", re.I)]
_CHILD = re.compile(r"(?:(?:subject )?child|child'?s name|name of (?:the )?child|young person|pupil|re)\s*[:|]\s*(.+)", re.I)
_BORN = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born)\s*[:|]?\s*(?:on\s+)?([\w/. -]+?)\s*(?=$|[,;|()])", re.I)
_PERIOD = re.compile(r"period\b[^:|]*[:|]\s*(?:from\s+)?(.+?)\s+(?:to|until|-|\u2013)\s+(.+)", re.I)
_KIND_OF_FILE = re.compile(r"(?:what this file is|kind of file|type of file)\b[^:|]*[:|]\s*(.+)", re.I)
CHOOSE = "choose one"  # what our template shows until somebody has chosen
_CONTINUED = re.compile(r"\s*[(\[-]?\s*(?:continued|cont'?d?\.?|page \d+(?: of \d+)?|part \d+)\s*[)\]]?$", re.I)
_BARE_LABEL = re.compile(rf"{_LABEL}|(?:subject )?child|child'?s name|name of child|young person|pupil|completed by|compiled by|dob|d\.o\.b\.?|date of birth", re.I)


@dataclass(slots=True)
class Titles:
    """What the lines say. Empty where they say nothing of it; `kind_unclear` are words beside 'What this file is' that are none of the kinds."""

    agency: str = ""
    child: str = ""
    birth: When | None = None
    period_from: date | None = None
    period_to: date | None = None
    kind_of_file: str = ""
    kind_unclear: str = ""
    restricted: str = ""

    def says_coverage(self) -> bool:
        """The lines say what was asked for, or what kind of file it is."""
        return bool(self.kind_of_file or self.period_from)


def read_titles(lines: Iterable[str]) -> Titles:
    """Reads the lines above a table; the first line to say a thing is believed."""
    said = Titles()
    for line in lines:
        said.restricted = said.restricted or restriction_of_line(line)
        for piece in _pieces(line):
            _child(said, piece)
            _period(said, piece)
            _kind(said, piece)
            said.agency = said.agency or agency_in(piece)
    return said


def known_as_agency(words: str) -> bool:
    """The words hold one by which agencies are known, such as 'school' or 'trust'."""
    return bool(_AGENCY_WORDS.search(words))


def agency_in(piece: str) -> str:
    """The agency that a title line or a line across a table names, or empty. A person's name is none."""
    for form in _NAMES_AGENCY:
        if (found := form.fullmatch(piece)) and _can_be_agency(found[1]):
            return _CONTINUED.sub("", found[1]).strip()
    for form in _MAY_NAME_AGENCY:
        if (found := form.fullmatch(piece)) and known_as_agency(found[1]) and _can_be_agency(found[1]):
            return _CONTINUED.sub("", found[1]).strip()
    return ""


def _can_be_agency(words: str) -> bool:
    if words.lower().endswith(" family") or _BORN.search(words) or _CHILD.match(words) or re.match(r"(?:child|multi.?agency|integrated|combined|significant events?)\b", words, re.I):
        return False
    return any(mark.isalpha() for mark in words) and len(words.split()) <= 10 and not _is_date(words)


def _is_date(words: str) -> bool:
    try:
        read_date(words.split(" to ")[0])
    except ValueError:
        return False
    return True


def _pieces(line: str) -> list[str]:
    """A line's statements: cells apart, a bare label joined to the cell after it."""
    pieces: list[str] = []
    for cell in re.split(r"\s+\|\s+", line):
        if pieces and (pieces[-1].endswith(":") or _BARE_LABEL.fullmatch(pieces[-1]) or _KIND_OF_FILE.fullmatch(f"{pieces[-1]}: x")):
            pieces[-1] = f"{pieces[-1].rstrip(':')}: {cell}"
        else:
            pieces.append(cell.strip())
    return pieces


def _child(said: Titles, piece: str) -> None:
    if not said.child and (found := _CHILD.fullmatch(piece)):
        said.child = re.split(r"\s*[,;(]|\s+(?=d\.?o\.?b\b|born\b)", found[1], maxsplit=1, flags=re.I)[0].strip()
    if said.child and said.birth is None and (born := _BORN.search(piece)):
        try:
            said.birth = read_date(born[1])
        except ValueError:
            return


def _period(said: Titles, piece: str) -> None:
    if said.period_from or not (found := _PERIOD.fullmatch(piece)):
        return
    try:
        said.period_from, said.period_to = read_date(found[1]).earliest, read_date(found[2]).latest
    except ValueError:
        said.period_from = said.period_to = None


def _kind(said: Titles, piece: str) -> None:
    found = _KIND_OF_FILE.fullmatch(piece)
    words = found[1].strip() if found else piece if piece.lower() in STATED["kinds_of_file"] else ""
    if not words or said.kind_of_file or words.lower() == CHOOSE:
        return
    said.kind_of_file = kind_of_file(words)
    said.kind_unclear = "" if said.kind_of_file else words


def kind_of_file(words: str) -> str:
    """The key of codes.KINDS_OF_FILE that the words state, or empty: 'All contacts only.', 'Nothing held - not known to us'."""
    whole = words.strip().lower()
    for piece in (whole, re.split(r"\s*(?:[.;:,(]|\s[-\u2013\u2014]\s)", whole, maxsplit=1)[0]):
        plain = re.sub(r"^(?:an?|the|our) | only$", "", piece.strip(" .'\u2018\u2019")).strip()
        if code := plain if plain in KINDS_OF_FILE else _KINDS_IN_OTHER_WORDS.get(plain, ""):
            return code
    return ""


_KINDS_IN_OTHER_WORDS = {**STATED["kinds_of_file"], **{re.sub(r"^a ", "", label): code for code, label in KINDS_OF_FILE.items()}}
