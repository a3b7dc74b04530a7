"""Orders and arrangements: all of them, written down, corrected, ended; and what somebody speaks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.open_orders import open_orders, versions_of
from keepsight.commands.write_language import write_language
from keepsight.commands.write_order import correct_order, end_order, write_order
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.orders import order_words
from keepsight.web.gate import page
from keepsight.web.layout.written import today, written_down
from keepsight.web.questions.words import signs_of

from .forms import CorrectOrderForm, EndOrderForm, LanguageForm, OrderForm
from .words import arrangements_words, first_day, last_day


@page(May.SEE_FAMILY)
def arrangements(request: HttpRequest, by: Scope) -> HttpResponse:
    """Those that stand, those that ended, and what each person speaks."""
    return render(request, "arrangements/arrangements.html", {"page": arrangements_words(open_orders(by=by), by, signs_of(request, by)), "by": by})


@page(May.RECORD_ENTRY, "GET", "POST")
def write(request: HttpRequest, by: Scope) -> HttpResponse:
    """The form, and what comes of it."""
    people = open_orders(by=by).told.people
    return written_down(request, by, OrderForm, "Write down an order or arrangement", _back(by), lambda form: write_order(form.draft(), by=by), people=people)


@page(May.RECORD_ENTRY, "GET", "POST")
def correct(request: HttpRequest, by: Scope, order_id: str) -> HttpResponse:
    """The form with what stands in it."""
    found = open_orders(by=by)
    order, version = found.own(order_id, by), versions_of(order_id, by)[0].number
    initial = {"order_kind": order.order_kind, "says": order.says, "binds": order.binds, "protects": order.protects, "start": first_day(order), "end": last_day(order), "version": version}

    def do(form: CorrectOrderForm) -> None:
        correct_order(order_id, form.cleaned_data["version"], form.draft(), form.cleaned_data["reason"], by=by)

    return written_down(request, by, CorrectOrderForm, "Correct it", _back(by), do, initial=initial, standing=order_words(found.told, order), version=version, people=found.told.people)


@page(May.RECORD_ENTRY, "GET", "POST")
def end(request: HttpRequest, by: Scope, order_id: str) -> HttpResponse:
    """From which day it stands no longer."""
    found = open_orders(by=by)
    order, version = found.own(order_id, by), versions_of(order_id, by)[0].number

    def do(form: EndOrderForm) -> None:
        end_order(order_id, form.cleaned_data["version"], form.cleaned_data["ended"], form.cleaned_data["reason"], by=by)

    initial = {"version": version, "ended": day(timezone.localdate())}
    return written_down(request, by, EndOrderForm, "It stands no longer", _back(by), do, initial=initial, standing=order_words(found.told, order), version=version)


@page(May.RECORD_ENTRY, "GET", "POST")
def language(request: HttpRequest, by: Scope, person_id: str) -> HttpResponse:
    """What somebody speaks, and how they are understood."""
    person = open_orders(by=by).told.people.get(person_id)
    if person is None:
        raise NotYours
    initial = {"first_language": person.first_language, "interpreter": person.interpreter, "communication": person.communication} | today()
    return written_down(request, by, LanguageForm, f"Language and communication: {person.label}", _back(by), lambda form: write_language(person_id, form.language(), by=by), initial=initial)


def _back(by: Scope) -> tuple[str, str]:
    return reverse("arrangements", args=[by.family.pk]), f"orders and arrangements of {by.family.label}"
