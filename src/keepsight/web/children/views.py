"""Each child's own page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.open_care import open_child
from keepsight.web.gate import page
from keepsight.web.questions.words import signs_of

from .words import child_words


@page(May.SEE_FAMILY)
def child(request: HttpRequest, by: Scope, child_id: str) -> HttpResponse:
    """One child, born or not: needs, how they are spoken with, seen, heard and answered, cared for, offered, at school, and where they live."""
    found, person = open_child(child_id, by=by)
    return render(request, "children/child.html", {"page": child_words(found, person, by, signs_of(request, by)), "by": by})
