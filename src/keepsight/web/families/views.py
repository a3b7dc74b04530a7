"""The family's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.open_family import open_family
from keepsight.web.gate import page

from .words import family_words


@page(May.SEE_FAMILY)
def family(request: HttpRequest, by: Scope) -> HttpResponse:
    """Everything in the order of safe practice 3."""
    told = open_family(by=by)
    return render(request, "families/family.html", {"page": family_words(told, by, get_token(request))})
