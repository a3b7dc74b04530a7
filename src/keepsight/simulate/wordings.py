"""What agencies write of an event: its kind, themes, outcome and several ways of putting it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from keepsight.records.codes import KINDS, OUTCOMES, PARTS, SOURCE_TYPES, THEMES


@dataclass(frozen=True, slots=True)
class Wording:
    """`says` holds ways of saying it, with {child}, {mother} ... to be filled in; `part` is what a named child is in it."""

    kind: str
    says: tuple[str, ...]
    themes: tuple[str, ...] = ()
    outcome: str = ""
    part: str = "mentioned"
    account: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        wrong = [f"kind {self.kind!r}"] * (self.kind not in KINDS) + [f"theme {t!r}" for t in self.themes if t not in THEMES]
        wrong += [f"outcome {self.outcome!r}"] * (self.outcome not in ("", *OUTCOMES)) + [f"part {self.part!r}"] * (self.part not in PARTS)
        wrong += [f"source {self.source!r}"] * (self.source not in ("", *SOURCE_TYPES))
        if wrong or not self.says:
            raise ValueError(f"not in the record's lists: {', '.join(wrong) or 'no words'}")


@cache
def wordings() -> dict[str, Wording]:
    """Every wording by its name, from `wording/*.toml`."""
    found: dict[str, Wording] = {}
    for file in sorted((resources.files(__package__) / "wording").iterdir(), key=lambda file: file.name):
        for name, given in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found[name] = _wording(f"{file.name} [{name}]", given)
    return found


def _wording(where: str, given: dict) -> Wording:
    lists = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    try:
        return Wording(**lists)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{where}: {error}") from None


class Wordbook:
    """Every wording in use by number: the entry's columns are taken from it in bulk."""

    def __init__(self) -> None:
        self.all: list[Wording] = []
        self._number: dict[Wording, int] = {}

    def number(self, name: str, **changed: object) -> int:
        """The number of a wording, or of one that differs from it in `changed` (themes, outcome, kind, says ...)."""
        if name not in wordings():
            raise ValueError(f"no wording is called {name!r}")
        wording = replace(wordings()[name], **changed)
        if wording not in self._number:
            self._number[wording] = len(self.all)
            self.all.append(wording)
        return self._number[wording]


WORDBOOK = Wordbook()
