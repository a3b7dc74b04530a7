"""How a command ends, and what every command says in the same words."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from keepsight.reports.together import PART, PartlyWritten

if TYPE_CHECKING:
    from keepsight.chronology.assemble import Assembled


class Ended(IntEnum):
    """How a run can end (contracts 4)."""

    WRITTEN = 0
    NOTHING_WRITTEN = 1
    USAGE = 2
    WRITTEN_WITHOUT_A_FILE = 3


def end(how: Ended, words: str) -> NoReturn:
    """Say why on standard error, and end."""
    print(words, file=sys.stderr)
    raise typer.Exit(how)


def there(files: Sequence[Path]) -> list[Path]:
    """The files that were given; ends with all that are not there."""
    missing = [path.name for path in files if not _is_there(path)]
    if missing:
        end(Ended.USAGE, f"Not there: {', '.join(missing)}. Give the files or folders that agencies sent.")
    return list(files)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name longer than any file can have
        return False


_IN_WORDS = {
    errno.ENOSPC: "the disk is full. Make room, or choose another --out, and run this again",
    errno.ENAMETOOLONG: "its path is too long. Choose a folder nearer to the top, such as Documents, and run this again",
    errno.ENOTDIR: "a file stands where a folder is needed. Choose another --out, and run this again",
    errno.EEXIST: "a file stands where a folder is needed. Choose another --out, and run this again",
    errno.EISDIR: "a folder stands in its place. Take it away, or choose another --out, and run this again",
}
_HELD = "it is open in another program, such as Excel or Word, or this folder may not be written to. Close it, or choose another --out, and run this again"
_WINDOWS_TOO_LONG = 206  # Windows' own number for a path that is too long


def not_written(error: OSError) -> str:
    """Which file could not be written, why, what to do, and what stands now."""
    name = Path(error.filename).name.removesuffix(PART) if error.filename else "A file"
    long = getattr(error, "winerror", None) == _WINDOWS_TOO_LONG
    why = _IN_WORDS.get(errno.ENAMETOOLONG if long else error.errno or 0, _HELD)
    shown = name if len(name) <= 80 else f"{name[:77]}..."
    if isinstance(error, PartlyWritten):
        return f"{shown} could not be written: {why}. These were: {', '.join(error.written)}; the others stand as they were, so that the folder is of two runs until then."
    return f"{shown} could not be written: {why}. Nothing was written; what stood there stands as it was."


def say_what_was_not_read(assembled: Assembled) -> None:
    """Name on standard error each file and row that could not be read, with what was found and what was needed."""
    for message in assembled.unreadable:
        print(message, file=sys.stderr)
    for file in assembled.files:
        for row in file.refused:
            where = f"{file.file}, {row.sheet}, row {row.row}" if row.sheet else f"{file.file}, row {row.row}"
            print(f"{where}: found {row.found.rstrip('.')}. {row.needed}", file=sys.stderr)
