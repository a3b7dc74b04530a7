"""Adding agencies' files: sending them, looking at how they are read, one press to receive them, and undoing that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.receive_files import (
    CannotReceive,
    check_files,
    leave_file_out,
    put_files_aside,
    read_files_so,
    receive_files,
)
from keepsight.commands.send_files import CannotSend, begin_files, send_files
from keepsight.commands.undo_files import check_undoing, undo_files
from keepsight.web.gate import page

from .forms import CheckForm, SendForm, UndoForm
from .words import added_words, check_words, undo_words

NO_LONGER = "Those files no longer wait: they were added or put aside, by you in another window, or a day has passed. The list below says what was added."


@page(May.ADD_FILES, "GET", "POST", words=False)
def add_files(request: HttpRequest, by: Scope) -> HttpResponse:
    """The page that asks for files, and lists what was added before."""
    form = SendForm(request.POST, request.FILES, length=int(request.META.get("CONTENT_LENGTH") or 0)) if request.method == "POST" else SendForm()
    if form.is_bound and form.is_valid():
        try:
            return redirect("check-files", by.family.pk, send_files(form.sent(), by=by))
        except CannotSend as why:
            form.add_error("files", str(why))
    return render(request, "files/add.html", {"form": form, "by": by, "page": added_words(begin_files(by=by), by)}, status=422 if form.errors else 200)


@page(May.ADD_FILES, "GET", "POST", words=False)
def check(request: HttpRequest, by: Scope, upload_id: str) -> HttpResponse:
    """How the files are read, and what comes of it; three buttons: read them again so, add them, put them aside."""
    if request.method != "POST":
        return _checked(request, by, upload_id)
    try:
        return _pressed(request, by, upload_id)
    except NotYours:
        messages.info(request, NO_LONGER)
        return redirect("add-files", by.family.pk)


def _pressed(request: HttpRequest, by: Scope, upload_id: str) -> HttpResponse:
    if request.POST.get("do") == "aside":
        put_files_aside(upload_id, by=by)
        messages.info(request, "The files were put aside. Nothing of them is in the record.")
        return redirect("add-files", by.family.pk)
    if file := request.POST.get("leave-out"):
        left = leave_file_out(upload_id, file, by=by)
        messages.info(request, f"{file} was left out. Nothing of it is in the record.")
        return redirect("check-files", by.family.pk, upload_id) if left else redirect("add-files", by.family.pk)
    form = CheckForm(request.POST, check_files(upload_id, by=by), by)
    if form.chosen_otherwise() or request.POST.get("do") != "add":
        read_files_so(upload_id, form.agencies(), form.replaces(), form.columns(), by=by)
        messages.info(request, "The files were read again with your choices. Nothing is added yet: look once more, then press.")
        return redirect("check-files", by.family.pk, upload_id)
    try:
        plan = receive_files(upload_id, request.POST.get("mark", ""), by=by)
    except CannotReceive as why:
        return _checked(request, by, upload_id, str(why))
    messages.info(request, f"Added: {check_words(plan, by).in_short}.")
    return redirect("family", by.family.pk)


def _checked(request: HttpRequest, by: Scope, upload_id: str, problem: str = "") -> HttpResponse:
    plan = check_files(upload_id, by=by)
    words = check_words(plan, by)
    given = {"page": words, "files": CheckForm(None, plan, by).laid_out(words), "by": by, "problem": problem, "mark": plan.mark}
    return render(request, "files/check.html", given, status=422 if problem else 200)


@page(May.ADD_FILES, "GET", "POST")
def undo(request: HttpRequest, by: Scope, writing_id: str) -> HttpResponse:
    """What undoing an addition closes, and the press that does it."""
    form = request.kept.form(UndoForm)
    if request.kept.goes_in(form, lambda: undo_files(writing_id, form.cleaned_data["reason"], by=by)):
        messages.info(request, "The addition was undone. Its rows are closed, and kept.")
        return redirect("add-files", by.family.pk)
    words = undo_words(check_undoing(writing_id, by=by))
    return render(request, "files/undo.html", {"form": form, "by": by, "page": words}, status=422 if form.errors else 200)
