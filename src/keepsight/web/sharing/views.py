"""Who works with a family and what is shared about it: one page that tells, and a form for each thing to be done."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.allocate import allocate, end_allocation, keep_out, kept_out_here, let_back
from keepsight.commands.end_joint_record import end_joint_record, ends_by
from keepsight.commands.join_joint_record import join_joint_record, place_of_agency
from keepsight.commands.list_sharing import agencies, joint_record, list_sharing, open_sharing_form, people
from keepsight.commands.open_joint_record import open_joint_record
from keepsight.commands.share_entry import end_share, own_entry, share_entry
from keepsight.commands.write import signed
from keepsight.web.gate import page

from .forms import AnswerJointForm, EndForm, LetBackForm, OpenForm, ShareForm, SharingForm, WorkerForm
from .words import ALLOCATING, ENDING, JOINING, KEEPING_OUT, LETTING_BACK, OPENING, SHARING, Doing, sharing_words


@page(May.ALLOCATE)
def sharing(request: HttpRequest, by: Scope) -> HttpResponse:
    """Joint records, allocations, and who is kept out."""
    return render(request, "sharing/sharing.html", {"page": sharing_words(list_sharing(by=by), by), "by": by})


@page(May.OPEN_JOINT_RECORD, "GET", "POST")
def open_joint(request: HttpRequest, by: Scope) -> HttpResponse:
    """Open a joint record."""

    def do(form: OpenForm) -> None:
        asked = [(one, signed(by) if one.name == by.reader.agency else "") for one in agencies(form.cleaned_data["agencies"])]
        open_joint_record(form.terms(), asked, people(form.cleaned_data["people"]), by=by)

    return _form(request, by, OPENING, OpenForm, do)


@page(May.JOIN_JOINT_RECORD, "GET", "POST")
def join_joint(request: HttpRequest, by: Scope, joint_id: int) -> HttpResponse:
    """Answer for one's agency."""
    place_of_agency(joint_id, by)
    return _form(request, by, JOINING, AnswerJointForm, lambda form: join_joint_record(joint_id, form.cleaned_data["answer"] == "joined", form.cleaned_data["why"], by=by), then=("home",))


@page(May.OPEN_JOINT_RECORD, "GET", "POST")
def end_joint(request: HttpRequest, by: Scope, joint_id: int) -> HttpResponse:
    """End a joint record early."""
    ends_by(joint_id, by)
    return _form(request, by, ENDING, EndForm, lambda form: end_joint_record(joint_id, form.cleaned_data["why"], by=by))


@page(May.SHARE_ENTRY, "GET", "POST")
def share(request: HttpRequest, by: Scope, entry_id: str) -> HttpResponse:
    """Share one entry of one's agency."""
    entry = own_entry(entry_id, by)

    def do(form: ShareForm) -> None:
        kind, key = form.cleaned_data["to"].split("-")
        to = joint_record(key, by) if kind == "joint" else agencies([key])[0]
        share_entry(entry_id, to, form.cleaned_data["purpose"], form.cleaned_data["until"], by=by)

    return _form(request, by, SHARING, ShareForm, do, entry.text)


@page(May.ALLOCATE, "GET", "POST")
def allocate_worker(request: HttpRequest, by: Scope) -> HttpResponse:
    """Allocate a worker of one's agency."""
    return _form(request, by, ALLOCATING, WorkerForm, lambda form: allocate(people([form.cleaned_data["worker"]])[0], by.family, by=by))


@page(May.ALLOCATE, "POST")
def end_an_allocation(request: HttpRequest, by: Scope, allocation_id: int) -> HttpResponse:
    """End one, at once."""
    end_allocation(allocation_id, by=by)
    messages.success(request, "The allocation has ended.")
    return redirect("sharing", by.family.pk)


@page(May.KEEP_OUT, "GET", "POST")
def keep_worker_out(request: HttpRequest, by: Scope) -> HttpResponse:
    """Keep a related worker out."""
    return _form(request, by, KEEPING_OUT, WorkerForm, lambda form: keep_out(people([form.cleaned_data["worker"]])[0], by.family, by=by))


@page(May.KEEP_OUT, "GET", "POST")
def let_worker_back(request: HttpRequest, by: Scope, number: int) -> HttpResponse:
    """Take back that a worker is kept out."""
    kept = kept_out_here(number, by)
    return _form(request, by, LETTING_BACK, LetBackForm, lambda form: let_back(number, form.cleaned_data["why"], by=by), str(kept.user))


@page(May.SHARE_ENTRY, "POST")
def end_a_share(request: HttpRequest, by: Scope, number: int) -> HttpResponse:
    """End a share now."""
    end_share(number, by=by)
    messages.success(request, "The entry is no longer shared.")
    return redirect("sharing", by.family.pk)


def _form(request: HttpRequest, by: Scope, doing: Doing, kind: type[SharingForm], do: Callable[[SharingForm], None], quoted: str = "", then: tuple[str, ...] = ()) -> HttpResponse:
    """The form, and what comes of it: done, or what is wrong beside each field, with every word kept."""
    form = request.kept.form(kind, choices=open_sharing_form(doing.heading.lower(), by=by))
    if request.kept.goes_in(form, lambda: do(form)):
        messages.success(request, doing.done)
        return redirect(*(then or ("sharing", by.family.pk)))
    return render(request, "sharing/form.html", {"form": form, "doing": doing, "quoted": quoted, "by": by}, status=422 if form.errors else 200)
