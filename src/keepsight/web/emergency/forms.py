"""The forms of emergency access: which child and what is feared; and whether it was needed."""

from __future__ import annotations

from datetime import date

from django import forms

from keepsight.intake.dates import read_date

TEXT = forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"})


class EmergencyForm(forms.Form):
    """Which child, and what is feared."""

    use_required_attribute = False

    name = forms.CharField(label="The child’s whole name", max_length=200, widget=TEXT, error_messages={"required": "Write the child’s whole name"})
    born = forms.CharField(label="The child’s date of birth", help_text="For example 22 May 2021.", max_length=100, widget=TEXT, error_messages={"required": "Write the child’s date of birth"})
    reason = forms.CharField(label="What do you fear for this child, and why now?", help_text="It is read by those whose entries you open.", max_length=5_000, widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Write what you fear for this child"})

    def clean_born(self) -> date:
        """One day."""
        try:
            read = read_date(self.cleaned_data["born"])
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None
        if read.earliest != read.latest:
            raise forms.ValidationError("Write the whole day, for example 22 May 2021.")
        return read.earliest


class ReviewForm(forms.Form):
    """What somebody else found."""

    use_required_attribute = False

    review = forms.CharField(label="Was it needed, and what follows?", max_length=5_000, widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Write in a few words whether it was needed, and what follows"})
