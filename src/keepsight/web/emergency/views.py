"""Emergency access: asking for it, and looking at it afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.commands.open_in_emergency import (
    HOURS,
    ask_for_emergency,
    open_emergency,
    open_in_emergency,
    review_emergency,
)
from keepsight.reports.picture.words.dates import day
from keepsight.web.gate import page

from .forms import EmergencyForm, ReviewForm


@page(May.OPEN_IN_EMERGENCY, "GET", "POST")
def ask(request: HttpRequest, by: Reader) -> HttpResponse:
    """The form; where a record matches, its page."""
    form = request.kept.form(EmergencyForm)
    opened = []
    if request.kept.goes_in(form, lambda: opened.append(open_in_emergency(form.cleaned_data["name"], form.cleaned_data["born"], form.cleaned_data["reason"], by=by))):
        messages.success(request, f"This record is open to you for {HOURS} hours. The agencies whose entries you see are told, with your reason.")
        return redirect("family", opened[0].pk)
    if not request.kept.pressed:
        ask_for_emergency(by=by)
    return render(request, "emergency/ask.html", {"form": form, "hours": HOURS, "by": by}, status=422 if form.errors else 200)


@page(May.REVIEW_EMERGENCY, "GET", "POST")
def look(request: HttpRequest, by: Reader, number: int) -> HttpResponse:
    """One that waits to be looked at."""
    found, form = open_emergency(number, by=by), request.kept.form(ReviewForm)
    if request.kept.goes_in(form, lambda: review_emergency(number, form.cleaned_data["review"], by=by)):
        messages.success(request, "What you found is kept.")
        return redirect("home")
    facts = (("Who", f"{found.user}, {found.agency}"), ("When", f"{day(timezone.localdate(found.at))}, {timezone.localtime(found.at):%H:%M}"), ("Why", found.reason))
    return render(request, "emergency/look.html", {"form": form, "family": found.family.label, "facts": facts, "by": by}, status=422 if form.errors else 200)
