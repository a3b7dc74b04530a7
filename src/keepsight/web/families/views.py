"""The family's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.open_family import open_family
from keepsight.web.gate import page
from keepsight.web.questions.words import signs_of

from .words import family_words


@page(May.SEE_FAMILY)
def family(request: HttpRequest, by: Scope) -> HttpResponse:
    """Everything in the order of safe practice 3."""
    told = open_family(by=by)
    return render(request, "families/family.html", {"page": family_words(told, by, signs_of(request, by))})
