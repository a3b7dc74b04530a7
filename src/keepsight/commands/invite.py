"""Who is asked to a session, what they answered, whether they came, and the views of those who cannot come or are not heard in a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.access.models import JointMember, JointRecord, User
from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.reports.picture.words.who import eldest_first
from keepsight.store.models import Invited, SentView

from .as_seen import as_recorded
from .command import command, told
from .find_session import OpenSession, changeable, session_of
from .record_entry import CannotRecord
from .write import signed


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody to be invited: an account, a person of the record, or a name by itself; `part` is a key of Invited.PARTS."""

    name: str
    part: str
    agency: str = ""
    person_id: str = ""
    user_id: str = ""


def may_be_invited(opened: OpenSession) -> list[tuple[str, Invitation]]:
    """Who is offered, as (key, invitation): whoever the joint record names, or works at the one agency, and everybody of the family's record."""
    offered = [(f"user-{user.pk}", Invitation(user.name, "worker", _agency(user), user_id=str(user.pk))) for user in _users(opened)]
    people = as_recorded(opened.room).people.values()
    family = [] if opened.forum.reflective or opened.forum.one_agency else sorted(people, key=eldest_first)
    offered += [(f"person-{one.person_id}", Invitation(one.label, "child" if one.kind == "child" else "parent", person_id=one.person_id)) for one in family]
    there = {(one.name, one.agency) for one in opened.session.invited.all()}
    return [(key, one) for key, one in offered if (one.name, one.agency) not in there]


@command(May.HOLD_SESSION)
def invite(session_id: str, invitations: list[Invitation], *, by: Scope) -> None:
    """Invite people. Raises CannotRecord where nobody is named, or somebody of a reflective session is not of an agency."""
    opened = changeable(session_id, by)
    if not invitations:
        raise CannotRecord("Choose or name somebody.", "who")
    if opened.forum.reflective and any(one.part != "worker" for one in invitations):
        raise CannotRecord("Reflective supervision is for workers. The family is part of the meetings that decide.", "who")
    there = set(opened.session.invited.values_list("name", "agency"))
    Invited.objects.bulk_create(
        Invited(session=opened.session, name=one.name, part=one.part, agency=one.agency, person_id=one.person_id, user_id=one.user_id, invited_by=signed(by))
        for one in dict.fromkeys(invitations) if (one.name, one.agency) not in there
    )  # fmt: skip
    told("people invited", by, words=f"{len(invitations)}", rows=[session_id])


@command(May.SEND_VIEW)
def answer_invitation(session_id: str, answer: str, *, by: Scope) -> None:
    """Say whether one comes: 'coming' or 'apologies'. Raises NotYours where one is not invited, or answers neither."""
    opened = session_of(session_id, by)
    own = opened.session.invited.filter(user_id=str(by.reader.user_id)).first()
    if own is None or not opened.open or answer not in ("coming", "apologies"):
        raise NotYours
    own.answer = answer
    own.save(update_fields=["answer"])
    told("invitation answered", by, words=Invited.ANSWERS[answer], rows=[session_id])


@command(May.SEND_VIEW)
def begin_view(session_id: str, invited_id: int, *, by: Scope) -> Invited:
    """Opening the form for a view. Raises NotYours as sending it does."""
    told("session form opened", by, words="to send a view", rows=[session_id])
    return _may_send_for(session_id, invited_id, by)


@command(May.SEND_VIEW)
def send_view(session_id: str, invited_id: int, view: str, differs: str, *, by: Scope) -> None:
    """Send in one's own view, or write down that of somebody of the family or an advocate who was asked. Raises NotYours for another worker's view."""
    whose = _may_send_for(session_id, invited_id, by)
    if not view.strip():
        raise CannotRecord("Write the view, in their words.", "view")
    SentView.objects.create(invited=whose, view=view.strip(), differs=differs.strip(), sent_by=signed(by))
    told("view sent", by, rows=[session_id])


@command(May.HOLD_SESSION)
def mark_who_came(session_id: str, came: dict[int, str], reports: dict[int, date | None], *, by: Scope) -> None:
    """Write down who came, and from whom a written report was given, by invitation. What is not named stays as it was."""
    opened = changeable(session_id, by)
    for one in opened.session.invited.filter(pk__in={*came, *reports}):
        one.came, one.report_on = came.get(one.pk, one.came), reports.get(one.pk, one.report_on)
        one.save(update_fields=["came", "report_on"])
    told("attendance written", by, rows=[session_id])


def _may_send_for(session_id: str, invited_id: int, by: Scope) -> Invited:
    opened = session_of(session_id, by)
    whose = opened.session.invited.filter(pk=invited_id).first()
    if whose is None or not opened.open or "views" not in opened.forum.keeps or (whose.part == "worker" and whose.user_id != str(by.reader.user_id)):
        raise NotYours
    return whose


def _users(opened: OpenSession) -> list[User]:
    """Accounts that may be in the room: named by the joint record, or workers of the one agency."""
    if opened.by.joint_id is None:
        return list(User.objects.filter(is_active=True, memberships__agency__name=opened.by.reader.agency).distinct().order_by("name"))
    joint = JointRecord.objects.get(pk=opened.by.joint_id)
    return [member.user for member in JointMember.objects.filter(joint=joint, user__is_active=True).select_related("user").order_by("user__name")]


def _agency(user: User) -> str:
    return next((one.agency.name for one in user.memberships.select_related("agency").order_by("pk") if one.agency), "")
