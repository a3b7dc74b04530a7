"""A family's chronology: read whole, page by page, or narrowed."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.as_seen import as_seen
from keepsight.commands.read_chronology import Wanted, read_chronology
from keepsight.reports.picture.words.narrowing import choices
from keepsight.web.gate import page

from .forms import NarrowForm
from .words import chronology_words


@page(May.SEE_CHRONOLOGY, "GET", "POST")
def chronology(request: HttpRequest, by: Scope) -> HttpResponse:
    """Every entry in sight, in one order; or those that the form asks for."""
    form = NarrowForm(request.POST or None, choices=choices(as_seen(by)))
    wanted = form.wanted() if form.is_valid() else Wanted(since=_moment(request.GET.get("since", "")))
    found = read_chronology(wanted, by=by)
    shown = request.POST.get("page") or request.GET.get("page", "")
    return render(request, "chronology/chronology.html", {"form": form, "page": chronology_words(found, wanted, shown, by)}, status=422 if form.errors else 200)


def _moment(written: str) -> datetime | None:
    """A moment as the first page's link gives it; a moment tells of nobody. Anything else narrows nothing."""
    try:
        moment = parse_datetime(written)
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None
