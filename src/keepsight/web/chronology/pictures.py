"""Genogram and timeline on two days: the page, its form and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.draw_family import Days, OnTwoDays, draw_family
from keepsight.commands.kept import Kept
from keepsight.intake.dates import read_date
from keepsight.reports.picture.drawings import drawn
from keepsight.reports.picture.sections import drawn_sections
from keepsight.reports.picture.words.dates import day
from keepsight.web.families.sight import sight
from keepsight.web.gate import page

from .leading import led, to_entries

_drawn = Kept(32)


def _day(label: str, hint: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "data-day": "", "class": "govuk-input--width-10"})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=100, widget=widget)


class DaysForm(forms.Form):
    """The two days, as people write them; what is empty is the day the record stands at."""

    use_required_attribute = False

    true = _day("The family as it was on", "What was so in the family’s life by this day")
    known = _day("As far as it was known on", "What the record held by this day, whenever it happened")

    def clean_true(self) -> date | None:
        """The last day that the words can mean."""
        return self._read("true")

    def clean_known(self) -> date | None:
        """The last day that the words can mean."""
        return self._read("known")

    def _read(self, name: str) -> date | None:
        try:
            return read_date(self.cleaned_data[name]).latest if self.cleaned_data[name].strip() else None
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None


@dataclass(frozen=True, slots=True)
class PicturesWords:
    """The page's words: which days it shows, what that rests on, and the drawings with their tables. `first` and `last` bound both days."""

    heading: str
    family_id: str
    sight: tuple[str, ...]
    shows: str
    rests_on: tuple[str, ...]
    first: str
    last: str
    drawn: SafeString


@page(May.SEE_CHRONOLOGY)
def pictures(request: HttpRequest, by: Scope) -> HttpResponse:
    """The drawings on the days that the address gives: a day alone tells of nobody."""
    form = DaysForm(request.GET if request.GET else None)
    days = Days(form.cleaned_data["true"], form.cleaned_data["known"]) if form.is_valid() else Days()
    found = draw_family(days, by=by)
    if not form.errors:
        form = DaysForm(initial={"true": day(found.true_on), "known": day(found.known_on)})
    return render(request, "chronology/pictures.html", {"form": form, "page": pictures_words(found, by)}, status=422 if form.errors else 200)


def pictures_words(found: OnTwoDays, by: Scope) -> PicturesWords:
    """Put the page into words."""
    return PicturesWords(
        heading=by.family.label, family_id=by.family.pk, sight=sight(found.told, by),
        shows=f"The family as it was on {day(found.true_on)}, as far as the record held it on {day(found.known_on)}.",
        rests_on=tuple(_rests_on(found)), first=found.first.isoformat(), last=found.told.as_of.isoformat(),
        drawn=mark_safe(_drawn.get(found.sight, lambda: _draw(found, by))),
    )  # fmt: skip


def _draw(found: OnTwoDays, by: Scope) -> str:
    to = to_entries(found.told, by)
    return led(str(drawn_sections(drawn(found.record, found.true_on), to=to)), to)


def _rests_on(found: OnTwoDays):
    if found.later > 0:
        yield f"{_entries(found.later)} in your sight became known only after {day(found.known_on)}, and {'is' if found.later == 1 else 'are'} left out."
    if found.undated:
        yield f"Recording dates were not supplied for every entry of {', '.join(found.undated)}: where there is none, the last day on which it can have happened stands for the day it became known."
    if found.known_on < found.told.as_of:
        yield "People stand under the names they have now; whoever was taken out of the record since is not shown."


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"
