"""Writing an entry."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.begin_entry import begin_entry
from keepsight.commands.record_entry import CannotRecord, record_entry
from keepsight.web.gate import page

from .forms import EntryForm
from .words import write_words


@page(May.RECORD_ENTRY, "GET", "POST")
def write(request: HttpRequest, by: Scope) -> HttpResponse:
    """The form, and what comes of it: an entry in the record, or what is wrong beside each field, with every word kept."""
    begun = begin_entry(by=by)
    form = EntryForm(request.POST or None, people=begun.people, initial={"when": begun.today})
    if form.is_valid() and _recorded(form, by):
        messages.success(request, "Your entry is in the record.")
        return redirect("family", by.family.pk)
    return render(request, "entries/write.html", {"form": form, "page": write_words(by), "by": by}, status=422 if form.errors else 200)


def _recorded(form: EntryForm, by: Scope) -> bool:
    try:
        record_entry(form.draft(), by=by)
    except CannotRecord as why:
        form.add_error(why.about, str(why))
        return False
    return True
