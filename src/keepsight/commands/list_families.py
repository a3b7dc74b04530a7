"""The families on somebody's first page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from keepsight.access.models import EmergencyAccess, JointAgency
from keepsight.access.permissions import May
from keepsight.access.scope import Reader, families_of, roles_of
from keepsight.procedures import Forum
from keepsight.store.models import CalledSession, FamilyRecord, Upload

from .coming import Coming, coming
from .command import command, told
from .enter_representation import NotAnswered, waiting_in
from .find_session import waiting_sessions
from .open_in_emergency import emergencies_to_look_at
from .past_their_day import PastTheirDay, past_their_day
from .questions_that_wait import Asked, care_to_look_at_again, questions_that_wait
from .reading_marks import New, new_to
from .waiting_files import KEPT_FOR


@dataclass(frozen=True, slots=True)
class Sent:
    """Files that wait, and the label and id of the family they were sent for."""

    family: str
    family_id: str
    upload_id: str


@dataclass(frozen=True, slots=True)
class Home:
    """What stands on a first page: the families that the reader reaches, by name, and the roles they hold as (number, words, whether it is the one now).

    `asked` are the joint records that wait for the answer of the reader's agency, `sent` the files that they sent and have not yet added; `new` is what
    others wrote since they last looked, `late` the actions past their day, each within their sight. `may_open` is false where only the families' log may be read.
    `emergencies` are those that wait to be looked at, `sessions` those that the reader is to answer or to hold, `coming` those they are invited to,
    `said` the families in which something that people said of their record is not answered, with how much; `questions` those in which a question waits, `care` those in which care was to be looked at again.
    """

    families: list[FamilyRecord]
    roles: list[tuple[int, str, bool]]
    asked: list[JointAgency]
    may_open: bool
    emergencies: list[EmergencyAccess]
    sent: list[Sent]
    new: list[New]
    late: list[PastTheirDay]
    sessions: list[tuple[CalledSession, Forum]]
    coming: list[Coming]
    said: list[NotAnswered]
    questions: Asked
    care: list[FamilyRecord]


@command(May.SEE_HOME)
def list_families(*, by: Reader) -> Home:
    """The families that the reader reaches, and of what is in them only what waits: how many new entries, and actions past their day without their words."""
    may_open = by.may(May.SEE_FAMILY) or not by.may(May.SEE_WHO_LOOKED)
    families = list(families_of(by, May.SEE_FAMILY if may_open else May.SEE_WHO_LOOKED).order_by("label", "pk"))
    reached = families if by.may(May.SEE_FAMILY) else []
    late = past_their_day(by, reached)
    told("home seen", by, rows=[f"{one.family.pk} {action.entry.anchor}" for one in late for action in one.actions])
    return Home(families, roles_of(by), joint_records_asked(by), may_open, list(emergencies_to_look_at(by)), _sent(by, reached), new_to(by, reached), late, waiting_sessions(by, reached), coming(by), waiting_in(reached, by), questions_that_wait(by, reached), care_to_look_at_again(by, reached))


def _sent(by: Reader, families: list[FamilyRecord]) -> list[Sent]:
    """Files that the reader sent and neither added nor put aside, for as long as they are kept."""
    own = Upload.objects.filter(by_id=str(by.user_id), family__in=[family.pk for family in families], at__gt=timezone.now() - KEPT_FOR).order_by("at", "pk")
    return [Sent(*row) for row in own.values_list("family__label", "family_id", "upload_id")]


def joint_records_asked(by: Reader) -> list[JointAgency]:
    """Joint records that are open and ask the reader's agency, of families that the reader may answer for."""
    waiting = JointAgency.objects.filter(answer="asked", agency__name=by.agency, joint__ended_at__isnull=True, joint__ends_on__gte=timezone.localdate())
    return list(waiting.filter(joint__family__in=families_of(by, May.JOIN_JOINT_RECORD)).select_related("joint__family").order_by("agreed_at", "pk"))
