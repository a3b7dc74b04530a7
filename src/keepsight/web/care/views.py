"""How care is graded: all of it, a new grading, one grading beside the last time, and one child over time."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.correct_entry import own_entry
from keepsight.commands.grade_care import Task, begin_grading, correct_grading, grade_care, held_tools, open_task
from keepsight.commands.open_care import open_care, open_childs_care, open_grading
from keepsight.web.gate import page
from keepsight.web.questions.words import signs_of

from .forms import BeginForm, GradeForm
from .standing import standing
from .words import care_words, grade_words, graded_words, over_time_words


@page(May.SEE_FAMILY)
def care(request: HttpRequest, by: Scope) -> HttpResponse:
    """Each child: who graded their care, when it is to be looked at again, and a way to grade it."""
    return render(request, "care/care.html", {"page": care_words(open_care(by=by), by, signs_of(request, by)), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST", words=False)
def begin(request: HttpRequest, by: Scope) -> HttpResponse:
    """Whose care is to be graded, by which tool; then the form for it."""
    told, tools = begin_grading(by=by)
    form = BeginForm(request.POST or None, told=told, tools=tools)
    if form.is_valid():
        given = form.cleaned_data
        return redirect("grade-care", by.family.pk, given["child"], given["carer"], given["tool"], given["first"].isoformat(), given["last"].isoformat())
    return render(request, "care/begin.html", {"form": form, "tools": tools, "by": by}, status=422 if form.errors else 200)


@page(May.RECORD_ENTRY, "GET", "POST")
def grade(request: HttpRequest, by: Scope, child_id: str, carer_id: str, tool: str, first: str, last: str) -> HttpResponse:
    """The form of a new grading, kept as a draft on the way, and what comes of it."""
    task = open_task(child_id, carer_id, tool, first, last, by=by)
    return _form(request, by, task, lambda form: grade_care(task, form.graded(), by=by))


@page(May.SEE_FAMILY)
def graded(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """One grading: beside the last time, beside other agencies', with its history."""
    return render(request, "care/graded.html", {"page": graded_words(open_grading(entry_id, by=by), by), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def correct(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """The form with the grades that stand, and what comes of it."""
    own_entry(entry_id, by)
    opened = open_grading(entry_id, by=by)
    now = opened.grading
    tool = held_tools().called(now.assessment.tool, now.assessment.tool_version)
    if tool is None:
        raise NotYours
    task = open_task(now.child_id, now.carer_id, tool.tool, now.first.isoformat(), now.last.isoformat(), by=by)

    def put(form: GradeForm) -> str:
        correct_grading(entry_id, form.cleaned_data["version"] or 0, task, form.graded(), form.cleaned_data["reason"], by=by)
        return entry_id

    return _form(request, by, task, put, initial=standing(opened, task), corrects=True)


def _form(request: HttpRequest, by: Scope, task: Task, put: Callable[[GradeForm], str], *, initial: dict | None = None, corrects: bool = False) -> HttpResponse:
    kept = request.kept
    form, done = kept.form(GradeForm, task=task, corrects=corrects, initial=initial), []
    if kept.goes_in(form, lambda: done.append(put(form))):
        messages.success(request, "The grades are in the record.")
        return redirect("graded", by.family.pk, done[0])
    if form.errors and initial:
        form.data = form.data.copy()
        form.data["version"] = initial["version"]
    return render(request, "care/grade.html", {"form": form, "page": grade_words(task, by, corrects), "by": by}, status=422 if form.errors else 200)


@page(May.SEE_FAMILY)
def over_time(request: HttpRequest, by: Scope, child_id: str) -> HttpResponse:
    """One child's care over time, in small panels."""
    found, child = open_childs_care(child_id, by=by)
    return render(request, "care/over_time.html", {"page": over_time_words(found, child, by, signs_of(request, by)), "by": by})
