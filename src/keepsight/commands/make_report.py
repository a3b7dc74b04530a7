"""Making a report of a family, cut first to what its maker may see and then to whom it is for; it is kept as it was made."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.records.person import Person
from keepsight.reports.content import as_plain
from keepsight.reports.copies.readers import READERS, NamedReader
from keepsight.reports.copies.redaction import Redaction
from keepsight.reports.making import REPORTS, From, Made, Wish, make
from keepsight.reports.picture.told import Prepared
from keepsight.reports.picture.words.dates import day
from keepsight.store.fathers import ANSWERS, STEPS
from keepsight.store.report import Report

from .as_seen import as_seen, whole_of
from .command import command, told
from .enter_representation import said_by
from .local_procedures import procedures
from .open_fathers import fathers
from .own_reports import own_reports, report_of
from .write import beside, signed


@dataclass(frozen=True, slots=True)
class ReportForm:
    """Whom a report can be about or for: the people and agencies in the maker's sight, as (key, words)."""

    people: list[tuple[str, str]]
    agencies: list[tuple[str, str]]


@command(May.MAKE_REPORT)
def list_reports(*, by: Scope) -> list[Report]:
    """The reports that this person made of the family, the latest first."""
    told("reports seen", by)
    return list(own_reports(by))


@command(May.MAKE_REPORT)
def open_report_form(report: str, *, by: Scope) -> ReportForm:
    """Opening the form to make one."""
    told("report form opened", by, words=REPORTS[report].TITLE.lower())
    seen = as_seen(by)
    agencies = sorted({entry.agency for entry in seen.entries})
    return ReportForm([(one.person_id, _named(one)) for one in seen.people.values()], [(name, name) for name in agencies])


def _named(person: Person) -> str:
    return f"{person.label} ({'child' if person.kind == 'child' else 'adult'})"


@command(May.MAKE_REPORT)
def make_report(wish: Wish, *, by: Scope) -> str:
    """Make it, keep it, and return its id. Raises CannotMake and NoSuchSentence, saying what to ask for instead."""
    prepared = Prepared(signed(by), day(timezone.localdate()), wish.prepared.why)
    seen = as_seen(by)
    given = From(seen.assembled.record, by.as_at, seen.assembled.files, procedures=procedures(), findings=seen.findings, whole=whole_of(by), beside=_beside(by), said=said_by(wish.reader.person_id, by) if wish.reader.person_id else (), withheld=_of_safety(by))
    made = make(given, replace(wish, prepared=prepared))
    kept = _kept(wish, made, by)
    told("report made", by, words=_what(kept))
    return kept.report_id


def _beside(by: Scope) -> dict[str, tuple[tuple[str, str], ...]]:
    """What services did with each father, beside the entry that tells of it: a step of it, and what came of it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    labels = {one.person_id: one.label for one in as_seen(by).people.values()}
    for step, entry in fathers(by).steps:
        answer = ANSWERS.get(step.step, {}).get(step.answer, step.answer)
        about = f"{labels.get(step.man_id, 'a man')}, as to {labels.get(step.child_id, 'a child')}"
        found[entry.entry_id].append((STEPS[step.step], f"{about}{f': {answer}' if answer else ''}"))
    return {entry_id: tuple(lines) for entry_id, lines in found.items()}


def _of_safety(by: Scope) -> frozenset[str]:
    """Entries that tell a decision about safety, or that somebody was not told or not asked and why."""
    return frozenset(entry.entry_id for step, entry in fathers(by).steps if step.step == "safety" or step.answer in ("not told", "not asked"))


@command(May.MAKE_REPORT)
def change_report(report_id: str, put_in: Sequence[str], entry_id: str, taken_out: Sequence[str], reason: str, *, by: Scope) -> str:
    """Make a report again from the record as it now is, with entries put in and sentences of one entry taken out; the one before stays. Returns its id.

    Entries are put in only by those who may be told what is left out. Raises NotYours, CannotMake and NoSuchSentence.
    """
    before = wish_of(report_of(report_id, by))
    added = tuple(one for one in put_in if by.may(May.SEE_LEFT_OUT) and one not in before.put_in)
    gone = tuple(Redaction(entry_id, sentence, reason, signed(by)) for sentence in taken_out)
    return make_report(replace(before, put_in=before.put_in + added, redactions=before.redactions + gone), by=by)


def wish_of(kept: Report) -> Wish:
    """What was asked for when a report was made."""
    reader = NamedReader(READERS[kept.reader_kind], kept.reader_name, kept.person_id, kept.agency)
    changes = kept.changes
    return Wish(
        kept.report, reader, kept.form, kept.about, Prepared(why=kept.why), tuple(changes["put_in"]), tuple(Redaction(**one) for one in changes["redactions"]),
        tuple((words, who) for words, who in changes["questions"]),
    )  # fmt: skip


def _kept(wish: Wish, made: Made, by: Scope) -> Report:
    reader = wish.reader
    redactions = [{"entry_id": one.entry_id, "sentence": one.sentence, "reason": one.reason, "by": one.by} for one in wish.redactions]
    return Report.objects.create(
        family=by.family, writing=beside("made", by), report_id=secrets.token_hex(6), report=wish.report, title=made.content.title,
        reader_kind=reader.kind.code, reader_name=reader.name, person_id=reader.person_id, agency=reader.agency, form=wish.form, about=wish.about,
        why=wish.prepared.why, as_at=by.as_at, record_version=by.family.version,
        changes={"put_in": list(wish.put_in), "redactions": redactions, "questions": [list(one) for one in wish.questions]},
        numbers=made.numbers, left_out=[[one.entry_id, one.why] for one in made.left_out], content=as_plain(made.content),
    )  # fmt: skip


def _what(kept: Report) -> str:
    return f"{kept.title.lower()}, for {kept.reader_name or READERS[kept.reader_kind].title}"
