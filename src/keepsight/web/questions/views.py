"""Answering a question from the record."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.answer_question import answer_question
from keepsight.commands.open_question import open_question
from keepsight.web.gate import page

from .forms import AnswerForm


@page(May.ANSWER_QUESTION, "GET", "POST")
def answer(request: HttpRequest, by: Scope, finding_id: str) -> HttpResponse:
    """One question by itself with its form; back to the page it was answered on once it is answered."""
    question, back = open_question(finding_id, by=by), _page_of_this_family((request.kept.words or {}).get("back", ""), by)
    form = request.kept.form(AnswerForm)
    if request.kept.goes_in(form, lambda: answer_question(finding_id, form.cleaned_data["answer"], form.cleaned_data["reason"], by=by)):
        messages.success(request, "Your answer stands beside the question.")
        return redirect(back or reverse("family", args=[by.family.pk]))
    return render(request, "questions/answer.html", {"question": question, "form": form, "by": by, "back": back}, status=422 if form.errors else 200)


def _page_of_this_family(address: str, by: Scope) -> str:
    """The address, where it is one of this family's own pages; else nothing, so that no form can send anybody elsewhere."""
    return address if address.startswith(reverse("family", args=[by.family.pk])) else ""
