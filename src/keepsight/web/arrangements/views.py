"""Orders and arrangements: all of them, written down, corrected, ended; and what somebody speaks."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.open_orders import open_orders, versions_of
from keepsight.commands.record_entry import CannotRecord
from keepsight.commands.write_language import write_language
from keepsight.commands.write_order import correct_order, end_order, write_order
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.orders import order_words
from keepsight.web.entries.words import write_words
from keepsight.web.gate import page

from .forms import CorrectOrderForm, EndOrderForm, LanguageForm, OrderForm
from .words import arrangements_words, first_day, last_day


@page(May.SEE_FAMILY)
def arrangements(request: HttpRequest, by: Scope) -> HttpResponse:
    """Those that stand, those that ended, and what each person speaks."""
    return render(request, "arrangements/arrangements.html", {"page": arrangements_words(open_orders(by=by), by), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def write(request: HttpRequest, by: Scope) -> HttpResponse:
    """The form, and what comes of it."""
    form = OrderForm(request.POST or None, people=open_orders(by=by).told.people, initial={"when": day(timezone.localdate())})
    return _done(request, by, form, "Write down an order or arrangement", "", lambda: write_order(form.draft(), by=by))


@page(May.RECORD_ENTRY, "GET", "POST")
def correct(request: HttpRequest, by: Scope, order_id: str) -> HttpResponse:
    """The form with what stands in it."""
    found = open_orders(by=by)
    order, version = found.own(order_id, by), versions_of(order_id, by)[0].number
    initial = {"order_kind": order.order_kind, "says": order.says, "binds": order.binds, "protects": order.protects, "start": first_day(order), "end": last_day(order), "version": version}
    form = CorrectOrderForm(request.POST or None, people=found.told.people, initial=initial)
    return _done(request, by, form, "Correct it", order_words(found.told, order), lambda: correct_order(order_id, form.cleaned_data["version"], form.draft(), form.cleaned_data["reason"], by=by), version)


@page(May.RECORD_ENTRY, "GET", "POST")
def end(request: HttpRequest, by: Scope, order_id: str) -> HttpResponse:
    """From which day it stands no longer."""
    found = open_orders(by=by)
    order, version = found.own(order_id, by), versions_of(order_id, by)[0].number
    form = EndOrderForm(request.POST or None, initial={"version": version, "ended": day(timezone.localdate())})
    return _done(request, by, form, "It stands no longer", order_words(found.told, order), lambda: end_order(order_id, form.cleaned_data["version"], form.cleaned_data["ended"], form.cleaned_data["reason"], by=by), version)


@page(May.RECORD_ENTRY, "GET", "POST")
def language(request: HttpRequest, by: Scope, person_id: str) -> HttpResponse:
    """What somebody speaks, and how they are understood."""
    person = open_orders(by=by).told.people.get(person_id)
    if person is None:
        raise NotYours
    initial = {"first_language": person.first_language, "interpreter": person.interpreter, "communication": person.communication, "when": day(timezone.localdate())}
    form = LanguageForm(request.POST or None, initial=initial)
    return _done(request, by, form, f"Language and communication: {person.label}", "", lambda: write_language(person_id, form.language(), by=by))


def _done(request: HttpRequest, by: Scope, form: Form, heading: str, standing: str, do: Callable[[], object], version: int | None = None) -> HttpResponse:
    """Back to the page once it is done; else the form with every word kept, and with the version that now stands."""
    if form.is_valid() and _made(form, do):
        messages.success(request, "It is in the record.")
        return redirect("arrangements", by.family.pk)
    if form.errors and version is not None:
        form.data = form.data.copy()
        form.data["version"] = version
    given = {"form": form, "by": by, "heading": heading, "standing": standing, "page": write_words(by)}
    return render(request, "arrangements/form.html", given, status=422 if form.errors else 200)


def _made(form: Form, do: Callable[[], object]) -> bool:
    try:
        do()
    except CannotRecord as why:
        form.add_error(why.about if why.about in form.fields else None, str(why))
        return False
    return True
