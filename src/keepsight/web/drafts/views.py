"""One's own drafts in a family, and throwing one away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.keep_draft import list_drafts, throw_draft_away
from keepsight.web.gate import page

from .words import draft_words


@page(May.RECORD_ENTRY)
def drafts(request: HttpRequest, by: Scope) -> HttpResponse:
    """What lies there and is not in the record."""
    return render(request, "drafts/drafts.html", {"drafts": [draft_words(one) for one in list_drafts(by=by)], "by": by})


@page(May.RECORD_ENTRY, "POST")
def throw_away(request: HttpRequest, by: Scope, draft_id: str) -> HttpResponse:
    """Throw one away, at once."""
    throw_draft_away(draft_id, by=by)
    messages.success(request, "The draft is thrown away. Nothing of it was in the record.")
    return redirect("drafts", by.family.pk)
