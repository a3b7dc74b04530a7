"""Recording what was decided, by whom and on what; or that no decision was taken, which is said and counted for the question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.records.record import Record
from keepsight.records.work import Decision
from keepsight.reports.picture.told import Told
from keepsight.reports.session.decided import Question, questions_put
from keepsight.store.models import CalledSession

from .as_seen import as_recorded
from .command import command, told
from .find_session import session_of
from .record_entry import CannotRecord
from .write import begin
from .write_work import Work, children_of, keep, need_children, need_entries, work_entry


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision before it is recorded. With `no_decision` the question was put and left open, and only it, the children and the day are needed."""

    question: str
    on: date
    children: tuple[str, ...]
    no_decision: bool = False
    decided: str = ""
    decided_by: str = ""
    evidence: tuple[str, ...] = ()
    considered: str = ""
    different: str = ""
    by_when: date | None = None
    otherwise: str = ""
    again_of: str = ""
    session_id: str = ""


@dataclass(frozen=True, slots=True)
class ToDecide:
    """What the form needs: the record in the writer's sight, its children, the questions put before, and the session it is recorded in, where it is one."""

    told: Told
    children: list[tuple[str, str]]
    questions: list[Question]
    session: CalledSession | None
    by: Scope


@command(May.RECORD_DECISION)
def begin_decision(session_id: str, *, by: Scope) -> ToDecide:
    """Opening the form, in a session or by itself. Raises NotYours where the session is not theirs."""
    told("decision form opened", by)
    opened = session_of(session_id, by) if session_id else None
    by = opened.by if opened else by
    seen = as_recorded(by)
    return ToDecide(seen, children_of(by), questions_put(seen), opened.session if opened else None, by)


@command(May.RECORD_DECISION)
def record_decision(decided: Decided, *, by: Scope) -> str:
    """Record it; returns the entry's id. Raises CannotRecord with what to write, and where a session keeps no decisions."""
    session, by = session_that_keeps("decisions", decided.session_id, by)
    _check(decided, by)
    writing = begin("recorded", by)
    rows = work_entry(Work("decision", decided.on, _in_words(decided), decided.children), by, writing)
    rows.decision = [_row(decided, rows, questions_put(as_recorded(by)))]
    entry_id = keep(rows, writing, by, "what was decided")
    note_in(session, entry_id)
    told("no decision recorded" if decided.no_decision else "decision recorded", by, rows=[entry_id])
    return entry_id


def session_that_keeps(part: str, session_id: str, by: Scope) -> tuple[CalledSession | None, Scope]:
    """The open session, and the scope in it, that something is recorded in; none where it is recorded by itself. Raises CannotRecord where its forum
    does not keep that part: a reflective session holds no task and no decision (practice 1.4)."""
    if not session_id:
        return None, by
    opened = session_of(session_id, by)
    if part not in opened.forum.keeps:
        raise CannotRecord(f"{opened.forum.name} keeps no {part}. Carry the question to a forum that may decide.")
    if not opened.open:
        raise CannotRecord("This session is recorded already. Record what was decided since by itself, or in the next one.")
    return opened.session, opened.by


def note_in(session: CalledSession | None, entry_id: str) -> None:
    """Say in a session that is being held what was recorded in it."""
    if session is not None:
        held = CalledSession.objects.select_for_update().get(pk=session.pk)
        held.entries = [*held.entries, entry_id]
        held.save(update_fields=["entries"])


LEFT_OPEN = "No decision was taken on"
LINES = {  # how each line of the entry of a decision begins, and the column that says the same
    "Decided": "decided", "On the question": "question", "By": "decided_by", "Also considered": "considered", "What must be different": "different_for_child", "If it is not": "otherwise",
}  # fmt: skip
NEEDED = (
    ("decided", "Write what was decided. If nothing was, choose that no decision was taken."),
    ("decided_by", "Write who decided."),
    ("different", "Write what must be different for the child."),
    ("by_when", "Write by which day it must be different."),
    ("otherwise", "Write what happens if it is not."),
)


