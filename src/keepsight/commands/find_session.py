"""Finding a session that a reader is part of, and whether they may hold it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from keepsight.access.models import Allocation
from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope, in_the_room, joint_ids, scope_of, through
from keepsight.procedures import Forum
from keepsight.store.models import CalledSession, FamilyRecord, Writing

from .command import command, told
from .local_procedures import forum_of, forums
from .record_entry import CannotRecord

OF_THE_CASE = "You work with this family, or have. Reflective supervision is facilitated by somebody from the pool who is not of the case."
HELD_BY_OTHERS = "Your role does not hold this forum."


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session with its forum; `by` is the reader's own scope in it, `room` what everybody in it may see."""

    session: CalledSession
    forum: Forum
    by: Scope
    room: Scope

    @property
    def open(self) -> bool:
        """Whether it is neither recorded nor put aside."""
        return self.session.recorded_at is None and self.session.put_aside_at is None


def sessions_of(by: Scope) -> QuerySet[CalledSession]:
    """The sessions of this family that the reader is part of: of a joint record that names them, of their own agency, or asked for by them."""
    own = Q(called_by_id=str(by.reader.user_id))
    if by.reader.agency:
        own |= Q(joint_id__isnull=True, agency=by.reader.agency)
    if by.joint_id is not None:  # asked for by an agency of the joint record, before it was open
        own |= Q(joint_id__isnull=True, agency__in=by.agencies) & ~Q(agency="")
    return CalledSession.objects.filter(own | Q(joint_id__in=joint_ids(by)), family=by.family).exclude(part__in=by.unreached())


def session_of(session_id: str, by: Scope) -> OpenSession:
    """One of them. Raises NotYours."""
    session = sessions_of(by).filter(pk=session_id).first()
    if session is None:
        raise NotYours
    forum = forum_of(session.forum)
    if forum.one_agency and session.agency != by.reader.agency:
        raise NotYours
    own = _own_scope(session, forum, by)
    return OpenSession(session, forum, own, in_the_room(own))


def _own_scope(session: CalledSession, forum: Forum, by: Scope) -> Scope:
    """The reader's scope in the session: of one agency alone, or through the joint record that it is held in."""
    if forum.one_agency:
        return replace(by, joint_id=None)
    if session.joint_id and session.joint_id != by.joint_id and session.joint_id in joint_ids(by):
        return through(by, session.joint_id)
    return by


def waiting_sessions(by: Reader, families: Iterable[FamilyRecord]) -> list[tuple[CalledSession, Forum]]:
    """Sessions that wait for the reader: invitations they have not answered, and those that nobody holds yet and their role holds."""
    if not by.may(May.SEE_SESSION):
        return []
    still_open = CalledSession.objects.filter(family__in=[one.pk for one in families], recorded_at__isnull=True, put_aside_at__isnull=True)
    holds = [key for key, forum in forums().forums.items() if by.role.code in forum.held_by]
    waiting = still_open.filter(Q(invited__user_id=str(by.user_id), invited__answer="") | Q(held_by="", forum__in=holds)).select_related("family").distinct().order_by("on", "called_at")
    return [(one, forums().forums[one.forum]) for one in waiting if one.forum in forums().forums and sessions_of(scope_of(by, one.family_id)).filter(pk=one.pk).exists()]


def why_not_held_by(forum: Forum, by: Scope) -> str:
    """Why a reader may not hold a session of this forum, in words; empty where they may."""
    if by.reader.role.code not in forum.held_by:
        return HELD_BY_OTHERS
    return OF_THE_CASE if forum.reflective and is_of_the_case(by) else ""


def is_of_the_case(by: Scope) -> bool:
    """Whether somebody works or worked with the family: allocated to it at any time, or having written into its record for an agency."""
    user = by.reader.user_id
    return Allocation.objects.filter(user_id=user, family=by.family).exists() or Writing.objects.filter(family=by.family, by_id=str(user)).exclude(agency="").exists()


def changeable(session_id: str, by: Scope) -> OpenSession:
    """A session that this reader holds and that is still open. Raises NotYours where their role does not hold its forum, and CannotRecord with why it does
    not change any more, or why somebody of the case may not hold it."""
    opened = session_of(session_id, by)
    if why := why_not_held_by(opened.forum, by):
        if why == HELD_BY_OTHERS:
            raise NotYours
        raise CannotRecord(why)
    if not opened.open:
        raise CannotRecord("This session is recorded or was put aside, and does not change any more. What it recorded can be corrected as every entry can.")
    return opened


@command(May.HOLD_SESSION)
def begin_form(session_id: str, words: str, *, by: Scope) -> OpenSession:
    """Opening a form about a session that one holds; `words` say which, for the log."""
    opened = changeable(session_id, by)
    told("session form opened", opened.by, words=words, rows=[session_id])
    return opened
