"""How care was graded, in words: each thing as its tool says it, beside the last time and beside others, and never added up (safe practice 2.6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.chronology.care import Grading, Looked, Point, Turn, differing, strands, turn
from keepsight.commands.grade_care import Task, held_tools
from keepsight.commands.open_care import Before, Care, Opened
from keepsight.patterns.known import HARDSHIP, HELP
from keepsight.records.person import Person
from keepsight.records.work import Grade
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.ages import age
from keepsight.reports.picture.words.care import (
    NONE,
    NOTHING_ADDED,
    Group,
    by_whom,
    carer_of,
    facts,
    groups_of,
    name_of,
    turn_words,
)
from keepsight.reports.picture.words.dates import day, span
from keepsight.reports.picture.words.who import eldest_first
from keepsight.web.layout.lines import Line, item, line
from keepsight.web.questions.words import questions_here

PATTERNS = ("cumulative-neglect", "see-saw", "assessed-not-changed", "starting-again", "self-report-only", "good-change-held", "need-known-not-met")


@dataclass(frozen=True, slots=True)
class Listed:
    """One grading in a list: its words and address, when it is to be looked at again, and whether that day has passed."""

    words: str
    address: str
    again: str
    passed: bool


@dataclass(frozen=True, slots=True)
class ChildsCare:
    """One child in the list of all: the latest grading by each agency of each carer; what stands beside it always."""

    label: str
    age: str
    page: str
    over_time: str
    latest: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class CareWords:
    """The page of all children's care."""

    nothing_added: str
    children: tuple[ChildsCare, ...]
    beside: tuple[Line, ...]
    begin: str
    questions: SafeString


def care_words(found: Care, by: Scope, signs: str) -> CareWords:
    """Put the page of all children's care into words: every child, also one whose care nobody graded."""
    told = found.told
    people = sorted((one for one in told.people.values() if one.kind == "child"), key=eldest_first)
    children = [ChildsCare(one.label, age(one, told.as_of), reverse("child", args=[by.family.pk, one.person_id]), reverse("care-over-time", args=[by.family.pk, one.person_id]), latest_of(found, one, by)) for one in people]
    back = reverse("care", args=[by.family.pk])
    return CareWords(NOTHING_ADDED, tuple(children), beside(told, by), begin_at(by), questions_here(told, by, signs, PATTERNS, (), back))


def begin_at(by: Scope) -> str:
    """Where a grading is begun; empty for who writes for no agency."""
    return reverse("begin-grading", args=[by.family.pk]) if by.may(May.RECORD_ENTRY) and by.reader.agency else ""


def latest_of(found: Care, child: Person, by: Scope) -> tuple[Listed, ...]:
    """The latest grading of a child's care by each agency, carer and tool, the latest first."""
    latest = {(one.entry.agency, one.carer_id, one.assessment.tool): one for one in found.of(child.person_id)}
    return tuple(_listed(found.told, one, by) for one in reversed(list(latest.values())))


def _listed(told: Told, one: Grading, by: Scope) -> Listed:
    again = one.assessment.again_by
    passed = again is not None and again < told.as_of
    words = f"{carer_of(told, one)}: {span(one.first, one.last)}, graded by {by_whom(one)}"
    said = f"To be looked at again by {day(again)}{': that day has passed' if passed else ''}" if again else "When it is to be looked at again is not recorded"
    return Listed(words, reverse("graded", args=[by.family.pk, one.entry.entry_id]), said, passed)


def beside(told: Told, by: Scope, child: str = "") -> tuple[Line, ...]:
    """Hardship recorded and the help offered: beside care always (safe practice 1.9). For one child, what concerns that child or the home."""
    own = {entry.entry_id for entry in told.own.get(child, [])} if child else None
    found = [entry for entry in reversed(told.entries) if own is None or entry.entry_id in own]

    def of(themes: Iterable[str]) -> list:
        rows = [(entry, [theme for theme in entry.themes if theme.value in themes and not theme.denied]) for entry in found]
        return [item(entry, by, suggested=all(theme.suggested for theme in said)) for entry, said in rows if said]

    return (line("hardship", "Hardship recorded", of(HARDSHIP)), line("help", "Help asked for or offered", of(HELP), ask="Was help offered with what this family lacks?"))


