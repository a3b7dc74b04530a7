"""Who works with a family and what is shared about it, and whom each form may name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from keepsight.access.models import Agency, Allocation, JointRecord, KeptOut, Share, User
from keepsight.access.permissions import May
from keepsight.access.roles import ROLES, Reach
from keepsight.access.scope import Scope

from .command import command, told
from .join_joint_record import open_now
from .lead_on import earlier_parts
from .share_entry import shares_of_agency

SEES_FAMILIES = [role.code for role in ROLES.values() if role.reach in (Reach.ALLOCATED, Reach.AGENCY, Reach.JOINT)]


@dataclass(frozen=True, slots=True)
class Sharing:
    """The joint records that the agency opened or is asked for, the latest first; its own workers' allocations now; those of them who are kept out;
    which of the agency's entries are shared now; and of a record made of earlier ones what each of them, in the reader's reach, was called."""

    joints: list[JointRecord]
    allocations: list[Allocation]
    kept_out: list[KeptOut]
    shares: list[Share]
    earlier: dict[str, str]


@command(May.ALLOCATE)
def list_sharing(*, by: Scope) -> Sharing:
    """What the reader's agency may know of who works with the family and what is shared."""
    told("sharing seen", by)
    today, own = timezone.localdate(), by.reader.agency
    joints = JointRecord.objects.filter(Q(agencies__agency__name=own) | Q(opened_by__memberships__agency__name=own), family=by.family).distinct()
    allocations = Allocation.objects.filter(Q(end__isnull=True) | Q(end__gte=today), family=by.family, user__memberships__agency__name=own)
    kept_out = KeptOut.objects.filter(family=by.family, ended_at__isnull=True, user__memberships__agency__name=own)
    return Sharing(
        list(joints.prefetch_related("agencies__agency", "members__user").select_related("opened_by").order_by("-opened_on", "-pk")),
        list(allocations.select_related("user").distinct().order_by("user__name")),
        list(kept_out.select_related("user").distinct()),
        list(shares_of_agency(by).select_related("to_agency", "to_joint")),
        earlier_parts(by),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """Whom and what a form may name, as (key, words): workers of one's own agency, everybody who works with families, agencies, and open joint records."""

    workers: list[tuple[str, str]]
    people: list[tuple[str, str]]
    agencies: list[tuple[str, str]]
    joints: list[tuple[str, str]]


@command(May.ALLOCATE)
def open_sharing_form(words: str, *, by: Scope) -> Choices:
    """Opening one of the forms; `words` say which, for the log."""
    told("sharing form opened", by, words=words)
    everybody = [(str(user.pk), _named(user)) for user in _current(User.objects.filter(memberships__role__in=SEES_FAMILIES))]
    own = [(str(user.pk), user.name) for user in _current(User.objects.filter(memberships__role="practitioner", memberships__agency__name=by.reader.agency))]
    agencies = [(str(one.pk), one.name) for one in Agency.objects.order_by("name")]
    return Choices(own, everybody, agencies, [(str(one.pk), str(one)) for one in open_now(by).filter(agencies__agency__name=by.reader.agency)])


def _current(users: QuerySet[User]) -> QuerySet[User]:
    return users.filter(is_active=True).prefetch_related("memberships__agency").distinct().order_by("name", "pk")


def _named(user: User) -> str:
    held = [f"{ROLES[one.role].title.lower()}{f', {one.agency}' if one.agency else ''}" for one in user.memberships.all()]
    return f"{user.name} ({'; '.join(held)})"


def agencies(keys: Iterable[str]) -> list[Agency]:
    """The agencies that a form named."""
    return _chosen(Agency, keys)


def people(keys: Iterable[str]) -> list[User]:
    """The people that a form named."""
    return _chosen(User, keys)


def joint_record(key: str, by: Scope) -> JointRecord:
    """The open joint record of this family that a form named."""
    return open_now(by).get(pk=key)


def _chosen(kind: type[Model], keys: Iterable[str]) -> list:
    return list(kind.objects.filter(pk__in=list(keys)).order_by("pk"))
