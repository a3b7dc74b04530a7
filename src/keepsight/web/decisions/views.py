"""Decisions and actions of a family: the page that tells them, and a form for each thing that is recorded."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.record_action import begin_action, carry_over, open_decisions, set_action, show_done
from keepsight.commands.record_decision import begin_decision, record_decision
from keepsight.web.gate import page
from keepsight.web.layout.doing import form_page

from .forms import ActionForm, CarryForm, DecisionForm, DoneForm
from .words import decisions_words, doing_words


@page(May.SEE_FAMILY)
def decisions(request: HttpRequest, by: Scope) -> HttpResponse:
    """What was decided, what was left open, and who is to do what."""
    return render(request, "decisions/decisions.html", {"page": decisions_words(open_decisions(by=by)), "by": by})


@page(May.RECORD_DECISION, "GET", "POST")
def record(request: HttpRequest, by: Scope) -> HttpResponse:
    """Record a decision, or that none was taken."""
    inside = request.GET.get("in", "")
    to = begin_decision(inside, by=by)
    return form_page(request, by, doing_words("decide", to.by), request.kept.form(DecisionForm, to=to), lambda form: record_decision(form.decision(inside), by=by))


@page(May.RECORD_DECISION, "GET", "POST")
def set_an_action(request: HttpRequest, by: Scope) -> HttpResponse:
    """Record who is to do what."""
    inside = request.GET.get("in", "")
    to = begin_decision(inside, by=by)
    return form_page(request, by, doing_words("set", to.by), request.kept.form(ActionForm, to=to), lambda form: set_action(form.to_do(inside), by=by))


@page(May.RECORD_DECISION, "GET", "POST")
def carry(request: HttpRequest, by: Scope, action_id: str) -> HttpResponse:
    """Carry an action over."""
    inside = request.GET.get("in", "")
    now, _ = begin_action(action_id, by=by)
    form = request.kept.form(CarryForm)
    return form_page(request, by, doing_words("carry", by, now), form, lambda form: carry_over(action_id, form.cleaned_data["due_on"], form.cleaned_data["why"], inside, by=by))


@page(May.RECORD_DECISION, "GET", "POST")
def show_an_action_done(request: HttpRequest, by: Scope, action_id: str) -> HttpResponse:
    """Say which entry shows an action done."""
    now, entries = begin_action(action_id, by=by)
    return form_page(request, by, doing_words("done", by, now), request.kept.form(DoneForm, entries=entries), lambda form: show_done(action_id, form.chosen(), by=by))
