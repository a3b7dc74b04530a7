"""Looking for a name in everything an anonymised picture holds: every file, every part of the office files, with and without tags."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from keepsight.records.record import Record

ROLE_WORDS = {"baby", "unborn", "nan", "donor", "clinic", "the", "and", "then"}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def words_of(folder: Path) -> dict[str, str]:
    """Every part of every file as one text: what stands in it, and the same without its tags."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        for name, content in _parts(path):
            text = content.decode("utf-8", errors="replace")
            found[f"{path.name}:{name}"] = f"{name}\n{text}\n{html.unescape(re.sub(r'<[^>]*>', '', text))}"
    return found


def _parts(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if not name.endswith((".png", "settings.xml")):  # the settings name languages: ja-JP
                    yield name, package.read(name)
    else:
        yield path.name, path.read_bytes()


def names_of(record: Record) -> set[str]:
    """Each part of each name that the record's people bear, of three letters or more."""
    written = [p.label for p in record.person] + [row.name for row in record.name]
    parts = {part for name in written for part in re.findall(r"[^\W\d_]+", name)}
    return {part for part in parts if len(part) >= 3 and part.casefold() not in ROLE_WORDS}


def dates_of_birth(record: Record) -> set[str]:
    """Each exact date of birth in every form people write it, but for those on which some entry is dated."""
    days = {p.birth_from for p in record.person if p.birth_from and p.birth_from == p.birth_to}
    dated = {day for row in record.entry for day in (row.happened_from, row.happened_to, row.known_on)}
    return {form for day in days - dated for form in _forms(day)}


def _forms(day: date) -> Iterator[str]:
    year, month, short = day.year, MONTHS[day.month - 1], f"{day.year % 100:02d}"
    yield day.isoformat()
    for sign in "/.-":
        yield from (f"{day.day:02d}{sign}{day.month:02d}{sign}{year}", f"{day.day}{sign}{day.month}{sign}{year}")
        yield from (f"{day.day:02d}{sign}{day.month:02d}{sign}{short}", f"{day.day}{sign}{day.month}{sign}{short}")
    yield from (f"{day.day} {month} {year}", f"{day.day} {month[:3]} {year}", f"{day.day:02d}-{month[:3]}-{year}", f"{month} {day.day}, {year}")


def leaks(found: dict[str, str], wordings: set[str], *, ordinary: set[str] = frozenset()) -> list[str]:
    """Where a wording stands, as a word of its own and whatever its capitals; an `ordinary` one only as it is written."""
    said = []
    folded = {place: text.casefold() for place, text in found.items()}
    for wording in sorted(wordings):
        pattern = re.compile(rf"(?<![^\W_]){re.escape(wording)}(?![^\W_])", 0 if wording in ordinary else re.I)
        for place, text in found.items():
            match = wording.casefold() in folded[place] and pattern.search(text)
            if match:
                said.append(f"{wording} in {place}: {text[max(match.start() - 40, 0) : match.end() + 40]!r}")
    return said
