"""`keepsight receive`: a record that `picture --record` wrote, into the service in one step."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def receive(
    folder: Annotated[Path, typer.Argument(metavar="RECORD", help="A folder that `keepsight picture --record` wrote; with --confirmed there, what was confirmed comes with it.", show_default=False)],
    label: Annotated[str, typer.Option(metavar="WORDS", help="How staff speak of the family.", show_default=False)],
) -> None:
    """Receive a family's record into the service. All of it arrives, or none."""
    from .service import ready

    ready()
    from keepsight.commands.receive_record import receive_record

    from .terminal import TERMINAL_READER

    try:
        family = receive_record(folder, label, by=TERMINAL_READER)
    except ValueError as why:
        print(why, file=sys.stderr)
        raise typer.Exit(2) from None
    print(f"{label} was received. Its page: /families/{family.pk}/")
