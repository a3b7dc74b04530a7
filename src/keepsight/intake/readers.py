"""Opens a file that an agency sent, whatever it is, with the reader that knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from keepsight.intake import csv, excel, pdf, problems, word
from keepsight.intake.content import Content, content_of, why_not
from keepsight.intake.grid import CannotRead, Grid


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file. `kind` is said in messages ("a Word document"), `endings` are those its files should have."""

    kind: str
    endings: tuple[str, ...]
    recognises: Callable[[Content], bool]
    read: Callable[[Path], list[Grid]]


READERS = [Reader(room.KIND, room.ENDINGS, room.recognises, room.read) for room in (csv, excel, pdf, word)]


def read_file(path: Path) -> list[Grid]:
    """The file's sheets or tables in their order, at least one. Raises CannotRead with one message for a file that cannot be read."""
    content = content_of(path)
    reader = next((reader for reader in READERS if reader.recognises(content)), None)
    if reader is None:
        raise CannotRead(why_not(content))
    grids = _read(reader, path)
    if content.ending not in reader.endings:
        grids[0].notices.insert(0, problems.read_by_content(path.name, reader.kind))
    return grids


def _read(reader: Reader, path: Path) -> list[Grid]:
    try:
        return reader.read(path)
    except CannotRead:
        raise
    except Exception as error:  # a broken or hostile file can break a library in any way, and must cost the person one message only
        raise CannotRead(problems.damaged(path.name, reader.kind)) from error
