"""`keepsight request`: blank templates for the agencies that are asked, and the list of who was asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from keepsight.reports.request import write_request

from .days import typed
from .ending import Ended, end, not_written
from .paths import opened


def request(
    begins: Annotated[date, typer.Option("--from", parser=typed, metavar="DATE", help="First day of the period asked for.", show_default=False)],
    ends: Annotated[date, typer.Option("--to", parser=typed, metavar="DATE", help="Last day of the period asked for.", show_default=False)],
    agency: Annotated[list[str], typer.Option(metavar="NAME", help="An agency to ask; give it once for each.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write; made if it is not there.", show_default=False)],
) -> None:
    """Write a blank template for each agency, in Word and Excel, and a list of who was asked."""
    if begins > ends:
        end(Ended.USAGE, f"--from {begins:%d/%m/%Y} is after --to {ends:%d/%m/%Y}. Give the earlier day first.")
    try:
        written = write_request(agency, begins, ends, opened(out))
    except OSError as error:
        end(Ended.NOTHING_WRITTEN, not_written(error))
    print(f"{len(written) - 1} templates and the list of who was asked are in {out}.")
