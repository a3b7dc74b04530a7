"""The language in which stories are written down: one line for each event, read once and told for many families.

    WHEN | WHO WRITES | WORDING | PEOPLE | MORE

WHEN is a day after the story begins: `40`, `40-50` (one day between), `+5-9` (after the event before), `end`, `end-10`; with
`every 14-20 until 200` (or `until end`) it comes again and again; `or 40` happens only where the
event before it did not, `and +5` only where it did. WORDING is a name of `wording/*.toml`, or `involved`: the service's work begins.
PEOPLE are `A B C` (children, eldest first), `children`, `M` mother, `F` father of A (`FB` of B), `P` the mother's partner, `G` her mother, each with
a part where it is another than the wording's: `A:seen-alone`. MORE is `name=value; ...`: see CHANGES and TYPED.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .wordings import WORDBOOK, wordings

CHANGES = ("kind", "themes", "outcome", "says", "account", "source", "part")  # another wording than the named one
OF_THE_ENTRY = ("words", "response", "how-many", "late", "restricted", "key", "chance", "exact", "from", "category", "decided", "tie", "shared", "recorded")
TYPED = (
    "tier", "worker", "days", "because", "contact",  # involved
    "factors", "cites", "again", "grades", "tool",  # an assessment
    "decide", "undecided", "by",  # a decision
    "action", "due", "done",  # an action: its name and words; also a step's days
    "session", "step", "differs", "with", "settled",
)  # fmt: skip
WHEN = re.compile(r"(?:(?P<after>or|and) )?(?P<end>end)?(?P<plus>\+)?(?P<low>-?\d+)?(?:-(?P<high>-?\d+))?(?: every (?P<every>\d+)(?:-(?P<every_high>\d+))?(?: until (?P<until>end|\d+))?)?")


@dataclass(frozen=True, slots=True)
class Beat:
    """One event of a story, or one that comes again. Days count from the story's start; `until` is None for its end."""

    low: int
    high: int
    from_end: bool
    relative: bool
    after: str
    every: tuple[int, int] | None
    until: int | None
    agency: str
    wording: int | None
    people: tuple[tuple[str, str], ...]
    more: dict[str, str]
    chance: float


def beats(lines: list[str] | tuple[str, ...], where: str) -> tuple[Beat, ...]:
    """Every line as a beat. Raises ValueError naming `where` and the line that cannot be read."""
    return tuple(_beat(line, where) for line in lines)


def _beat(line: str, where: str) -> Beat:
    cells = [cell.strip() for cell in line.split("|")]
    try:
        when, agency, wording, people, more = (*cells, "", "")[:5] if len(cells) in (3, 4, 5) else None
        return _read(when, agency, wording, people, dict(_pair(item) for item in re.split(r";\s*(?=[a-z-]+=)", more) if item.strip()))
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{where}: {line!r} cannot be read: {error}") from None


def _pair(item: str) -> tuple[str, str]:
    name, _, value = (part.strip() for part in item.partition("="))
    if name not in (*CHANGES, *OF_THE_ENTRY, *TYPED):
        raise ValueError(f"{name!r} is not known")
    return name, value


def _read(when: str, agency: str, wording: str, people: str, more: dict[str, str]) -> Beat:
    days = WHEN.fullmatch(when)
    if days is None:
        raise ValueError(f"{when!r} is no time")
    low = int(days["low"] or 0)
    every = (int(days["every"]), int(days["every_high"] or days["every"])) if days["every"] else None
    number = None if wording == "involved" else WORDBOOK.number(wording, **_changes(more))
    return Beat(
        low, int(days["high"] or low), bool(days["end"]), bool(days["plus"]), days["after"] or "", every, int(days["until"]) if days["until"] not in (None, "end") else None,
        agency, number, _people(people, wording), more, float(more.get("chance", 1)),
    )  # fmt: skip


def _changes(more: dict[str, str]) -> dict[str, object]:
    changed: dict[str, object] = {name: more[name] for name in CHANGES if name in more}
    if "themes" in changed:
        changed["themes"] = tuple(theme.strip() for theme in str(changed["themes"]).split(",") if theme.strip())
    if "says" in changed:
        changed["says"] = (str(changed["says"]),)
    return changed


def _people(people: str, wording: str) -> tuple[tuple[str, str], ...]:
    default = wordings()[wording].part if wording in wordings() else "subject"
    found = (token.partition(":") for token in (people or "children").split())
    return tuple((who, part.replace("-", " ") if part else (default if who in "ABCDE" or who == "children" else "mentioned")) for who, _, part in found)


def untyped(more: dict[str, str]) -> dict[str, str]:
    """What is left of a beat's `MORE` where an agency's file has entries only, as most have."""
    return {name: value for name, value in more.items() if name not in TYPED}
