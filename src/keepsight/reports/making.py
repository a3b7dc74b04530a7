"""Making a report: the record cut to its reader, redacted, told, and put into the sections of its kind. One content for page, Word and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import ModuleType

from keepsight.chronology.assemble import Assembled
from keepsight.chronology.key_events import proposals
from keepsight.intake.ledger import FileLedger
from keepsight.patterns import run
from keepsight.procedures import Procedures, load
from keepsight.records.finding import Finding
from keepsight.records.record import Record

from . import chronology, conference_pack, fathers, joint_supervision, rapid_review, subject_access
from .content import Content, Points, Section, Words
from .copies.cut import Copy, LeftOut, cut
from .copies.fingerprint import record_mark, rules
from .copies.readers import CHAIR, EXTRACT, WHOEVER_MAKES_IT, NamedReader
from .copies.redaction import Redaction, redacted
from .picture.told import Prepared, Told, tell
from .picture.words.dates import day
from .picture.words.marking import prepared_lines

REPORTS: dict[str, ModuleType] = {
    "chronology": chronology, "fathers": fathers, "conference-pack": conference_pack, "joint-supervision": joint_supervision, "rapid-review": rapid_review,
    "subject-access": subject_access,
}  # fmt: skip


class CannotMake(ValueError):
    """A report cannot be made as it is asked for; the words say what to ask for instead."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: a key of REPORTS, for whom, in which form where the report has several, and about whom where it is about one person.

    `put_in` are entries that a named person put into a family's copy; `questions` what such a person asks in it, in their own words, as (words, who).
    """

    report: str
    reader: NamedReader = WHOEVER_MAKES_IT
    form: str = ""
    about: str = ""
    prepared: Prepared = Prepared()
    put_in: tuple[str, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    questions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class From:
    """What a report is made from: a record, the day it stands at, what became of the files, and the thresholds in force.

    `findings` are the questions already put to this very record; `whole` is the record it was cut from, where it was (safe practice 1.1). `beside` and `said`
    are as a `Copy` has them: what stands beside an entry, and what the reader of an extract said. `withheld` are entries that tell a decision about safety.
    """

    record: Record
    as_at: date
    files: Sequence[FileLedger] = ()
    procedures: Procedures = field(default_factory=load)
    findings: list[Finding] | None = None
    whole: Record | None = None
    beside: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    said: tuple[tuple[str, str, str], ...] = ()
    withheld: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """A report, what its copy leaves out (for the chair alone), and how entries are numbered in a family's copy, by entry_id."""

    content: Content
    left_out: tuple[LeftOut, ...]
    numbers: dict[str, str]


def make(given: From, wish: Wish) -> Made:
    """Make the report. Raises CannotMake, and NoSuchSentence where a redaction names what is not there."""
    kind = _checked(given, wish)
    copy = cut(redacted(given.record, wish.redactions), wish.reader, wish.put_in, given.withheld)
    copy = replace(copy, beside={copy.numbers.get(one, one): lines for one, lines in given.beside.items()}, said=given.said if wish.reader.kind is EXTRACT else ())
    if wish.reader.kind is EXTRACT:
        copy, findings = asked_about(given, wish, copy)
    else:
        findings = _asked(given, wish, copy) if kind.ASKS and not wish.reader.kind.of_family else []
    told = _told(given, wish, copy, findings)
    sections = [*kind.sections(told, wish, copy), *_own_questions(wish)]
    return Made(Content(kind.title(wish), tuple(_lines(told, wish)), (*sections, _how_made(given, copy))), copy.left_out, copy.numbers)


def _checked(given: From, wish: Wish) -> ModuleType:
    if wish.report not in REPORTS:
        raise CannotMake(f"There is no report '{wish.report}'. There are: {', '.join(REPORTS)}.")
    kind, people = REPORTS[wish.report], given.record.people()
    wrong = []
    if wish.form and wish.form not in kind.FORMS:
        wrong.append(f"the {kind.TITLE.lower()} has no form '{wish.form}'; it has {', '.join(kind.FORMS) or 'one form only'}")
    if wish.about and wish.about not in people:
        wrong.append(f"nobody in this record has the id '{wish.about}'")
    if wish.reader.kind.of_family and wish.reader.person_id not in people:
        wrong.append(f"a copy for {wish.reader.kind.title} needs the id of that person in this record")
    if kind.READERS and wish.reader.kind.code not in kind.READERS:
        wrong.append(f"the {kind.TITLE.lower()} is made for {', '.join(kind.READERS)}")
    if wrong:
        raise CannotMake(f"Nothing was made: {'; '.join(wrong)}.")
    return kind


def _told(given: From, wish: Wish, copy: Copy, findings: list[Finding]) -> Told:
    files = [] if wish.reader.kind.of_family else list(given.files)
    assembled = Assembled(copy.record, files, given.as_at, key_proposed=proposals(copy.record.entry))
    return tell(assembled, findings, wish.prepared, in_words_too=True, but_of=wish.reader.person_id)


def _asked(given: From, wish: Wish, copy: Copy) -> list[Finding]:
    """The questions of the record as cut; those that were put before, where nothing was cut off it."""
    if given.findings is not None and wish.reader.kind is CHAIR and not wish.redactions:
        return given.findings
    return run(copy.record, given.as_at, procedures=given.procedures, whole=given.whole or given.record)


def asked_about(given: From, wish: Wish, copy: Copy) -> tuple[Copy, list[Finding]]:
    """The questions about the reader of an extract, with their answers. One that rests on an entry that is not in the copy is left out, for the chair to know."""
    every = given.findings if given.findings is not None else run(given.record, given.as_at, procedures=given.procedures, whole=given.whole)
    about = [one for one in every if wish.reader.person_id in one.about and one.question]
    shown = [one for one in about if set(one.evidence) <= set(copy.numbers) and not copy.names_others(one.question)]
    left = tuple(LeftOut(one.finding_id, "a question that rests on entries that are not in the copy") for one in about if one not in shown)
    answers = tuple(replace(one, evidence=[], reason="" if copy.names_others(one.reason) else one.reason) for one in given.record.answer if one.known_until is None)
    words = [replace(one, statement="" if copy.names_others(one.statement) else one.statement, evidence=[], contrary=[], raised_by=[]) for one in shown]
    return replace(copy, left_out=copy.left_out + left, answers=answers), words


def _lines(told: Told, wish: Wish) -> list[tuple[str, str]]:
    count = len(told.entries)
    reader = ", ".join(part for part in (wish.reader.name, wish.reader.kind.title if wish.reader.name == "" else "", wish.reader.agency) if part)
    return [
        ("As at", f"{day(told.as_of)}: {'1 entry' if count == 1 else f'{count:,} entries'} in this copy"),
        ("For", reader),
        *prepared_lines(told),
    ]


def _own_questions(wish: Wish) -> list[Section]:
    """What a named person asks the family, in their own words: the only way a question enters a family's copy."""
    return [Section("asked", "What we would like to ask you", (Points(tuple(f"{words} (asked by {who})" for words, who in wish.questions)),))] if wish.questions else []


def _how_made(given: From, copy: Copy) -> Section:
    return Section("made_again", "How this copy can be made again", (
        Words("Keepsight shows what services recorded. It decides nothing, and it says nothing of what anybody will do. The same record and the same rules give the same copy."),
        Points((f"Record as at {day(given.as_at)}", f"Mark of the record in this copy (SHA-256): {record_mark(copy.record)}", f"Rules: {rules(given.procedures)}")),
    ))  # fmt: skip
