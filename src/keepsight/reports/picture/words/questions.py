"""Questions from the record: what a pattern saw, in words, with all it rests on and all that points the other way."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from keepsight.patterns import Definition, catalogue, not_able
from keepsight.patterns.answered import is_settled
from keepsight.patterns.known import HARDSHIP, HELP
from keepsight.records.codes import KINDS_OF_FILE
from keepsight.records.entry import Entry
from keepsight.records.finding import AgencyCoverage, Finding, Parameter

from ..told import Told
from .anchors import person_anchor, question_anchor
from .cited import Cited, cited
from .dates import day, span
from .held import has_held

SHOWN_UNASKED = 5
SIDES = {  # the lists of entries that can stand on a page of their own, and what each is
    "evidence": "the entries that the question rests on", "contrary": "the entries that point the other way", "hardship": "hardship recorded meanwhile",
    "help": "help asked for or offered meanwhile", "held": "what has held or improved",
}  # fmt: skip
NOTHING_RAISED = "No pattern was raised from the records supplied. This does not mean that the children are safe."
BASES = {"published": "published", "local": "local", "our default": "our own default"}


@dataclass(frozen=True, slots=True)
class About:
    """A person a question is about, with the place in who is who."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a question about material care (safe practice 1.9): hardship recorded, and help offered."""

    hardship: tuple[Cited, ...]
    help_offered: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question as the page puts it."""

    finding_id: str
    anchor: str
    label: str
    about: tuple[About, ...]
    statement: str
    question: str
    raised: str
    resolved: str
    period: str
    evidence: tuple[Cited, ...]
    contrary: tuple[Cited, ...]
    suggestions: int
    coverage: tuple[str, ...]
    together: tuple[str, ...]
    thresholds: tuple[str, ...]
    beside: Beside | None
    cannot_tell: str


@dataclass(frozen=True, slots=True)
class Questions:
    """`shown` are the live ones most lately raised, at most five; `rest` the other live ones; `answered` and `history` are not asked."""

    shown: tuple[Question, ...]
    rest: tuple[Question, ...]
    answered: tuple[Question, ...]
    history: tuple[Question, ...]
    nothing_raised: str
    not_able: tuple[str, ...]


def good_news(told: Told) -> tuple[Question, ...]:
    """What has held, as questions that are live: it stands before the others and is not counted among them (issue 4.13)."""
    return tuple(_question(told, finding) for finding in _asked(told) if _is_good_news(finding))


def questions(told: Told) -> Questions:
    """All questions, the latest raised first; nothing orders them by weight, for there is none. Good news that is live stands elsewhere."""
    latest_first, asked = _latest_first(told), _asked(told)
    answered = [finding for finding in latest_first if finding.live and finding not in asked]
    live = [_question(told, finding) for finding in asked if not _is_good_news(finding)]
    history = [_question(told, finding) for finding in latest_first if not finding.live]
    return Questions(
        shown=tuple(live[:SHOWN_UNASKED]),
        rest=tuple(live[SHOWN_UNASKED:]),
        answered=tuple(_question(told, finding) for finding in answered),
        history=tuple(history),
        nothing_raised="" if latest_first else NOTHING_RAISED,
        not_able=tuple(f"{lacking.label}. Lacking: {'; '.join(lacking.lacks)}" for lacking in not_able(told.assembled.record, told.as_of)),
    )


def live_questions(told: Told, patterns: Collection[str], people: Collection[str]) -> tuple[Question, ...]:
    """Those of some patterns, about any of some people; where no people are given, about anybody. The latest raised first."""
    found = [finding for finding in _asked(told) if finding.pattern in patterns and (not people or not finding.about or set(finding.about) & set(people))]
    return tuple(_question(told, finding) for finding in found)


def unanswered(told: Told) -> list[Finding]:
    """The live questions that nobody has answered, good news apart, by the day on which they were raised."""
    return [finding for finding in reversed(_asked(told)) if not _is_good_news(finding)]


def _latest_first(told: Told) -> list[Finding]:
    return sorted(told.findings, key=lambda f: (f.raised_on, f.label, f.finding_id), reverse=True)


def _asked(told: Told) -> list[Finding]:
    return [finding for finding in _latest_first(told) if finding.live and not is_settled(finding, told.assembled.record.answer)]


def _is_good_news(finding: Finding) -> bool:
    definition = _definitions().get(finding.pattern)
    return definition is not None and definition.pattern.good_news


def _question(told: Told, finding: Finding) -> Question:
    evidence = _entries(told, finding.evidence)
    return Question(
        finding_id=finding.finding_id,
        anchor=question_anchor(finding.finding_id),
        label=finding.label[:1].upper() + finding.label[1:],
        about=tuple(_about(told, person_id) for person_id in finding.about),
        statement=finding.statement,
        question=finding.question,
        raised=day(finding.raised_on),
        resolved=day(finding.resolved_on) if finding.resolved_on else "",
        period=span(finding.first_on, finding.last_on),
        evidence=_cited(evidence, finding.rests_on_suggestions),
        contrary=_cited(_entries(told, finding.contrary), ()),
        suggestions=len(finding.rests_on_suggestions),
        coverage=tuple(_coverage(row) for row in sorted(finding.coverage, key=lambda row: row.agency)),
        together=tuple(_together(finding)),
        thresholds=tuple(_threshold(name, parameter) for name, parameter in sorted(finding.parameters.items())),
        beside=_beside(told, finding),
        cannot_tell=_cannot_tell(finding),
    )


def _about(told: Told, person_id: str) -> About:
    person = told.people.get(person_id)
    return About(person.label, person_anchor(person_id)) if person else About(person_id, "")


def _entries(told: Told, entry_ids: Iterable[str]) -> list[Entry]:
    wanted = set(entry_ids)
    return [entry for entry in told.entries if entry.entry_id in wanted]


def entries_of(told: Told, side: str, finding_id: str = "") -> list[Entry]:
    """The entries of one of SIDES, in order: of a question from the record, or of what has held. None where there is no such question in sight."""
    if side == "held":
        return has_held(told)
    finding = next((one for one in told.findings if one.finding_id == finding_id), None)
    if finding is None:
        return []
    if side in ("evidence", "contrary"):
        return _entries(told, getattr(finding, side))
    return [entry for entry in _within(told, finding) if _has(entry, HARDSHIP if side == "hardship" else HELP)]


def _cited(entries: list[Entry], suggested: Iterable[str]) -> tuple[Cited, ...]:
    marked = set(suggested)
    return tuple(cited(entry, suggested=entry.entry_id in marked) for entry in entries)


def _coverage(row: AgencyCoverage) -> str:
    kind = KINDS_OF_FILE.get(row.kind_of_file, row.kind_of_file) or "it has not said what kind of file this is"
    if not row.entries or row.first is None or row.last is None:
        return f"{row.agency}: no entry in the records supplied; {kind}"
    number = "1 entry" if row.entries == 1 else f"{row.entries:,} entries"
    return f"{row.agency}: {number}, {span(row.first, row.last)}; {kind}"


def _together(finding: Finding) -> list[str]:
    """What each agency's own entries would have shown, which is why the records are read together."""
    if not finding.together or not any(finding.together.values()):
        return ["No agency’s entries would have raised this alone: it shows only when they are read together."] if finding.together else []
    return [
        f"{agency}: from its own entries, on {day(raised)}" if raised else f"{agency}: not from its own entries alone"
        for agency, raised in sorted(finding.together.items())
    ]


