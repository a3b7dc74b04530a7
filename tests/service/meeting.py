"""A session, a decision and an action in the family of the fixtures."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from keepsight.commands.as_seen import as_recorded
from keepsight.commands.call_session import Call, call_session
from keepsight.commands.disagree import Raised, raise_disagreement
from keepsight.commands.record_action import ToDo, set_action
from keepsight.commands.record_decision import Decided, record_decision
from keepsight.store.models import Action, CalledSession, Disagreement, Invited
from service.fixtures import HEALTH

CHILDREN = ("C1", "C2")


def a_session(service, forum: str = "core-group", who: str = "joined", on=None) -> str:
    """The open session of a forum: called once in each test."""
    found = CalledSession.objects.filter(family=service.family, forum=forum, recorded_at__isnull=True, put_aside_at__isnull=True).first()
    day = on or (None if forum == "joint-supervision" else timezone.localdate())
    return found.pk if found else call_session(Call(forum, "Nobody knows who decides about the eye clinic.", day), by=service.scope(who))


def invited_to(session_id: str) -> int:
    """The first invitation to a session: that of who called it."""
    return Invited.objects.filter(session=session_id).order_by("pk").first().pk


def evidence(service, who: str = "joined") -> str:
    """The latest unrestricted entry in sight."""
    return next(entry.entry_id for entry in reversed(as_recorded(service.scope(who)).entries) if not entry.restricted)


def an_action(service, who: str = "joined", session_id: str = "", due_in: int = 14) -> str:
    """The id of an open action: set once in each test."""
    found = Action.objects.filter(family=service.family, known_until__isnull=True).first()
    if found is None:
        to_do = ToDo("Ask the eye clinic for a new day", "Amy Tregear", "School", timezone.localdate() + timedelta(due_in), CHILDREN, session_id=session_id)
        found = Action.objects.get(family=service.family, entry_id=set_action(to_do, by=service.scope(who)))
    return found.action_id


def decided(service, **more) -> Decided:
    """A decision that can stand, but for what `more` changes."""
    today = timezone.localdate()
    given = {
        "question": "Who takes Ivy to the eye clinic?", "on": today, "children": CHILDREN, "decided": "The school nurse goes with her", "decided_by": "The core group",
        "evidence": (evidence(service),), "considered": "Asking the grandmother", "different": "Ivy is seen by the eye clinic", "by_when": today + timedelta(30), "otherwise": "The plan is reviewed early",
    }  # fmt: skip
    return Decided(**given | more)


def a_decision(service, who: str = "joined", **more) -> str:
    """The entry of a decision."""
    return record_decision(decided(service, **more), by=service.scope(who))


def a_disagreement(service, who: str = "joined", other: str = HEALTH) -> str:
    """The entry of an open disagreement: raised once in each test."""
    found = Disagreement.objects.filter(family=service.family, settled_on__isnull=True, known_until__isnull=True).first()
    if found:
        return found.entry_id
    return raise_disagreement(Raised("whether Ivy’s eyes can wait", "They cannot: two years have passed.", (evidence(service),), other, ("C2",)), by=service.scope(who))
