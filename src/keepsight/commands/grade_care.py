"""Grading one child's care by one carer over a stated window, and correcting what was graded: an entry with its typed rows (safe practice 2.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.care_tools import Area, Held, Tool, hold, rolled_up
from keepsight.care_tools.tool import UNBORN, months_old
from keepsight.records.dates import When
from keepsight.records.entry import Entry
from keepsight.records.person import Person
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.dates import day, span
from keepsight.store.models import Assessment, Grade, Row
from keepsight.store.rows import close

from .as_seen import as_recorded
from .command import command
from .command import told as write_down
from .correct_entry import own_entry, put_in_place
from .record_entry import CannotRecord, Draft, put_beside
from .write import begin, signed

RESTRICTED = "It rests on an entry that is restricted."


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing as it was graded: `value` is the tool's word, empty where it was not observed; `item` is empty for an area as a whole."""

    area: str
    sub_area: str
    about: str
    item: str
    value: str
    cites: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Graded:
    """Everything that a form of grading says. `trained`: whether who grades was trained in the tool; `on`: the day on which it was graded and written
    down, where that was before today (on paper, say), else None."""

    answers: tuple[Answer, ...]
    trained: bool
    childs_view: str = ""
    carers_view: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be graded: whose care by whom, with which tool, over which days; the areas for this child's age, and the entries to cite, the latest first."""

    told: Told
    child: Person
    carer: Person
    tool: Tool
    first: date
    last: date
    areas: tuple[Area, ...]
    entries: tuple[Entry, ...]


def held_tools() -> Held:
    """The tools of this service: the partnership's own first."""
    return hold(settings.TOOLS)


def tools_for(by: Scope) -> list[Tool]:
    """The tools that this writer may grade with, in the order they are offered."""
    return [tool for tool in held_tools().tools if tool.may_be_used_by(by.reader.role.code, by.reader.agency)]


@command(May.RECORD_ENTRY)
def begin_grading(*, by: Scope) -> tuple[Told, list[Tool]]:
    """What the form needs that asks whose care is to be graded, and with what. Raises NotYours for a writer without an agency."""
    if not by.reader.agency:
        raise NotYours
    write_down("form to grade opened", by)
    return as_recorded(by), tools_for(by)


@command(May.RECORD_ENTRY)
def open_task(child_id: str, carer_id: str, tool: str, first: str, last: str, *, by: Scope) -> Task:
    """The form of a grading. Raises NotYours where the child, the carer or the tool is none of the writer's, or the days are none."""
    write_down("form to grade opened", by, rows=[child_id])
    return task_of(child_id, carer_id, tool, first, last, by)


def task_of(child_id: str, carer_id: str, tool: str, first: str, last: str, by: Scope) -> Task:
    """The same, for a command that has its own event."""
    told = as_recorded(by)
    child, carer = told.people.get(child_id), told.people.get(carer_id)
    found = next((one for one in tools_for(by) if one.tool == tool), None)
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise NotYours from None
    if not by.reader.agency or child is None or carer is None or child.kind != "child" or carer.kind != "adult" or found is None or not begins <= ends <= timezone.localdate():
        raise NotYours
    within = [entry for entry in reversed(told.own.get(child_id, [])) if entry.happened_to >= begins and entry.happened_from <= ends]
    return Task(told, child, carer, found, begins, ends, found.for_age(age_in_months(child, ends)), tuple(within))


def age_in_months(child: Person, on: date) -> int | None:
    """Completed months of age, at the child's youngest; UNBORN before birth; None where no birth date is recorded."""
    if child.birth_to is not None:
        return months_old(child.birth_to, on)
    if child.expected_date is not None:
        return UNBORN if child.expected_date >= on else months_old(child.expected_date, on)
    return None


@command(May.RECORD_ENTRY)
def grade_care(task: Task, graded: Graded, *, by: Scope) -> str:
    """Put the grades into the record, and return the entry's reference. Raises CannotRecord."""
    check_grades(task, graded)
    entry = put_beside(_draft(task, graded), _rows(task, graded, by, _day_of(graded)), by)
    write_down("care graded", by, rows=[entry.entry_id])
    return entry.entry_id


