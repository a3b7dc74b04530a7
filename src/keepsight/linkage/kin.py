"""Who stands how to whom in the record, ready to be asked about one child and one day."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record

from .spans import Days, may_be_over_by, may_hold, must_hold, over_by

MOTHERS = ("mother", "adoptive mother")
FATHERS = ("father", "adoptive father")
STEP = ("step-parent", "stepmother", "stepfather")
COUPLE = ("partner", "husband", "wife", "spouse", "former partner")
SIBLINGS = ("sibling", "half-sibling", "twin")
PREGNANCY = timedelta(days=300)  # the longest a child can have been expected before its birth, in days
BABY = timedelta(days=2 * 365)  # "the baby" is a child under two at most


@dataclass(frozen=True, slots=True)
class Fits:
    """Who a role word can mean. `may` is everyone it can mean, with None for somebody who is not recorded;
    `surely` is those of them for whom every recorded date agrees."""

    may: frozenset[str | None]
    surely: frozenset[str] = frozenset()

    def __or__(self, other: Fits) -> Fits:
        return Fits(self.may | other.may, self.surely | other.surely)


Found = TypeVar("Found")
NOBODY_RECORDED = Fits(frozenset({None}))


def together(fits: Iterable[Fits]) -> Fits:
    """Everyone that any of them can mean; nobody recorded where there are none. Sure only if sure for each."""
    every = list(fits)
    if not every:
        return NOBODY_RECORDED
    return Fits(frozenset().union(*(f.may for f in every)), frozenset.intersection(*(f.surely for f in every)))


class Kin:
    """The relationships of a record, by who they are of. Every answer is about recorded people only.

    Whom a word *may* mean rests on all that is recorded today; whom it *surely* means, only on what was recorded by the day
    of `as_known_on`: in 2015 nobody could know the father who was found in 2022.
    """

    def __init__(self, record: Record) -> None:
        self._known_by = date.max
        self._views: dict[date, Kin] = {}
        self._found: dict[tuple, Fits | tuple[str, ...]] = {}
        self._recorded_on = sorted({row.known_on for row in record.relationship if row.known_on})
        self.people: dict[str, Person] = record.people()
        self.children = sorted(p.person_id for p in record.person if p.kind == "child")
        self._of: dict[str, list[Relationship]] = defaultdict(list)
        self._by: dict[str, list[Relationship]] = defaultdict(list)
        for row in record.relationship:
            if row.known_until is None:
                self._of[row.related_person_id].append(row)
                self._by[row.person_id].append(row)

    def as_known_on(self, day: date) -> Kin:
        """The same relationships, with nobody sure who was not recorded by `day`. Rows without a recording date are."""
        held = bisect_right(self._recorded_on, day)
        by = self._recorded_on[held - 1] if held else date.min
        if by not in self._views:
            then = copy(self)
            then._known_by, then._found = by, {}
            self._views[by] = then
        return self._views[by]

    def _sure(self, row: Relationship) -> bool:
        late = row.known_on is not None and row.known_on > self._known_by
        return row.certainty == "certain" and not late

    def rows_to(self, person: str, relationships: Iterable[str]) -> list[Relationship]:
        """The rows 'somebody is the ... of `person`' for these relationships."""
        return [row for row in self._of[person] if row.relationship in relationships]

    def related(self, person: str) -> bool:
        """Some relationship of theirs is recorded."""
        return bool(self._of[person] or self._by[person])

    def sex(self, person: str) -> str:
        return self.people[person].sex if person in self.people else "unknown"

    def is_child(self, person: str) -> bool:
        return person in self.people and self.people[person].kind == "child"

    def mothers(self, person: str) -> Fits:
        return self._once(("mothers", person), lambda: self._parents(person, MOTHERS, "female"))

    def fathers(self, person: str) -> Fits:
        return self._once(("fathers", person), lambda: self._parents(person, FATHERS, "male"))

    def _once(self, key: tuple, find: Callable[[], Found]) -> Found:
        """A long record asks the same of the same people and days many times over."""
        if key not in self._found:
            self._found[key] = find()
        return self._found[key]

    def _parents(self, person: str, relationships: tuple[str, ...], sex: str) -> Fits:
        rows = self.rows_to(person, relationships)
        rows += [row for row in self.rows_to(person, ("parent",)) if self.sex(row.person_id) in (sex, "unknown")]
        sure = {row.person_id for row in rows if self._sure(row) and (row.relationship != "parent" or self.sex(row.person_id) == sex)}
        return Fits(frozenset(row.person_id for row in rows) or frozenset({None}), frozenset(sure))

    def parents_of_either_kind(self, person: str) -> frozenset[str]:
        may = self.mothers(person).may | self.fathers(person).may
        return frozenset(p for p in may if p is not None)

    def couples(self, person: str) -> list[tuple[str, Relationship]]:
        """Each partner that the record ever gives this person, with the row."""
        theirs = [(row.person_id, row) for row in self._of[person] if row.relationship in COUPLE]
        return theirs + [(row.related_person_id, row) for row in self._by[person] if row.relationship in COUPLE]

    def partners(self, person: str, days: Days) -> Fits:
        """Who can have been this person's partner on these days. None recorded leaves it open who was."""
        rows = [(other, row) for other, row in self.couples(person) if may_hold(row, days)]
        sure = {other for other, row in rows if must_hold(row, days) and self._sure(row) and row.relationship != "former partner"}
        return Fits(frozenset(other for other, _ in rows) or frozenset({None}), frozenset(sure))

    def former_partners(self, person: str, days: Days) -> Fits:
        """Whose time with this person can have been over; sure where it certainly was, and never resumed. The other parent of
        a child of theirs can be one as well, whether or not they are recorded as a couple."""
        rows = [(other, row) for other, row in self.couples(person) if self._may_be_former(row, days.latest)]
        now = self.partners(person, days).may
        over = {o for o, row in rows if over_by(row, days.earliest) and self._sure(row) and o not in now}
        other_parents = {p for child in self.children for p in self.parents_of_either_kind(child) if person in self.parents_of_either_kind(child)}
        may = {other for other, _ in rows} | (other_parents - now - {person})
        return Fits(frozenset(may) or frozenset({None}), frozenset(over))

    @staticmethod
    def _may_be_former(row: Relationship, day: date) -> bool:
        return row.relationship == "former partner" or may_be_over_by(row, day)

    def _step_parents(self, child: str, days: Days, sex: str) -> Fits:
        own = self.parents_of_either_kind(child)
        step = [row for row in self.rows_to(child, STEP) if may_hold(row, days)]
        fits = [Fits(frozenset({r.person_id}), frozenset({r.person_id} if must_hold(r, days) and self._sure(r) else ())) for r in step]
        fits += [self.partners(parent, days) for parent in sorted(own)]
        may = {p for f in fits for p in f.may if p and p not in own and self.sex(p) in (sex, "unknown")}
        sure = {p for f in fits for p in f.surely if p in may}
        return Fits(frozenset(may) or frozenset({None}), frozenset(sure))

    def grandparents(self, child: str, side: str, sex: str) -> Fits:
        """The maternal or paternal grandmother or grandfather: the parent's parent, or recorded as such."""
        parent_sex, title = (self.mothers, "maternal") if side == "maternal" else (self.fathers, "paternal")
        word = "grandmother" if sex == "female" else "grandfather"
        titled = self.rows_to(child, (f"{title} {word}",))
        recorded = frozenset(row.person_id for row in titled)
        loose = frozenset(row.person_id for row in self.rows_to(child, (word,)))
        parents = [p for p in parent_sex(child).may if p]
        found = [(self.mothers if sex == "female" else self.fathers)(p) for p in sorted(parents)]
        derived = frozenset(p for f in found for p in f.may if p)
        sure = frozenset(row.person_id for row in titled if self._sure(row)) | frozenset(p for f in found for p in f.surely)
        return Fits(recorded | loose | derived or frozenset({None}), sure)

    def siblings(self, child: str) -> frozenset[str]:
        """Children who share a recorded parent with this child, or are recorded as brother or sister."""
        rows = [row.person_id for row in self._of[child] if row.relationship in SIBLINGS]
        rows += [row.related_person_id for row in self._by[child] if row.relationship in SIBLINGS]
        own = self.parents_of_either_kind(child)
        shared = [c for c in self.children if c != child and own & self.parents_of_either_kind(c)]
        return frozenset(rows + shared) - {child}

    def may_be_born(self, child: str, days: Days) -> bool:
        """The child can have been born by the last of these days. No birth date rules nothing out."""
        first = self.people[child].birth_from or self.people[child].expected_date
        return first is None or first <= days.latest

    def born_or_expected(self, days: Days) -> tuple[str, ...]:
        """Every child of the record who can have been born or expected on these days."""
        return self._once(("children", days), lambda: self._born_or_expected(days))

    def _born_or_expected(self, days: Days) -> tuple[str, ...]:
        expected = self.unborn(days).may
        return tuple(c for c in self.children if self.may_be_born(c, days) or c in expected)

    def step_parents(self, child: str, days: Days, sex: str) -> Fits:
        """Recorded step-parents of the child, and partners of a parent who are not themselves the parent."""
        return self._once(("step", child, days, sex), lambda: self._step_parents(child, days, sex))

    def babies(self, days: Days) -> Fits:
        """Children who can have been under two on these days, and those who certainly were."""
        may, sure = set(), set()
        for child in self.children:
            person = self.people[child]
            if self.may_be_born(child, days) and (person.birth_to is None or person.birth_to + BABY > days.earliest):
                may.add(child)
                born = person.birth_from is not None and person.birth_to is not None and person.birth_to <= days.earliest
                sure |= {child} if born and person.birth_from + BABY > days.latest else set()
        return Fits(frozenset(may) or frozenset({None}), frozenset(sure))

    def unborn(self, days: Days) -> Fits:
        """Children who can have been expected on these days, and those who certainly were."""
        may, sure = set(), set()
        for child in self.children:
            person = self.people[child]
            first = person.birth_from or person.expected_date
            last = person.birth_to or person.expected_date
            if first is None or last is None or days.earliest > last or days.latest < first - PREGNANCY:
                continue
            may.add(child)
            sure |= {child} if days.latest < first and days.earliest >= last - PREGNANCY else set()
        return Fits(frozenset(may) or frozenset({None}), frozenset(sure))
