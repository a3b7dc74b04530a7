"""The scope that every query starts from: who reads, in which role, for which agency, which family, and for which purpose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from keepsight.records.entry import Entry
from keepsight.records.source import part_of
from keepsight.store.models import Entry as StoredEntry
from keepsight.store.models import FamilyRecord

from .models import Allocation, EmergencyAccess, JointRecord, KeptOut, Membership, Share, User
from .parts import Part, above_it, parts_with_entries
from .permissions import May
from .purposes import DIRECT_WORK, EMERGENCY, PURPOSES
from .roles import ROLES, Reach, Role


class NotYours(Exception):
    """What was asked for is not this reader's. It is never said whether it exists: a page answers 404."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is signed in, in one role; `agency` is its name, empty for the partnership's own roles."""

    user_id: int
    name: str
    role: Role
    agency: str

    @property
    def title(self) -> str:
        """The role's title, for the log."""
        return self.role.title

    def may(self, permission: May) -> bool:
        """Whether the role holds the permission."""
        return permission in self.role.may


@dataclass(frozen=True, slots=True)
class Scope:
    """A reader in one family, for one purpose: what they may see of it, as of now.

    `agencies` are those whose unrestricted entries they see, their own apart; `shared` are single entries shared with them for this purpose.
    `common` cuts it to what everybody in the room may see: of the reader's own agency, too, only what is not restricted. Of a record made of
    earlier ones `parts` are those they reach, where they reach not the whole.
    """

    reader: Reader
    family: FamilyRecord
    purpose: str
    agencies: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    joint_id: int | None = None
    until: date | None = None
    common: bool = False
    whole: bool = True
    parts: tuple[Part, ...] = ()

    @property
    def own_agency(self) -> str:
        """The agency whose restricted entries are in sight too: the reader's, and nobody's where only what all may see is shown."""
        return "" if self.common else self.reader.agency

    @property
    def as_at(self) -> date:
        """The day the record stands at: today, or the day of a record that was received and is not kept up here."""
        return self.family.as_at or timezone.localdate()

    def may(self, permission: May) -> bool:
        """Whether the reader's role holds the permission."""
        return self.reader.may(permission)

    def sees(self, entry: Entry) -> bool:
        """Own agency's entries; those shared for this purpose; others' only where they joined and the entry is not restricted."""
        if not self.reaches(part := part_of(entry.source_id)):
            return False
        own = bool(self.own_agency) and entry.agency == self.own_agency
        return own or entry.entry_id in self.shared or (self._heard(entry.agency, part) and not entry.restricted)

    def hears_of(self, agency: str, part: str = "") -> bool:
        """Whether they may know what this agency was asked for and sent; of a record made of earlier ones, in that part."""
        return self.reaches(part) and (agency == self.own_agency or self._heard(agency, part))

    def reaches(self, part: str) -> bool:
        """Whether they reach this part of a record made of earlier ones; what stands in none is in every reach."""
        return not part or self.whole or any(one.holds(part) for one in self.parts)

    def unreached(self) -> frozenset[str]:
        """The parts that they do not reach."""
        return frozenset(self.family.parts) - self.reached()

    @property
    def reaches_all(self) -> bool:
        """Whether they reach every part of the record, be it one by one; of a record that was not made of others, always."""
        return self.whole or self.reached() == set(self.family.parts)

    def _heard(self, agency: str, part: str) -> bool:
        return (agency in self.agencies and (self.whole or not part)) or any(agency in one.agencies and bool(part) and one.holds(part) for one in self.parts)

    def reached(self) -> frozenset[str]:
        """The parts of the record that they reach, of all it was made of; none of a record that was not made of others."""
        return frozenset(part for part in self.family.parts if self.reaches(part))


def reader_of(user: User, membership_id: int | None = None) -> Reader | None:
    """The reader that an account is now, in the role chosen, else in the first it holds; None where it holds none."""
    held = _held_by(user.pk)
    chosen = next((one for one in held if one.pk == membership_id), None) or next(iter(held), None)
    if chosen is None:
        return None
    return Reader(user.pk, str(user), ROLES[chosen.role], _agency_name(chosen))


