"""What is recorded of each father and male carer: all of them, one of them, and writing down what was done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.add_father import add_father
from keepsight.commands.open_fathers import open_father, open_fathers
from keepsight.commands.record_entry import CannotRecord
from keepsight.commands.record_father_step import record_father_step
from keepsight.store.fathers import STEPS
from keepsight.web.entries.words import write_words
from keepsight.web.gate import page
from keepsight.web.layout.written import today, written_down

from .forms import NewFatherForm, StepForm
from .words import father_words, list_words


@page(May.SEE_FAMILY)
def fathers(request: HttpRequest, by: Scope) -> HttpResponse:
    """Every child, with the men of that child."""
    return render(request, "fathers/fathers.html", {"page": list_words(open_fathers(by=by), by, get_token(request)), "by": by})


@page(May.SEE_FAMILY)
def father(request: HttpRequest, by: Scope, child_id: str, man_id: str) -> HttpResponse:
    """One man, as to one child."""
    found = open_father(child_id, man_id, by=by)
    return render(request, "fathers/father.html", {"page": father_words(found, by, child_id, man_id, get_token(request)), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def record_step(request: HttpRequest, by: Scope, child_id: str, man_id: str) -> HttpResponse:
    """Which step, then its form; what comes of it stands on his page."""
    found, step = open_father(child_id, man_id, by=by), request.GET.get("step", "")
    who = {"man": found.told.people[man_id].label, "child": found.told.people[child_id].label, "child_id": child_id, "man_id": man_id, "by": by, "page": write_words(by)}
    if step not in STEPS:
        return render(request, "fathers/choose_step.html", who | {"steps": list(STEPS.items())})
    form = StepForm(request.POST or None, step=step, found=found, man=man_id, initial=today())
    if form.is_valid() and _recorded(form, child_id, man_id, by):
        messages.success(request, "It is in the record.")
        return redirect("father", by.family.pk, child_id, man_id)
    return render(request, "fathers/record_step.html", who | {"form": form, "heading": STEPS[step]}, status=422 if form.errors else 200)


@page(May.RECORD_ENTRY, "GET", "POST")
def add(request: HttpRequest, by: Scope, child_id: str) -> HttpResponse:
    """Who a child's father or male carer is, and on whose word."""
    child = open_fathers(by=by).told.people.get(child_id)
    if child is None or child.kind != "child":
        raise NotYours
    form = NewFatherForm(request.POST or None, initial=today())
    back = (reverse("fathers", args=[by.family.pk]), f"fathers and male carers of {by.family.label}")
    return written_down(request, by, form, f"A father or male carer of {child.label}", back, lambda: add_father(form.new(child_id), by=by))


def _recorded(form: StepForm, child_id: str, man_id: str, by: Scope) -> bool:
    try:
        record_father_step(form.draft(child_id, man_id), by=by)
    except CannotRecord as why:
        about = {"when": "when", "what": "what"}.get(why.about, why.about)
        form.add_error(about if about in form.fields else None, str(why))
        return False
    return True
