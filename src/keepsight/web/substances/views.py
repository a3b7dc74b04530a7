"""Alcohol and drugs: the page, and its four forms."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
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
from keepsight.web.layout.written import written_down
from keepsight.web.questions.words import signs_of

from .forms import BeforeBirthForm, DayOfUseForm, ScreeningForm, UseForm
from .words import substance_words


@page(May.SEE_FAMILY)
def substances(request: HttpRequest, by: Scope) -> HttpResponse:
    """Each adult, each child, each baby."""
    return render(request, "substances/substances.html", {"page": substance_words(open_substance_use(by=by), by, signs_of(request, by)), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def use(request: HttpRequest, by: Scope) -> HttpResponse:
    """One account of an adult's use."""

    def do(form: UseForm) -> None:
        given = form.cleaned_data
        write_use(given["adult_id"], given["substance"], given["pattern"], given["treatment"], tuple(given["children"]), form.written(), by=by)

    return _written(request, by, UseForm, "An adult’s use, by one account", do)


@page(May.RECORD_ENTRY, "GET", "POST")
def day_of_use(request: HttpRequest, by: Scope) -> HttpResponse:
    """What a day of use means for one child; `child` in the address says which, where the page of all of them led here."""
    told = open_substance_use(by=by).told
    child = told.people.get(request.POST.get("child_id") or request.GET.get("child", ""))

    def do(form: DayOfUseForm) -> None:
        write_day_of_use(form.cleaned_data["child_id"], form.cleaned_data["area"], "", form.written(), by=by)

    return _written(request, by, DayOfUseForm, "What a day of it means for a child", do, child=child if child and child.kind == "child" else None, on=told.as_of)


@page(May.RECORD_ENTRY, "GET", "POST")
def screening(request: HttpRequest, by: Scope) -> HttpResponse:
    """The result of a named health screen of an adult."""

    def do(form: ScreeningForm) -> None:
        write_screening(form.cleaned_data["adult_id"], form.cleaned_data["tool"], form.cleaned_data["result"], form.written(), by=by)

    return _written(request, by, ScreeningForm, "The result of a health screen", do)


@page(May.RECORD_ENTRY, "GET", "POST")
def before_birth(request: HttpRequest, by: Scope) -> HttpResponse:
    """Work done before a birth."""

    def do(form: BeforeBirthForm) -> None:
        write_before_birth(form.cleaned_data["child_id"], form.cleaned_data["work"], form.cleaned_data["weeks"], form.written(), by=by)

    return _written(request, by, BeforeBirthForm, "Work before a birth", do)


def _written(request: HttpRequest, by: Scope, kind: type, heading: str, do: Callable[..., None], **more: object) -> HttpResponse:
    back = reverse("substances", args=[by.family.pk]), f"alcohol and drugs in {by.family.label}"
    return written_down(request, by, kind, heading, back, do, people=open_substance_use(by=by).told.people, **more)
