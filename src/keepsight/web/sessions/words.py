"""What the pages of sessions say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.find_session import CalledSession
from keepsight.commands.invite import Invited
from keepsight.commands.open_session import Prepared, Sessions
from keepsight.procedures import Forum
from keepsight.reports.picture.words.dates import day
from keepsight.reports.session.prepared import Line
from keepsight.web.layout.citing import cite
from keepsight.web.layout.doing import Doing

from .forms import hypotheses_of

KINDS = {
    "reflective": "Reflective: no new facts, no tasks, no decisions. What is kept: themes, hypotheses, and questions carried to a forum that may decide.",
    "case management": "Case management: decisions and actions are recorded here.",
}
DOING = {  # heading, button, what is said once it is done, what it means
    "ask": ("Ask for a session", "Ask for it", "The session is asked for.", ("Anyone who works with the family may ask. Joint supervision is held by a facilitator from the pool, who is not of the case; what is said there is not kept.",)),
    "arrange": ("Arrange the session", "Save", "The session is arranged, and you hold it.", ()),
    "put aside": ("The session is not held", "Put it aside", "The session is put aside.", ("Nothing that was written for it enters the record.",)),
    "invite": ("Invite people", "Invite", "The invitations stand on the session’s page.", ("Keepsight sends nothing by itself: tell them. Workers named by the joint record see the session on their own page.",)),
    "who came": ("Who came", "Save", "Who came is written down.", ()),
    "view": ("A view for the session", "Send it in", "The view stands on the session’s page.", ("It is seen by everybody in the session, and goes into its minutes.",)),
    "hypothesis": ("Add a hypothesis", "Add it", "The hypothesis is kept until the session is recorded.", ("What might be so, with what is recorded for it and against it. It is not known to be so.",)),
    "question": ("Answer a question from the record", "Save the answer", "The answer stands beside the question.", ("Everybody who is put this question sees the answer, with your name.",)),
}


def doing_words(which: str, by: Scope, session_id: str = "", whose: str = "", quoted: str = "") -> Doing:
    """Put one of the forms into words."""
    heading, button, said, means = DOING[which]
    back = reverse("session", args=[by.family.pk, session_id]) if session_id else reverse("sessions", args=[by.family.pk])
    return Doing(f"{heading}: {whose or by.family.label}", button, said, back, "Back to the session" if session_id else f"Back to the sessions about {by.family.label}", means, quoted)


@dataclass(frozen=True, slots=True)
class Listed:
    """A session in the list: its address, its name, and what is known of it in a line."""

    address: str
    name: str
    kind: str
    line: str


@dataclass(frozen=True, slots=True)
class SessionsWords:
    """The list's words. `forums` are (name, what it is and keeps), as the partnership has set them."""

    to_come: tuple[Listed, ...]
    recorded: tuple[Listed, ...]
    put_aside: tuple[Listed, ...]
    forums: tuple[tuple[str, str], ...]
    may_ask: bool


def sessions_words(sessions: Sessions, by: Scope) -> SessionsWords:
    """Put the list into words."""
    listed = [tuple(_listed(one, forum, by) for one, forum in pairs) for pairs in (sessions.open, sessions.recorded, sessions.put_aside)]
    return SessionsWords(*listed, tuple((f"{one.name} ({one.kind})", _forum(one)) for one in sessions.forums), by.may(May.ASK_FOR_SESSION))


def _listed(one: CalledSession, forum: Forum, by: Scope) -> Listed:
    state = "not held: " + one.put_aside_why if one.put_aside_at else "in the record" if one.recorded_at else f"held by {one.held_by}" if one.held_by else "waits for a facilitator" if forum.reflective else "waits for somebody to hold it"
    return Listed(reverse("session", args=[by.family.pk, one.pk]), forum.name, forum.kind, f"{day(one.on) if one.on else 'No day set'}; {state}")


