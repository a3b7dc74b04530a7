"""Recording a session: it becomes an entry with its typed row, and its minutes stand in the record.

The two kinds cannot be confused. A reflective session keeps themes, hypotheses and questions carried to a forum, and nothing else: no fact, no task, no
decision, nothing that a named practitioner said, no feelings (practice 1.4, safe practice 6). Case management keeps minutes, decisions and actions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from keepsight.access.models import User
from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.procedures.reflective import not_kept
from keepsight.records.entry import Concerned
from keepsight.records.record import Record
from keepsight.records.work import Carried, Hypothesis, Session
from keepsight.reports.picture.words.dates import day
from keepsight.store.models import Invited, MinutesDraft, Writing

from .as_seen import as_recorded
from .command import command, told
from .find_session import OpenSession, changeable
from .local_procedures import forums
from .record_decision import Decided, record_decision
from .record_entry import CannotRecord
from .write import begin
from .write_work import Work, children_of, keep, need_entries, work_entry

LONGEST_THEME = 200


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a session of case management leaves: each part by its heading, questions left open where nothing was decided, and the next day."""

    parts: tuple[tuple[str, str], ...] = ()
    left_open: tuple[str, ...] = ()
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reflection:
    """What a reflective session leaves, and nothing beside."""

    themes: tuple[str, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    carried: tuple[Carried, ...] = ()
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    text: str
    row: dict = field(default_factory=dict)


@command(May.HOLD_SESSION)
def record_session(session_id: str, left: Minutes | Reflection, *, by: Scope) -> str:
    """Record what a session left; returns the entry's id. Raises CannotRecord with what is wrong, and NotYours."""
    opened = changeable(session_id, by)
    if opened.session.on is None:
        raise CannotRecord("Set the day of the session first.", "on")
    if opened.forum.reflective != isinstance(left, Reflection):
        raise CannotRecord(f"{opened.forum.name} is {opened.forum.kind}: it keeps {', '.join(opened.forum.keeps)}.")
    kept = _reflection(left, opened) if isinstance(left, Reflection) else _minutes(left, opened)
    writing = begin("recorded", opened.by)
    rows = _rows(opened, kept, writing, left.next_on)
    entry_id = keep(rows, writing, opened.by, f"the {opened.forum.name.lower()} of {day(opened.session.on)}")
    opened.session.recorded_at = timezone.now()
    opened.session.save(update_fields=["recorded_at", "entries"])
    MinutesDraft.objects.filter(pk=opened.session.pk).delete()
    told("session recorded", opened.by, words=opened.forum.name.lower(), rows=[entry_id, *opened.session.entries])
    return entry_id


def _rows(opened: OpenSession, kept: _Kept, writing: Writing, next_on: date | None) -> Record:
    session, forum = opened.session, opened.forum
    children = tuple(child for child, _ in children_of(opened.by))
    heard = " ".join(f"{one.name}: {view.view}" for one in session.invited.filter(part="child") for view in one.views.order_by("pk")) if "views" in forum.keeps else ""
    rows = work_entry(Work(forum.entry_kind, session.on, kept.text, children, heard, session.session_id), opened.by, writing)
    entry = rows.entry[0]
    rows.session = [Session(
        entry_id=entry.entry_id, source_id=entry.source_id, known_on=entry.known_on, session_kind=forum.kind, forum=forum.name, next_on=next_on,
        facilitator=session.held_by, recorded=[] if forum.reflective else list(session.entries), **kept.row,
    )]  # fmt: skip
    rows.concerned += _who_came(opened, rows)
    return rows


def _who_came(opened: OpenSession, rows: Record) -> Iterator[Concerned]:
    """Of the family, whoever was invited, and whoever came."""
    entry, known = rows.entry[0], as_recorded(opened.by).people
    for one in opened.session.invited.exclude(person_id=""):
        parts = ("invited", "present") if one.came in ("yes", "part") else ("invited", "absent") if one.came == "no" else ("invited",)
        if one.person_id in known:
            yield from (Concerned(entry_id=entry.entry_id, person_id=one.person_id, as_written=one.name, part=part, source_id=entry.source_id, known_on=entry.known_on) for part in parts)


def _minutes(left: Minutes, opened: OpenSession) -> _Kept:
    """Minutes in words: who was there, what each sent in, what was said, what was recorded. Questions left open become entries that say so."""
    if not opened.session.entries and not left.left_open:
        raise CannotRecord("Nothing was decided and no action set. Write below what was to be decided and was left open: that no decision was taken is recorded too.", "left_open")
    children = tuple(child for child, _ in children_of(opened.by))
    for question in left.left_open:
        record_decision(Decided(question, opened.session.on, children, no_decision=True, session_id=opened.session.pk), by=opened.by)
    opened.session.refresh_from_db()
    parts = [_head(opened), *_who(opened), *_views(opened), *(f"{heading}: {words.strip()}" for heading, words in left.parts if words.strip())]
    return _Kept("\n".join(parts + [f"Left open: {question}" for question in left.left_open]))


def _head(opened: OpenSession) -> str:
    return f"{opened.forum.name}, {day(opened.session.on)}. Held by {opened.session.held_by}."


def _who(opened: OpenSession) -> Iterator[str]:
    named = {came: ", ".join(", ".join(filter(None, (one.name, one.agency))) for one in opened.session.invited.filter(came__in=these).order_by("pk")) for came, these in (("Present", ("yes", "part")), ("Invited and not present", ("no",)))}
    yield from (f"{came}: {names}." for came, names in named.items() if names)


def _views(opened: OpenSession) -> Iterator[str]:
    if "views" not in opened.forum.keeps:
        return
    for one in opened.session.invited.order_by("pk"):
        for view in one.views.order_by("pk"):
            who = ", ".join(filter(None, (one.name, one.agency or Invited.PARTS[one.part])))
            yield f"View of {who}: {view.view}{f' Sees differently: {view.differs}' if view.differs else ''}"


def _reflection(left: Reflection, opened: OpenSession) -> _Kept:
    """The three things that a reflective session leaves, each looked through for what it may not hold."""
    if not (left.themes or left.hypotheses or left.carried):
        raise CannotRecord("Write at least one theme, hypothesis or question to be carried.", "themes")
    _check_words([("themes", one) for one in left.themes] + [("hypotheses", one.says) for one in left.hypotheses] + [("carried", one.question) for one in left.carried], opened)
    may_decide = {forum.name for forum in forums().forums.values() if not forum.reflective}
    for one in left.hypotheses:
        if not (one.speaks_for or one.speaks_against):
            raise CannotRecord(f"Choose an entry that speaks for or against: ‘{one.says}’. A hypothesis rests on what is recorded.", "hypotheses")
        if one.review_on is None or one.review_on <= opened.session.on:
            raise CannotRecord(f"Write the day, after the session, on which it is looked at again: ‘{one.says}’.", "hypotheses")
        need_entries([*one.speaks_for, *one.speaks_against], opened.room, "hypotheses")
    if wrong := [one.question for one in left.carried if one.to_forum not in may_decide]:
        raise CannotRecord(f"Choose the forum to which it is carried: ‘{wrong[0]}’.", "carried")
    agencies = sorted(set(opened.session.invited.filter(came__in=("yes", "part")).exclude(agency="").values_list("agency", flat=True)))
    lines = [f"{opened.forum.name}, reflective, {day(opened.session.on)}.", *([f"People of: {', '.join(agencies)}."] if agencies else [])]
    lines += [f"Theme: {one}" for one in left.themes] + [f"Hypothesis, not known to be so, to be looked at again by {day(one.review_on)}: {one.says}" for one in left.hypotheses]
    lines += [f"Question carried to the {one.to_forum.lower()}: {one.question}" for one in left.carried]
    return _Kept("\n".join(lines), {"themes": list(left.themes), "hypotheses": list(left.hypotheses), "carried": list(left.carried)})


def _check_words(said: list[tuple[str, str]], opened: OpenSession) -> None:
    names = list(_practitioners(opened))
    for about, words in said:
        if about == "themes" and len(words) > LONGEST_THEME:
            raise CannotRecord(f"A theme is a few words, at most {LONGEST_THEME} letters: ‘{words[:60]} …’. What happened belongs into an entry, written outside this session.", about)
        if named := _named(words, names):
            raise CannotRecord(f"‘{named}’ is named. What a named practitioner said is not kept: write it without the name.", about)
        if found := not_kept(words):
            raise CannotRecord(f"‘{found[0]}’ {found[1]}", about)


def _named(words: str, names: list[str]) -> str:
    """A name that stands in the words whole, or a first name or surname of it that stands within a sentence as a name does."""
    for name in names:
        if re.search(rf"\b{re.escape(name)}\b", words, re.I):
            return name
        parts = (part for part in name.split() if len(part) > 2 and part[0].isupper())
        if part := next((one for one in parts if re.search(rf"(?<=[\w,;] ){re.escape(one)}\b", words)), ""):
            return part
    return ""


def _practitioners(opened: OpenSession) -> Iterator[str]:
    """The names of everybody who works with the family or was invited, the family's own people apart."""
    seen = as_recorded(opened.by)
    family = {part for person in seen.people.values() for part in (person.label.casefold(), *person.label.casefold().split())}
    users = User.objects.filter(allocations__family=opened.by.family) | User.objects.filter(joint_memberships__joint__family=opened.by.family)
    invited = opened.session.invited.filter(part="worker").values_list("name", flat=True)
    lead = (row.practitioner for row in seen.assembled.record.involvement)
    names = {" ".join(part for part in name.split() if part.casefold() not in family) for name in (*users.values_list("name", flat=True), *invited, *lead)}
    yield from sorted(names - {""})
