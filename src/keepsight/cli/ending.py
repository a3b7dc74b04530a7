"""How a command ends, and what every command says in the same words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

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
    missing = [path.name for path in files if not path.exists()]
    if missing:
        end(Ended.USAGE, f"Not there: {', '.join(missing)}. Give the files or folders that agencies sent.")
    return list(files)


def say_what_was_not_read(assembled: Assembled) -> None:
    """Name on standard error each file and row that could not be read, with what was found and what was needed."""
    for message in assembled.unreadable:
        print(message, file=sys.stderr)
    for file in assembled.files:
        for row in file.refused:
            where = f"{file.file}, {row.sheet}, row {row.row}" if row.sheet else f"{file.file}, row {row.row}"
            print(f"{where}: found {row.found.rstrip('.')}. {row.needed}", file=sys.stderr)