def roles_of(reader: Reader) -> list[tuple[int, str, bool]]:
    """The roles that the account holds: the membership's number, role and agency in words, and whether it is the one they work in now."""
    now = (reader.role.code, reader.agency)
    words = {one: ", ".join(part for part in (ROLES[one.role].title, _agency_name(one)) if part) for one in _held_by(reader.user_id)}
    return [(one.pk, said, (one.role, _agency_name(one)) == now) for one, said in words.items()]


def _held_by(user_id: int) -> QuerySet[Membership]:
    return _current(Membership.objects.filter(user=user_id, user__is_active=True)).select_related("agency").order_by("pk")


def _agency_name(membership: Membership) -> str:
    return membership.agency.name if membership.agency else ""


def families_of(reader: Reader, permission: May = May.SEE_FAMILY) -> QuerySet[FamilyRecord]:
    """The families that a reader reaches for what `permission` is for. An empty answer for a role that reaches none."""
    if permission not in reader.role.may:
        return FamilyRecord.objects.none()
    if reader.role.reach is Reach.LOG:  # of a closed record, too, who had looked at it
        return FamilyRecord.objects.all()
    reached = Q(joint_records__in=_joint_records(reader))
    if reader.role.reach is Reach.ALLOCATED:
        reached |= Q(allocations__in=_current(Allocation.objects.filter(user_id=reader.user_id)))
    if reader.role.reach is Reach.AGENCY:
        reached |= Q(pk__in=families_of_agency(reader.agency))
    if permission is May.JOIN_JOINT_RECORD:  # whoever answers for an agency answers too where it holds nothing of the family yet
        reached |= Q(joint_records__in=_open_now().filter(agencies__agency__name=reader.agency))
    if May.OPEN_IN_EMERGENCY in reader.role.may:
        reached |= Q(pk__in=_emergencies(reader).values("family"))
    kept_out = KeptOut.objects.filter(user_id=reader.user_id, ended_at__isnull=True).values("family")
    return FamilyRecord.objects.filter(reached, closed=False).exclude(pk__in=kept_out).distinct()


def families_of_agency(agency: str) -> QuerySet:
    """Families whose record holds an entry of the agency, or that one of its people is allocated to."""
    allocated = _current(Allocation.objects.filter(user__memberships__agency__name=agency)).values("family")
    return FamilyRecord.objects.filter(Q(pk__in=allocated) | Q(pk__in=StoredEntry.objects.filter(agency=agency).values("family"))).values("pk")


def scope_of(reader: Reader, family_id: str, permission: May = May.SEE_FAMILY) -> Scope:
    """The scope of a reader in a family: through the joint record that names them, else direct work. Raises NotYours where they do not reach it."""
    family = families_of(reader, permission).filter(pk=family_id).first()
    if family is None:
        raise NotYours
    return _scope(reader, family, _joint_records(reader).filter(family=family).order_by("-opened_on", "-pk").first())


def _scope(reader: Reader, family: FamilyRecord, joint: JointRecord | None) -> Scope:
    emergency = _emergencies(reader).filter(family=family).order_by("-until").first() if May.OPEN_IN_EMERGENCY in reader.role.may else None
    whole, parts = _parts(reader, family, emergency) if family.parts else (True, ())
    return Scope(
        reader=reader,
        family=family,
        purpose=EMERGENCY if emergency else PURPOSES[joint.purpose] if joint else DIRECT_WORK,
        agencies=_agencies(family, joint, emergency) - {reader.agency},
        shared=frozenset(_shared_with(reader, family, joint)),
        joint_id=joint.pk if joint else None,
        until=timezone.localdate(emergency.until) if emergency else joint.ends_on if joint else None,
        whole=whole,
        parts=parts,
    )


def _agencies(family: FamilyRecord, joint: JointRecord | None, emergency: EmergencyAccess | None) -> frozenset[str]:
    """Whose unrestricted entries are open: those that joined; in an emergency everybody's. What opens one part only stands with that part."""
    if emergency and not emergency.part:
        return frozenset(StoredEntry.objects.filter(family=family).values_list("agency", flat=True))
    return _joined(joint) if joint and not joint.part else frozenset()


def _joined(joint: JointRecord) -> frozenset[str]:
    return frozenset(joint.agencies.filter(answer="joined").values_list("agency__name", flat=True))


