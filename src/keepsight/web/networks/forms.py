"""The form of one step with the family's own network."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from keepsight.commands.network import StepDraft
from keepsight.intake.dates import read_date
from keepsight.records.person import Person
from keepsight.reports.picture.words.who import eldest_first
from keepsight.store.fathers import NETWORK_ANSWERS
from keepsight.web.layout.fields import boxes, radios
from keepsight.web.layout.written import WrittenForm

WHO = {"member": "Who is in it?", "offered": "Who was asked?", "met": "Who came?", "plan": "Whose plan is it?"}
WHAT = {"member": "How are they in touch, and what do they do or could they do?", "offered": "How was it offered, and what did they say?", "met": "What came of it?", "plan": "What is the plan, and what happens if it does not hold?"}


class NetworkForm(WrittenForm):
    """One step: what is so, who, when and in words; of a plan, when it is looked at again."""

    ORDER = ("answer", "people")

    def __init__(self, *given: Any, step: str, people: dict[str, Person], **more: Any) -> None:
        super().__init__(*given, **more)
        self.step = step
        if step in NETWORK_ANSWERS:
            self.fields["answer"] = radios("What is so?", NETWORK_ANSWERS[step], required="Choose one of these")
        self.fields["people"] = boxes(WHO[step], [(one.person_id, one.label) for one in sorted(people.values(), key=eldest_first)], hint="Relatives on the father’s side, friends and neighbours too.")
        self.fields["what"].label = WHAT[step]
        if step == "plan":
            self.fields["review_on"] = forms.CharField(label="On which day is it looked at again?", required=False, max_length=100, widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}))
        self.order_fields([*self.ORDER, "when", "what", "review_on", "source_type", "whose_word", "restricted"])

    def clean_review_on(self) -> date | None:
        """A day, or nothing."""
        if not self.cleaned_data["review_on"]:
            return None
        try:
            return read_date(self.cleaned_data["review_on"]).latest
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None

    def draft(self) -> StepDraft:
        """The step to be recorded."""
        given = dict(self.cleaned_data)
        happened, text, people = given.pop("when"), given.pop("what"), tuple(given.pop("people"))
        return StepDraft(self.step, happened, text, people, **given)
