"""Opening how children's care was graded: all of it, one grading with its history, and one child over time; and one child's own page."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.chronology.care import Grading, gradings
from keepsight.records.person import Person
from keepsight.reports.picture.told import Told
from keepsight.store.models import Assessment, Grade

from .as_seen import as_seen
from .command import command
from .command import told as write_down
from .open_entry import Version, open_entry


@dataclass(frozen=True, slots=True)
class Care:
    """A family in sight, and every grading in sight that stands, the earliest first."""

    told: Told
    gradings: tuple[Grading, ...]

    def of(self, child_id: str) -> tuple[Grading, ...]:
        """The gradings of one child's care."""
        return tuple(one for one in self.gradings if one.child_id == child_id)


@dataclass(frozen=True, slots=True)
class Before:
    """Grades as they stood before a correction: the words of each thing, and who corrected them, when and why."""

    version: Version
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """One grading among the others, and what was graded before it was corrected, the latest first. `version` is the number of the entry's standing version."""

    care: Care
    grading: Grading
    version: int
    before: tuple[Before, ...]


def care_of(told: Told) -> Care:
    """How care was graded, from what one scope sees."""
    return Care(told, tuple(gradings(told.assembled.record, told.as_of)))


@command(May.SEE_FAMILY)
def open_care(*, by: Scope) -> Care:
    """How every child's care was graded."""
    write_down("care seen", by)
    return care_of(as_seen(by))


@command(May.SEE_FAMILY)
def open_childs_care(child_id: str, *, by: Scope) -> tuple[Care, Person]:
    """How one child's care was graded over time. Raises NotYours where there is no such child in sight."""
    found = care_of(as_seen(by))
    write_down("care seen", by, rows=[child_id])
    return found, _child(found.told, child_id)


@command(May.SEE_FAMILY)
def open_child(child_id: str, *, by: Scope) -> tuple[Care, Person]:
    """One child's own page. Raises NotYours where there is no such child in sight."""
    found = care_of(as_seen(by))
    write_down("child seen", by, rows=[child_id])
    return found, _child(found.told, child_id)


def _child(told: Told, child_id: str) -> Person:
    child = told.people.get(child_id)
    if child is None or child.kind != "child":
        raise NotYours
    return child


@command(May.SEE_FAMILY)
def open_grading(entry_id: str, *, by: Scope) -> Opened:
    """One grading. Raises NotYours where there is none in the reader's sight."""
    found = care_of(as_seen(by))
    grading = next((one for one in found.gradings if one.entry.entry_id == entry_id), None)
    if grading is None:
        raise NotYours
    versions = open_entry(entry_id, by=by).versions
    write_down("grades seen", by, rows=[entry_id])
    return Opened(found, grading, versions[0].number, tuple(_before(entry_id, versions, by)))


def _before(entry_id: str, versions: tuple[Version, ...], by: Scope) -> list[Before]:
    """Each earlier version in which other grades stood."""
    closed = Assessment.objects.filter(family=by.family, entry_id=entry_id, closing__isnull=False).select_related("closing").order_by("-row_no")
    found = []
    for row in closed:
        grades = tuple(Grade.objects.filter(family=by.family, entry_id=entry_id, writing=row.writing_id).order_by("row_no"))
        version = next((one for one in versions if one.reason == row.closing.reason and one.closed_on), None)
        found += [Before(version, grades)] if version else []
    return found
