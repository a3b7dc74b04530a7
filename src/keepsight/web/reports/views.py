"""Reports of a family: which there are, making one for a named reader, reading it, taking it as a file, and with whom it was shared."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.command import Cannot
from keepsight.commands.make_report import change_report, list_reports, make_report, open_report_form
from keepsight.commands.open_report import open_report, take_report
from keepsight.commands.share_report import share_report
from keepsight.commands.write import signed
from keepsight.reports.copies.redaction import NoSuchSentence
from keepsight.reports.making import REPORTS, CannotMake
from keepsight.reports.picture.template import WrongTemplate
from keepsight.reports.writing.pdf import CannotWritePdf
from keepsight.web.gate import page

from .forms import ChangeForm, MakeForm, NumberForm, SharedForm
from .words import change_words, form_words, list_words, report_words

TYPES = {
    "html": "text/html; charset=utf-8", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


@page(May.MAKE_REPORT)
def reports(request: HttpRequest, by: Scope) -> HttpResponse:
    """What can be made, and what this person made before."""
    return render(request, "reports/reports.html", {"page": list_words(list_reports(by=by), by), "by": by})


@page(May.MAKE_REPORT, "GET", "POST")
def make(request: HttpRequest, by: Scope, kind: str) -> HttpResponse:
    """Make one: for whom, about whom, and why."""
    if kind not in REPORTS:
        raise Http404
    form = request.kept.form(MakeForm, kind=kind, choices=open_report_form(kind, by=by))
    made: list[str] = []
    if request.kept.goes_in(form, lambda: made.append(_made(lambda: make_report(form.wish(signed(by)), by=by)))):
        messages.success(request, "The report was made. Read it through before it is given to anybody.")
        return redirect("report", by.family.pk, made[0])
    return render(request, "reports/make.html", {"form": form, "page": form_words(kind), "by": by}, status=422 if form.errors else 200)


@page(May.MAKE_REPORT)
def report(request: HttpRequest, by: Scope, report_id: str) -> HttpResponse:
    """One report as it was made: its files, its changes, and with whom it was shared."""
    return render(request, "reports/report.html", {"page": report_words(open_report(report_id, by=by), by), "by": by})


@page(May.MAKE_REPORT)
def take(request: HttpRequest, by: Scope, report_id: str, name: str) -> HttpResponse:
    """One of its files, as a download named after the report's number."""
    try:
        content = take_report(report_id, name, by=by)
    except (CannotWritePdf, WrongTemplate) as why:
        messages.error(request, str(why))
        return redirect("report", by.family.pk, report_id)
    answer = HttpResponse(content, content_type=TYPES[name])
    answer["Content-Disposition"] = f'attachment; filename="report-{report_id}.{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@page(May.MAKE_REPORT, "GET", "POST")
def change(request: HttpRequest, by: Scope, report_id: str) -> HttpResponse:
    """Make it again with entries put in, or with sentences of one entry taken out."""
    asked = NumberForm(request.POST or request.GET)
    opened = open_report(report_id, asked.number(), by=by)
    form = request.kept.form(ChangeForm, opened=opened)
    made: list[str] = []

    def change() -> str:
        return change_report(report_id, form.cleaned_data["put_in"], opened.entry.entry_id if opened.entry else "", form.cleaned_data["sentences"], form.cleaned_data["reason"], by=by)

    if request.kept.goes_in(form, lambda: made.append(_made(change))):
        messages.success(request, "The report was made again with those changes. The one before stays as it was.")
        return redirect("report", by.family.pk, made[0])
    given = {"form": form, "number": asked, "page": change_words(opened, by), "by": by}
    return render(request, "reports/change.html", given, status=422 if form.errors else 200)


@page(May.MAKE_REPORT, "GET", "POST")
def shared(request: HttpRequest, by: Scope, report_id: str) -> HttpResponse:
    """Keep with whom it was shared."""
    opened = open_report(report_id, by=by)
    form = request.kept.form(SharedForm)
    if request.kept.goes_in(form, lambda: share_report(report_id, form.cleaned_data["with_whom"], form.cleaned_data["shared_on"], form.cleaned_data["how"], by=by)):
        messages.success(request, "It is kept with whom the report was shared.")
        return redirect("report", by.family.pk, report_id)
    return render(request, "reports/shared.html", {"form": form, "page": report_words(opened, by), "by": by}, status=422 if form.errors else 200)


def _made(make: Callable[[], str]) -> str:
    """The report that is made; what the making of reports cannot do is said as every form says it."""
    try:
        return make()
    except (CannotMake, NoSuchSentence) as why:
        raise Cannot(str(why)) from None
