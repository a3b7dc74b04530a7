"""Days as they are typed at the terminal."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

import typer

WRITTEN = ("%Y-%m-%d", "%d/%m/%Y")


def typed(words: str) -> date:
    """A day written 2023-12-31 or 31/12/2023. Raises typer.BadParameter where it is neither, or is on no calendar."""
    for written in WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(words.strip(), written).date()
    raise typer.BadParameter(f"{words} is no day. Write it as 2023-12-31 or 31/12/2023.")
