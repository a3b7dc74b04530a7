"""Who has looked at a family's record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.list_who_looked import list_who_looked
from keepsight.web.gate import page


@page(May.SEE_WHO_LOOKED)
def who_has_looked(request: HttpRequest, by: Scope) -> HttpResponse:
    """The latest first."""
    return render(request, "log/who_has_looked.html", {"events": list_who_looked(by=by), "by": by, "may_open": by.may(May.SEE_FAMILY)})
