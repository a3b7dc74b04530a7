"""Which column of a table is which, whatever the agency calls it. The headings known are data, in headings.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from .cell_kinds import holds_nothing, mostly_dates, mostly_yes_or_no
from .grid import Cell
from .stated import words_of

HEADINGS: dict[str, dict[str, dict]] = tomllib.loads(files(__package__).joinpath("headings.toml").read_text(encoding="utf-8"))
KEPT = "kept"
SEVERAL = frozenset({KEPT, "people", "child", "present", "absent", "invited", "seen", "numbering"})  # fields that more than one column may be

REQUIRED: dict[str, list[set[str]]] = {  # contracts 4: each set needs one of its fields
    "relationships": [{"person_id"}, {"relationship"}, {"related_person_id"}],
    "households": [{"person_id"}, {"household"}],
    "people": [{"person_id"}, {"label", "name"}],
    "coverage": [{"agency"}, {"from"}, {"to"}, {"held", "kind_of_file"}],
    "key_events": [{"entry_id"}, {"key"}],
    "gradings": [{"child"}, {"tool"}, {"area"}, {"grade"}, {"graded_on"}],
    "entries": [{"date"}, {"text"}],
}
OURS = "what happened as recorded"  # the heading by which a chronology that Keepsight wrote is known, when it lies among agencies' files



@dataclass(slots=True)
class Columns:
    """What a table holds and the field of each of its columns, by place.

    `unknown` are places whose heading is not known, `guessed` those settled by what the cells hold, `empty` those with neither heading nor cells.
    """

    holds: str
    headings: list[str]
    fields: list[str]
    unknown: list[int] = field(default_factory=list)
    guessed: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)

    def place(self, name: str) -> int | None:
        """The first column that is this field, or None."""
        return self.fields.index(name) if name in self.fields else None

    def complete(self) -> bool:
        """Every field that such a table needs has a column."""
        return all(any(name in self.fields for name in one_of) for one_of in REQUIRED[self.holds])


@lru_cache(maxsize=65536)
def plain_heading(words: str) -> str:
    """A heading without capitals, marks, and what stands in brackets at its end."""
    words = re.sub(r"\s*[(\[][^)\]]*[)\]]\s*[*:?]*$", "", words.strip()) or words
    words = words.lower().replace("'", "").replace("\u2019", "").replace("#", " no ")
    return re.sub(r"[\W_]+", " ", words).strip()


def names_of(cells: Sequence[Cell]) -> list[str]:
    """One name for each column: its heading, 'Column C' where it has none, with '(2)' where the heading stands before."""
    names: list[str] = []
    for place, cell in enumerate(cells):
        name = words_of(cell) or f"Column {letters(place)}"
        again = sum(1 for before in names if before == name or before.startswith(f"{name} ("))
        names.append(f"{name} ({again + 1})" if again else name)
    return names


def letters(place: int) -> str:
    """The letters by which a spreadsheet shows the column at `place` (0 is A)."""
    ahead, rest = divmod(place, 26)
    return (letters(ahead - 1) if ahead else "") + chr(ord("A") + rest)


@lru_cache(maxsize=65536)
def fields_that_fit(holds: str, heading: str) -> tuple[tuple[str, int], ...]:
    """The fields a heading can be, best first, each with its rank (a place in its `is`, or 1000 for `has`)."""
    plain = plain_heading(heading)
    known = HEADINGS[holds].items()
    exactly = [(name, form["is"].index(plain)) for name, form in known if plain in form["is"]]
    within = [(name, 1000) for name, form in known if _contains(plain, form) and not any(name == one for one, _ in exactly)]
    return tuple(exactly + within)


def _contains(plain: str, form: dict) -> bool:
    padded = f" {plain} "
    if any(f" {word} " in padded for word in form.get("unless", ())):
        return False
    return len(plain) <= 60 and any(f" {word} " in padded for word in form.get("has", ()))


def looks_like_headings(cells: Sequence[Cell]) -> str:
    """What a table under this row would hold, or empty where the row is no row of headings."""
    if any(not _can_be_heading(cell) for cell in cells):
        return ""
    filled = [cell.strip() for cell in cells if cell and cell.strip()]
    if len(set(filled)) < 2:
        return ""
    if any(plain_heading(words) == OURS for words in filled):
        return "key_events"
    for holds, needed in REQUIRED.items():
        fits = [fields_that_fit(holds, words) for words in filled]
        exact = {name for fit in fits for name, rank in fit if rank < 1000}
        if all(one_of & exact for one_of in needed) and not (holds == "key_events" and _is_chronology(filled)):
            return holds
    return "entries" if _mostly_known(fits) else ""


def _is_chronology(filled: Sequence[str]) -> bool:
    """An agency's own chronology may have a reference and a key column too."""
    return all(any(fits and fits[0][0] in one_of for fits in (fields_that_fit("entries", words) for words in filled)) for one_of in REQUIRED["entries"])


def _can_be_heading(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and len(cell) <= 80 and not cell[:1].isdigit())


def _mostly_known(fits: list[tuple]) -> bool:
    """Half the row or more are headings of a chronology, and one of them is its date or its text."""
    known = [fit for fit in fits if fit]
    wanted = any(fit[0][0] in ("date", "text") for fit in known)
    return wanted and len(known) >= 2 and 2 * len(known) >= len(fits)


def recognise(holds: str, cells: Sequence[Cell], values: Sequence[Sequence[Cell]]) -> Columns:
    """The columns of a table: `cells` its headings, `values` some cells of each column, which settle what words alone cannot."""
    headings = names_of(cells)
    columns = Columns(holds, headings, [""] * len(headings))
    order = sorted(range(len(headings)), key=lambda place: (_best_rank(holds, headings[place]), place))
    for place in order:
        columns.fields[place] = _field_for(columns, headings[place], values[place])
    columns.empty = [place for place, cell in enumerate(cells) if not words_of(cell) and holds_nothing(values[place])]
    columns.unknown = [place for place, name in enumerate(columns.fields) if not (name or place in columns.empty or fields_that_fit(holds, headings[place]))]
    columns.fields = [name or KEPT for name in columns.fields]
    return columns


def _best_rank(holds: str, heading: str) -> int:
    fits = fields_that_fit(holds, heading)
    return fits[0][1] if fits else 2000


def _field_for(columns: Columns, heading: str, values: Sequence[Cell]) -> str:
    """The best field that is free and that the cells do not contradict; empty where there is none."""
    dates = mostly_dates(values)
    for name, _ in fields_that_fit(columns.holds, heading):
        form = HEADINGS[columns.holds][name]
        if form.get("yes_no") and not mostly_yes_or_no(values):
            continue
        if form.get("no_dates") and dates:
            continue
        if name in SEVERAL or name not in columns.fields:
            return name
    return ""
