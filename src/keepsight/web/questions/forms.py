"""The form that answers a question from the record."""

from __future__ import annotations

from django import forms

from keepsight.records.codes import ANSWERS

LONGEST = 20_000


class AnswerForm(forms.Form):
    """One of four answers, and why."""

    use_required_attribute = False

    answer = forms.ChoiceField(label="What is so?", choices=[(code, words.capitalize()) for code, words in ANSWERS.items()], widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), error_messages={"required": "Choose one of the answers"})
    reason = forms.CharField(label="In a few words: why, or what is being done, by whom and by when", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Write in a few words why, or what is being done"})