def _forum(forum: Forum) -> str:
    """What a forum is, with its numbers and where they come from, or that none is set."""
    quorum = f"At least {forum.quorum.value} agencies ({forum.quorum.source})." if forum.quorum else "No quorum is set."
    rhythm = f"At least every {forum.rhythm.value} {forum.rhythm.unit} ({forum.rhythm.source})." if forum.rhythm else "No rhythm is set."
    return f"{forum.about} {quorum} {rhythm} Source: {forum.source}."


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the page: its words, the entries it leads to as (words, address), and what may be done as (words, address)."""

    words: str
    entries: tuple[tuple[str, str], ...]
    doing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody invited: who, what is known of their coming, their views, and where a view for them is sent in (empty where it is not this reader's to send)."""

    who: str
    coming: str
    views: tuple[str, ...]
    send: str


@dataclass(frozen=True, slots=True)
class SessionWords:
    """The page of a session. `parts` are (anchor, heading, groups of (label, lines), what is said where there is none)."""

    session_id: str
    preparing: bool
    heading: str
    reflective: bool
    kind: str
    facts: tuple[tuple[str, str], ...]
    sight: tuple[str, ...]
    doing: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str, tuple[tuple[str, tuple[Told, ...]], ...], str], ...]
    invited: tuple[Asked, ...]
    attendance: tuple[str, ...]
    recorded: tuple[tuple[str, str], ...]
    recording: tuple[tuple[str, str], ...]
    hypotheses: tuple[str, ...]
    minutes: str
    answering: bool
    saved: str


def session_words(prepared: Prepared, by: Scope, holds: bool) -> SessionWords:
    """Put one session into words, for who holds it and for who is in it."""
    opened, session = prepared.opened, prepared.opened.session
    at = [by.family.pk, session.pk]
    parts = tuple((part.anchor, part.heading, tuple((label, tuple(_told(line, by, session.pk, opened.open) for line in lines)) for label, lines in part.groups if lines), part.if_none) for part in (prepared.parts if opened.open else prepared.left))
    entries = {entry.entry_id: entry for entry in prepared.told.entries}
    own = next((one for one in prepared.invited if one.user_id == str(by.reader.user_id)), None)
    return SessionWords(
        session.pk, opened.open, f"{opened.forum.name}: {by.family.label}", opened.forum.reflective, KINDS[opened.forum.kind], tuple(_facts(prepared)), _sight(prepared), (*_doing(prepared, at, holds), *_calendar(prepared, at)), parts,
        tuple(_asked(one, prepared, by) for one in prepared.invited), tuple(_attendance(prepared)), tuple(cite(entries[one], by) for one in session.entries if one in entries),
        _recording(prepared, by) if holds and not opened.forum.reflective else (), tuple(_hypotheses(prepared)) if holds else (),
        entries[session.pk].text if session.recorded_at and session.pk in entries else "", bool(own and opened.open and not own.answer and by.may(May.SEND_VIEW)),
        f"Saved {prepared.draft.saved_at:%H:%M} by {prepared.draft.saved_by}" if prepared.draft else "Nothing is saved yet",
    )  # fmt: skip


def _facts(prepared: Prepared) -> list[tuple[str, str]]:
    session, forum = prepared.opened.session, prepared.opened.forum
    here = {one.agency for one in prepared.invited if one.agency and one.came in ("yes", "part")} or {one.agency for one in prepared.invited if one.agency and one.answer == "coming"}
    quorum = f"{len(here)} of at least {forum.quorum.value} agencies so far ({forum.quorum.source})" if forum.quorum else "none is set for this forum"
    facts = [
        ("Day", ", ".join(filter(None, (day(session.on) if session.on else "not set", session.at, session.place)))),
        ("Asked for", f"by {session.called_by}: {session.why}"),
        ("Held by", session.held_by or ("waits for a facilitator from the pool" if forum.reflective else "nobody yet")),
        ("Quorum", quorum),
        ("Not held", session.put_aside_why if session.put_aside_at else ""),
    ]
    return [(name, words) for name, words in facts if words]


