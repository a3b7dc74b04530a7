"""Writing an entry; reading one whole; correcting, disputing and withdrawing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.begin_entry import begin_entry
from keepsight.commands.correct_entry import correct_entry, dispute_entry, withdraw_entry
from keepsight.commands.open_entry import copy_entry, open_entry
from keepsight.commands.record_entry import record_entry
from keepsight.web.gate import page

from .forms import CorrectForm, DisputeForm, EntryForm, WithdrawForm, standing
from .words import Change, as_plain_text, change_words, entry_page_words, write_words


@page(May.RECORD_ENTRY, "GET", "POST")
def write(request: HttpRequest, by: Scope) -> HttpResponse:
    """The form, and what comes of it: an entry in the record, or what is wrong beside each field, with every word kept."""
    kept = request.kept
    begun = begin_entry(by=by)
    form = kept.form(EntryForm, people=begun.people, initial={"when": begun.today})
    if kept.goes_in(form, lambda: record_entry(form.new(), by=by, asks=True)):
        messages.success(request, "Your entry is in the record.")
        return redirect("family", by.family.pk)
    return render(request, "entries/write.html", {"form": form, "page": write_words(by), "by": by}, status=422 if form.errors else 200)


@page(May.SEE_FAMILY)
def entry(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """One entry whole, with its versions."""
    return render(request, "entries/entry.html", {"page": entry_page_words(open_entry(entry_id, by=by), by), "by": by})


@page(May.SEE_FAMILY)
def copy_out(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """One entry as plain text, to be copied into another system."""
    return render(request, "entries/copy_out.html", {"plain": as_plain_text(copy_entry(entry_id, by=by)), "entry_id": entry_id, "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def correct(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """The form with what stands in it, and what comes of it."""
    opened = open_entry(entry_id, by=by)
    change = change_words("correct", opened, by)
    people = opened.told.people
    stands = standing(opened.entry, opened.told.concerned.get(entry_id, []), people) | {"version": change.version}
    return _changed(request, by, entry_id, change, CorrectForm, stands, lambda form: correct_entry(entry_id, form.correction(), by=by), people=people, stood=opened.entry.when)


@page(May.RECORD_ENTRY, "GET", "POST")
def dispute(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """A person's own account beside an entry."""
    change = change_words("dispute", open_entry(entry_id, by=by), by)
    return _changed(request, by, entry_id, change, DisputeForm, {"version": change.version}, lambda form: dispute_entry(entry_id, form.cleaned_data["version"], form.cleaned_data["whose"], form.cleaned_data["account"], by=by))


@page(May.WITHDRAW_ENTRY, "GET", "POST")
def withdraw(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """Withdrawing an entry of one's own agency."""
    change = change_words("withdraw", open_entry(entry_id, by=by), by)
    return _changed(request, by, entry_id, change, WithdrawForm, {"version": change.version}, lambda form: withdraw_entry(entry_id, form.cleaned_data["version"], form.cleaned_data["asked_by"], form.cleaned_data["reason"], by=by))


def _changed(request: HttpRequest, by: Scope, entry_id: str, change: Change, kind: type[Form], stands: dict[str, Any], do: Callable[[Form], None], **more: Any) -> HttpResponse:
    """The form of a change; where it is made, back to the entry; where it is not, the form with every word kept and the entry as it stands now."""
    kept = request.kept
    form = kept.form(kind, initial=stands, **more)
    if kept.goes_in(form, lambda: do(form)):
        messages.success(request, change.done)
        return redirect("entry", by.family.pk, entry_id)
    if form.errors:
        form.data = form.data.copy()
        form.data["version"] = change.version
    return render(request, "entries/change.html", {"form": form, "page": change, "by": by}, status=422 if form.errors else 200)
