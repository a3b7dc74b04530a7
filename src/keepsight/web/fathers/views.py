"""What is recorded of each father and male carer: all of them, one of them, and writing down what was done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.open_fathers import open_father, open_fathers
from keepsight.commands.record_entry import CannotRecord
from keepsight.commands.record_father_step import record_father_step
from keepsight.store.fathers import STEPS
from keepsight.web.entries.words import write_words
from keepsight.web.gate import page

from .forms import StepForm, steps_to_choose, today
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
        return render(request, "fathers/choose_step.html", who | {"steps": steps_to_choose()})
    form = StepForm(request.POST or None, step=step, found=found, man=man_id, initial={"when": today(timezone.localdate())})
    if form.is_valid() and _recorded(form, child_id, man_id, by):
        messages.success(request, "It is in the record.")
        return redirect("father", by.family.pk, child_id, man_id)
    return render(request, "fathers/record_step.html", who | {"form": form, "heading": STEPS[step]}, status=422 if form.errors else 200)


def _recorded(form: StepForm, child_id: str, man_id: str, by: Scope) -> bool:
    try:
        record_father_step(form.draft(child_id, man_id), by=by)
    except CannotRecord as why:
        about = {"when": "when", "what": "what"}.get(why.about, why.about)
        form.add_error(about if about in form.fields else None, str(why))
        return False
    return True
