"""The forms about who sees a family: opening, answering and ending a joint record, sharing one entry, allocating, keeping out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from keepsight.access.purposes import LAWFUL_BASES, PURPOSES, TOLD
from keepsight.commands.list_sharing import Choices
from keepsight.commands.open_joint_record import Terms
from keepsight.web.layout.fields import DayField, area, boxes, radios


class SharingForm(forms.Form):
    """What the forms have in common: days read as intake reads them, and choices that the command gives."""

    use_required_attribute = False

    def __init__(self, *given: Any, choices: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        self.take(choices)

    def take(self, choices: Choices) -> None:
        """Put what may be chosen into the fields."""


class DayToCome(DayField):
    """A day from today on."""

    def clean(self, value: str) -> date | None:
        """The day. Its words say what to write instead."""
        written = super().clean(value)
        if written and written < timezone.localdate():
            raise forms.ValidationError("This day has passed. Write a day from today on.")
        return written


class OpenForm(SharingForm):
    """On which terms a joint record is opened."""

    purpose = radios("What is the joint record for?", PURPOSES, required="Choose what it is for")
    basis = radios("On which lawful basis?", LAWFUL_BASES, required="Choose the lawful basis")
    ends_on = DayToCome("On which day does it end?", required="Write the day on which it ends")
    told = radios("Was the family told?", TOLD, required="Choose whether the family was told")
    told_how = area("How were they told, by whom and when? If they were not, why not?", required="Write how the family was told, or why not")
    agencies = boxes("Which agencies are asked?", required="Choose at least one agency", hint="Yours joins as you open it. Each other agency is asked, and shares nothing until its own supervisor answers.")
    people = boxes("Whom does it name?", required="Choose at least one person", hint="Only those named see it.")

    def take(self, choices: Choices) -> None:
        """Every agency, and everybody who works with families."""
        self.fields["agencies"].choices, self.fields["people"].choices = choices.agencies, choices.people

    def terms(self) -> Terms:
        """As the command takes them."""
        given = self.cleaned_data
        return Terms(given["purpose"], given["basis"], given["ends_on"], given["told"], given["told_how"])


class AnswerJointForm(SharingForm):
    """Whether an agency joins."""

    answer = radios("Does your agency join?", [("joined", "It joins: its entries that are not restricted are shared into the joint record"), ("declined", "It declines: none of its entries is shared")], required="Choose whether your agency joins")
    why = area("If it declines, why?")


class EndForm(SharingForm):
    """Why a joint record ends before its last day."""

    why = area("Why does it end now?", required="Write in a few words why it ends", hint="Everybody it names loses sight of the other agencies’ entries at once. What was written stays.")


class LetBackForm(SharingForm):
    """Why a worker who was kept out may see the record again."""

    why = area("Why may they see it again?", required="Write in a few words why", hint="For example: recorded for the wrong worker.")


class ShareForm(SharingForm):
    """With whom one entry is shared, for what, until when."""

    to = radios("With whom?", [], required="Choose with whom it is shared")
    purpose = area("For what?", required="Write for what it is shared")
    until = DayToCome("Until which day?", required="Write until which day it is shared")

    def take(self, choices: Choices) -> None:
        """Open joint records first, then agencies."""
        joints = [(f"joint-{key}", f"Into the {words}") for key, words in choices.joints]
        self.fields["to"].choices = joints + [(f"agency-{key}", f"With {words}") for key, words in choices.agencies]


class WorkerForm(SharingForm):
    """Which worker of one's agency."""

    worker = radios("Which worker of your agency?", [], required="Choose a worker")

    def take(self, choices: Choices) -> None:
        """The agency's own practitioners."""
        self.fields["worker"].choices = choices.workers
