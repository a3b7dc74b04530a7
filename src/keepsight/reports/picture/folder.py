"""Files written beside one another and renamed into place together, inside the output folder and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

PART = ".keepsight-part"


def put_all(out: Path, contents: dict[str, bytes]) -> None:
    """Write every file of `contents` (name to bytes) into `out`, or leave all the earlier ones as they were.

    Each is first written as a part file in `out`; only when all are whole, and none of the earlier files is held
    open by another program, are they renamed (contracts 4: nothing is left elsewhere, also after a crash).
    Raises OSError, with the file's name, where one cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    _clear(out)
    try:
        for name, content in sorted(contents.items()):
            (out / (name + PART)).write_bytes(content)
        for name in sorted(contents):
            _not_held_open(out / name)
        for name in sorted(contents):
            os.replace(out / (name + PART), out / name)
    finally:
        _clear(out)


def _clear(out: Path) -> None:
    for left in sorted(out.glob("*" + PART)):
        left.unlink()


def _not_held_open(path: Path) -> None:
    if path.exists():
        with path.open("r+b"):
            return
