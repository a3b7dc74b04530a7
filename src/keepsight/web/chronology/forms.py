"""The form that narrows a chronology. It is sent, not put into the address: what somebody looks for may be a name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from keepsight.commands.read_chronology import Wanted
from keepsight.intake.dates import read_date
from keepsight.reports.picture.words.narrowing import Choices

LONGEST = 200  # letters


def _one_of(label: str, everything: str) -> forms.ChoiceField:
    field = forms.ChoiceField(label=label, required=False)
    field.everything = everything
    return field


def _day(label: str, hint: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=100, widget=widget)


class NarrowForm(forms.Form):
    """Which entries are looked for. `choices` are what the entries in the reader's sight hold."""

    use_required_attribute = False

    words = forms.CharField(label="Words in the entry", help_text="All of them; the first four letters of a word or more will do. Put “quotation marks” round words that stand together.", required=False, max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}))
    person = _one_of("Child or adult", "Everybody")
    agency = _one_of("Agency", "Every agency")
    kind = _one_of("Kind of entry", "Every kind")
    first = _day("Happened on or after", "For example 22 May 2026, May 2026 or 2026")
    last = _day("Happened on or before", "The same ways of writing it")
    theme = _one_of("Theme, stated or suggested", "Every theme")
    seen = forms.ChoiceField(label="Seen or not seen", required=False, choices=[("", "Either"), ("seen", "Somebody was seen"), ("unseen", "Somebody was not seen, or was not brought")])
    key = forms.BooleanField(label="Key events only", required=False, widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"}))
    known_by = _day("Recorded or shared by", "Who knew what, when: needs the days on which entries were recorded or shared")
    known_to = _one_of("Known to", "Anybody")
    mention = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, choices: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        agencies = [(agency, agency) for agency in choices.agencies]
        offered = {"person": choices.people, "agency": agencies, "kind": choices.kinds, "theme": choices.themes, "known_to": agencies}
        for name, listed in offered.items():
            self.fields[name].choices = [("", self.fields[name].everything), *listed]

    def clean_first(self) -> date | None:
        """The first day that the words can mean."""
        return self._day("first", "earliest")

    def clean_last(self) -> date | None:
        """The last day that the words can mean."""
        return self._day("last", "latest")

    def clean_known_by(self) -> date | None:
        """The last day that the words can mean."""
        return self._day("known_by", "latest")

    def clean(self) -> dict[str, Any]:
        """An agency's knowledge is asked for as at a day."""
        given = super().clean()
        if given.get("known_to") and not given.get("known_by") and "known_by" not in self.errors:
            self.add_error("known_by", "Write the day as at which you ask what was known.")
        return given

    def _day(self, name: str, which: str) -> date | None:
        written = self.cleaned_data[name].strip()
        if not written:
            return None
        try:
            return getattr(read_date(written), which)
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None

    def wanted(self) -> Wanted:
        """What is looked for."""
        return Wanted(**{name: self.cleaned_data[name] for name in Wanted.__dataclass_fields__ if name in self.cleaned_data})
