"""A family's chronology: read whole, page by page, or narrowed."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.as_seen import as_seen
from keepsight.commands.read_chronology import Wanted, read_chronology
from keepsight.reports.picture.words.narrowing import choices
from keepsight.reports.picture.words.questions import SIDES
from keepsight.web.gate import page

from .forms import NarrowForm
from .words import chronology_words


@page(May.SEE_CHRONOLOGY, "GET", "POST", words=False)
def chronology(request: HttpRequest, by: Scope) -> HttpResponse:
    """Every entry in sight, in one order; or those that the form asks for."""
    form = NarrowForm(request.POST or None, choices=choices(as_seen(by)))
    wanted = form.wanted() if form.is_valid() else _linked(request.GET)
    found = read_chronology(wanted, by=by)
    shown = request.POST.get("page") or request.GET.get("page", "")
    return render(request, "chronology/chronology.html", {"form": form, "page": chronology_words(found, wanted, shown, by), "link": _again(request.GET)}, status=422 if form.errors else 200)


def _linked(given: QueryDict) -> Wanted:
    """What a link of another page leads to: a list of a question, or what is new. Its address tells of nobody."""
    side = given.get("side", "")
    return Wanted(side=side if side in SIDES else "", question=given.get("question", ""), since=_moment(given.get("since", "")))


def _moment(written: str) -> datetime | None:
    """A moment as the first page's link gives it; a moment tells of nobody. Anything else narrows nothing."""
    try:
        moment = parse_datetime(written)
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None


def _again(given: QueryDict) -> str:
    """The link's own part of the address, for the other pages of what it leads to."""
    return urlencode({name: given[name] for name in ("side", "question", "since") if name in given})
