"""Decisions as the record holds them: each question with every time it was put, taken or left open; the same decision taken again is one decision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from keepsight.records.entry import Entry
from keepsight.records.work import Decision

from ..picture.told import Told, standing


@dataclass(frozen=True, slots=True)
class Taken:
    """One time that a question was put: its place in time among all, its row and entry, and the children that the entry concerns."""

    number: int
    row: Decision
    entry: Entry
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question in its own words, with the times it was decided and the times it was left open, the earliest first."""

    words: str
    taken: tuple[Taken, ...]
    left_open: tuple[Taken, ...]

    @property
    def open(self) -> bool:
        """Whether it was left open the last time it was put."""
        return not self.taken or (bool(self.left_open) and self.left_open[-1].number > self.taken[-1].number)


def decisions_of(told: Told) -> list[Taken]:
    """Every decision row that stands, in the order of its entries."""
    entries = {entry.entry_id: entry for entry in told.entries}
    rows = [row for row in standing(told.assembled.record.decision, told.as_of) if row.entry_id in entries]
    return [Taken(number, row, entries[row.entry_id], _children(told, row.entry_id)) for number, row in enumerate(sorted(rows, key=lambda row: _place(row, entries[row.entry_id])))]


def questions_put(told: Told) -> list[Question]:
    """Each question, those that are the same in words together; one without words stands by the words of its decision."""
    found: dict[str, list[Taken]] = defaultdict(list)
    for one in decisions_of(told):
        found[" ".join((one.row.question or one.row.decided or one.entry.text).casefold().split())].append(one)
    return [Question(_words(put), tuple(x for x in put if not _left_open(x)), tuple(x for x in put if _left_open(x))) for put in found.values()]


def the_same(decisions: list[Taken]) -> list[list[Taken]]:
    """Decisions with those that took them again: each list is one decision, the earliest first (a decision taken again is the same decision)."""
    first: dict[str, str] = {}
    found: dict[str, list[Taken]] = {}
    for one in (one for one in decisions if not _left_open(one)):
        root = first.get(one.row.again_of, one.entry.entry_id)
        first[one.entry.entry_id] = root
        found.setdefault(root, []).append(one)
    return list(found.values())


def _left_open(one: Taken) -> bool:
    return one.row.deferred or not one.row.decided


def _words(put: list[Taken]) -> str:
    return put[-1].row.question or put[-1].row.decided or put[-1].entry.text


def _place(row: Decision, entry: Entry) -> tuple[date, date, date]:
    """Its place in time; of one day, decisions keep the order in which they were recorded."""
    return entry.happened_from, entry.happened_to, row.known_on or entry.happened_to


def _children(told: Told, entry_id: str) -> tuple[str, ...]:
    rows = told.concerned.get(entry_id, [])
    return tuple(dict.fromkeys(row.person_id for row in rows if row.person_id in told.people and told.people[row.person_id].kind == "child"))
