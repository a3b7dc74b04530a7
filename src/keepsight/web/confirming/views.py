"""What reading only suggested, asked and answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.command import Cannot
from keepsight.commands.confirm_asks import answer_asks, list_asks
from keepsight.web.gate import page

from .forms import ConfirmForm


@page(May.ADD_FILES, "GET", "POST", words=False)
def to_confirm(request: HttpRequest, by: Scope) -> HttpResponse:
    """The first of what waits for an answer, each in a question of its own; whatever is left open stays asked."""
    problem = ""
    if request.method == "POST":
        try:
            for words in answer_asks(ConfirmForm.answers(request.POST), by=by):
                messages.warning(request, words)
            messages.success(request, "Your answers are in the record. What was only suggested is closed, and kept.")
            return redirect("to-confirm", by.family.pk)
        except Cannot as why:
            problem = str(why)
    form = ConfirmForm(list_asks(by=by), request.GET.get("from", ""))
    return render(request, "confirming/to_confirm.html", {"form": form, "by": by, "problem": problem}, status=422 if problem else 200)
