"""What stands unanswered for the families of an agency."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.commands.list_team import list_team
from keepsight.web.gate import page

from .words import team_words


@page(May.SEE_TEAM)
def team(request: HttpRequest, by: Reader) -> HttpResponse:
    """By family name, or by the day since which each question stands."""
    return render(request, "team/team.html", {"page": team_words(list_team(by=by), by, by_day=request.GET.get("order") == "day")})
