"""The forms about what people say of their own record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from keepsight.commands.enter_representation import Said
from keepsight.intake.dates import read_date
from keepsight.store.representation import CAME, KINDS

LONGEST = 20_000


def _radios(label: str, choices: dict[str, str], required: str) -> forms.ChoiceField:
    said = [(key, words[0].upper() + words[1:]) for key, words in choices.items() if key]
    return forms.ChoiceField(label=label, choices=said, widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), error_messages={"required": required})


def _area(label: str, hint: str, required: str = "", rows: int = 5) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=bool(required), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), error_messages={"required": required})


class SaidForm(forms.Form):
    """Who said it, what kind of thing it is, how and when it came, and their words."""

    use_required_attribute = False
    person = forms.ChoiceField(label="Who said it?", help_text="Somebody of the record. If it is somebody else, write their name below.", required=False, widget=forms.Select())
    whose = forms.CharField(label="Their name, if they are not in the list", required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    words = _area("What did they say?", "In their own words, also where you would put it otherwise.", "Write what they said")
    kind = _radios("What is it?", KINDS, "Choose what it is")
    came = _radios("How did it come?", CAME, "Choose how it came")
    said_on = forms.CharField(label="On which day?", help_text="For example 22 May 2026.", max_length=100, widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}), error_messages={"required": "Write the day on which they said it"})

    def __init__(self, *given: Any, people: dict[str, str], beside: str, **more: Any) -> None:
        super().__init__(*given, **more)
        self.people = people
        self.fields["person"].choices = [("", "Somebody else"), *people.items()]
        if beside != "report":
            self.fields["kind"].choices = [one for one in self.fields["kind"].choices if one[0] != "comment"]

    def clean(self) -> dict[str, Any]:
        """Somebody said it."""
        given = super().clean()
        if not given.get("person") and not given.get("whose", "").strip():
            self.add_error("person", "Choose who said it, or write their name")
        return given

    def clean_said_on(self) -> date:
        """One day."""
        try:
            read = read_date(self.cleaned_data["said_on"])
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None
        if read.earliest != read.latest:
            raise forms.ValidationError("Write one day, for example 22 May 2026.")
        return read.latest

    def said(self, beside: str, thing_id: str) -> Said:
        """As the command takes it."""
        given = self.cleaned_data
        whose = self.people.get(given["person"], "") or given["whose"]
        return Said(whose, given["kind"], given["came"], given["said_on"], given["words"], beside, thing_id, given["person"])


class AnswerForm(forms.Form):
    """What they were answered."""

    use_required_attribute = False
    answer = _area("What were they answered, and what was done?", "If nothing was changed, say why.", "Write what was answered")
    told_how = _area("How were they told?", "For example at a visit, by letter, or with an interpreter.", rows=2)
