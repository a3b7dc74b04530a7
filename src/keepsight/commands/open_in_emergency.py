"""Emergency access: a child may be in danger now, and nothing else opens the record. A reason, a day, told to the owners, and looked at afterwards (design 11)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from keepsight.access.models import Agency, EmergencyAccess, KeptOut
from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, families_of_agency
from keepsight.store.lineage import OtherAccount
from keepsight.store.models import Family, FamilyRecord, Name, Person

from .adopted import old_identities
from .command import Cannot, command, told, told_of

HOURS = 24  # our default: until the same time tomorrow, so that a night's work is done and a day's access is asked for otherwise


class CannotOpen(Cannot):
    """What was given does not open a record; the words say what to do instead, `about` which part of the form it is."""


@command(May.OPEN_IN_EMERGENCY)
def ask_for_emergency(*, by: Reader) -> None:
    """Opening the form."""
    told("emergency form opened", by)


@command(May.OPEN_IN_EMERGENCY)
def open_in_emergency(name: str, born: date, reason: str, *, by: Reader) -> FamilyRecord:
    """Open the record of the one family with a child of this whole name and day of birth, for a day. Raises CannotOpen.

    A family that the worker is kept out of is answered as one that is not there.
    """
    if len(reason.split()) < 5:
        raise CannotOpen("Write in a sentence what is feared for which child. It is read by those whose entries you open.", "reason")
    found = _family_of(name, born, by)
    if found is None:
        raise CannotOpen("No record here matches that whole name and day of birth. Do not wait for it: act on what you know, and ring the agency’s duty line.", event="emergency not matched")
    now = timezone.now()
    EmergencyAccess.objects.create(family=found, user_id=by.user_id, agency=Agency.objects.get(name=by.agency), reason=reason.strip(), at=now, until=now + timedelta(hours=HOURS))
    told_of(found, "emergency", by, words=reason.strip())
    return found


def _family_of(name: str, born: date, by: Reader) -> FamilyRecord | None:
    """The one family in which exactly one child stands under this name and day; None where none does, or several."""
    children = [row for accounts in (Person, OtherAccount) for row in accounts.objects.filter(kind="child", birth_from=born, birth_to=born, known_until__isnull=True)]
    theirs = {(row.family_id, row.person_id) for row in children}
    names = {(row.family_id, row.person_id) for row in Name.objects.filter(known_until__isnull=True, person_id__in={person for _, person in theirs}) if _folded(row.name) == _folded(name)} & theirs
    labels = {(row.family_id, row.person_id) for row in children if _folded(row.label) == _folded(name)}
    members = set(Family.objects.filter(known_until__isnull=True, family__in={one for one, _ in names | labels}).values_list("family_id", "person_id"))
    names, labels = names - old_identities(), labels - old_identities()
    says_who = {family for family, _ in members}  # a record that says at all who belongs to it
    names, labels = names - _of_closed(names), labels - _of_closed(labels)
    families = {family for family, person in names | labels if family not in says_who or (family, person) in members}
    kept_out = set(KeptOut.objects.filter(user_id=by.user_id, ended_at__isnull=True).values_list("family_id", flat=True))
    return FamilyRecord.objects.get(pk=families.pop()) if len(families) == 1 and not families & kept_out else None


def _of_closed(people: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of records that go on in others: they stand there, too."""
    closed = set(FamilyRecord.objects.filter(pk__in={family for family, _ in people}, closed=True).values_list("pk", flat=True))
    return {one for one in people if one[0] in closed}


def emergencies_to_look_at(by: Reader) -> QuerySet[EmergencyAccess]:
    """Those that nobody has looked at yet and that this reader may: of an agency whose entries were opened, or who answers for the log; never the worker's own."""
    waiting = EmergencyAccess.objects.filter(reviewed_at__isnull=True, family__closed=False).exclude(user_id=by.user_id).select_related("family", "user", "agency").order_by("at")
    if not by.may(May.REVIEW_EMERGENCY):
        return waiting.none()
    return waiting.filter(family__in=families_of_agency(by.agency)) if by.agency else waiting


@command(May.REVIEW_EMERGENCY)
def open_emergency(number: int, *, by: Reader) -> EmergencyAccess:
    """One emergency access that waits to be looked at. Raises NotYours."""
    found = emergencies_to_look_at(by).filter(pk=number).first()
    if found is None:
        raise NotYours
    told_of(found.family, "emergency seen", by)
    return found


@command(May.REVIEW_EMERGENCY)
def review_emergency(number: int, review: str, *, by: Reader) -> None:
    """Keep what somebody else found. Raises CannotOpen, and NotYours."""
    found = open_emergency(number, by=by)
    if not review.strip():
        raise CannotOpen("Write in a few words whether it was needed, and what follows.", "review")
    found.reviewed_at, found.reviewed_by, found.review = timezone.now(), _signed(by), review.strip()
    found.save(update_fields=["reviewed_at", "reviewed_by", "review"])
    told_of(found.family, "emergency reviewed", by, words=review.strip())


def _signed(by: Reader) -> str:
    return ", ".join(part for part in (by.name, by.title.lower(), by.agency) if part)


def _folded(name: str) -> list[str]:
    return name.casefold().replace("-", " ").split()
