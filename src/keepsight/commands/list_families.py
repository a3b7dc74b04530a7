"""The families on somebody's first page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from keepsight.access.models import EmergencyAccess, JointAgency
from keepsight.access.permissions import May
from keepsight.access.scope import Reader, families_of, roles_of
from keepsight.store.models import FamilyRecord

from .command import command, told
from .open_in_emergency import emergencies_to_look_at


@dataclass(frozen=True, slots=True)
class Home:
    """What stands on a first page: the families that the reader reaches, by name, and the roles they hold as (number, words, whether it is the one now).

    `asked` are the joint records that wait for the answer of the reader's agency. `may_open` is false where only the families' log may be read.
    `emergencies` are those that wait to be looked at.
    """

    families: list[FamilyRecord]
    roles: list[tuple[int, str, bool]]
    asked: list[JointAgency]
    may_open: bool
    emergencies: list[EmergencyAccess]


@command(May.SEE_HOME)
def list_families(*, by: Reader) -> Home:
    """The families that the reader reaches, and nothing of what is in them."""
    told("home seen", by)
    may_open = by.may(May.SEE_FAMILY) or not by.may(May.SEE_WHO_LOOKED)
    families = families_of(by, May.SEE_FAMILY if may_open else May.SEE_WHO_LOOKED).order_by("label", "pk")
    return Home(list(families), roles_of(by), _asked(by), may_open, list(emergencies_to_look_at(by)))


def _asked(by: Reader) -> list[JointAgency]:
    """Joint records that are open and ask the reader's agency, of families that the reader may answer for."""
    waiting = JointAgency.objects.filter(answer="asked", agency__name=by.agency, joint__ended_at__isnull=True, joint__ends_on__gte=timezone.localdate())
    return list(waiting.filter(joint__family__in=families_of(by, May.JOIN_JOINT_RECORD)).select_related("joint__family").order_by("agreed_at", "pk"))
