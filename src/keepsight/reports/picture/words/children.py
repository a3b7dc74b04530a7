"""Each child in one line: age, where and with whom, last seen, last words, plan. A child with no entry has a line too."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Household, Person

from ..told import Told, standing
from .ages import age
from .anchors import person_anchor
from .cited import Cited, cited
from .who import eldest_first

SAW = ("seen alone", "seen")
SPOKE = ("subject", "spoke", "seen", "seen alone")


@dataclass(frozen=True, slots=True)
class Line:
    """What one cell of a child's line says, and the entry it rests on, where there is one."""

    words: str
    entry: Cited | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """One child's line."""

    label: str
    anchor: str
    age: str
    where: str
    last_seen: Line
    last_words: Line
    plan: Line
    count: int


def children(told: Told) -> list[Child]:
    """Every child, the eldest first, the unborn last."""
    people = sorted((p for p in told.people.values() if p.kind == "child"), key=eldest_first)
    return [_child(told, person) for person in people]


def _child(told: Told, person: Person) -> Child:
    entries = told.entries_of(person.person_id)
    return Child(
        label=person.label,
        anchor=person_anchor(person.person_id),
        age=age(person, told.as_of),
        where=_where(told, person),
        last_seen=_last_seen(told, person, entries),
        last_words=_last_words(told, person, entries),
        plan=_plan(entries),
        count=len(entries),
    )


def _where(told: Told, person: Person) -> str:
    here = [row for row in standing(told.assembled.record.household, told.as_of) if _now(row, told)]
    own = sorted({(row.household, "a restricted address" if row.restricted else row.household) for row in here if row.person_id == person.person_id})
    if not own:
        return "no entry in the records supplied of where this child lives"
    return "; ".join(f"{words}{_with(told, person, [r for r in here if r.household == name])}" for name, words in own)


def _now(row: Household, told: Told) -> bool:
    return (row.start_from is None or row.start_from <= told.as_of) and (row.end_to is None or row.end_to >= told.as_of)


def _with(told: Told, person: Person, rows: list[Household]) -> str:
    others = sorted({told.people[row.person_id].label for row in rows if row.person_id in told.people and row.person_id != person.person_id})
    return f", with {', '.join(others)}" if others else ""


def _parts(told: Told, entry: Entry, person: Person, wanted: tuple[str, ...]) -> list[Concerned]:
    return [row for row in told.concerned.get(entry.entry_id, []) if row.person_id == person.person_id and row.part in wanted]


def _last_seen(told: Told, person: Person, entries: list[Entry]) -> Line:
    for entry in reversed(entries):
        rows = _parts(told, entry, person, SAW)
        if rows:
            alone = "alone" if any(row.part == "seen alone" for row in rows) else "whether alone is not recorded"
            return Line(alone, cited(entry, suggested=all(row.suggested for row in rows)))
    return Line("no entry in the records supplied")


def _last_words(told: Told, person: Person, entries: list[Entry]) -> Line:
    for entry in reversed(entries):
        told_theme = [theme for theme in entry.themes if theme.value == "childs-words" and not theme.denied]
        if (entry.childs_words or told_theme) and _parts(told, entry, person, SPOKE):
            words = entry.childs_words or next((theme.words for theme in told_theme if theme.words), "")
            return Line(words, cited(entry, suggested=not entry.childs_words and all(theme.suggested for theme in told_theme)))
    return Line("no entry in the records supplied")


def _plan(entries: list[Entry]) -> Line:
    for entry in reversed(entries):
        if entry.kind and entry.kind.value in ("plan start", "plan end"):
            what = "plan begun; no entry of its end" if entry.kind.value == "plan start" else "plan ended"
            return Line(what, cited(entry, suggested=entry.kind.suggested))
    return Line("no entry of a plan in the records supplied")
