"""Who has looked at a family's record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.list_who_looked import list_who_looked
from keepsight.web.gate import page

LONGEST = 16  # figures of the number of an event


@page(May.SEE_WHO_LOOKED)
def who_has_looked(request: HttpRequest, by: Scope) -> HttpResponse:
    """The latest first, a page at a time."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < LONGEST else None
    events, more = list_who_looked(before, by=by)
    given = {"events": events, "before": events[-1].pk if more else None, "latest": before is None, "by": by, "may_open": by.may(May.SEE_FAMILY)}
    return render(request, "log/who_has_looked.html", given)
