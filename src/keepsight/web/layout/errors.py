"""Pages for what is not there and for what went wrong. Neither says whose record it was about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsight.web.drafts.keeping import keep_for_who_opened_it


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: also what somebody is given who asks for what is not theirs."""
    return render(request, "layout/not_there.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500."""
    return render(request, "layout/went_wrong.html", status=500)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that the browser sent without the sign that it came from a page of ours, mostly because the session had ended meanwhile.

    Where the form has our seal, what was written is kept as its writer's draft.
    """
    return render(request, "layout/form_too_old.html", {"kept_at": keep_for_who_opened_it(request)}, status=403)


def not_taken(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: more was sent at once than is taken, or something that no page of ours sends."""
    return render(request, "layout/not_taken.html", status=400)
