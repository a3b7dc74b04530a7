"""What is recorded of each father and male carer: all of them, one of them, and writing down what was done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.add_father import add_father
from keepsight.commands.open_fathers import open_father, open_fathers
from keepsight.commands.record_father_step import record_father_step
from keepsight.store.fathers import STEPS
from keepsight.web.gate import page
from keepsight.web.layout.written import written_down
from keepsight.web.questions.words import signs_of

from .forms import NewFatherForm, StepForm
from .words import father_words, list_words


@page(May.SEE_FAMILY)
def fathers(request: HttpRequest, by: Scope) -> HttpResponse:
    """Every child, with the men of that child."""
    return render(request, "fathers/fathers.html", {"page": list_words(open_fathers(by=by), by, signs_of(request, by)), "by": by})


@page(May.SEE_FAMILY)
def father(request: HttpRequest, by: Scope, child_id: str, man_id: str) -> HttpResponse:
    """One man, as to one child."""
    found = open_father(child_id, man_id, by=by)
    return render(request, "fathers/father.html", {"page": father_words(found, by, child_id, man_id, signs_of(request, by)), "by": by})


@page(May.RECORD_ENTRY)
def choose_step(request: HttpRequest, by: Scope, child_id: str, man_id: str) -> HttpResponse:
    """Which step was it."""
    told = open_father(child_id, man_id, by=by).told
    given = {"man": told.people[man_id].label, "child": told.people[child_id].label, "child_id": child_id, "man_id": man_id, "steps": list(STEPS.items()), "by": by}
    return render(request, "fathers/choose_step.html", given)


@page(May.RECORD_ENTRY, "GET", "POST")
def record_step(request: HttpRequest, by: Scope, child_id: str, man_id: str, step: str) -> HttpResponse:
    """The form of one step; what comes of it stands on his page."""
    found = open_father(child_id, man_id, by=by)
    if step not in STEPS:
        raise NotYours
    man, child = found.told.people[man_id].label, found.told.people[child_id].label
    back = reverse("father", args=[by.family.pk, child_id, man_id]), f"{man} and {child}"
    return written_down(request, by, StepForm, f"{STEPS[step]}: {man}, for {child}", back, lambda form: record_father_step(form.draft(child_id, man_id), by=by), step=step, found=found, man=man_id)


@page(May.RECORD_ENTRY, "GET", "POST")
def add(request: HttpRequest, by: Scope, child_id: str) -> HttpResponse:
    """Who a child's father or male carer is, and on whose word."""
    child = open_fathers(by=by).told.people.get(child_id)
    if child is None or child.kind != "child":
        raise NotYours
    back = (reverse("fathers", args=[by.family.pk]), f"fathers and male carers of {by.family.label}")
    return written_down(request, by, NewFatherForm, f"A father or male carer of {child.label}", back, lambda form: add_father(form.new(child_id), by=by))
