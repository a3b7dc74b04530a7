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
    CannotOpen,
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
    form = EmergencyForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            family = open_in_emergency(given["name"], given["born"], given["reason"], by=by)
        except CannotOpen as why:
            form.add_error(why.about, str(why))
        else:
            messages.success(request, f"This record is open to you for {HOURS} hours. The agencies whose entries you see are told, with your reason.")
            return redirect("family", family.pk)
    else:
        ask_for_emergency(by=by)
    return render(request, "emergency/ask.html", {"form": form, "hours": HOURS}, status=422 if form.errors else 200)


@page(May.REVIEW_EMERGENCY, "GET", "POST")
def look(request: HttpRequest, by: Reader, number: int) -> HttpResponse:
    """One that waits to be looked at."""
    found, form = open_emergency(number, by=by), ReviewForm(request.POST or None)
    if form.is_valid():
        review_emergency(number, form.cleaned_data["review"], by=by)
        messages.success(request, "What you found is kept.")
        return redirect("home")
    facts = (("Who", f"{found.user}, {found.agency}"), ("When", f"{day(timezone.localdate(found.at))}, {timezone.localtime(found.at):%H:%M}"), ("Why", found.reason))
    return render(request, "emergency/look.html", {"form": form, "family": found.family.label, "facts": facts}, status=422 if form.errors else 200)
