"""Answering a question from the record."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.answer_question import CannotAnswer, answer_question
from keepsight.commands.open_question import open_question
from keepsight.web.gate import page

from .forms import AnswerForm


@page(May.ANSWER_QUESTION, "GET", "POST")
def answer(request: HttpRequest, by: Scope, finding_id: str) -> HttpResponse:
    """One question by itself with its form; back to the family's page once it is answered."""
    question = open_question(finding_id, by=by)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and _answered(form, finding_id, by):
        messages.success(request, "Your answer stands beside the question.")
        return redirect("family", by.family.pk)
    return render(request, "questions/answer.html", {"question": question, "form": form, "by": by}, status=422 if form.errors else 200)


def _answered(form: AnswerForm, finding_id: str, by: Scope) -> bool:
    try:
        answer_question(finding_id, form.cleaned_data["answer"], form.cleaned_data["reason"], by=by)
    except CannotAnswer as why:
        form.add_error(None, str(why))
        return False
    return True
