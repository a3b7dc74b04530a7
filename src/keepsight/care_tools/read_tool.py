"""A tool's TOML file as a `Tool`, or everything that is wrong with it at once, each with its place in the file."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from keepsight.records.codes import CARE_ABOUT

from .tool import RULES, TRAINING, Area, Band, Item, SubArea, Tool, Word

KEYS = {
    "tool": {"tool", "name", "version", "source", "licence", "notice", "reassess_after_days", "may_use", "roll_up", "grade", "band", "area"},
    "may_use": {"training", "roles", "agencies"},
    "roll_up": {"rule", "unless_worse_than"},
    "grade": {"word", "means"},
    "band": {"name", "from_months", "until_months", "unborn"},
    "area": {"name", "source", "sub_area"},
    "sub_area": {"name", "about", "item"},
    "item": {"name", "bands", "is"},
}


class BadTool(ValueError):
    """A file is not a whole tool. `problems` are sentences, each with the file and the place in it, and what is needed there."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_tool(file: str, text: str, *, ours: bool = False) -> Tool:
    """The tool that the text of `file` describes. Raises BadTool with everything that is wrong."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as why:
        raise BadTool([f"{file}: cannot be read as TOML: {_lower(str(why))}. Mend that place and read it again: nothing after it was looked at."]) from None
    reading = _Reading(file)
    tool = reading.tool(given, ours)
    if reading.problems:
        raise BadTool(reading.problems)
    return tool


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


class _Reading:
    """One file being read: what is missing is put down as a problem and read as empty, so that every problem is found in one go."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[str] = []

    def wrong(self, place: str, words: str) -> None:
        self.problems.append(f"{self.file}{', ' + place if place else ''}: {words}.")

    def tool(self, given: dict[str, Any], ours: bool) -> Tool:
        self._only("", given, "tool")
        may_use, roll_up = self._table("", given, "may_use"), self._table("", given, "roll_up")
        self._only("[may_use]", may_use, "may_use")
        self._only("[roll_up]", roll_up, "roll_up")
        scale, bands = self._scale(given), self._bands(given)
        tool = Tool(
            tool=self._identity(given), name=self._text("", given, "name"), version=self._text("", given, "version"), source=self._text("", given, "source"),
            licence=self._text("", given, "licence"), notice=self._text("", given, "notice", needed=False), training=self._one_of("[may_use]", may_use, "training", TRAINING, "asked"),
            roles=self._texts("[may_use]", may_use, "roles"), agencies=self._texts("[may_use]", may_use, "agencies"),
            again_after_days=self._number("", given, "reassess_after_days", 1, 90), rule=self._one_of("[roll_up]", roll_up, "rule", RULES, "none"),
            unless_worse_than=self._number("[roll_up]", roll_up, "unless_worse_than", 1, len(scale)), scale=scale, bands=bands,
            areas=self._areas(given, {word.word for word in scale}, {band.name for band in bands}), ours=ours,
        )  # fmt: skip
        return tool

    def _identity(self, given: dict[str, Any]) -> str:
        said = self._text("", given, "tool")
        if said and not re.fullmatch(r"[a-z0-9-]+", said):
            self.wrong("", f"'tool' needs small letters, digits and dashes only, and '{said}' has something else; it stands in addresses")
        return said

    def _scale(self, given: dict[str, Any]) -> tuple[Word, ...]:
        rows = self._rows("", given, "grade")
        if len(rows) < 2:
            self.wrong("", f"needs at least two [[grade]], the best first, and {len(rows) or 'none'} was found")
        words = [Word(self._text(place, row, "word"), number, self._text(place, row, "means", needed=False)) for number, (place, row) in enumerate(self._places("grade", rows), 1)]
        self._once("[[grade]]", [word.word for word in words])
        return tuple(words)

    def _bands(self, given: dict[str, Any]) -> tuple[Band, ...]:
        found = []
        for place, row in self._places("band", self._rows("", given, "band")):
            unborn = row.get("unborn", False)
            first, until = (0, 216) if unborn else (self._number(place, row, "from_months", 0, None), self._number(place, row, "until_months", 1, None))
            if not unborn and first >= until:
                self.wrong(place, f"'from_months' ({first}) needs to be before 'until_months' ({until})")
            found.append(Band(self._text(place, row, "name"), first, until, bool(unborn)))
        self._once("[[band]]", [band.name for band in found])
        return tuple(found)

    def _areas(self, given: dict[str, Any], scale: set[str], bands: set[str]) -> tuple[Area, ...]:
        rows = self._rows("", given, "area")
        if not rows:
            self.wrong("", "needs at least one [[area]]")
        areas = [Area(self._text(place, row, "name"), self._text(place, row, "source", needed=False), self._sub_areas(place, row, scale, bands)) for place, row in self._places("area", rows)]
        self._once("[[area]]", [area.name for area in areas])
        for area in areas:
            self._once(f"area '{area.name}'", [item.name for _, item in area.items()], "items")
        return tuple(areas)

    def _sub_areas(self, area: str, given: dict[str, Any], scale: set[str], bands: set[str]) -> tuple[SubArea, ...]:
        rows, found = self._rows(area, given, "sub_area"), []
        if not rows:
            self.wrong(area, "needs at least one [[area.sub_area]]")
        for place, row in self._places("sub_area", rows, f"{area}, "):
            found.append(SubArea(self._text(place, row, "name"), self._one_of(place, row, "about", CARE_ABOUT, ""), self._items(place, row, scale, bands)))
        return tuple(found)

    def _items(self, sub_area: str, given: dict[str, Any], scale: set[str], bands: set[str]) -> tuple[Item, ...]:
        rows, found = self._rows(sub_area, given, "item"), []
        if not rows:
            self.wrong(sub_area, "needs at least one [[area.sub_area.item]]")
        for place, row in self._places("item", rows, f"{sub_area}, "):
            described, named = self._table(place, row, "is"), self._texts(place, row, "bands")
            for word in sorted(scale - set(described)):
                self.wrong(place, f"[area.sub_area.item.is] has no description of the grade '{word}'")
            for word in sorted(set(described) - scale):
                self.wrong(place, f"[area.sub_area.item.is] describes '{word}', and the tool has no such grade")
            for band in sorted(set(named) - bands):
                self.wrong(place, f"'bands' names '{band}', and the tool has no such [[band]]")
            found.append(Item(self._text(place, row, "name"), {word: self._text(place, described, word) for word in described}, named))
        return tuple(found)

    def _places(self, name: str, rows: list[dict[str, Any]], within: str = "") -> list[tuple[str, dict[str, Any]]]:
        """Each row with where it stands: its number and, where it has one, its name."""
        found = []
        for number, row in enumerate(rows, 1):
            said = row.get("name") or row.get("word")
            place = f"{within}{name.replace('_', '-')} {number}{f' ({said})' if isinstance(said, str) and said else ''}"
            self._only(place, row, name)
            found.append((place, row))
        return found

    def _only(self, place: str, given: dict[str, Any], kind: str) -> None:
        for key in sorted(set(given) - KEYS[kind]):
            self.wrong(place, f"'{key}' is not known here; known are {', '.join(sorted(KEYS[kind]))}")

    def _once(self, place: str, names: list[str], what: str = "rows") -> None:
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            self.wrong(place, f"two {what} are called '{name}', and each needs a name of its own")

    def _rows(self, place: str, given: dict[str, Any], key: str) -> list[dict[str, Any]]:
        rows = given.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.wrong(place, f"'{key}' needs to be written as [[{key}]] sections")
            return []
        return rows

    def _table(self, place: str, given: dict[str, Any], key: str) -> dict[str, Any]:
        found = given.get(key, {})
        if not isinstance(found, dict):
            self.wrong(place, f"'{key}' needs to be a section of its own, and {found!r} was found")
            return {}
        return found

    def _text(self, place: str, given: dict[str, Any], key: str, *, needed: bool = True) -> str:
        said = given.get(key, "")
        if not isinstance(said, str):
            self.wrong(place, f"'{key}' needs to be words in quotation marks, and {said!r} was found")
            return ""
        if needed and not said.strip():
            self.wrong(place, f"'{key}' is missing or empty")
        return " ".join(said.split())

    def _texts(self, place: str, given: dict[str, Any], key: str) -> tuple[str, ...]:
        said = given.get(key, [])
        if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
            self.wrong(place, f"'{key}' needs to be a list of words in quotation marks, and {said!r} was found")
            return ()
        return tuple(said)

    def _number(self, place: str, given: dict[str, Any], key: str, least: int, otherwise: int | None) -> int:
        said = given.get(key, otherwise)
        if not isinstance(said, int) or isinstance(said, bool) or said < least:
            self.wrong(place, f"'{key}' needs to be a whole number of {least} or more, and {'nothing' if said is None else repr(said)} was found")
            return least
        return said

    def _one_of(self, place: str, given: dict[str, Any], key: str, known: dict[str, str], otherwise: str) -> str:
        said = given.get(key, otherwise)
        if said != otherwise and said not in known:
            self.wrong(place, f"'{key}' needs to be one of {', '.join(map(repr, known))}, and {said!r} was found")
            return otherwise
        return said
