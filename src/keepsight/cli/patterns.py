"""`keepsight patterns`: the catalogue, or one pattern in full."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from keepsight.patterns import catalogue
from keepsight.patterns.reference import one
from keepsight.procedures import load


def patterns(slug: Annotated[str | None, typer.Argument(metavar="SLUG", help="One pattern, in full.", show_default=False)] = None) -> None:
    """List the patterns, or print one in full: what it looks for, why, what it cannot tell, and its thresholds."""
    if slug is None:
        for definition in catalogue():
            print(f"{definition.slug:28} {definition.pattern.label}")
        return
    found = [definition for definition in catalogue() if definition.slug == slug]
    if not found:
        print(f"There is no pattern called '{slug}'. `keepsight patterns` lists them.", file=sys.stderr)
        raise typer.Exit(2)
    print(one(found[0], load()), end="")