def _sight(prepared: Prepared) -> tuple[str, ...]:
    agencies = ", ".join(prepared.agencies)
    return (
        f"This page holds what everybody in the room may see: entries of {agencies} that are not restricted, and single ones shared for this. Nobody’s restricted entries are on it, yours neither, so it can stand on one screen.",
        "It is for the workers whom the joint record names. A parent, a young person or an advocate is given a copy that is made for them." if prepared.opened.by.joint_id else "It is for workers of your agency.",
    )


def _doing(prepared: Prepared, at: list[str], holds: bool) -> list[tuple[str, str]]:
    if prepared.opened.open and not holds:
        return [("Arrange it, and hold it", reverse("arrange-session", args=at))] if not prepared.why_not else []
    if not prepared.opened.open:
        return []
    offered = [("Set or change the day", "arrange-session"), ("Invite people", "invite-to-session"), ("Write down who came", "who-came"), ("It is not held", "put-session-aside")]
    return [(words, reverse(name, args=at)) for words, name in offered]


def _calendar(prepared: Prepared, at: list[str]) -> list[tuple[str, str]]:
    opened = prepared.opened
    return [("As a file for your calendar, which names nobody", reverse("session-calendar", args=at))] if opened.open and opened.session.on else []


def _told(line: Line, by: Scope, session_id: str, still_open: bool) -> Told:
    doing = []
    if line.question and still_open and by.may(May.ANSWER_QUESTION):
        doing.append(("Answer this", reverse("answer-in-session", args=[by.family.pk, session_id, line.question.finding_id])))
    if line.action and still_open and by.may(May.RECORD_DECISION):
        at = [by.family.pk, line.action.row.action_id]
        doing += [("Say which entry shows it done", reverse("action-done", args=at)), ("Carry it over", f"{reverse('carry-action', args=at)}?in={session_id}")]
    return Told(line.words, tuple(cite(entry, by) for entry in line.entries[:8]), tuple(doing))


def _asked(one: Invited, prepared: Prepared, by: Scope) -> Asked:
    who = ", ".join(filter(None, (one.name, one.agency or (Invited.PARTS[one.part] if one.part != "worker" else ""))))
    coming = "; ".join(filter(None, (Invited.CAME[one.came] if one.came else Invited.ANSWERS[one.answer], f"report given {day(one.report_on)}" if one.report_on else "")))
    views = tuple(f"‘{view.view}’{f' Sees differently: ‘{view.differs}’' if view.differs else ''} ({day(view.sent_at.date())}, written down by {view.sent_by})" for view in one.views.all())
    mine = one.part != "worker" or one.user_id == str(by.reader.user_id)
    send = reverse("send-view", args=[by.family.pk, prepared.opened.session.pk, one.pk]) if mine and prepared.opened.open and "views" in prepared.opened.forum.keeps and by.may(May.SEND_VIEW) else ""
    return Asked(who, coming, views, send)


def _attendance(prepared: Prepared) -> list[str]:
    """By agency: to how many of the earlier sessions that it was invited to it came, and to how many it gave a report."""
    lines = []
    for agency in prepared.agencies:
        invited = [[one for one in session.invited.all() if one.agency == agency] for session in prepared.earlier]
        asked = [rows for rows in invited if rows]
        came, gave = (sum(any(test(one) for one in rows) for rows in asked) for test in (lambda one: one.came in ("yes", "part"), lambda one: one.report_on is not None))
        lines.append(f"{agency}: invited to {len(asked)} earlier, came to {came}, gave a written report for {gave}." if asked else f"{agency}: no earlier invitation is recorded.")
    return lines if prepared.earlier and prepared.opened.open else []


def _recording(prepared: Prepared, by: Scope) -> tuple[tuple[str, str], ...]:
    inside = f"?in={prepared.opened.session.pk}"
    return (("Record a decision, or that none was taken", reverse("record-decision", args=[by.family.pk]) + inside), ("Record who is to do what", reverse("set-action", args=[by.family.pk]) + inside))


def _hypotheses(prepared: Prepared) -> list[str]:
    words = prepared.draft.words if prepared.draft else {}
    return [f"{one.says} {len(one.speaks_for)} for it, {len(one.speaks_against)} against it; looked at again {day(one.review_on)}." for one in hypotheses_of(words)]
