"""The timescales in words, made from their data: the reference page, and how a partnership lays its own over them."""

from __future__ import annotations

from datetime import date

from .thresholds import Procedures, load
from .timescales import NEVER, Timescale

LOCAL = """[timescales]
T12a = { value = 10, unit = "days", source = "our procedures, 3.2: the first child in need meeting" }
T12b = { value = 28, unit = "days", source = "our procedures, 3.2: four-weekly child in need meetings" }
"""
BEGINNING = f"""# The timescales

Made from `src/keepsight/procedures/timescales.toml` by `python -m keepsight.procedures.reference`; a test compares it. The question *a timescale passed*
names the value in force on the day on which its clock started. A value is *published* (national guidance), *local* (one area's own, which another
may not share) or *our default* (no rule was found, and one had to be chosen). *To be confirmed* marks what was not read at its source.

A partnership lays its own values over these in one file, given with `--procedures`; a question that rests on one says so, and names the value it replaced:

```toml
{LOCAL}```
"""
TYPED = {  # how a step that an agency typed is read, by whether its due day has to stand beside it
    True: "A step that an agency typed with its due day is asked about.",
    False: "A step that an agency typed is asked about, by its due day or else by the value below.",
}


def whole(procedures: Procedures) -> str:
    """Every timescale with each of its values, by number."""
    found: dict[str, list[Timescale]] = {}
    for row in procedures.timescales:
        found.setdefault(row.timescale, []).append(row)
    return "\n".join([BEGINNING, *(_one(name, rows) for name, rows in sorted(found.items()))])


def _one(name: str, rows: list[Timescale]) -> str:
    values = "\n".join(f"| {_in_force(row)} | {row.value} {row.unit} | {row.basis} | {row.source}{'; to be confirmed' if row.confirm else ''} |" for row in rows)
    why = f"Not told from entries: {rows[0].not_computed}. {TYPED[rows[0].due_day_given]}\n\n" if rows[0].not_computed else ""
    return f"## {name}: {rows[0].what}\n\nAfter {rows[0].trigger}.\n\n{why}| clocks that start | value | basis | source |\n|---|---|---|---|\n{values}\n"


def _in_force(row: Timescale) -> str:
    return f"from {_day(row.in_force_from)}" if row.in_force_until == NEVER else f"from {_day(row.in_force_from)}, before {_day(row.in_force_until)}"


def _day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


if __name__ == "__main__":
    print(whole(load()), end="")
