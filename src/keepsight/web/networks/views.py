"""The family's own network, and writing down a step with it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.network import open_network, record_network_step
from keepsight.store.fathers import NETWORK_STEPS
from keepsight.web.gate import page
from keepsight.web.layout.written import written_down
from keepsight.web.questions.words import signs_of

from .forms import NetworkForm
from .words import network_words


@page(May.SEE_FAMILY)
def network(request: HttpRequest, by: Scope) -> HttpResponse:
    """Who is in it, whether a meeting was offered, met, and its plan."""
    return render(request, "networks/network.html", {"page": network_words(open_network(by=by), by, signs_of(request, by)), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def write(request: HttpRequest, by: Scope, step: str) -> HttpResponse:
    """The form of one step, and what comes of it."""
    if step not in NETWORK_STEPS:
        raise NotYours
    people = open_network(by=by).told.people
    back = (reverse("network", args=[by.family.pk]), f"the family’s own network: {by.family.label}")
    return written_down(request, by, NetworkForm, NETWORK_STEPS[step], back, lambda form: record_network_step(form.draft(), by=by), step=step, people=people)
