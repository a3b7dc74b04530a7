"""A baby's card, and writing a line on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.infant_card import open_infant_card, write_infant_line
from keepsight.store.infants import CARD
from keepsight.web.gate import page
from keepsight.web.layout.written import written_down
from keepsight.web.questions.words import signs_of

from .forms import LineForm
from .words import card_words


@page(May.SEE_FAMILY)
def card(request: HttpRequest, by: Scope, child_id: str) -> HttpResponse:
    """The card of one baby."""
    return render(request, "infants/card.html", {"page": card_words(open_infant_card(child_id, by=by), by, signs_of(request, by)), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def write(request: HttpRequest, by: Scope, child_id: str, line: str) -> HttpResponse:
    """The form of one line, and what comes of it."""
    found, code = open_infant_card(child_id, by=by), line.replace("-", " ")
    if code not in CARD or found.ended:
        raise NotYours
    back = (reverse("infant-card", args=[by.family.pk, child_id]), f"the card of {found.child.label}")
    return written_down(request, by, LineForm, f"{CARD[code]}: {found.child.label}", back, lambda form: write_infant_line(form.card_line(child_id), by=by), line=code, card=found)
