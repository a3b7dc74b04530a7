"""Files, sheets and identities in an anonymised copy: numbered where their own words could hold a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from keepsight.records.source import Source, source_id

_SAFE_SHEET = re.compile(r"(?:(?:Table|Sheet|Page) ?\d+)?")
_HASH = re.compile(r"[0-9a-f]{12}|[0-9a-f]{16}")
_SHORT = re.compile(r"[A-Za-z]{0,3}[-_ ]?\d{1,3}")
_HEADING = re.compile(r'^("(?:[^"\\]|\\.)*")( = .*)$')


@dataclass(slots=True)
class Places:
    """What each file is called, and each sheet of a file."""

    files: dict[str, str] = field(default_factory=dict)
    sheets: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Iterable[str], sheets: Iterable[tuple[str, str]]) -> Places:
        """Files are numbered in the order of their names, sheets in the order in which they were read; 'Table 2' stays as it is."""
        made = cls({name: f"file {n}" for n, name in enumerate(sorted(set(files)), start=1)})
        count: dict[str, int] = {}
        for file, sheet in dict.fromkeys(sheets):
            count[file] = count.get(file, 0) + 1
            made.sheets[file, sheet] = sheet if _SAFE_SHEET.fullmatch(sheet) else f"sheet {count[file]}"
        return made

    def source(self, source: Source) -> Source:
        """The same row of the same sheet, by its new names."""
        file, sheet = self.files.get(source.file, "file"), self.sheets.get((source.file, source.sheet), "")
        return Source(source_id(file, sheet, source.row), file, sheet, source.row)

    def written(self) -> dict[str, str]:
        """Names of files as they may stand in a message: whole, and without their ending where that is several words."""
        stems = {PurePath(name).stem: new for name, new in self.files.items() if len(PurePath(name).stem.split()) > 2}
        return stems | self.files


def identities(given: Iterable[str], word: str) -> dict[str, str]:
    """Each id and what stands for it: itself where it is a hash or a short number ('P7', 'E12'), else `word` and a number."""
    ids = list(dict.fromkeys(given))
    kept = {one for one in ids if _HASH.fullmatch(one) or _SHORT.fullmatch(one)}
    numbers = (f"{word}-{n}" for n in range(1, 2 * len(ids) + 1) if f"{word}-{n}" not in kept)
    return {one: one if one in kept else next(numbers) for one in ids}


def columns_toml(text: str, places: Places, shown) -> str:
    """columns.toml with its files, sheets and headings as they may be shown; `shown` rewrites a heading."""
    made, file, used = [], "", set()
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if line.startswith("[["):
            used = set()
        if line.startswith("file = "):
            file = _value(line)
            line = f'file = "{places.files.get(file, "file")}"'
        elif line.startswith("sheet = "):
            line = f'sheet = "{places.sheets.get((file, _value(line)), "")}"'
        elif heading:
            line = _once(shown(heading[1]), used) + heading[2]
        made.append(line)
    return "\n".join(made) + ("\n" if text.endswith("\n") else "")


def _value(line: str) -> str:
    return line.partition(" = ")[2].strip()[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def _once(quoted: str, used: set[str]) -> str:
    number, made = 1, quoted
    while made in used:
        number += 1
        made = f'{quoted[:-1]} ({number})"'
    used.add(made)
    return made
