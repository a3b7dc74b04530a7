"""One's own drafts in a family, throwing one away, and a pasted note that becomes several."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import Reader, Scope
from keepsight.commands.begin_entry import begin_entry
from keepsight.commands.keep_draft import keep_draft, list_drafts, open_draft, throw_draft_away
from keepsight.commands.split_note import split_note
from keepsight.web.entries.forms import NoteForm, from_part
from keepsight.web.gate import page

from .keeping import new_id
from .words import as_plain_text, draft_words


@page(May.SEE_FAMILY)
def drafts(request: HttpRequest, by: Scope) -> HttpResponse:
    """What lies there and is not in the record."""
    return render(request, "drafts/drafts.html", {"drafts": [draft_words(one) for one in list_drafts(by=by)], "by": by, "may_write": by.may(May.RECORD_ENTRY)})


@page(May.SEE_FAMILY, "POST")
def throw_away(request: HttpRequest, by: Scope, draft_id: str) -> HttpResponse:
    """Throw one away, at once."""
    throw_draft_away(draft_id, by=by)
    messages.success(request, "The draft is thrown away. Nothing of it was in the record.")
    return redirect("drafts", by.family.pk)


@page(May.SEE_FAMILY)
def words_of_draft(request: HttpRequest, by: Scope, draft_id: str) -> HttpResponse:
    """What was written in a form of this family that is not there any more, to be copied from."""
    write = reverse("write-entry", args=[by.family.pk]) if by.may(May.RECORD_ENTRY) else ""
    return _words(request, by, draft_id, family=by.family, write=write, throw_away=reverse("throw-draft-away", args=[by.family.pk, draft_id]))


@page(May.SEE_HOME)
def words_of_own_draft(request: HttpRequest, by: Reader, draft_id: str) -> HttpResponse:
    """The same of a form that is of no family."""
    return _words(request, by, draft_id)


def _words(request: HttpRequest, by: Scope | Reader, draft_id: str, **more: object) -> HttpResponse:
    draft = open_draft(draft_id, by=by)
    words = as_plain_text(draft)
    return render(request, "drafts/words.html", {"draft": draft_words(draft), "words": words, "rows": min(24, words.count("\n") + len(words) // 60 + 2), "by": by, **more})


@page(May.RECORD_ENTRY, "GET", "POST")
def from_a_note(request: HttpRequest, by: Scope) -> HttpResponse:
    """A pasted note, and what comes of it: a draft for each of its parts, to be checked one by one."""
    kept = request.kept
    people, form = begin_entry(by=by).people, kept.form(NoteForm)

    def do() -> None:
        parts = split_note(form.cleaned_data["note"], by=by)
        for part in reversed(parts):  # the first of the note is then the first of the list
            keep_draft(new_id(), reverse("write-entry", args=[by.family.pk]), from_part(part, people), by=by)
        count = "1 draft" if len(parts) == 1 else f"{len(parts)} drafts"
        messages.success(request, f"The note is parted into {count}. None is in the record: open each, check it, and save it.")

    if kept.goes_in(form, do):
        return redirect("drafts", by.family.pk)
    return render(request, "drafts/note.html", {"form": form, "by": by}, status=422 if form.errors else 200)
