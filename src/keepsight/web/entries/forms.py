"""The form to write an entry: who, when and what are needed; the rest can follow or stay empty."""

from __future__ import annotations

from typing import Any

from django import forms

from keepsight.commands.correct_entry import Correction
from keepsight.commands.record_entry import Draft
from keepsight.intake.dates import read_date
from keepsight.records.dates import When
from keepsight.records.person import Person
from keepsight.reports.picture.words.who import eldest_first

LONGEST = 100_000  # letters: about fifty pages


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"})


class WithADay(forms.Form):
    """A form that asks when something happened, as people write days."""

    use_required_attribute = False

    def clean_when(self) -> When:
        """The day as files' days are read; its words say what to write instead."""
        try:
            return read_date(self.cleaned_data["when"])
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None


class EntryForm(WithADay):
    """An entry as it is written. `people` are those of the family's record that the writer may see."""

    who = forms.MultipleChoiceField(label="Whom does it concern?", help_text="Every child it concerns, and every adult who was there or is spoken of.", widget=_boxes(), error_messages={"required": "Choose whom it concerns: at least one child or adult"})
    when = forms.CharField(label="When did it happen?", help_text="For example 22 May 2026, yesterday’s date, or May 2026 where only the month is known.", max_length=100, widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}), error_messages={"required": "Write when it happened"})
    what = forms.CharField(label="What happened?", help_text="What was seen and said, and by whom; what went well too.", max_length=LONGEST, widget=_area(6), error_messages={"required": "Write what happened"})
    seen = forms.MultipleChoiceField(label="Who was seen?", required=False, widget=_boxes())
    alone = forms.MultipleChoiceField(label="Which children were seen alone?", required=False, widget=_boxes())
    childs_words = forms.CharField(label="What did a child say or show?", help_text="In the child’s own words where there are any.", required=False, max_length=LONGEST, widget=_area(3))
    response = forms.CharField(label="What was done? If nothing, why?", help_text="If somebody is to be told: who was told, when, and what they answered. ‘Not yet’ is an answer too.", required=False, max_length=LONGEST, widget=_area(3))
    restricted = forms.CharField(label="May it not be seen by all? Then say why", help_text="For example an address that must stay safe. Other agencies then see it only if yours shares it with them.", required=False, max_length=500)
    key = forms.BooleanField(label="A key event", required=False, widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"}))

    def __init__(self, *given: Any, people: dict[str, Person], **more: Any) -> None:
        super().__init__(*given, **more)
        ordered = sorted(people.values(), key=eldest_first)
        everybody = [(person.person_id, person.label) for person in ordered]
        self.fields["who"].choices = self.fields["seen"].choices = everybody
        self.fields["alone"].choices = [(person.person_id, person.label) for person in ordered if person.kind == "child"]
        self.children = {person.person_id for person in ordered if person.kind == "child"}

    def draft(self) -> Draft:
        """The entry to be recorded. Whoever was seen is concerned too; a child is its subject, an adult is mentioned."""
        given = self.cleaned_data
        parts = [(person, "seen alone") for person in given["alone"]] + [(person, "seen") for person in given["seen"] if person not in given["alone"]]
        told = {person for person, _ in parts}
        parts += [(person, "subject" if person in self.children else "mentioned") for person in given["who"] if person not in told]
        return Draft(given["when"], given["what"], tuple(parts), given["childs_words"], given["response"], given["key"], given["restricted"])


def _version() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput)


class CorrectForm(WithADay):
    """What an entry is to say from now on, and why."""

    when = forms.CharField(label="When did it happen?", max_length=100, widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}), error_messages={"required": "Write when it happened"})
    what = forms.CharField(label="What happened?", max_length=LONGEST, widget=_area(8), error_messages={"required": "Write what happened"})
    childs_words = forms.CharField(label="What did a child say or show?", required=False, max_length=LONGEST, widget=_area(3))
    response = forms.CharField(label="What was done? If nothing, why?", required=False, max_length=LONGEST, widget=_area(3))
    reason = forms.CharField(label="Why is it corrected?", help_text="The version before is kept, with this reason beside it.", max_length=2000, widget=_area(2), error_messages={"required": "Say why the entry is corrected"})
    version = _version()

    def correction(self) -> Correction:
        """The correction to be made."""
        given = self.cleaned_data
        return Correction(given["version"], given["when"], given["what"], given["childs_words"], given["response"], given["reason"])


class DisputeForm(forms.Form):
    """Whose account stands against an entry, and what it is."""

    use_required_attribute = False

    whose = forms.CharField(label="Whose account is this?", max_length=200, error_messages={"required": "Say whose account this is"})
    account = forms.CharField(label="Their own account, in their words", help_text="It stands beside the entry from now on. The entry itself is not changed by it.", max_length=LONGEST, widget=_area(6), error_messages={"required": "Write their own account, in their words"})
    version = _version()


class WithdrawForm(forms.Form):
    """Why an entry is withdrawn, and who asked for it."""

    use_required_attribute = False

    asked_by = forms.CharField(label="Who asked for it?", max_length=200, error_messages={"required": "Say who asked for it. Nobody withdraws an entry alone"})
    reason = forms.CharField(label="Why is it withdrawn?", help_text="The entry is kept, with this reason beside it, and counts for nothing from today.", max_length=2000, widget=_area(3), error_messages={"required": "Say why the entry is withdrawn"})
    version = _version()
