"""`keepsight simulate`: a synthetic county, and the truth of it in a file of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .progress import Progress


def simulate(
    children: Annotated[int, typer.Option(help="How many children, about.", min=1)],
    out: Annotated[Path, typer.Option(metavar="RECORD", help="A folder for the record; made where it is not there.")],
    truth: Annotated[Path, typer.Option(metavar="FILE", help="A file, outside RECORD, for what the generator knows of each family.")],
    years: Annotated[int, typer.Option(help="How many years of entries.", min=1, max=18)] = 10,
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 1,
) -> None:
    """Invent a county: families, agencies and entries at published rates, with planted stories. No real person is in it."""
    from keepsight.simulate import Size
    from keepsight.simulate import simulate as write

    try:
        written = write(Size(children, years, seed), out, truth, say=Progress())
    except ValueError as why:
        print(why, file=sys.stderr)
        raise typer.Exit(2) from None
    except OSError as why:
        print(f"{out.name} or {truth.name} could not be written ({why.strerror}). Choose another place.", file=sys.stderr)
        raise typer.Exit(1) from None
    print(f"{written.entries:,} entries about {written.children:,} children of {written.families:,} invented families in {out.name}; their truth in {truth.name}.")