def _parts(reader: Reader, family: FamilyRecord, emergency: EmergencyAccess | None) -> tuple[bool, tuple[Part, ...]]:
    """Whether they reach the whole of a record made of earlier ones; and which parts of it, each by what opened it before."""
    joints = list(_joint_records(reader).filter(family=family).order_by("opened_on", "pk"))
    opened = {joint.part: _joined(joint) - {reader.agency} for joint in joints} if reader.role.reach is not Reach.NONE else {}
    for name in _parts_of_work(reader, family):
        opened.setdefault(name, frozenset())
    if emergency:
        opened[emergency.part] = frozenset(StoredEntry.objects.filter(family=family).values_list("agency", flat=True)) - {reader.agency}
    for name in [above for one in opened for above in above_it(one)]:
        opened.setdefault(name, frozenset())
    return "" in opened, tuple(Part(name, agencies) for name, agencies in sorted(opened.items()) if name)


def _parts_of_work(reader: Reader, family: FamilyRecord) -> set[str]:
    """The parts, '' for the whole, that work with the family opens: one's own, or one's agency's and what that wrote."""
    now = _current(Allocation.objects.filter(family=family))
    if reader.role.reach is Reach.ALLOCATED:
        return set(now.filter(user_id=reader.user_id).values_list("part", flat=True))
    if reader.role.reach is not Reach.AGENCY:
        return set()
    wrote = set(StoredEntry.objects.filter(family=family, agency=reader.agency).values_list("writing__part", flat=True))
    return set(now.filter(user__memberships__agency__name=reader.agency).values_list("part", flat=True)) | parts_with_entries(wrote, family.parts)


def _emergencies(reader: Reader) -> QuerySet[EmergencyAccess]:
    return EmergencyAccess.objects.filter(user_id=reader.user_id, agency__name=reader.agency, until__gt=timezone.now())


def through(scope: Scope, joint_id: int) -> Scope:
    """The same reader's scope in this family through another of the joint records that name them. Raises NotYours where it is none of theirs."""
    joint = _joint_records(scope.reader).filter(family=scope.family, pk=joint_id).first()
    if joint is None:
        raise NotYours
    return _scope(scope.reader, scope.family, joint)


def joint_ids(scope: Scope) -> set[int]:
    """The open joint records of this family that name the reader."""
    return set(_joint_records(scope.reader).filter(family=scope.family).values_list("pk", flat=True))


def in_the_room(scope: Scope) -> Scope:
    """What everybody whom the joint record names may see: joined agencies' unrestricted entries, and those shared into it. Without a joint record,
    the same of one agency (safe practice 1.5: one screen in a room is read by all of it)."""
    if scope.joint_id is None:
        return replace(scope, agencies=frozenset({scope.reader.agency} - {""}), shared=frozenset(), common=True)
    joint = JointRecord.objects.get(pk=scope.joint_id)
    shared = frozenset(_shared_into(scope.family, scope.joint_id))
    if joint.part:
        return replace(scope, agencies=frozenset(), shared=shared, common=True, whole=False, parts=(Part(joint.part, _joined(joint)),))
    return replace(scope, agencies=_joined(joint), shared=shared, common=True, whole=True, parts=())


def _shared_into(family: FamilyRecord, joint_id: int) -> Iterable[str]:
    return Share.objects.filter(Q(until__isnull=True) | Q(until__gte=timezone.localdate()), family=family, to_joint=joint_id, ended_by="").values_list("entry_id", flat=True)


def _joint_records(reader: Reader) -> QuerySet[JointRecord]:
    return _open_now().filter(members__user=reader.user_id)


def _open_now() -> QuerySet[JointRecord]:
    today = timezone.localdate()
    return JointRecord.objects.filter(opened_on__lte=today, ends_on__gte=today, ended_at__isnull=True)


def _shared_with(reader: Reader, family: FamilyRecord, joint: JointRecord | None) -> Iterable[str]:
    today = timezone.localdate()
    to = Q(to_agency__name=reader.agency) if reader.agency else Q(pk__in=[])
    if joint:
        to |= Q(to_joint=joint)
    return Share.objects.filter(to, Q(until__isnull=True) | Q(until__gte=today), family=family, ended_by="").values_list("entry_id", flat=True)


def _current(rows: QuerySet) -> QuerySet:
    today = timezone.localdate()
    return rows.filter(Q(end__isnull=True) | Q(end__gte=today), start__lte=today)
