"""A family that changes: the page that tells what changed, and a form for each thing that is written down."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.leave_family import (
    begin_change,
    move_person,
    other_record,
    own_leaving,
    record_adoption,
    take_back_leaving,
)
from keepsight.commands.list_changes import list_changes, other_families
from keepsight.commands.take_back_records import made_of
from keepsight.web.gate import page
from keepsight.web.joining.words import made_words
from keepsight.web.layout.doing import form_page

from .forms import AdoptionForm, ChooseMoveForm, MoveForm, TakeBackForm
from .words import change_lines, doing_words


@page(May.CHANGE_FAMILIES)
def changes(request: HttpRequest, by: Scope) -> HttpResponse:
    """What changed, and what can be written down."""
    lines, made = change_lines(list_changes(by=by), by), made_of(by) if by.may(May.JOIN_RECORDS) else None
    joins = by.may(May.JOIN_RECORDS) and by.reaches_all
    return render(request, "changes/changes.html", {"lines": lines, "by": by, "joins": joins, "made": {"words": made_words(made), "reason": made.writing.reason} if made else None})


@page(May.CHANGE_FAMILIES, "GET", "POST")
def choose_move(request: HttpRequest, by: Scope) -> HttpResponse:
    """Choose who goes, and to which family."""
    people = begin_change("who goes to another family", by=by)
    form = request.kept.form(ChooseMoveForm, people=people, families=other_families(by))
    if form.is_valid():
        request.kept.let_go()
        return redirect("move-person", by.family.pk, form.cleaned_data["who"], form.cleaned_data["family"])
    return render(request, "layout/form.html", {"form": form, "doing": doing_words("choose", by), "by": by}, status=422 if form.errors else 200)


@page(May.CHANGE_FAMILIES, "GET", "POST")
def move(request: HttpRequest, by: Scope, person_id: str, other_id: str) -> HttpResponse:
    """Since when, and who they are there."""
    there, people = other_record(other_id, by), begin_change("somebody goes to another family", by=by)
    if person_id not in people:
        raise NotYours
    form = request.kept.form(MoveForm, there=begin_change("somebody comes from another family", by=there))
    doing = doing_words("move", by, f"{people[person_id].label}, to {there.family.label}")
    return form_page(request, by, doing, form, lambda form: move_person(form.move(person_id), other_id, by=by))


@page(May.CHANGE_FAMILIES, "GET", "POST")
def adoption(request: HttpRequest, by: Scope) -> HttpResponse:
    """Write down that a child was adopted."""
    form = request.kept.form(AdoptionForm, people=begin_change("a child was adopted", by=by))
    return form_page(request, by, doing_words("adopted", by), form, lambda form: record_adoption(form.cleaned_data["who"], form.cleaned_data["on"], form.cleaned_data["reason"], by=by))


@page(May.CHANGE_FAMILIES, "GET", "POST")
def take_back(request: HttpRequest, by: Scope, leaving_no: int) -> HttpResponse:
    """Take back that somebody left."""
    own_leaving(leaving_no, by)
    begin_change("taking back that somebody left", by=by)
    return form_page(request, by, doing_words("back", by), request.kept.form(TakeBackForm), lambda form: take_back_leaving(leaving_no, form.cleaned_data["reason"], by=by))
