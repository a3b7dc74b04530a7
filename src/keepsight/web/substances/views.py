"""Alcohol and drugs: the page, and its four forms."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.substance_use import (
    open_substance_use,
    write_before_birth,
    write_day_of_use,
    write_screening,
    write_use,
)
from keepsight.web.gate import page
from keepsight.web.layout.written import today, written_down

from .forms import BeforeBirthForm, DayOfUseForm, ScreeningForm, UseForm
from .words import substance_words


@page(May.SEE_FAMILY)
def substances(request: HttpRequest, by: Scope) -> HttpResponse:
    """Each adult, each child, each baby."""
    return render(request, "substances/substances.html", {"page": substance_words(open_substance_use(by=by), by, get_token(request)), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def use(request: HttpRequest, by: Scope) -> HttpResponse:
    """One account of an adult's use."""
    form = _form(UseForm, request, by)

    def do() -> None:
        given = form.cleaned_data
        write_use(given["adult_id"], given["substance"], given["pattern"], given["treatment"], tuple(given["children"]), form.written(), by=by)

    return written_down(request, by, form, "An adult’s use, by one account", _back(by), do)


@page(May.RECORD_ENTRY, "GET", "POST")
def day_of_use(request: HttpRequest, by: Scope) -> HttpResponse:
    """What a day of use means for one child."""
    form = _form(DayOfUseForm, request, by)
    return written_down(request, by, form, "What a day of it means for a child", _back(by), lambda: write_day_of_use(form.cleaned_data["child_id"], form.cleaned_data["area"], "", form.written(), by=by))


@page(May.RECORD_ENTRY, "GET", "POST")
def screening(request: HttpRequest, by: Scope) -> HttpResponse:
    """The result of a named health screen of an adult."""
    form = _form(ScreeningForm, request, by)
    return written_down(request, by, form, "The result of a health screen", _back(by), lambda: write_screening(form.cleaned_data["adult_id"], form.cleaned_data["tool"], form.cleaned_data["result"], form.written(), by=by))


@page(May.RECORD_ENTRY, "GET", "POST")
def before_birth(request: HttpRequest, by: Scope) -> HttpResponse:
    """Work done before a birth."""
    form = _form(BeforeBirthForm, request, by)
    return written_down(request, by, form, "Work before a birth", _back(by), lambda: write_before_birth(form.cleaned_data["child_id"], form.cleaned_data["work"], form.cleaned_data["weeks"], form.written(), by=by))


def _form(kind: type, request: HttpRequest, by: Scope) -> UseForm:
    return kind(request.POST or None, people=open_substance_use(by=by).told.people, initial=today())


def _back(by: Scope) -> tuple[str, str]:
    return reverse("substances", args=[by.family.pk]), f"alcohol and drugs in {by.family.label}"
