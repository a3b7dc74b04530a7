"""The first page, and choosing in which role to work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.commands.list_families import list_families
from keepsight.web.gate import OURS_BY, page

from .words import home_words


@page(May.SEE_HOME)
def first_page(request: HttpRequest, by: Reader) -> HttpResponse:
    """The families that this reader reaches."""
    return render(request, "home/home.html", {"page": home_words(list_families(by=by), by)})


@page(May.SEE_HOME, "POST")
def choose_role(request: HttpRequest, by: Reader) -> HttpResponse:
    """Work in another of one's roles from now on. A role that is not one's own changes nothing."""
    chosen = request.POST.get("role", "")
    request.session[OURS_BY] = int(chosen) if chosen.isdigit() else None
    return redirect("home")
