"""In which families a question waits for an answer, and in which care was to be looked at again by a day that has passed: families by name, and no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.timezone import localtime

from keepsight.access.models import ReadingMark
from keepsight.access.permissions import May
from keepsight.access.roles import Reach
from keepsight.access.scope import Reader, Scope, scope_of
from keepsight.chronology.care import gradings
from keepsight.records.record import Record
from keepsight.reports.picture.words.questions import unanswered
from keepsight.store.models import Assessment, FamilyRecord
from keepsight.store.rows import load_some

from .as_seen import as_seen, sight_of
from .kept import Kept

_raised = Kept(2000)  # by sight: the days on which the questions that wait were raised


@dataclass(frozen=True, slots=True)
class Asked:
    """Families with a question that waits: raised since the reader first looked at them; raised before that; and those that they have not opened yet."""

    since: tuple[FamilyRecord, ...] = ()
    before: tuple[FamilyRecord, ...] = ()
    not_opened: tuple[FamilyRecord, ...] = ()


def questions_that_wait(by: Reader, families: Sequence[FamilyRecord]) -> Asked:
    """Of these families, as the reader may see each. Whoever reaches an agency's families has a page of its own for it. Nothing is written down."""
    if not by.may(May.ANSWER_QUESTION) or by.role.reach is Reach.AGENCY:
        return Asked()
    first = dict(ReadingMark.objects.filter(user_id=by.user_id, family__in=[one.pk for one in families]).values_list("family", "first_at"))
    waits = {family.pk: _days(scope_of(by, family.pk)) for family in families if family.pk in first}
    new = [family for family in families if any(day >= localtime(first[family.pk]).date() for day in waits.get(family.pk, ()))]
    old = [family for family in families if waits.get(family.pk) and family not in new]
    return Asked(tuple(new), tuple(old), tuple(family for family in families if family.pk not in first))


def _days(scope: Scope) -> tuple:
    return _raised.get(sight_of(scope), lambda: tuple(finding.raised_on for finding in unanswered(as_seen(scope))))


def care_to_look_at_again(by: Reader, families: Sequence[FamilyRecord]) -> list[FamilyRecord]:
    """Of these families, those in which the reader sees that a child's care was to be graded again by a day that has passed."""
    past = set(Assessment.objects.filter(family__in=[one.pk for one in families], known_until__isnull=True, again_by__lt=timezone.localdate()).values_list("family", flat=True))
    return [family for family in families if family.pk in past and _passed(scope_of(by, family.pk))]


def _passed(by: Scope) -> bool:
    """Whether the latest grading of a child's care by one agency, carer and tool named a day that is over."""
    assessments = load_some(by.family, "assessment", known_until__isnull=True)
    entries = [one for one in load_some(by.family, "entry", entry_id__in={row.entry_id for row in assessments}, known_until__isnull=True) if by.sees(one)]
    graded = gradings(Record(entry=entries, assessment=assessments, grade=load_some(by.family, "grade", known_until__isnull=True)), by.as_at)
    latest = {(one.child_id, one.entry.agency, one.carer_id, one.assessment.tool): one.assessment.again_by for one in graded}
    return any(day is not None and day < by.as_at for day in latest.values())