def _check(decided: Decided, by: Scope) -> None:
    if not decided.question.strip():
        raise CannotRecord("Write what was to be decided.", "question")
    need_children(decided.children, by)
    if decided.on > timezone.localdate():
        raise CannotRecord("This day has not come yet. Write the day on which it was decided.", "on")
    if decided.no_decision:
        return
    for name, words in NEEDED:
        if not (value := getattr(decided, name)) or (isinstance(value, str) and not value.strip()):
            raise CannotRecord(words, name)
    if not decided.evidence:
        raise CannotRecord("Choose at least one entry that it rests on.", "evidence")
    if decided.by_when < decided.on:
        raise CannotRecord("This day is before the decision. Write a later one.", "by_when")
    need_entries(decided.evidence, by, "evidence")


def _in_words(decided: Decided) -> str:
    """The entry's own words, which stand by themselves wherever the entry is read."""
    question = decided.question.strip()
    if decided.no_decision:
        return f"{LEFT_OPEN}: {sentence(question)}{f' {sentence(decided.considered)}' if decided.considered.strip() else ''}"
    parts = zip(LINES, (decided.decided, question, decided.decided_by, decided.considered, decided.different, decided.otherwise), strict=True)
    return "\n".join(f"{name}: {sentence(words)}" for name, words in parts if words.strip())


def as_corrected(row: Decision, before: str, text: str, earlier: Iterable[Decision]) -> Decision:
    """A decision as the corrected words of its entry have it, line by line. Raises CannotRecord where a line is gone by which it is told what was decided.

    `before` is what the entry said: one that is not told in these lines stays as it is. On what it rests, and by which day, are no words of the entry; it is the same decision again where one of the `earlier` has the same words.
    """
    if not before.startswith(f"{next(iter(LINES))}:"):
        return row
    found = dict(zip(LINES.values(), [""] * len(LINES), strict=True))
    for name, words in re.findall(rf"^({'|'.join(LINES)}):(.*?)(?=^(?:{'|'.join(LINES)}):|\Z)", text.replace("\r\n", "\n"), re.M | re.S):
        found[LINES[name]] = words.strip().removesuffix(".")
    if gone := [name for name, column in LINES.items() if getattr(row, column) and not found[column]]:
        raise CannotRecord(f"Keep the line ‘{gone[0]}: …’: a decision is read from these lines. If there was no such decision, have the entry withdrawn and record what was decided.", "what")
    if found["decided"] == row.decided:
        return replace(row, **found)
    same = [one.entry_id for one in earlier if one.decided.casefold().split() == found["decided"].casefold().split()]
    return replace(row, **found, again_of=same[-1] if same else "")


def sentence(words: str) -> str:
    """Words with a stop at their end, so that what follows is not read with them."""
    return words.strip() if words.strip()[-1:] in ".?!…" else f"{words.strip()}."


def _row(decided: Decided, rows: Record, put: list[Question]) -> Decision:
    entry = rows.entry[0]
    given = {"entry_id": entry.entry_id, "source_id": entry.source_id, "known_on": entry.known_on, "question": decided.question.strip(), "considered": decided.considered.strip()}
    if decided.no_decision:
        return Decision(**given, deferred=True)
    return Decision(
        **given, decided=decided.decided.strip(), decided_by=decided.decided_by.strip(), evidence=list(decided.evidence), different_for_child=decided.different.strip(),
        by_when=decided.by_when, otherwise=decided.otherwise.strip(), again_of=decided.again_of or _same_words(decided, put),
    )  # fmt: skip


def _same_words(decided: Decided, put: list[Question]) -> str:
    """The latest decision taken before in the very same words: it is the same decision again, also where nobody says so."""
    taken = [one for question in put for one in question.taken if one.row.decided.casefold().split() == decided.decided.casefold().split()]
    return max(taken, key=lambda one: one.number).entry.entry_id if taken else ""
