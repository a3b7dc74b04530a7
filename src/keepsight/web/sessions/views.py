"""Sessions of the agencies round a family's record: the list, asking for one, and everything that is done in one."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.answer_question import answer_question
from keepsight.commands.call_session import arrange_session, begin_call, call_session, put_session_aside
from keepsight.commands.coming import session_for_calendar
from keepsight.commands.find_session import OpenSession, begin_form
from keepsight.commands.invite import answer_invitation, begin_view, invite, mark_who_came, may_be_invited, send_view
from keepsight.commands.local_procedures import forums
from keepsight.commands.open_question import open_question
from keepsight.commands.open_session import Prepared, list_sessions, open_minutes, open_session
from keepsight.commands.record_entry import CannotRecord
from keepsight.commands.record_session import record_session
from keepsight.commands.save_minutes import WrittenMeanwhile, keep_hypotheses, save_minutes
from keepsight.web.gate import page
from keepsight.web.layout.doing import Doing, cannot, form_page

from .calendar import as_ics
from .forms import (
    AnswerHereForm,
    ArrangeForm,
    AskForm,
    HypothesisForm,
    InviteForm,
    MinutesForm,
    ViewForm,
    WhoCameForm,
    WhyForm,
    minutes_form,
)
from .words import doing_words, session_words, sessions_words

BY_SCRIPT = "application/json"


@page(May.SEE_SESSION)
def sessions(request: HttpRequest, by: Scope) -> HttpResponse:
    """The sessions that the reader is part of."""
    return render(request, "sessions/sessions.html", {"page": sessions_words(list_sessions(by=by), by), "by": by})


@page(May.ASK_FOR_SESSION, "GET", "POST")
def ask(request: HttpRequest, by: Scope) -> HttpResponse:
    """Ask for a session."""
    form = request.kept.form(AskForm, forums=begin_call(by=by), initial={"forum": request.GET.get("forum", "")})
    return form_page(request, by, doing_words("ask", by), form, lambda form: call_session(form.call(), by=by))


@page(May.SEE_SESSION)
def session(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """One session, prepared from the record, with the minutes as they are written."""
    return _session(request, by, open_session(session_id, by=by))


@page(May.HOLD_SESSION, "GET", "POST")
def arrange(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """Set the day, and hold it."""
    doing = doing_words("arrange", by, session_id)

    def page_of(opened: OpenSession) -> HttpResponse:
        now = opened.session
        form = request.kept.form(ArrangeForm, initial={"on": f"{now.on.day} {now.on:%B %Y}" if now.on else "", "at": now.at, "place": now.place})
        return form_page(request, by, doing, form, lambda form: arrange_session(session_id, form.cleaned_data["on"], form.cleaned_data["at"], form.cleaned_data["place"], by=by))

    return _holding(request, by, session_id, doing, page_of)


@page(May.HOLD_SESSION, "GET", "POST")
def put_aside(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """Say that it is not held."""
    doing = doing_words("put aside", by, session_id)
    return _holding(request, by, session_id, doing, lambda _: form_page(request, by, doing, request.kept.form(WhyForm), lambda form: put_session_aside(session_id, form.cleaned_data["why"], by=by)))


@page(May.HOLD_SESSION, "GET", "POST")
def invite_people(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """Invite people to it."""
    doing = doing_words("invite", by, session_id)

    def page_of(opened: OpenSession) -> HttpResponse:
        form = request.kept.form(InviteForm, offered=may_be_invited(opened), workers_only=opened.forum.reflective or opened.forum.one_agency)
        return form_page(request, by, doing, form, lambda form: invite(session_id, form.invitations(), by=by))

    return _holding(request, by, session_id, doing, page_of)


@page(May.HOLD_SESSION, "GET", "POST")
def who_came(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """Write down who came, and who gave a report."""
    doing = doing_words("who came", by, session_id)

    def page_of(opened: OpenSession) -> HttpResponse:
        form = request.kept.form(WhoCameForm, invited=list(opened.session.invited.order_by("pk")))
        return form_page(request, by, doing, form, lambda form: mark_who_came(session_id, form.came(), form.reports(), by=by), "sessions/who_came.html")

    return _holding(request, by, session_id, doing, page_of)


@page(May.SEND_VIEW, "POST")
def answer(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """Say whether one comes."""
    answer_invitation(session_id, request.POST.get("answer", ""), by=by)
    messages.success(request, "Your answer is kept.")
    return redirect("session", by.family.pk, session_id)


@page(May.SEND_VIEW, "GET", "POST")
def view_for(request: HttpRequest, by: Scope, session_id: str, invited_id: int) -> HttpResponse:
    """Send in a view: one's own, or that of somebody of the family who was asked."""
    whose = begin_view(session_id, invited_id, by=by)
    doing = doing_words("view", by, session_id, whose.name)
    return form_page(request, by, doing, request.kept.form(ViewForm), lambda form: send_view(session_id, invited_id, form.cleaned_data["view"], form.cleaned_data["differs"], by=by))


