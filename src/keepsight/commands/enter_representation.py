"""Writing down what somebody says about their own record, as theirs and beside what it is about; and what they were answered."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope, scope_of
from keepsight.records.entry import Entry
from keepsight.records.finding import Finding
from keepsight.reports.picture.words.dates import day
from keepsight.store.models import FamilyRecord
from keepsight.store.report import Report
from keepsight.store.representation import CAME, Representation, RepresentationAnswer

from .as_seen import as_seen
from .command import command, told
from .own_reports import own_reports
from .share_report import CannotKeep
from .write import beside


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said: who, what kind of thing, how and when it came, their words, and what it is about (`beside` one of BESIDE, and its id)."""

    whose: str
    kind: str
    came: str
    said_on: date
    words: str
    beside: str = "record"
    beside_id: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What it is beside, as this reader sees it: an entry, a question or a report; none of them where it is the record as a whole."""

    beside: str
    beside_id: str
    entry: Entry | None = None
    question: Finding | None = None
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One that the reader may see, with what it is about and its answers, the latest last."""

    said: Representation
    about: About
    answers: tuple[RepresentationAnswer, ...]


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """A family, and how many things that people said of its record are in a reader's sight and not answered."""

    family: FamilyRecord
    number: int


@command(May.KEEP_REPRESENTATION)
def list_representations(*, by: Scope) -> list[Listed]:
    """Those in sight: not answered first, then by the day on which they came, the latest first."""
    told("representations seen", by)
    return in_sight(by)


@command(May.KEEP_REPRESENTATION)
def begin_representation(kind: str, thing_id: str, *, by: Scope) -> tuple[About, dict[str, str]]:
    """What the form needs: what it is about, and the people of the record in sight as (id, label). Raises NotYours where the thing is out of sight."""
    about = _about(kind, thing_id, by)
    told("representation form opened", by)
    return about, {one.person_id: one.label for one in as_seen(by).people.values()}


@command(May.KEEP_REPRESENTATION)
def enter_representation(said: Said, *, by: Scope) -> str:
    """Keep it, and return its id. Raises CannotKeep, and NotYours where what it is about is out of sight."""
    _about(said.beside, said.beside_id, by)
    if said.person_id and said.person_id not in as_seen(by).people:
        raise NotYours
    if not said.whose.strip() or not said.words.strip():
        raise CannotKeep("Write who said it, and what they said, in their words.", "whose" if not said.whose.strip() else "words")
    if said.said_on > timezone.localdate():
        raise CannotKeep("This day has not come yet. Write the day on which it was said.", "said_on")
    kept = Representation.objects.create(
        family=by.family, writing=beside("represented", by), representation_id=secrets.token_hex(6), person_id=said.person_id, whose=said.whose.strip(), kind=said.kind,
        came=said.came, said_on=said.said_on, words=said.words.strip(), beside=said.beside, beside_id=said.beside_id,
    )  # fmt: skip
    told("representation entered", by, rows=[kept.representation_id])
    return kept.representation_id


@command(May.KEEP_REPRESENTATION)
def answer_representation(representation_id: str, answer: str, told_how: str, *, by: Scope) -> None:
    """Keep what they were answered. Raises CannotKeep and NotYours."""
    found = open_one(representation_id, by)
    if not answer.strip():
        raise CannotKeep("Write what was answered, and what was done.", "answer")
    RepresentationAnswer.objects.create(family=by.family, writing=beside("answered", by), representation=found.said, answered_on=timezone.localdate(), answer=answer.strip(), told_how=told_how.strip())
    told("representation answered", by, rows=[representation_id])


def open_one(representation_id: str, by: Scope) -> Listed:
    """One that is in sight. Raises NotYours."""
    found = next((one for one in in_sight(by) if one.said.representation_id == representation_id), None)
    if found is None:
        raise NotYours
    return found


def in_sight(by: Scope) -> list[Listed]:
    """What agencies whose entries the reader sees were told, where what it is about is in sight too. Nothing is written down."""
    found = []
    for row in Representation.objects.filter(family=by.family).select_related("writing").prefetch_related("answers__writing").order_by("-said_on", "-row_no"):
        if not by.reaches(row.writing.part) or (row.writing.agency and not by.hears_of(row.writing.agency, row.writing.part)):
            continue
        try:
            about = _about(row.beside, row.beside_id, by)
        except NotYours:
            continue
        found.append(Listed(row, about, tuple(sorted(row.answers.all(), key=lambda one: one.row_no))))
    return sorted(found, key=lambda one: bool(one.answers))


def not_answered(by: Scope) -> int:
    """How many in sight wait for an answer."""
    return sum(not one.answers for one in in_sight(by))


def waiting_in(families: Sequence[FamilyRecord], by: Reader) -> list[NotAnswered]:
    """Of these families, those in which something that people said of their record waits for an answer, and how much of it this reader sees. Nothing is written down."""
    reached = [family.pk for family in families] if by.may(May.KEEP_REPRESENTATION) else []
    waits = set(Representation.objects.filter(family__in=reached, answers__isnull=True).values_list("family", flat=True))
    found = [NotAnswered(family, not_answered(scope_of(by, family.pk))) for family in families if family.pk in waits]
    return [one for one in found if one.number]


def said_by(person_id: str, by: Scope) -> tuple[tuple[str, str, str], ...]:
    """What one person said, for their own extract: (words, when and how, the latest answer with who gave it)."""
    mine = [one for one in in_sight(by) if one.said.person_id == person_id]
    return tuple(
        (one.said.words, f"{day(one.said.said_on)}, {CAME[one.said.came]}", f"{one.answers[-1].answer} ({one.answers[-1].writing.by}, {day(one.answers[-1].answered_on)})" if one.answers else "")
        for one in sorted(mine, key=lambda one: one.said.said_on)
    )


def _about(kind: str, thing_id: str, by: Scope) -> About:
    if kind == "record":
        return About("record", "")
    seen = as_seen(by)
    things = {
        "entry": lambda: next((one for one in seen.assembled.record.entry if one.entry_id == thing_id), None),
        "question": lambda: next((one for one in seen.findings if thing_id in (one.finding_id, *one.merged_ids)), None),
        "report": lambda: own_reports(by).filter(report_id=thing_id).first(),
    }
    found = things[kind]() if kind in things else None
    if found is None:
        raise NotYours
    return About(kind, thing_id, **{kind: found})

