"""The form of something written down as an entry on a page of its own: when, in words, on what it rests; and what becomes of it when it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from keepsight.access.scope import Scope
from keepsight.records.codes import SOURCE_TYPES
from keepsight.reports.picture.words.dates import day
from keepsight.web.entries.forms import LONGEST, WithADay
from keepsight.web.entries.words import write_words
from keepsight.web.layout.fields import radios

RESTS_ON = {"": "Not recorded", **SOURCE_TYPES}


class WrittenForm(WithADay):
    """When, what, on what it rests, on whose word, and whether it may be seen by all."""

    when = forms.CharField(label="When?", help_text="For example 22 May 2026, or May 2026 where only the month is known.", max_length=100, widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}), error_messages={"required": "Write when it was"})
    what = forms.CharField(label="What was seen or said?", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Write what it was"})
    source_type = radios("What does it rest on?", RESTS_ON)
    whose_word = forms.CharField(label="On whose word?", required=False, max_length=200)
    restricted = forms.CharField(label="May it not be seen by all? Then say why", help_text="Other agencies then see it only if yours shares it with them.", required=False, max_length=500)
    ORDER: tuple[str, ...] = ()  # the fields that stand before these

    field_order = None

    def __init__(self, *given: object, **more: object) -> None:
        super().__init__(*given, **more)
        self.order_fields([*self.ORDER, "when", "what", "source_type", "whose_word", "restricted"])


def today() -> dict[str, str]:
    """What a form is first filled with."""
    return {"when": day(timezone.localdate())}


def written_down(
    request: HttpRequest, by: Scope, kind: type[Form], heading: str, back: tuple[str, str], do: Callable[[Form], object], *, initial: dict[str, Any] | None = None, standing: str = "", version: int | None = None, **more: Any
) -> HttpResponse:
    """To `back`, an address and its name, once it is done; else the form, with every word kept as a draft and what is wrong beside its field.

    `standing` is what stands now, where something is changed, and `version` which version that is: it takes the place of the one that was sent.
    """
    kept = request.kept
    form = kept.form(kind, initial=today() if initial is None else initial, **more)
    if kept.goes_in(form, lambda: do(form)):
        messages.success(request, "It is in the record.")
        return redirect(back[0])
    if kept.pressed and version is not None:
        form.data["version"] = version
    given = {"form": form, "by": by, "heading": heading, "back": back, "standing": standing, "page": write_words(by)}
    return render(request, "layout/written.html", given, status=422 if form.errors else 200)
