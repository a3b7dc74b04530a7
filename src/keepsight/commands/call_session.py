"""Asking for joint supervision, and calling any other session of the agencies round a family's record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.procedures import Forum
from keepsight.store.models import CalledSession, Invited

from .command import command, told
from .find_session import OpenSession, changeable
from .local_procedures import forum_of, forums
from .record_entry import CannotRecord
from .write import signed
from .write_work import new_id


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked for: the forum's key, why, and the day, the time and the place, where they are known."""

    forum: str
    why: str
    on: date | None = None
    at: str = ""
    place: str = ""


@command(May.ASK_FOR_SESSION)
def begin_call(*, by: Scope) -> list[Forum]:
    """Opening the form: the forums that may be asked for here."""
    told("session form opened", by, words="to ask for one")
    return [forum for forum in forums().forums.values() if not forum.one_agency or (by.reader.agency and by.reader.role.code in forum.held_by)]


@command(May.ASK_FOR_SESSION)
def call_session(call: Call, *, by: Scope) -> str:
    """Ask for a session; returns its id. Anyone who works with the family may. Raises CannotRecord with what to write."""
    forum = forum_of(call.forum)
    if not call.why.strip():
        raise CannotRecord("Write in a few words why it is asked for, or what it is to settle.", "why")
    if call.on is None and not forum.reflective:
        raise CannotRecord(f"Write the day of the {forum.name.lower()}.", "on")
    holds = by.reader.role.code in forum.held_by
    session = CalledSession.objects.create(
        session_id=new_id(), family=by.family, joint_id=None if forum.one_agency else by.joint_id, forum=forum.key, agency=by.reader.agency, why=call.why.strip(),
        on=call.on, at=call.at, place=call.place, called_by=signed(by), called_by_id=str(by.reader.user_id),
        held_by=signed(by) if holds else "", held_by_id=str(by.reader.user_id) if holds else "",
    )  # fmt: skip
    Invited.objects.create(session=session, name=by.reader.name, part="worker", agency=by.reader.agency, user_id=str(by.reader.user_id), invited_by=signed(by), answer="coming")
    told("session called", by, words=forum.name.lower(), rows=[session.session_id])
    return session.session_id


@command(May.HOLD_SESSION)
def arrange_session(session_id: str, on: date, at: str, place: str, *, by: Scope) -> None:
    """Set the day of a session and hold it oneself. Raises CannotRecord where somebody of the case would hold a reflective one."""
    opened: OpenSession = changeable(session_id, by)
    session = opened.session
    session.on, session.at, session.place = on, at, place
    session.joint_id = session.joint_id if opened.forum.one_agency else session.joint_id or opened.by.joint_id
    session.held_by, session.held_by_id = signed(by), str(by.reader.user_id)
    session.save(update_fields=["on", "at", "place", "joint_id", "held_by", "held_by_id"])
    told("session arranged", by, words=f"on {on}", rows=[session_id])


@command(May.HOLD_SESSION)
def put_session_aside(session_id: str, why: str, *, by: Scope) -> None:
    """Say that a session is not held, and why. Nothing that was written for it enters the record."""
    session = changeable(session_id, by).session
    if not why.strip():
        raise CannotRecord("Write why it is not held.", "why")
    session.put_aside_at, session.put_aside_why = timezone.now(), why.strip()
    session.save(update_fields=["put_aside_at", "put_aside_why"])
    told("session put aside", by, rows=[session_id])
