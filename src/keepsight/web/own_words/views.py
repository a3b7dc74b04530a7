"""What people say about their own record: all of it with what waits for an answer first, the form to write it down, and answering."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.enter_representation import (
    answer_representation,
    begin_representation,
    enter_representation,
    list_representations,
    open_one,
)
from keepsight.web.gate import page

from .forms import AnswerForm, SaidForm
from .words import about_words, listed_words


@page(May.KEEP_REPRESENTATION)
def own_words(request: HttpRequest, by: Scope) -> HttpResponse:
    """Everything in sight; what is not answered stands first and is said to be."""
    return render(request, "own_words/own_words.html", {"page": [listed_words(one, by) for one in list_representations(by=by)], "by": by})


@page(May.KEEP_REPRESENTATION, "GET", "POST")
def enter(request: HttpRequest, by: Scope, kind: str, thing_id: str = "") -> HttpResponse:
    """Write it down, as theirs and in their words."""
    about, people = begin_representation(kind, thing_id, by=by)
    form = request.kept.form(SaidForm, people=people, beside=kind)
    if request.kept.goes_in(form, lambda: enter_representation(form.said(kind, thing_id), by=by)):
        messages.success(request, "It is kept as theirs, and waits for an answer.")
        return redirect("representations", by.family.pk)
    return render(request, "own_words/enter.html", {"form": form, "about": about_words(about), "by": by}, status=422 if form.errors else 200)


@page(May.KEEP_REPRESENTATION, "GET", "POST")
def answer(request: HttpRequest, by: Scope, representation_id: str) -> HttpResponse:
    """What they were answered, what was done, and how they were told."""
    found = open_one(representation_id, by)
    form = request.kept.form(AnswerForm)
    if request.kept.goes_in(form, lambda: answer_representation(representation_id, form.cleaned_data["answer"], form.cleaned_data["told_how"], by=by)):
        messages.success(request, "The answer is kept beside what they said.")
        return redirect("representations", by.family.pk)
    return render(request, "own_words/answer.html", {"form": form, "one": listed_words(found, by), "by": by}, status=422 if form.errors else 200)
