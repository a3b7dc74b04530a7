"""Two records that turn out to be one family, and one that in truth holds two: what the forms ask, and what comes of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.join_records import join_records, look_at_both, other_records
from keepsight.commands.part_record import begin_parting, part_record, place
from keepsight.commands.take_back_records import begin_taking_back, take_back_records
from keepsight.web.changes.forms import TakeBackForm
from keepsight.web.gate import page

from .forms import ChooseRecordForm, JoinForm, PartForm, parting_in
from .words import back_words, choose_words, join_words, part_words


@page(May.JOIN_RECORDS, "GET", "POST")
def choose_record(request: HttpRequest, by: Scope) -> HttpResponse:
    """Choose the other record."""
    form = request.kept.form(ChooseRecordForm, records=other_records(by=by))
    if form.is_valid():
        request.kept.let_go()
        return redirect("join-records", by.family.pk, form.cleaned_data["other"])
    return render(request, "layout/form.html", {"form": form, "doing": choose_words(by), "by": by}, status=422 if form.errors else 200)


@page(May.JOIN_RECORDS, "GET", "POST")
def join(request: HttpRequest, by: Scope, other_id: str) -> HttpResponse:
    """Both side by side; then one."""
    both = look_at_both(other_id, by=by)
    form, doing, made = request.kept.form(JoinForm, both=both), join_words(both), []
    if request.kept.goes_in(form, lambda: made.append(join_records(form.joining(), other_id, by=by))):
        messages.success(request, doing.done)
        return redirect("family", made[0].pk)
    return render(request, "layout/form.html", {"form": form, "doing": doing, "by": by}, status=422 if form.errors else 200)


@page(May.JOIN_RECORDS, "GET", "POST")
def part(request: HttpRequest, by: Scope) -> HttpResponse:
    """Where each person goes; then where everything goes, and who is of both by hand; then two."""
    people, words, made = begin_parting(by=by), request.kept.words, []
    parting = parting_in(words, people)
    placed = place(parting, by) if parting else None
    shown = words.get("mark", "") if words is not None else ""
    if placed:
        words["mark"] = placed.mark
    form = request.kept.form(PartForm, people=people, by=by, placed=placed)
    if parting and placed and shown == placed.mark and request.kept.goes_in(form, lambda: made.extend(part_record(parting, shown, by=by))):
        messages.success(request, part_words(by, parting, placed).done)
        return redirect("sharing", made[0].pk)
    return render(request, "layout/form.html", {"form": form, "doing": part_words(by, parting, placed), "by": by}, status=422 if form.errors else 200)


@page(May.JOIN_RECORDS, "GET", "POST")
def take_back(request: HttpRequest, by: Scope) -> HttpResponse:
    """Take back that this record was made of others."""
    doing, form, opened = back_words(by, begin_taking_back(by=by)), request.kept.form(TakeBackForm), []
    if request.kept.goes_in(form, lambda: opened.append(take_back_records(form.cleaned_data["reason"], by=by))):
        messages.success(request, doing.done)
        return redirect("family", opened[0].pk)
    return render(request, "layout/form.html", {"form": form, "doing": doing, "by": by}, status=422 if form.errors else 200)