@dataclass(frozen=True, slots=True)
class GradeWords:
    """The form's words: whose care, over which days, and what the tool says of itself."""

    heading: str
    notice: tuple[str, ...]
    no_entries: str
    corrects: bool


def grade_words(task: Task, by: Scope, corrects: bool) -> GradeWords:
    """Put the form of a grading into words."""
    tool = task.tool
    heading = f"{'Correct the grades' if corrects else 'Grade the care'}: {task.child.label}, by {task.carer.label}"
    notice = (f"{span(task.first, task.last)}. Only what was seen in these days.", tool.notice, f"Tool: {tool.name}, {tool.version}. Source: {tool.source} {tool.licence}", NOTHING_ADDED)
    return GradeWords(heading, tuple(filter(None, notice)), "" if task.entries else f"No entry in your sight concerns {task.child.label} in these days, so nothing can be cited: write what was seen as an entry first.", corrects)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing as graded: its word now, how it stands, the last time, others' words, the entries it rests on, and what was written beside it."""

    name: str
    value: str
    turn: tuple[str, ...]
    before: str
    others: tuple[str, ...]
    cites: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True, slots=True)
class GradedWords:
    """One grading: who, when, by what; each area's rows by whose side they look at; what changed for the child; the views; what was corrected."""

    heading: str
    facts: tuple[str, ...]
    notice: str
    for_child: tuple[str, ...]
    areas: tuple[tuple[str, tuple[Row, ...]], ...]
    views: tuple[tuple[str, str], ...]
    beside: tuple[Line, ...]
    before: tuple[tuple[str, tuple[str, ...]], ...]
    doing: tuple[tuple[str, str], ...]


def graded_words(opened: Opened, by: Scope) -> GradedWords:
    """Put one grading into words."""
    told, now, child = opened.care.told, opened.grading, opened.care.told.people[opened.grading.child_id]
    until = [one for one in opened.care.of(now.child_id) if one.carer_id == now.carer_id and one.last <= now.last]
    turns = {strand.what: turn(strand) for strand in strands(until)}
    others = _others(opened)
    areas: dict[str, list[Row]] = {}
    for grade in now.grades:
        areas.setdefault(grade.area, []).append(_row(told, now, grade, turns, others, by))
    return GradedWords(
        heading=f"{child.label}: {carer_of(told, now).lower() if not now.carer_id else 'care by ' + told.people[now.carer_id].label}",
        facts=(*facts(told, now), NOTHING_ADDED),
        notice=next((tool.notice for tool in held_tools().tools if tool.name == now.assessment.tool), ""),
        for_child=for_the_child(child, turns, now),
        areas=tuple((area, tuple(rows)) for area, rows in areas.items()),
        views=((f"What {child.label} says of it, or shows", now.assessment.childs_view), ("What the carer says of it", now.assessment.carers_view)),
        beside=beside(told, by, child.person_id),
        before=tuple(_before(one) for one in opened.before),
        doing=tuple(_doing(now, by)),
    )


def _others(opened: Opened) -> dict[tuple[str, str], list[Point]]:
    now = opened.grading
    same = [one for one in opened.care.of(now.child_id) if one.carer_id == now.carer_id and one.assessment.tool == now.assessment.tool]
    return differing(same)


def _row(told: Told, now: Grading, grade: Grade, turns: dict[Looked, Turn | None], others: dict[tuple[str, str], list[Point]], by: Scope) -> Row:
    found = turns.get(_looked(now, grade))
    before = found.before if found and found.last.grading.entry.entry_id == now.entry.entry_id else found.last if found else None
    differ = [f"{point.grading.entry.agency}, {span(point.grading.first, point.grading.last)}: {point.grade.value}" for point in others.get((grade.area, grade.item), []) if point.grading.entry.agency != now.entry.agency]
    entries = {entry.entry_id: entry for entry in told.entries}
    cites = [(item(entries[one], by).when + ", " + entries[one].agency, reverse("entry", args=[by.family.pk, one])) for one in grade.cites if one in entries]
    return Row(
        name=name_of(grade), value=grade.value if grade.observed else "not observed", turn=turn_words(found), words=grade.words, others=tuple(differ), cites=tuple(cites),
        before=f"{before.grade.value}, {span(before.grading.first, before.grading.last)}" if before else "no earlier grade in the records supplied",
    )  # fmt: skip


