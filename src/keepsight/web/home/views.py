"""The first page, and choosing in which role to work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.commands.list_families import list_families
from keepsight.commands.search_people import search_people
from keepsight.web.gate import OURS_BY, page

from .people import PeopleForm, people_words
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


@page(May.SEARCH_PEOPLE, "GET", "POST", words=False)
def people(request: HttpRequest, by: Reader) -> HttpResponse:
    """The form to search for a person, and whom it finds. What is looked for is sent, never in the address."""
    form = PeopleForm(request.POST if request.method == "POST" else None)
    found = search_people(form.sought(), by=by) if form.is_valid() else None
    return render(request, "home/people.html", {"form": form, "page": people_words(found)}, status=422 if form.errors else 200)
