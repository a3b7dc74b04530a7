"""The address of a record that goes on in another leads there; what a form had brought to it is kept as its writer's draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.commands.keep_draft import keep_words_there
from keepsight.commands.lead_on import GoesOnIn
from keepsight.web.drafts.keeping import address_asked, seal_of, words_in
from keepsight.web.drafts.words import address_of

LED = "The record that you asked for goes on in this one."
KEPT = "While you had this form open its record was closed, and it goes on in this one. Nothing was saved yet. What you wrote is kept, and stands below: look whether it still holds, and press again."
CARRIED = {"family_id", "entry_id", "child_id", "person_id", "finding_id", "man_id"}  # what an address may name that is carried; what else it names has another number now


def lead(request: HttpRequest, records: list[GoesOnIn], at: dict[str, str]) -> HttpResponse:
    """On to the same page of the record in which it goes on; where it goes on in several, a page that names those the reader reaches."""
    first = records[0]
    same_page = set(at) <= CARRIED
    there = first.address(address_asked(request)) if same_page else ""
    kept = _kept(request, first, there)
    if len(records) > 1:
        return render(request, "joining/goes_on.html", {"records": records, "kept": kept})
    if kept:
        messages.warning(request, KEPT)
        return redirect(kept)
    messages.success(request, LED)
    return redirect(there if there and request.method != "POST" else f"/families/{first.family.pk}/")


def _kept(request: HttpRequest, first: GoesOnIn, there: str) -> str:
    """Keep what a form brought; the address at which it is opened again, empty where there was nothing to keep."""
    seal = seal_of(request) if request.method == "POST" else None
    if seal is None or seal.by_id != str(request.reader.user_id):
        return ""
    form = there or first.address(seal.form)
    words = {name: [first.called(value) for value in values] for name, values in words_in(request).lists()}
    keep_words_there(seal.draft_id, seal.by_id, first.family.pk, form, words)
    return address_of(form, seal.draft_id)
