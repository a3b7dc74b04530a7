"""Each child's own page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.open_care import open_child
from keepsight.web.gate import page

from .words import child_words


@page(May.SEE_FAMILY)
def child(request: HttpRequest, by: Scope, child_id: str) -> HttpResponse:
    """One child, born or not: needs, how they are spoken with, seen, heard and answered, cared for, offered, at school, and where they live."""
    found, person = open_child(child_id, by=by)
    return render(request, "children/child.html", {"page": child_words(found, person, by, get_token(request)), "by": by})
