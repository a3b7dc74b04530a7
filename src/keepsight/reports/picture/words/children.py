"""Each child in one line: age, where and with whom, last seen, last words, plan. A child with no entry has a line too."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.chronology.family import FamilyAt, Held, family_at
from keepsight.chronology.seen import ChildSeen, Sight, each_child, heard
from keepsight.records.codes import KINDS
from keepsight.records.entry import Entry
from keepsight.records.person import Person

from ..told import Told
from .ages import age
from .anchors import person_anchor
from .cited import Cited, cited, excerpt
from .dates import day
from .who import eldest_first

LONGEST_IN_A_LINE = 140  # letters of what a child is told to have said
NONE = "no entry in the records supplied"
OF_A_PLAN = ("plan start", "plan end", "conference", "review")


@dataclass(frozen=True, slots=True)
class Line:
    """What a child's line says, and the entry it rests on, where there is one."""

    words: str
    entry: Cited | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """One child's line."""

    label: str
    anchor: str
    age: str
    where: str
    seen: tuple[Line, ...]
    last_words: Line
    plan: Line


def children(told: Told) -> list[Child]:
    """Every child, the eldest first, the unborn last."""
    seen = {one.person_id: one for one in each_child(told.assembled.record)}
    now = family_at(told.assembled.record, told.as_of, told.as_of)
    people = sorted((p for p in told.people.values() if p.kind == "child"), key=eldest_first)
    return [_child(told, person, now, seen.get(person.person_id, ChildSeen(person.person_id))) for person in people]


def _child(told: Told, person: Person, now: FamilyAt, seen: ChildSeen) -> Child:
    return Child(
        label=person.label,
        anchor=person_anchor(person.person_id),
        age=age(person, told.as_of),
        where=_where(told, person, now),
        seen=tuple(_seen(seen)),
        last_words=_heard(seen),
        plan=_plan(told, person.person_id),
    )


def _where(told: Told, person: Person, now: FamilyAt) -> str:
    places = [row.end_ for row in told.assembled.record.family if row.person_id == person.person_id]
    if places and all(last is not None and last <= told.as_of for last in places):
        return f"left this family on {day(max(places))}"
    own = [held for held in now.households if held.row.person_id == person.person_id]
    return "; ".join(_home(told, person, now, held) for held in own) or f"{NONE} of where this child lives"


def _home(told: Told, person: Person, now: FamilyAt, home: Held) -> str:
    name = "a restricted address" if home.row.restricted else home.row.household
    over = "" if home.sure or not (home.row.end_from or home.row.end_to) else " (may have ended)"
    there = [held.row.person_id for held in now.households if held.row.household == home.row.household]
    others = [told.people[one].label for one in there if one in told.people and one != person.person_id]
    return f"{name}{over}{', with ' + ', '.join(dict.fromkeys(others)) if others else ''}"


def _seen(seen: ChildSeen) -> list[Line]:
    """Last seen by anybody; last seen alone, where that was another time; and not seen, where that came after."""
    if seen.seen is None:
        lines = [Line(NONE)]
    else:
        lines = [_sight(seen.seen, "at school" if seen.seen.at_school else "alone" if seen.seen.alone else "whether alone is not recorded")]
    if seen.seen_alone and seen.seen_alone.entry is not (seen.seen and seen.seen.entry):
        lines.append(_sight(seen.seen_alone, "last seen alone"))
    if seen.not_seen and (seen.seen is None or seen.not_seen.entry.happened_from > seen.seen.entry.happened_to):
        lines.append(_sight(seen.not_seen, "not seen, or not brought"))
    return lines


def _sight(sight: Sight, words: str) -> Line:
    return Line(words, cited(sight.entry, suggested=sight.suggested))


def _heard(seen: ChildSeen) -> Line:
    """The child's own words where a column holds them, else the words of the entry from where the child is told of."""
    if seen.heard is None:
        return Line(NONE)
    entry = seen.heard.entry
    return Line(entry.childs_words or excerpt(entry.text, seen.heard.words, LONGEST_IN_A_LINE), cited(entry, suggested=seen.heard.suggested))


def _plan(told: Told, child: str) -> Line:
    """The last thing recorded of any plan. It is said what kind of entry it is, and not whether a plan is open: that may not be in it."""
    for entry in reversed(told.own.get(child, [])):
        if entry.kind and entry.kind.value in OF_A_PLAN and not _about_others(told, entry, child):
            return Line(f"last entry of a plan: {KINDS[entry.kind.value]}", cited(entry, suggested=entry.kind.suggested))
    return Line("no entry of a plan in the records supplied")


def _about_others(told: Told, entry: Entry, child: str) -> bool:
    """The child is only mentioned, in the entry's words, where another child is its subject or stands in its own column."""
    rows = told.concerned.get(entry.entry_id, [])
    mentioned = all(row.part == "mentioned" and row.suggested for row in rows if row.person_id == child)
    whose = {row.person_id for row in rows if row.part == "subject" or not row.suggested} & set(told.people)
    return mentioned and any(told.people[person].kind == "child" for person in whose - {child})


def said_by(told: Told, child: str) -> list[Sight]:
    """Each entry once in which the child is recorded or read to have said something, in order of time."""
    found: dict[str, Sight] = {}
    for entry in told.own.get(child, []):
        for row in told.concerned.get(entry.entry_id, []):
            if row.person_id == child and (sight := heard(row, entry)):
                found.setdefault(entry.entry_id, sight)
    return list(found.values())
