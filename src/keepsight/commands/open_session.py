"""Opening a session, prepared from the record as everybody in the room may see it; and the list of a family's sessions."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from keepsight.access.models import JointRecord
from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.procedures import Forum
from keepsight.reports.picture.told import Told
from keepsight.reports.session.prepared import Part, left_by, prepared
from keepsight.store.models import CalledSession, Invited, MinutesDraft

from .as_seen import as_seen
from .command import command
from .command import told as write_down
from .find_session import OpenSession, session_of, sessions_of, why_not_held_by
from .local_procedures import forums
from .write_work import children_of, joined


@dataclass(frozen=True, slots=True)
class Prepared:
    """A session with what it rests on, while it is to come, or with what it left. `told`, `parts` and `left` are cut to what everybody in the room may see;
    `why_not` says why the reader may not hold it."""

    opened: OpenSession
    told: Told
    parts: list[Part]
    left: list[Part]
    children: list[tuple[str, str]]
    agencies: list[str]
    invited: list[Invited]
    earlier: list[CalledSession]
    draft: MinutesDraft | None
    why_not: str


@command(May.SEE_SESSION)
def open_session(session_id: str, *, by: Scope) -> Prepared:
    """One session. Raises NotYours where the reader is no part of it."""
    opened = session_of(session_id, by)
    write_down("session seen", opened.by, rows=[session_id])
    return prepare(opened)


@command(May.HOLD_SESSION)
def open_minutes(session_id: str, *, by: Scope) -> Prepared:
    """The same, for minutes that are sent every few seconds: `save_minutes`, which follows, writes down who wrote. Raises NotYours."""
    return prepare(session_of(session_id, by))


def prepare(opened: OpenSession) -> Prepared:
    """The page of a session from what everybody in the room may see."""
    session, told = opened.session, as_seen(opened.room)
    agencies = joined(JointRecord.objects.get(pk=opened.by.joint_id)) if opened.by.joint_id else [opened.by.reader.agency]
    earlier = [one for one in sessions_of(opened.by).filter(forum=session.forum, recorded_at__isnull=False).prefetch_related("invited").order_by("on") if one.pk != session.pk]
    parts = prepared(told, opened.forum, session.on or timezone.localdate(), agencies, session.entries) if opened.open else []
    return Prepared(
        opened, told, parts, left_by(told, session.pk) if session.recorded_at else [], children_of(opened.room), agencies,
        list(session.invited.prefetch_related("views").order_by("pk")), earlier, MinutesDraft.objects.filter(pk=session.pk).first(), why_not_held_by(opened.forum, opened.by),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions that the reader is part of, those to come first; and the forums, as configured."""

    open: list[tuple[CalledSession, Forum]]
    recorded: list[tuple[CalledSession, Forum]]
    put_aside: list[tuple[CalledSession, Forum]]
    forums: list[Forum]


@command(May.SEE_SESSION)
def list_sessions(*, by: Scope) -> Sessions:
    """Every session of the family that the reader is part of."""
    write_down("sessions seen", by)
    known = forums().forums
    found = [(one, known[one.forum]) for one in sessions_of(by).order_by("on", "called_at") if one.forum in known]
    found = [(one, forum) for one, forum in found if not forum.one_agency or one.agency == by.reader.agency]
    return Sessions(
        [pair for pair in found if pair[0].recorded_at is None and pair[0].put_aside_at is None], [pair for pair in reversed(found) if pair[0].recorded_at],
        [pair for pair in reversed(found) if pair[0].put_aside_at], list(known.values()),
    )  # fmt: skip
