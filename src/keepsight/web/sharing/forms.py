"""The forms about who sees a family: opening, answering and ending a joint record, sharing one entry, allocating, keeping out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from keepsight.access.purposes import LAWFUL_BASES, PURPOSES, TOLD
from keepsight.commands.list_sharing import Choices
from keepsight.commands.open_joint_record import Terms
from keepsight.intake.dates import read_date

LONGEST = 5_000


def _radios(label: str, choices: list[tuple[str, str]], required: str, hint: str = "") -> forms.ChoiceField:
    widget = forms.RadioSelect(attrs={"class": "govuk-radios__input"})
    return forms.ChoiceField(label=label, choices=choices, widget=widget, help_text=hint, error_messages={"required": required})


def _boxes(label: str, required: str, hint: str = "") -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"})
    return forms.MultipleChoiceField(label=label, widget=widget, help_text=hint, error_messages={"required": required})


def _words(label: str, required: str, hint: str = "", needed: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=needed, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": required})


def _day(label: str, required: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"})
    return forms.CharField(label=label, help_text="For example 22 May 2027.", max_length=100, widget=widget, error_messages={"required": required})


def _capital(choices: dict[str, str]) -> list[tuple[str, str]]:
    return [(key, words[0].upper() + words[1:]) for key, words in choices.items()]


class SharingForm(forms.Form):
    """What the forms have in common: days read as intake reads them, and choices that the command gives."""

    use_required_attribute = False

    def __init__(self, *given: Any, choices: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        self.take(choices)

    def take(self, choices: Choices) -> None:
        """Put what may be chosen into the fields."""

    def _a_day(self, name: str) -> date:
        try:
            read = read_date(self.cleaned_data[name])
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None
        if read.earliest != read.latest:
            raise forms.ValidationError("Write one day, for example 22 May 2027.")
        if read.latest < timezone.localdate():
            raise forms.ValidationError("This day has passed. Write a day from today on.")
        return read.latest


class OpenForm(SharingForm):
    """On which terms a joint record is opened."""

    purpose = _radios("What is the joint record for?", _capital(PURPOSES), "Choose what it is for")
    basis = _radios("On which lawful basis?", _capital(LAWFUL_BASES), "Choose the lawful basis")
    ends_on = _day("On which day does it end?", "Write the day on which it ends")
    told = _radios("Was the family told?", _capital(TOLD), "Choose whether the family was told")
    told_how = _words("How were they told, by whom and when? If they were not, why not?", "Write how the family was told, or why not")
    agencies = _boxes("Which agencies are asked?", "Choose at least one agency", "Yours joins as you open it. Each other agency is asked, and shares nothing until its own supervisor answers.")
    people = _boxes("Whom does it name?", "Choose at least one person", "Only those named see it.")

    def take(self, choices: Choices) -> None:
        """Every agency, and everybody who works with families."""
        self.fields["agencies"].choices, self.fields["people"].choices = choices.agencies, choices.people

    def clean_ends_on(self) -> date:
        """A day from today on."""
        return self._a_day("ends_on")

    def terms(self) -> Terms:
        """As the command takes them."""
        given = self.cleaned_data
        return Terms(given["purpose"], given["basis"], given["ends_on"], given["told"], given["told_how"])


class AnswerJointForm(SharingForm):
    """Whether an agency joins."""

    answer = _radios("Does your agency join?", [("joined", "It joins: its entries that are not restricted are shared into the joint record"), ("declined", "It declines: none of its entries is shared")], "Choose whether your agency joins")
    why = _words("If it declines, why?", "", needed=False)


class EndForm(SharingForm):
    """Why a joint record ends before its last day."""

    why = _words("Why does it end now?", "Write in a few words why it ends", "Everybody it names loses sight of the other agencies’ entries at once. What was written stays.")


class LetBackForm(SharingForm):
    """Why a worker who was kept out may see the record again."""

    why = _words("Why may they see it again?", "Write in a few words why", "For example: recorded for the wrong worker.")


class ShareForm(SharingForm):
    """With whom one entry is shared, for what, until when."""

    to = _radios("With whom?", [], "Choose with whom it is shared")
    purpose = _words("For what?", "Write for what it is shared")
    until = _day("Until which day?", "Write until which day it is shared")

    def take(self, choices: Choices) -> None:
        """Open joint records first, then agencies."""
        joints = [(f"joint-{key}", f"Into the {words}") for key, words in choices.joints]
        self.fields["to"].choices = joints + [(f"agency-{key}", f"With {words}") for key, words in choices.agencies]

    def clean_until(self) -> date:
        """A day from today on."""
        return self._a_day("until")


class WorkerForm(SharingForm):
    """Which worker of one's agency."""

    worker = _radios("Which worker of your agency?", [], "Choose a worker")

    def take(self, choices: Choices) -> None:
        """The agency's own practitioners."""
        self.fields["worker"].choices = choices.workers
