"""Sharing one entry of one's agency: with another agency, or into a joint record; for a purpose and until a day (safe practice 1.6)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from keepsight.access.models import Agency, JointRecord, Share
from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.entry import Entry
from keepsight.store.models import Entry as StoredEntry

from .as_seen import as_seen
from .command import command, told
from .join_joint_record import CannotShare
from .write import signed


@command(May.SHARE_ENTRY)
def share_entry(entry_id: str, to: Agency | JointRecord, purpose: str, until: date, *, by: Scope) -> None:
    """Share one entry. Raises CannotShare, and NotYours where the entry is not of the reader's agency and in sight."""
    own_entry(entry_id, by)
    if not purpose.strip():
        raise CannotShare("Write for what it is shared.", "purpose")
    if until < timezone.localdate():
        raise CannotShare("This day has passed. Write a day from today on.", "until")
    into = {"to_agency": to} if isinstance(to, Agency) else {"to_joint": to}
    Share.objects.create(family=by.family, entry_id=entry_id, shared_by=signed(by), purpose=purpose.strip(), until=until, **into)
    told("entry shared", by, words=f"with {to}, until {until}", rows=[entry_id])


@command(May.SHARE_ENTRY)
def end_share(number: int, *, by: Scope) -> None:
    """End a share of one's agency's entry now. Raises NotYours where no share that holds is this one."""
    found = shares_of_agency(by).filter(pk=number).first()
    if found is None:
        raise NotYours
    found.ended_by = signed(by)
    found.save(update_fields=["ended_by"])
    told("share ended", by, rows=[found.entry_id])


def shares_of_agency(by: Scope) -> QuerySet[Share]:
    """The shares that hold of entries of the reader's agency in this family, the latest first."""
    own = StoredEntry.objects.filter(family=by.family, agency=by.reader.agency, known_until__isnull=True).values("entry_id")
    return Share.objects.filter(Q(until__isnull=True) | Q(until__gte=timezone.localdate()), family=by.family, ended_by="", entry_id__in=own).order_by("-at", "-pk")


def own_entry(entry_id: str, by: Scope) -> Entry:
    """The entry, where it stands and is of the reader's own agency. Raises NotYours."""
    found = next((entry for entry in as_seen(by).entries if entry.entry_id == entry_id and entry.agency == by.reader.agency), None)
    if found is None or not by.reader.agency:
        raise NotYours
    return found