def _looked(now: Grading, grade: Grade) -> Looked:
    return Looked(now.child_id, now.carer_id, now.entry.agency, now.assessment.tool, grade.area, grade.sub_area, grade.about, grade.item)


def for_the_child(child: Person, turns: dict[Looked, Turn | None], now: Grading) -> tuple[str, ...]:
    """What changed for the child, apart from what the carer does: only what is graded of the child shows it (issue 6.3)."""
    own = {what: found for what, found in turns.items() if found and what.about == "child" and found.last.grading.entry.entry_id == now.entry.entry_id}
    said = [f"{what.area}, {what.item}: {found.last.grade.value}; {'; '.join(turn_words(found))}." for what, found in own.items() if found.before]
    carers = any(found and what.about == "carer" and found.than_before == "better" and found.last.grading.entry.entry_id == now.entry.entry_id for what, found in turns.items())
    if carers and not any(found.than_before == "better" for found in own.values()):
        said.append(f"Something that the carer does is graded better than the time before. Nothing that {child.label} shows is.")
    if own and not said:
        said.append(f"What {child.label} shows was graded for the first time: there is nothing yet to set it beside.")
    return tuple(said) or (f"This tool, or this grading, says nothing of what {child.label} shows apart from what the carer does.",)


def _before(one: Before) -> tuple[str, tuple[str, ...]]:
    closed = f"Until {day(one.version.closed_on)}; corrected by {one.version.closed_by}: {one.version.reason}" if one.version.closed_on else ""
    return closed, tuple(f"{grade.area}, {name_of(grade)}: {grade.value if grade.observed else 'not observed'}" for grade in one.grades)


def _doing(now: Grading, by: Scope) -> list[tuple[str, str]]:
    found = [("This child’s care over time", reverse("care-over-time", args=[by.family.pk, now.child_id])), ("Its entry", reverse("entry", args=[by.family.pk, now.entry.entry_id]))]
    own = by.may(May.RECORD_ENTRY) and by.reader.agency and now.entry.agency == by.reader.agency
    held = held_tools().called(now.assessment.tool, now.assessment.tool_version) is not None
    found += [("Correct the grades", reverse("correct-grades", args=[by.family.pk, now.entry.entry_id]))] if own and held and now.carer_id else []
    return found + ([("Withdraw the grading", reverse("withdraw-entry", args=[by.family.pk, now.entry.entry_id]))] if own and by.may(May.WITHDRAW_ENTRY) else [])


@dataclass(frozen=True, slots=True)
class OverTimeWords:
    """One child's care over time."""

    heading: str
    nothing_added: str
    groups: tuple[Group, ...]
    if_none: str
    latest: tuple[Listed, ...]
    beside: tuple[Line, ...]
    begin: str
    page: str
    questions: SafeString


def over_time_words(found: Care, child: Person, by: Scope, signs: str) -> OverTimeWords:
    """Put one child's care over time into words and panels."""
    told, own, back = found.told, found.of(child.person_id), reverse("care-over-time", args=[by.family.pk, child.person_id])
    return OverTimeWords(
        heading=f"Care over time: {child.label}", nothing_added=NOTHING_ADDED, groups=tuple(groups_of(told, own, held_tools())), if_none="" if own else f"There is {NONE}.",
        latest=latest_of(found, child, by), beside=beside(told, by, child.person_id), begin=begin_at(by), page=reverse("child", args=[by.family.pk, child.person_id]),
        questions=questions_here(told, by, signs, PATTERNS, (child.person_id,), back),
    )  # fmt: skip