def _threshold(name: str, parameter: Parameter) -> str:
    basis = BASES.get(parameter.basis, parameter.basis)
    return f"{name.replace('_', ' ').capitalize()}: {parameter.value} {parameter.unit} ({basis}; {parameter.source})"


def _cannot_tell(finding: Finding) -> str:
    definition = _definitions().get(finding.pattern)
    return definition.about.get("What it cannot tell", "") if definition else ""


def _beside(told: Told, finding: Finding) -> Beside | None:
    """The entries behind what the statement says of hardship and help, where the pattern is one that says it."""
    definition = _definitions().get(finding.pattern)
    if definition is None or not definition.pattern.shows_hardship:
        return None
    beside = _within(told, finding)
    return Beside(
        hardship=tuple(cited(entry) for entry in beside if _has(entry, HARDSHIP)),
        help_offered=tuple(cited(entry) for entry in beside if _has(entry, HELP)),
    )


def _within(told: Told, finding: Finding) -> list[Entry]:
    until = finding.resolved_on or told.as_of
    return [entry for entry in told.entries if entry.happened_to >= finding.first_on and entry.happened_from <= until]


def _has(entry: Entry, themes: set[str]) -> bool:
    return any(theme.value in themes and not theme.denied for theme in entry.themes)


@cache
def _definitions() -> dict[str, Definition]:
    return {definition.slug: definition for definition in catalogue()}
