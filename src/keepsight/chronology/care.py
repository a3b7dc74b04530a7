"""How a child's care was graded, by whom and when, and what became of each thing that was looked at. Nothing is added up (safe practice 2.6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keepsight.records.columns import Known
from keepsight.records.entry import Entry
from keepsight.records.record import Record
from keepsight.records.work import Assessment, Grade

CARE_GRADED = "care graded"  # the kind that rules read for an entry that only graded care; the entry's own stays 'assessment'


@dataclass(frozen=True, slots=True)
class Grading:
    """One child's care by one carer as one agency graded it once; `carer_id` is empty where the tool does not part carers."""

    entry: Entry
    assessment: Assessment
    child_id: str
    carer_id: str
    grades: tuple[Grade, ...]

    @property
    def first(self) -> date:
        """First day of the time looked at; where that is not recorded, the earliest day of the entry."""
        return self.assessment.looked_at_from or self.entry.happened_from

    @property
    def last(self) -> date:
        """Last day of the time looked at; where that is not recorded, the latest day of the entry."""
        return self.assessment.looked_at_to or self.entry.happened_to


@dataclass(frozen=True, slots=True)
class Point:
    """One thing as it was graded once."""

    grading: Grading
    grade: Grade


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at: by whom, of whom, with which tool. Only grades of the very same are ever compared."""

    child_id: str
    carer_id: str
    agency: str
    tool: str
    area: str
    sub_area: str
    about: str
    item: str


@dataclass(frozen=True, slots=True)
class Strand:
    """One thing over time, the earliest first, as one agency graded it."""

    what: Looked
    points: tuple[Point, ...]

    @property
    def observed(self) -> tuple[Point, ...]:
        """The points at which it was observed."""
        return tuple(point for point in self.points if point.grade.observed and point.grade.place is not None)


@dataclass(frozen=True, slots=True)
class Turn:
    """How a thing stands at its last observed grade.

    `than_before` is 'better', 'less met', 'the same', or empty where it was observed once only. `since` is the first of the last gradings that
    all gave the same word: at least two, else None. The thing then `held` (it was worse before them, or is at the tool's best word), or came
    out no better: a thing that slipped is never said to have held. `unobserved` is the latest grading, where that did not observe it.
    """

    last: Point
    before: Point | None
    than_before: str
    since: Point | None
    held: bool
    unobserved: Point | None


def gradings(record: Record, as_of: date) -> list[Grading]:
    """Every grading that stands, by its last day looked at, then the day of its entry."""
    entries = {entry.entry_id: entry for entry in record.entry if not entry.after_as_of and _stands(entry, as_of)}
    assessments = {row.entry_id: row for row in record.assessment if _stands(row, as_of)}
    found: dict[tuple[str, str, str], list[Grade]] = defaultdict(list)
    for grade in record.grade:
        if grade.entry_id in entries and _stands(grade, as_of):
            found[(grade.entry_id, grade.child_id, grade.carer_id or "")].append(grade)
    told = [
        Grading(entries[entry_id], assessments.get(entry_id) or Assessment(entry_id=entry_id), child, carer, tuple(grades))
        for (entry_id, child, carer), grades in found.items()
    ]
    return sorted(told, key=lambda one: (one.last, one.entry.happened_to, one.entry.agency, one.entry.entry_id, one.carer_id))


def care_gradings(record: Record, as_of: date) -> frozenset[str]:
    """Entries of an assessment that has grades and found no factors, as known on the entry's own day: it graded care, and is no assessment that anything waits for.

    The patterns' view `entries` says the same in SQL, where their kind is CARE_GRADED.
    """
    held = {entry.entry_id: entry.known_on or date.max for entry in record.entry if entry.kind and entry.kind.value == "assessment"}
    graded = {row.entry_id for row in record.grade if _by_then(row, held, as_of)}
    return frozenset(graded - {row.entry_id for row in record.assessment if row.factors and _by_then(row, held, as_of)})


def _by_then(row: Assessment | Grade, held: dict[str, date], as_of: date) -> bool:
    return row.entry_id in held and _stands(row, as_of) and (row.known_on is None or row.known_on <= held[row.entry_id])


def _stands(row: Known, as_of: date) -> bool:
    return row.known_until is None or row.known_until > as_of


def strands(given: Iterable[Grading]) -> list[Strand]:
    """Each thing over time, in the order in which it was first graded."""
    found: dict[Looked, list[Point]] = defaultdict(list)
    for grading in given:
        for grade in grading.grades:
            what = Looked(grading.child_id, grading.carer_id, grading.entry.agency, grading.assessment.tool, grade.area, grade.sub_area, grade.about, grade.item)
            found[what].append(Point(grading, grade))
    return [Strand(what, tuple(points)) for what, points in found.items()]


def turn(strand: Strand) -> Turn | None:
    """How a strand stands; None where it was never observed."""
    seen = strand.observed
    if not seen:
        return None
    last = seen[-1]
    run = _run(seen)
    rose = run < len(seen) and (seen[-run - 1].grade.place or 0) > (last.grade.place or 0)
    held = run > 1 and (rose or last.grade.place == 1)
    return Turn(
        last=last,
        before=seen[-2] if len(seen) > 1 else None,
        than_before=_compared(seen),
        since=seen[-run] if run > 1 else None,
        held=held,
        unobserved=strand.points[-1] if strand.points[-1] is not last else None,
    )


def _run(seen: tuple[Point, ...]) -> int:
    """How many gradings, back from the last, gave the word of the last."""
    place = seen[-1].grade.place
    count = 0
    for point in reversed(seen):
        if point.grade.place != place:
            break
        count += 1
    return count


def _compared(seen: tuple[Point, ...]) -> str:
    if len(seen) < 2:
        return ""
    before, now = seen[-2].grade.place or 0, seen[-1].grade.place or 0
    return "better" if now < before else "less met" if now > before else "the same"


def differing(given: Iterable[Grading]) -> dict[tuple[str, str], list[Point]]:
    """Where two agencies, each by its latest grading with the same tool, gave one thing different words: their points by (area, item)."""
    latest: dict[tuple[str, str, str, str, str], dict[str, Point]] = defaultdict(dict)
    for strand in strands(given):
        if strand.observed:
            what = strand.what
            latest[(what.child_id, what.carer_id, what.tool, what.area, what.item)][what.agency] = strand.observed[-1]
    told = {key: list(points.values()) for key, points in latest.items() if len({point.grade.value for point in points.values()}) > 1}
    return {(key[3], key[4]): points for key, points in told.items()}
