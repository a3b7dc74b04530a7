"""Disagreements about a family: the page that tells them, and a form for each thing that is done about one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.disagree import (
    begin_disagreement,
    list_disagreements,
    open_difference,
    raise_disagreement,
    settle,
    take_on,
    write_other_view,
)
from keepsight.commands.write_work import agency_of
from keepsight.web.gate import page
from keepsight.web.layout.doing import form_page

from .forms import Citing, RaiseForm, SettleForm, StepForm
from .words import disagreements_words, doing_words


@page(May.SEE_FAMILY)
def disagreements(request: HttpRequest, by: Scope) -> HttpResponse:
    """Every disagreement in sight, and the local steps."""
    return render(request, "disagreements/disagreements.html", {"page": disagreements_words(list_disagreements(by=by)), "by": by})


@page(May.DISAGREE, "GET", "POST")
def raise_one(request: HttpRequest, by: Scope) -> HttpResponse:
    """Raise one."""
    form = request.kept.form(RaiseForm, to=begin_disagreement(by=by))
    return form_page(request, by, doing_words("raise", by), form, lambda form: raise_disagreement(form.raised(), by=by))


@page(May.DISAGREE, "GET", "POST")
def other_view(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """Write the other side."""
    found = open_difference(entry_id, by)
    if found.row.other_agency != agency_of(by):
        raise NotYours
    form = request.kept.form(Citing, to=begin_disagreement(by=by))
    return form_page(request, by, doing_words("other", by, found), form, lambda form: write_other_view(entry_id, form.cleaned_data["view"], form.cited(), by=by))


@page(May.DISAGREE, "GET", "POST")
def take_a_step(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """Take it to another step."""
    found = open_difference(entry_id, by)
    form = request.kept.form(StepForm, steps=begin_disagreement(by=by).steps, now=found.row.stage)
    return form_page(request, by, doing_words("step", by, found), form, lambda form: take_on(entry_id, form.cleaned_data["stage"], by=by))


@page(May.DISAGREE, "GET", "POST")
def settle_one(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """Write how it was settled."""
    found = open_difference(entry_id, by)
    begin_disagreement(by=by)
    return form_page(request, by, doing_words("settle", by, found), request.kept.form(SettleForm), lambda form: settle(entry_id, form.cleaned_data["how"], by=by))
