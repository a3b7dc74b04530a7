"""The forms about what people say of their own record."""

from __future__ import annotations

from typing import Any

from django import forms

from keepsight.commands.enter_representation import Said
from keepsight.store.representation import CAME, KINDS
from keepsight.web.layout.fields import DayField, area, radios


class SaidForm(forms.Form):
    """Who said it, what kind of thing it is, how and when it came, and their words."""

    use_required_attribute = False
    person = forms.ChoiceField(label="Who said it?", help_text="Somebody of the record. If it is somebody else, write their name below.", required=False, widget=forms.Select())
    whose = forms.CharField(label="Their name, if they are not in the list", required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    words = area("What did they say?", hint="In their own words, also where you would put it otherwise.", required="Write what they said")
    kind = radios("What is it?", {code: words for code, words in KINDS.items() if code}, required="Choose what it is")
    came = radios("How did it come?", {code: words for code, words in CAME.items() if code}, required="Choose how it came")
    said_on = DayField("On which day?", required="Write the day on which they said it")

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

    def said(self, beside: str, thing_id: str) -> Said:
        """As the command takes it."""
        given = self.cleaned_data
        whose = self.people.get(given["person"], "") or given["whose"]
        return Said(whose, given["kind"], given["came"], given["said_on"], given["words"], beside, thing_id, given["person"])


class AnswerForm(forms.Form):
    """What they were answered."""

    use_required_attribute = False
    answer = area("What were they answered, and what was done?", hint="If nothing was changed, say why.", required="Write what was answered")
    told_how = area("How were they told?", hint="For example at a visit, by letter, or with an interpreter.", rows=2)
