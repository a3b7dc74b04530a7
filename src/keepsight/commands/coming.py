"""The sessions that somebody is invited to and that are still to come, and one of them for their calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope, families_of
from keepsight.store.models import CalledSession, Invited

from .command import command, told
from .find_session import session_of


@dataclass(frozen=True, slots=True)
class Coming:
    """A session to come: its id, family, day and time as written, and whether the reader has answered the invitation."""

    session_id: str
    family_id: str
    family: str
    on: date
    at: str
    answered: bool


def coming(by: Reader) -> list[Coming]:
    """Those that this person is invited to in families that they reach, the next first. Nothing is written down: that is for the command that uses it."""
    if not by.may(May.SEE_SESSION):
        return []
    open_ = Invited.objects.filter(user_id=str(by.user_id), session__on__gte=timezone.localdate(), session__recorded_at__isnull=True, session__put_aside_at__isnull=True)
    rows = open_.filter(session__family__in=families_of(by)).select_related("session__family").order_by("session__on", "pk")
    return [Coming(row.session.pk, row.session.family_id, row.session.family.label, row.session.on, row.session.at, bool(row.answer)) for row in rows]


@command(May.SEE_SESSION)
def session_for_calendar(session_id: str, *, by: Scope) -> CalledSession:
    """The session, with a day set. Raises NotYours."""
    found = session_of(session_id, by).session
    if found.on is None:
        raise NotYours
    told("calendar file taken", by, rows=[session_id])
    return found
