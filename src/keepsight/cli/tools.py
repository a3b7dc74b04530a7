"""`keepsight tools`: the tools by which care is looked at, those of a partnership's folder first, and everything that is wrong with its files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from keepsight.care_tools import Held, Tool, hold
from keepsight.care_tools.tool import RULES, TRAINING


def tools(
    folder: Annotated[Path | None, typer.Option("--tools", metavar="DIR", help="The partnership's own folder of tools; else the one of KEEPSIGHT_TOOLS.")] = None,
) -> None:
    """List the tools for looking at a child's care, and check a partnership's own. docs/how-to/load-a-tool.md says how one is written."""
    held = tools_of(folder)
    for tool in held.tools:
        print(_said(tool))
    for problem in held.problems:
        print(problem, file=sys.stderr)
    if held.problems:
        raise typer.Exit(2)


def tools_of(folder: Path | None) -> Held:
    """The tools of a folder that was given, else of KEEPSIGHT_TOOLS, then ours; what is wrong with a file is in `problems`."""
    return hold(folder or (Path(os.environ["KEEPSIGHT_TOOLS"]) if os.environ.get("KEEPSIGHT_TOOLS") else None))


def _said(tool: Tool) -> str:
    whose = "Keepsight’s own draft, offered last" if tool.ours else "the partnership’s own"
    lines = [
        f"{tool.name} ({tool.tool}, {tool.version}): {whose}",
        f"  source: {tool.source}",
        f"  licence: {tool.licence}",
        f"  grades: {', '.join(word.word for word in tool.scale)}; {RULES[tool.rule]}",
        *(f"  {area.name}: {', '.join(item.name for _, item in area.items())}" for area in tool.areas),
        f"  training: {TRAINING[tool.training]}; to be looked at again after {tool.again_after_days} days",
    ]
    return "\n".join(lines)
