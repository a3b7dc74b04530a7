"""How a form keeps what is written in it: by a press, by the script every few seconds, before it is saved, and when the session ended meanwhile.

The gate gives every page that takes words a `Kept`, as `request.kept`; its form is made and put in by that, and its template takes
drafts/buttons.html, or the tag `seal` alone. The seal says for whom, in which family and at which address a form was opened, and the id of its
draft. What arrives with a seal of ours is kept for that writer whoever is signed in by then; what arrives without one is taken as it comes.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Self

from django.contrib import messages
from django.core import signing
from django.forms import Form, MultipleChoiceField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone

from keepsight.access.scope import NotYours, Reader, Scope
from keepsight.commands.command import By, Cannot
from keepsight.commands.keep_draft import (
    PutInBefore,
    keep_draft,
    keep_words,
    list_drafts,
    open_draft,
    put_draft_in,
    throw_draft_away,
)

from .words import DraftWords, address_of, draft_words, when

SALT = "keepsight.draft"
SEALED_FOR = timedelta(days=7)
NOT_WORDS = ("csrfmiddlewaretoken", "seal", "do")  # fields of a form that are not what somebody wrote
SIGNED_OUT = "You were signed out before this arrived. Nothing was saved in the record, and no word is lost: sign in, and what you wrote is in the form."
GONE = "That draft does not lie here: it was saved or thrown away, or it is somebody else’s."
ANOTHER = "This form was opened by somebody else who was signed in here. Nothing was saved in the record; what was written is kept as their draft."
SAVED_BEFORE = "This form was saved before, and is in the record once. What stands in it now is kept as a draft. If it is the same, leave it; if it says something else, press again and it is saved as well."
ONCE = "What you pressed twice is in the record once, and what it was about is not there to be changed any more. If the second said something else, it is kept among your drafts."
NOT_THERE = "What you sent was not saved: what it was about is not there to be changed any more. No word is lost: what you wrote is below."
QUIETLY = "keep-quietly"  # what the script sends


def new_id() -> str:
    """The id of a draft that begins."""
    return secrets.token_hex(6)


def address_asked(request: HttpRequest) -> str:
    """The address of the form that is asked for or sent: all of it, but for which draft of it is opened."""
    asked = request.GET.copy()
    asked.pop("draft", None)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


@dataclass(frozen=True, slots=True)
class Seal:
    """For whose account, in which family (empty: none) and at which address a form was opened, and the id of its draft.

    A page with many small forms has one seal for all whose address begins alike: its `form` then ends with `*`, and each has a draft of its own.
    """

    by_id: str
    family_id: str
    form: str
    draft_id: str

    def __str__(self) -> str:
        return signing.dumps([self.by_id, self.family_id, self.form, self.draft_id], salt=SALT)

    @classmethod
    def of(cls, by: By, form: str, draft_id: str = "") -> Self:
        """The seal of a form that is opened by `by`."""
        reader = by.reader if isinstance(by, Scope) else by
        return cls(str(reader.user_id), by.family.pk if isinstance(by, Scope) else "", form, draft_id or new_id())

    def at(self, address: str) -> Seal | None:
        """This seal as it stands for the form at an address; None where it is another form's."""
        if self.form.endswith("*") and address.startswith(self.form[:-1]):
            return replace(self, form=address, draft_id=hashlib.sha256(f"{self.draft_id} {address}".encode()).hexdigest()[:12])
        return self if self.form == address else None


def seal_of(request: HttpRequest) -> Seal | None:
    """The seal that a form was sent with; None where there is none of ours for this form, or where it is a week old."""
    try:
        sent = Seal(*signing.loads(request.POST.get("seal", ""), salt=SALT, max_age=SEALED_FOR))
    except signing.BadSignature:
        return None
    return sent.at(address_asked(request))


def words_in(request: HttpRequest) -> QueryDict:
    """What was written, ready for the form and for the database: lines end alike everywhere, and what no database holds becomes a mark that shows."""
    words = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name not in NOT_WORDS:
            words.setlist(name, [value.replace("\r\n", "\n").replace("\x00", "\N{REPLACEMENT CHARACTER}") for value in values])
    return words


def keep_for_who_opened_it(request: HttpRequest) -> str:
    """Keep what arrived for the account that its seal names, where the one who sends it is signed in no more, or is somebody else.

    Gives the address at which the form is opened with it; empty where there is no seal of ours.
    """
    seal = seal_of(request) if request.method == "POST" else None
    if seal is None:
        return ""
    keep_words(seal.draft_id, seal.by_id, seal.family_id, seal.form, dict(words_in(request).lists()))
    return address_of(seal.form, seal.draft_id)


