"""`keepsight key open FILE`: print who each role of an anonymised picture is."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="The key of an anonymised picture.", pretty_exceptions_enable=False)


@app.callback()
def key() -> None:
    """The key of an anonymised picture."""


@app.command("open")
def open_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file that --key named.", show_default=False)],
    passphrase_file: Annotated[Path | None, typer.Option(metavar="FILE", help="A text file with the passphrase; else it is asked for.")] = None,
) -> None:
    """Print a key: each role with every wording it stands for, and each wording with its role, as JSON."""
    from keepsight.anonymise.key import CannotOpen, unseal  # loaded only here, so that other commands start fast

    from .anonymised import Wrong, passphrase

    try:
        print(json.dumps(unseal(file, passphrase(passphrase_file)), ensure_ascii=False, indent=1))
    except (CannotOpen, Wrong) as why:
        print(why, file=sys.stderr)
        raise typer.Exit(2) from None