@page(May.HOLD_SESSION, "GET", "POST")
def minutes(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """Save the minutes as they stand; or, where that was pressed, record the session with them. Opened, it is the session's page with what lay kept."""
    prepared = open_minutes(session_id, by=by)
    form = minutes_form(prepared, forums().forums.values(), request.kept.words)
    if not request.kept.pressed:
        return _session(request, by, prepared, form if form.is_bound else None)
    form.full_clean()
    by_script = request.headers.get("Accept") == BY_SCRIPT
    try:
        version = save_minutes(session_id, form.words(), form.cleaned_data.get("version") or 0, form.cleaned_data.get("page", ""), by=by)
    except CannotRecord as why:
        return JsonResponse({"why": str(why)}, status=409) if by_script else _not_saved(request, by, prepared, form, why)
    request.kept.let_go()
    if by_script:
        return JsonResponse({"version": version})
    if "record" not in request.POST:
        messages.success(request, "The minutes are saved as they stand.")
        return redirect("session", by.family.pk, session_id)
    form.data = form.data.copy()
    form.data["version"] = version
    return _recorded(request, by, session_id, form)


def _recorded(request: HttpRequest, by: Scope, session_id: str, form: MinutesForm) -> HttpResponse:
    prepared = open_minutes(session_id, by=by)
    if request.kept.goes_in(form, lambda: record_session(session_id, form.left(prepared.draft.words), by=by)):
        messages.success(request, "The session is in the record.")
        return redirect("session", by.family.pk, session_id)
    return _session(request, by, prepared, form, 422)


def _not_saved(request: HttpRequest, by: Scope, prepared: Prepared, form: MinutesForm, why: CannotRecord) -> HttpResponse:
    """The page with every word that was sent, and what stands instead beside each part."""
    form.add_error(None, str(why))
    if isinstance(why, WrittenMeanwhile):
        form.data = form.data.copy()
        form.data["version"] = why.standing.version
    return _session(request, by, prepared, form, 409)


@page(May.HOLD_SESSION, "GET", "POST")
def hypothesis(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """Add a hypothesis to a reflective session, or take one out before it is recorded."""
    doing = doing_words("hypothesis", by, session_id)

    def page_of(opened: OpenSession) -> HttpResponse:
        if request.POST.get("take_out", "").isdigit():
            request.kept.let_go()
            return _taken_out(request, by, session_id, int(request.POST["take_out"]))
        if not opened.forum.reflective:
            raise NotYours
        form = request.kept.form(HypothesisForm, entries=open_session(session_id, by=by).told.entries)
        return form_page(request, by, doing, form, lambda form: keep_hypotheses(session_id, lambda kept: [*kept, _plain(form)], by=by))

    return _holding(request, by, session_id, doing, page_of)


def _taken_out(request: HttpRequest, by: Scope, session_id: str, place: int) -> HttpResponse:
    keep_hypotheses(session_id, lambda kept: [one for number, one in enumerate(kept) if number != place], by=by)
    messages.success(request, "The hypothesis is taken out.")
    return redirect("session", by.family.pk, session_id)


def _plain(form: HypothesisForm) -> dict:
    one = form.hypothesis()
    return asdict(one) | {"review_on": one.review_on.isoformat()}


@page(May.ANSWER_QUESTION, "GET", "POST")
def question(request: HttpRequest, by: Scope, session_id: str, finding_id: str) -> HttpResponse:
    """Answer, in the session, a question that it is put on what everybody in it may see."""
    opened = open_session(session_id, by=by).opened
    found = open_question(finding_id, by=opened.room)
    doing = doing_words("question", by, session_id, found.label, f"{found.statement} {found.question}")

    def do(form: AnswerHereForm) -> None:
        answer_question(finding_id, form.cleaned_data["answer"], f"{form.cleaned_data['reason']} ({opened.forum.name})", by=opened.room)

    return form_page(request, by, doing, request.kept.form(AnswerHereForm), do)


def _holding(request: HttpRequest, by: Scope, session_id: str, doing: Doing, page_of: Callable[[OpenSession], HttpResponse]) -> HttpResponse:
    """A form about a session that one holds; where it cannot be changed, why."""
    try:
        return page_of(begin_form(session_id, doing.heading.lower(), by=by))
    except CannotRecord as why:
        return cannot(request, by, doing, why)


def _session(request: HttpRequest, by: Scope, prepared: Prepared, form: MinutesForm | None = None, status: int = 200) -> HttpResponse:
    holds = prepared.opened.open and not prepared.why_not
    form = form or (minutes_form(prepared, forums().forums.values(), page=secrets.token_hex(8)) if holds else None)
    theirs = (prepared.draft.words if prepared.draft else {}) if form and form.is_bound and status == 409 else {}
    given = {"page": session_words(prepared, by, holds), "form": form, "by": by, "theirs": [(form.fields[name].label, words[0]) for name, words in theirs.items() if name in form.fields and words and words[0].strip()], "save_to": reverse("save-minutes", args=[by.family.pk, prepared.opened.session.pk])}
    return render(request, "sessions/session.html", given, status=status)


@page(May.SEE_SESSION)
def calendar(request: HttpRequest, by: Scope, session_id: str) -> HttpResponse:
    """The session as a file for a calendar, which names nobody, and leads to where it was taken from."""
    here = f"{settings.ADDRESS.partition('//')[0]}//{request.get_host()}/"
    answer = HttpResponse(as_ics(session_for_calendar(session_id, by=by), here), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="session.ics"'
    return answer
