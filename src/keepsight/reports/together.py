"""Files written beside one another and renamed into place together, inside the output folder and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

PART = ".keepsight-part"


class PartlyWritten(OSError):
    """A file could not be put in its place after others had been; `written` names those."""

    def __init__(self, error: OSError, written: list[str]) -> None:
        super().__init__(error.errno, error.strerror, error.filename)
        self.written = written


def put_all(out: Path, contents: dict[str, bytes]) -> None:
    """Write every file of `contents` (name to bytes) into `out`, or leave all the earlier ones as they were.

    Each is first written as a part file in `out`; only when all are whole, and none of the earlier files is held
    open by another program, are they renamed (contracts 4: nothing is left elsewhere, also after a crash).
    Raises OSError, with the file's name, where one cannot be written, and PartlyWritten where that shows only in the renaming.
    """
    out.mkdir(parents=True, exist_ok=True)
    _clear(out)
    try:
        for name, content in sorted(contents.items()):
            (out / (name + PART)).write_bytes(content)
        for name in sorted(contents):
            _not_held_open(out / name)
        _rename(out, sorted(contents))
    finally:
        _clear(out)


def _rename(out: Path, names: list[str]) -> None:
    for place, name in enumerate(names):
        try:
            os.replace(out / (name + PART), out / name)
        except OSError as error:
            raise (PartlyWritten(error, names[:place]) if place else error) from None


def _clear(out: Path) -> None:
    for left in sorted(out.glob("*" + PART)):
        left.unlink()


def _not_held_open(path: Path) -> None:
    if path.exists():
        with path.open("r+b"):
            return
