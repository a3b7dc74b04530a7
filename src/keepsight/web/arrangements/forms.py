"""The forms of orders and arrangements: written down, corrected, ended; and of the language somebody speaks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from keepsight.commands.write_language import Language
from keepsight.commands.write_order import OrderDraft
from keepsight.intake.dates import read_date
from keepsight.records.codes import ORDER_KINDS
from keepsight.records.person import Person
from keepsight.reports.picture.words.who import eldest_first
from keepsight.web.entries.forms import LONGEST, WithADay

KINDS_SHOWN = [(code, words[:1].upper() + words[1:]) for code, words in ORDER_KINDS.items()]


def _day_field(label: str, hint: str = "", required: bool = False, problem: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=100, widget=widget, error_messages={"required": problem} if problem else None)


def _boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"})


def read_day(words: str) -> date | None:
    """A single day as people write days; None where nothing was written. Raises forms.ValidationError."""
    if not words:
        return None
    try:
        return read_date(words).latest
    except ValueError as why:
        raise forms.ValidationError(str(why)) from None


class WithPeople(forms.Form):
    """What it is, what it says, and whom it binds and protects."""

    use_required_attribute = False

    order_kind = forms.ChoiceField(label="What is it?", choices=KINDS_SHOWN, widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), error_messages={"required": "Choose what it is"})
    says = forms.CharField(label="What does it say?", help_text="For a hazard: what it is and where. For a safe way of contact: how to ring, write or knock, and how not to.", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Write what it says"})
    binds = forms.MultipleChoiceField(label="Whom does it bind, or whom is it about?", required=False, widget=_boxes())
    protects = forms.MultipleChoiceField(label="Whom does it protect?", required=False, widget=_boxes())
    start = _day_field("From which day?", "Leave empty where it is not known.")
    end = _day_field("Until which day?", "Leave empty where none is set.")

    def __init__(self, *given: Any, people: dict[str, Person], **more: Any) -> None:
        super().__init__(*given, **more)
        everybody = [(person.person_id, person.label) for person in sorted(people.values(), key=eldest_first)]
        self.fields["binds"].choices = self.fields["protects"].choices = everybody

    def clean_start(self) -> date | None:
        """A day, or nothing."""
        return read_day(self.cleaned_data["start"])

    def clean_end(self) -> date | None:
        """A day, or nothing."""
        return read_day(self.cleaned_data["end"])

    def draft(self) -> OrderDraft:
        """What is to be written down."""
        given = self.cleaned_data
        learnt = given.get("when") or read_date(f"{date.today():%d.%m.%Y}")
        return OrderDraft(given["order_kind"], given["says"], tuple(given["binds"]), tuple(given["protects"]), learnt, given.get("whose_word", ""), given["start"], given["end"], given.get("restricted", ""))


class OrderForm(WithPeople, WithADay):
    """One that is written down for the first time."""

    when = _day_field("When did you learn of it?", "For example 22 May 2026.", True, "Write when you learnt of it")
    whose_word = forms.CharField(label="From whom?", help_text="The court, the police, the mother: whoever told you, or which paper you saw.", required=False, max_length=200)
    restricted = forms.CharField(label="May it not be seen by all? Then say why", help_text="Other agencies then see it only if yours shares it with them.", required=False, max_length=500)


class CorrectOrderForm(WithPeople):
    """What it is to say from now on, and why."""

    reason = forms.CharField(label="Why is it corrected?", help_text="The version before is kept, with this reason beside it.", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Say why it is corrected"})
    version = forms.IntegerField(widget=forms.HiddenInput)


class EndOrderForm(forms.Form):
    """From which day it stands no longer, and why."""

    use_required_attribute = False

    ended = _day_field("From which day does it stand no longer?", "", True, "Write from which day it stands no longer")
    reason = forms.CharField(label="Why, and who says so?", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Say why it stands no longer, and who says so"})
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_ended(self) -> date:
        """A day."""
        return read_day(self.cleaned_data["ended"])


class LanguageForm(WithADay):
    """What somebody speaks, and how they are understood."""

    first_language = forms.CharField(label="First language", required=False, max_length=200)
    interpreter = forms.CharField(label="Is an interpreter needed? For which language, and when?", help_text="Leave empty where it is not known. Write ‘not needed’ where somebody asked.", required=False, max_length=200)
    communication = forms.CharField(label="How do they communicate, and through whom?", help_text="Signs, pictures, a device; who understands them.", required=False, max_length=500)
    when = _day_field("When did you learn of it?", "", True, "Write when you learnt of it")
    whose_word = forms.CharField(label="From whom?", required=False, max_length=200)

    def language(self) -> Language:
        """What is so from now on."""
        given = self.cleaned_data
        return Language(given["first_language"], given["interpreter"], given["communication"], given["when"], given["whose_word"])
