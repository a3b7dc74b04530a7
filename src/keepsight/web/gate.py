"""The one gate in front of every page: who is asking, in which role, for which family; what is not theirs is 404 and is written down.

A view without a gate is not served at all: deny by default.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope, reader_of, scope_of
from keepsight.commands.command import refuse
from keepsight.commands.lead_on import GoesOn, GoesOnIn, lead_on

from .drafts.keeping import SIGNED_OUT, Kept, keep_for_who_opened_it
from .joining.leading import lead

View = Callable[..., HttpResponse]
OURS_BY = "membership"  # the session's key of the role that was chosen
GATED_ELSEWHERE = ("account_", "mfa_", "api-")  # the address names of signing in and of the API, which have gates of their own


def page(permission: May, *methods: str, words: bool = True) -> Callable[[View], View]:
    """Mark a view: signed in, holding `permission`, and inside the family of its address where it has one. The view is given `by` for its command.

    A page that is opened and sent is a form, and `words` says whether somebody writes in it: then none is lost, and `request.kept` makes the form.
    """
    writes = words and {"GET", "POST"} <= set(methods)

    def mark(view: View) -> View:
        @require_http_methods([*(methods or ("GET",)), "HEAD"])
        @_loses_no_word
        @login_required
        @wraps(view)
        def gated(request: HttpRequest, **at: str) -> HttpResponse:
            if request.user.first_password:
                return redirect("account_change_password")
            reader = _reader(request)
            request.reader = reader
            asked = dict(at)
            try:
                by = _by(reader, permission, at)
                return (_only_kept(request, by) if writes else None) or view(request, by, **at)
            except GoesOn as on:
                return lead(request, on.records, asked)
            except NotYours:
                if records := _closed_meanwhile(request, reader, asked):
                    return lead(request, records, asked)
                if (kept := getattr(request, "kept", None)) is None or (answer := kept.gone()) is None:
                    raise Http404 from None
                return answer

        gated.permission, gated.writes = permission, writes
        return gated

    return mark


def _loses_no_word(view: View) -> View:
    """What a form sends after its session ended is kept as its writer's draft, and is in the form once they have signed in."""

    @wraps(view)
    def keeping(request: HttpRequest, **at: str) -> HttpResponse:
        if request.user.is_authenticated or not (kept_at := keep_for_who_opened_it(request)):
            return view(request, **at)
        messages.warning(request, SIGNED_OUT)
        return redirect_to_login(kept_at)

    return keeping


def _only_kept(request: HttpRequest, by: Reader | Scope) -> HttpResponse | None:
    request.kept = Kept(request, by)
    return request.kept.only_kept()


def _reader(request: HttpRequest) -> Reader:
    reader = reader_of(request.user, request.session.get(OURS_BY))
    if reader is None:
        raise Http404
    return reader


def _closed_meanwhile(request: HttpRequest, reader: Reader, asked: dict[str, str]) -> list[GoesOnIn]:
    """Where the record goes on that was closed while this form was put in; nothing was written, and its words go on there."""
    return lead_on(asked["family_id"], by=reader) if request.method == "POST" and "family_id" in asked and reader.may(May.SEE_FAMILY) else []


def _by(reader: Reader, permission: May, at: dict[str, str]) -> Reader | Scope:
    return by_of(reader, permission, at.pop("family_id", ""))


def by_of(reader: Reader, permission: May, family_id: str) -> Reader | Scope:
    """The reader, or their scope where a family is asked for. Raises NotYours, written down, where it is not given."""
    if not reader.may(permission):
        refuse(reader, f"a page that is there to {permission.value}", family_id)
        raise NotYours
    if not family_id:
        return reader
    try:
        return scope_of(reader, family_id, permission)
    except NotYours:
        if reader.may(May.SEE_FAMILY) and (records := lead_on(family_id, by=reader)):
            raise GoesOn(records) from None
        refuse(reader, "the record of a family that is not theirs", family_id)
        raise


class NothingUngated:
    """Middleware: a view that names no permission is not served."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, _args: tuple, _kwargs: dict) -> None:
        """Refuse what has no gate."""
        name = request.resolver_match.url_name or ""
        if not hasattr(view, "permission") and not name.startswith(GATED_ELSEWHERE):
            raise Http404


class KeptNowhere:
    """Middleware: no page with a record on it stays in a browser's or a proxy's store, or loads anything from elsewhere."""

    POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with what browsers are to keep and load."""
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "no-store"
            response["Content-Security-Policy"] = self.POLICY
        return response