def check_grades(task: Task, graded: Graded) -> None:
    """Raises CannotRecord where a grade is none of the tool's, rests on no entry of the window, or the tool needs training that whoever grades has not had."""
    if task.tool.training == "needed" and not graded.trained:
        raise CannotRecord(f"‘{task.tool.name}’ may be used only by people who are trained in it.", "trained")
    offered = {entry.entry_id for entry in task.entries}
    for one in graded.answers:
        if one.value and (task.tool.word(one.value) is None or not set(one.cites) <= offered):
            raise CannotRecord(f"{one.item or one.area}: choose one of the grades, and entries of this window.")
        if one.value and not one.cites:
            raise CannotRecord(f"{one.item or one.area}: choose at least one entry that it rests on, or ‘not observed’.")
    if not any(one.value for one in graded.answers):
        raise CannotRecord("Nothing was observed. Grade at least one thing, or leave this for when something has been seen.")
    if graded.on and not task.last <= graded.on <= timezone.localdate():
        raise CannotRecord(f"Care is graded after the time that is looked at, which ends on {day(task.last)}, and no later than today. Look at both days again.", "on")


def _day_of(graded: Graded) -> date:
    return graded.on or timezone.localdate()


def _draft(task: Task, graded: Graded) -> Draft:
    on = _day_of(graded)
    cited = {entry_id for one in graded.answers for entry_id in one.cites}
    restricted = any(entry.restricted for entry in task.entries if entry.entry_id in cited)
    text = f"{task.child.label}, and {task.carer.label}: {span(task.first, task.last)}, by “{task.tool.name}”, {task.tool.version}."
    return Draft(
        When(on, on, "day", "", day(on)), text, ((task.child.person_id, "subject"), (task.carer.person_id, "mentioned")),
        childs_words=graded.childs_view.strip(), kind="assessment", restricted=RESTRICTED if restricted else "", recorded_on=on,
    )  # fmt: skip


def _rows(task: Task, graded: Graded, by: Scope, known_on: date) -> list[Row]:
    """The typed rows: the assessment, each grade, and the word of each area by the tool's own rule."""
    cites = sorted({entry_id for one in graded.answers for entry_id in one.cites})
    about = Assessment(
        tool=task.tool.name, tool_version=task.tool.version, graded_by=signed(by), trained=graded.trained, looked_at_from=task.first, looked_at_to=task.last, cites=cites, factors=[],
        carers_view=graded.carers_view.strip(), childs_view=graded.childs_view.strip(), again_by=task.last + timedelta(days=task.tool.again_after_days), known_on=known_on,
    )  # fmt: skip
    return [about, *(_grade(task, one, known_on) for one in (*graded.answers, *_areas(task, graded.answers)))]


def _areas(task: Task, answers: Sequence[Answer]) -> list[Answer]:
    found = []
    for area in task.areas:
        own = [one for one in answers if one.area == area.name and one.item and one.value]
        word = rolled_up(task.tool, [one.value for one in own])
        found += [Answer(area.name, "", "", "", word.word, tuple(dict.fromkeys(entry_id for one in own for entry_id in one.cites)))] if word else []
    return found


def _grade(task: Task, one: Answer, known_on: date) -> Grade:
    word = task.tool.word(one.value)
    return Grade(
        child_id=task.child.person_id, carer_id=task.carer.person_id, area=one.area, sub_area=one.sub_area, about=one.about, item=one.item, value=one.value,
        place=word.place if word else None, observed=word is not None, cites=list(one.cites) if word else [], words=one.words.strip(), known_on=known_on,
    )  # fmt: skip


@command(May.RECORD_ENTRY)
def correct_grading(entry_id: str, version: int, task: Task, graded: Graded, reason: str, *, by: Scope) -> None:
    """Put corrected grades in place of those that stand, which are kept. Raises NotYours for another agency's, CannotRecord with what to do."""
    entry = own_entry(entry_id, by)
    if not reason.strip():
        raise CannotRecord("Say why the grades are corrected.", "reason")
    check_grades(task, graded)
    new = _draft(task, graded)
    writing = begin("corrected", by, reason=reason.strip())
    put_in_place(replace(entry, text=new.text, childs_words=new.childs_words, restricted=entry.restricted or new.restricted), version, writing, by)
    for model in (Assessment, Grade):
        close(model.objects.filter(family=by.family, entry_id=entry_id, known_until__isnull=True), timezone.localdate(), writing)
    for row in _rows(task, graded, by, timezone.localdate()):
        row.family, row.writing, row.entry_id = by.family, writing, entry_id
        row.save()
    write_down("grades corrected", by, rows=[entry_id])