class Kept:
    """One form for the length of a request: what stands in it, which draft it is, and what else lies kept for its address."""

    def __init__(self, request: HttpRequest, by: Scope | Reader) -> None:
        """Open the draft that the address names; of a form that was sent, keep the words first, before anything is tried with them."""
        self.request, self.by, self.address = request, by, address_asked(request)
        self.pressed = request.method == "POST"
        self.do, self.saved_before = request.POST.get("do", ""), False
        sent = seal_of(request)
        self.somebody_elses = sent is not None and sent.by_id != Seal.of(by, self.address).by_id
        self.draft_id = sent.draft_id if sent and not self.somebody_elses else new_id()
        self.words = words_in(request) if self.pressed else self._from_draft()
        self.lies_here = (sent is not None and not self.somebody_elses if self.pressed else self.words is not None) and self._says_anything()
        if self.somebody_elses:
            keep_for_who_opened_it(request)
        elif self.pressed and not self._keep() and self.do != QUIETLY:
            self.saved_before, self.draft_id = True, new_id()
            self._keep()

    def _says_anything(self) -> bool:
        return any(value.strip() for _, values in self.words.lists() for value in values)

    def _keep(self) -> bool:
        return keep_draft(self.draft_id, self.address, dict(self.words.lists()), by=self.by)

    def _from_draft(self) -> QueryDict | None:
        if "draft" not in self.request.GET:
            return None
        try:
            draft = open_draft(self.request.GET["draft"], by=self.by)
        except NotYours:
            messages.warning(self.request, GONE)
            return None
        self.draft_id, words = draft.pk, QueryDict(mutable=True)
        for name, values in draft.fields.items():
            words.setlist(name, values)
        return words

    def form(self, kind: type[Form], /, *, initial: dict[str, Any] | None = None, **more: Any) -> Form:
        """The form as it was sent; before that with what stands in its draft, else with `initial`."""
        if self.pressed:
            return kind(self.words, initial=initial, **more)
        form = kind(initial=initial, **more)
        if self.words is not None:
            form.initial = {name: self.words.getlist(name) if isinstance(field, MultipleChoiceField) else self.words.get(name, "") for name, field in form.fields.items()}
        return form

    @property
    def seal(self) -> Seal:
        """The seal for the form on the page."""
        return Seal.of(self.by, self.address, self.draft_id)

    def lying(self) -> list[DraftWords]:
        """Drafts of this form that lie there, but for the one on the page."""
        return [draft_words(draft) for draft in list_drafts(by=self.by, form=self.address) if draft.pk != self.draft_id]

    def only_kept(self) -> HttpResponse | None:
        """The answer where the words were only to be kept: a line for the script, the form again for a press; None where more was asked for."""
        if self.somebody_elses:
            messages.warning(self.request, ANOTHER)
            return redirect(self.address)
        if self.do == QUIETLY:
            return HttpResponse(f"Kept as a draft, {when(timezone.now())}. It is not in the record yet.", content_type="text/plain; charset=utf-8")
        if self.do == "keep":
            messages.success(self.request, "Kept as a draft. It is not in the record yet; only you see it, and it is offered when you come back.")
            return redirect(address_of(self.address, self.draft_id))
        return None

    def goes_in(self, form: Form, do: Callable[[], object]) -> bool:
        """Whether the form was sent and what it asks for is done, its draft let go with it; where it is not done, the form says why beside its fields."""
        if not self.pressed:
            return False
        if self.saved_before or not form.is_valid():
            form.add_error(None, SAVED_BEFORE) if self.saved_before else None
            return False
        try:
            put_draft_in(self.draft_id, do, by=self.by)
        except Cannot as why:
            form.add_error(why.about if why.about in form.fields else None, str(why))
        except PutInBefore:
            form.add_error(None, SAVED_BEFORE)
        return not form.errors

    def gone(self) -> HttpResponse | None:
        """The answer where what a form was about is not there any more: to a second press of it, and to words that lie in it; None where there are none.

        It is the same for what was withdrawn, what was never there and what is out of sight.
        """
        if self.saved_before:
            messages.warning(self.request, ONCE)
            return redirect("family", self.by.family.pk) if isinstance(self.by, Scope) else redirect("home")
        if not self.lies_here:
            return None
        if self.pressed:
            messages.warning(self.request, NOT_THERE)
        return redirect("draft-words", self.by.family.pk, self.draft_id) if isinstance(self.by, Scope) else redirect("own-draft-words", self.draft_id)

    def let_go(self) -> None:
        """Let the draft go where what was sent stands kept elsewhere, or holds no words: the same form may be sent again."""
        throw_draft_away(self.draft_id, by=self.by)
