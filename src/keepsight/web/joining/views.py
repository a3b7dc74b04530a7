"""Two records that turn out to be one family: choose the other, say who is the same, and make one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.join_records import join_records, look_at_both, other_records
from keepsight.web.gate import page

from .forms import ChooseRecordForm, JoinForm
from .words import choose_words, join_words


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
