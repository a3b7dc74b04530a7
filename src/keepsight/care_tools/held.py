"""The tools that are there to grade with: a partnership's own first, then ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from .read_tool import BadTool, read_tool
from .tool import Tool

OUR_OWN = "our-profile.toml"


@dataclass(frozen=True, slots=True)
class Held:
    """The tools in the order they are offered in, and what is wrong with files that are none."""

    tools: tuple[Tool, ...]
    problems: tuple[str, ...] = ()

    def named(self, tool: str) -> Tool | None:
        """The tool of this id."""
        return next((one for one in self.tools if one.tool == tool), None)

    def called(self, name: str, version: str) -> Tool | None:
        """The tool by which a stored assessment was graded, where it is still there in that version."""
        return next((one for one in self.tools if (one.name, one.version) == (name, version)), None)


def hold(folder: Path | None = None) -> Held:
    """The tools of a partnership's folder, by the name of the file, then our own. Raises nothing: a file that is no tool is told of in `problems`."""
    files = _files(folder) if folder else ()
    return _held(files, "" if folder is None or folder.is_dir() else f"{folder.name}: there is no such folder of tools")


def _files(folder: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of each TOML file; what is no UTF-8 is read as having one line that is no TOML."""
    return tuple((path.name, path.read_bytes().decode("utf-8", "replace")) for path in sorted(folder.glob("*.toml")))


@lru_cache(maxsize=8)
def _held(files: tuple[tuple[str, str], ...], missing: str) -> Held:
    problems, tools = [missing] if missing else [], []
    for name, text in files:
        try:
            tools.append(read_tool(name, text))
        except BadTool as why:
            problems += why.problems
    ours = read_tool(OUR_OWN, (resources.files(__package__) / OUR_OWN).read_text(encoding="utf-8"), ours=True)
    for tool in sorted({tool.tool for tool in (*tools, ours) if sum(one.tool == tool.tool for one in (*tools, ours)) > 1}):
        problems.append(f"two tools have the id '{tool}': each needs one of its own, and only the first is offered")
    return Held(tuple(_first_of_each([*tools, ours])), tuple(problems))


def _first_of_each(tools: list[Tool]) -> list[Tool]:
    found: dict[str, Tool] = {}
    for tool in tools:
        found.setdefault(tool.tool, tool)
    return list(found.values())
