"""`keepsight patterns`: the catalogue, or one pattern in full."""

from __future__ import annotations

import json
from dataclasses import asdict
from difflib import get_close_matches
from typing import Annotated, Any

import typer

from keepsight.patterns import catalogue
from keepsight.patterns.definition import Definition
from keepsight.patterns.reference import one
from keepsight.procedures import load

from .ending import Ended, end


def patterns(
    slug: Annotated[str | None, typer.Argument(metavar="SLUG", help="One pattern, in full.", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as JSON, for a program.")] = False,
) -> None:
    """List the patterns, or print one in full: what it looks for, why, what it cannot tell, and its thresholds."""
    chosen = [definition for definition in catalogue() if slug in (None, definition.slug)]
    if not chosen:
        _end_unknown(slug)
    if as_json:
        print(json.dumps([_told(definition) for definition in chosen], ensure_ascii=False, indent=1))
    elif slug is None:
        for definition in chosen:
            print(f"{definition.slug:30} {definition.pattern.label}")
    else:
        print(one(chosen[0], load()), end="")


def _end_unknown(slug: str) -> None:
    near = get_close_matches(slug, [definition.slug for definition in catalogue()], n=3)
    like = f" Did you mean {' or '.join(near)}?" if near else ""
    end(Ended.USAGE, f"There is no pattern called '{slug}'.{like} `keepsight patterns` lists them.")


def _told(definition: Definition) -> dict[str, Any]:
    """One pattern as data: its slug, label and theme, the text under each heading, what it needs, and its thresholds with their basis."""
    return {
        "pattern": definition.slug,
        "label": definition.pattern.label,
        "theme": definition.theme,
        "about": definition.about,
        "question": definition.pattern.question,
        "needs": list(definition.pattern.needs),
        "parameters": {name: asdict(threshold) for name, threshold in load()[definition.slug].items()},
        "version": definition.version,
    }
