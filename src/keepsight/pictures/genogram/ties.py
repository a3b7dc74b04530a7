"""The relationships of a record as they stood on a day: each read once, turned so that the elder side comes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from keepsight.records.person import Relationship
from keepsight.records.record import Record

from .kin import Tie, read_tie


@dataclass(frozen=True, slots=True)
class Told:
    """One recorded relationship: `a` is the `tie` of `b`. `swapped` where the row said it from the younger side."""

    a: str
    b: str
    tie: Tie
    row: Relationship
    swapped: bool = False

    @property
    def uncertain(self) -> bool:
        return self.tie.uncertain or self.row.certainty not in ("", "certain")


def standing(rows: list) -> list:
    """The rows that have not been corrected or withdrawn (contracts 1.1)."""
    return [row for row in rows if row.known_until is None]


def told(record: Record, true_on: date | None) -> list[Told]:
    """Every standing relationship that had begun by `true_on` (dates allowing), in the order recorded, none twice."""
    found: dict[tuple, Told] = {}
    for row in standing(record.relationship):
        if true_on is None or row.start_from is None or row.start_from <= true_on:
            one = _told(row, true_on)
            found.setdefault((one.a, one.b, one.tie, row.relationship, row.start_from, row.start_to, row.end_from, row.end_to), one)
    return list(found.values())


def _told(row: Relationship, true_on: date | None) -> Told:
    tie = read_tie(row.relationship)
    if tie.kind in ("partner", "parents' partner") and not tie.ended and has_ended(row, true_on):
        tie = replace(tie, ended="ended")
    if tie.inverse:
        return Told(row.related_person_id, row.person_id, replace(tie, inverse=False, sex=""), row, swapped=True)
    return Told(row.person_id, row.related_person_id, tie, row)


def has_ended(row: Relationship, true_on: date | None) -> bool:
    """Whether an end is recorded that had come by `true_on` at the latest."""
    end = row.end_to or row.end_from
    return end is not None and (true_on is None or end <= true_on)


def sex_told(ties: list[Told]) -> dict[str, str]:
    """What relationship words say of a person's sex, where they agree with one another."""
    said: dict[str, set[str]] = {}
    for one in ties:
        sex = read_tie(one.row.relationship).sex
        if sex:
            said.setdefault(one.row.person_id, set()).add(sex)
    return {person_id: next(iter(sexes)) for person_id, sexes in said.items() if len(sexes) == 1}
