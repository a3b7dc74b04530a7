"""Who is who: what is recorded with its history; adding a fact, correcting one, withdrawing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.begin_entry import begin_entry
from keepsight.commands.record_fact import add_fact, change_fact, list_facts, own_fact, withdraw_fact
from keepsight.web.gate import page

from .forms import FORMS
from .words import says, who_words


@page(May.SEE_FAMILY)
def who_is_who(request: HttpRequest, by: Scope) -> HttpResponse:
    """Every fact in sight."""
    facts = list_facts(by=by)
    people = {fact.row.person_id: fact.row for fact in reversed(facts) if fact.table == "person"}
    return render(request, "who/who.html", {"parts": who_words(facts, people, by), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def add(request: HttpRequest, by: Scope, table: str) -> HttpResponse:
    """Add a fact."""
    if table not in FORMS:
        raise NotYours
    kept = request.kept
    form = kept.form(FORMS[table], people=begin_entry(by=by).people, agency=by.reader.agency)
    if kept.goes_in(form, lambda: add_fact(table, form.row(), form.cleaned_data["how_known"], by=by)):
        messages.success(request, "It is in the record.")
        return redirect("who-is-who", by.family.pk)
    return render(request, "who/form.html", {"form": form, "heading": f"Add a {FORMS[table].words}" if table != "involvement" else "Add your agency’s work", "by": by}, status=422 if form.errors else 200)


@page(May.RECORD_ENTRY, "GET", "POST")
def change(request: HttpRequest, by: Scope, table: str, row_no: int) -> HttpResponse:
    """Correct a fact, or withdraw it; what stood before is kept."""
    fact, people = own_fact(table, row_no, by), begin_entry(by=by).people
    kept = request.kept
    form = kept.form(FORMS[table], initial=FORMS[table].standing(fact.row), people=people, agency=by.reader.agency, before=fact.row)
    if kept.pressed and kept.do == "withdraw":
        for name in [name for name in form.fields if name != "reason"]:
            del form.fields[name]
        form.clean = lambda: form.cleaned_data
    if kept.goes_in(form, lambda: withdraw_fact(table, row_no, form.cleaned_data["reason"], by=by) if kept.do == "withdraw" else change_fact(table, row_no, form.row(), form.cleaned_data["reason"], by=by)):
        messages.success(request, "It is withdrawn, and kept with the reason." if kept.do == "withdraw" else "The correction is in the record. What stood before is kept.")
        return redirect("who-is-who", by.family.pk)
    return render(request, "who/form.html", {"form": form, "heading": f"Change a {FORMS[table].words}" if table != "involvement" else "Change your agency’s work", "by": by, "stands": says(fact, people), "closed": fact.closed}, status=422 if form.errors else 200)
