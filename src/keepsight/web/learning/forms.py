"""The forms of learning: the days of a review, a recommendation, an action and what shows that it was done."""

from __future__ import annotations

from datetime import date

from django import forms

from keepsight.commands.measures import MEASURES
from keepsight.intake.dates import read_date
from keepsight.reports.picture.words.dates import day
from keepsight.store.learning import REVIEWS, Review


def _radios(label: str, choices: list[tuple[str, str]], required: str, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, help_text=hint, required=bool(required), widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), error_messages={"required": required})


def _line(label: str, required: str = "", hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=bool(required), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}), error_messages={"required": required})


def _area(label: str, required: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": required})


class DayField(forms.CharField):
    """One day, as people write days; empty where it is not needed and not given."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"})

    def __init__(self, label: str, required: str = "") -> None:
        super().__init__(label=label, required=bool(required), max_length=100, help_text="For example 22 May 2026." if required else "", error_messages={"required": required})

    def clean(self, value: str) -> date | None:
        """Raises ValidationError, saying what to write instead."""
        written = super().clean(value)
        if not written:
            return None
        try:
            read = read_date(written)
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None
        if read.earliest != read.latest:
            raise forms.ValidationError("Write one day, for example 22 May 2026.")
        return read.latest


class ReviewForm(forms.Form):
    """The days of a review: each starts a clock or stops one."""

    use_required_attribute = False
    kind = _radios("Which review?", list(REVIEWS.items()), "Choose which review")
    known_to_authority_on = DayField("When did the authority come to know of the incident?", "Write the day on which the authority came to know")
    notified_on = DayField("When was the national Panel notified?")
    sent_on = DayField("When was the rapid review complete and sent?")
    begun_on = DayField("When was a practice review decided on?")
    published_on = DayField("When was it published?")

    @staticmethod
    def standing(review: Review) -> dict[str, str]:
        """What stands now, in the form's fields."""
        days = ("known_to_authority_on", "notified_on", "sent_on", "begun_on", "published_on")
        return {"kind": review.kind} | {name: day(getattr(review, name)) for name in days if getattr(review, name)}

    def days(self) -> dict[str, date | None]:
        """The days by their names in the table."""
        return {name: value for name, value in self.cleaned_data.items() if name != "kind"}


class RecommendationForm(forms.Form):
    """A recommendation, its owner, and what on the record would show its effect."""

    use_required_attribute = False
    text = _area("What is recommended?", "Write what is recommended", "Name nobody, and no family: the whole board reads this.")
    comes_from = _line("Which review is it from?", "Write which review it is from", "As the partnership publishes it.")
    owner = _line("Who owns it?", "Write who owns it", "By role.")
    made_on = DayField("When was it made?", "Write the day on which it was made")
    measure = _radios("What on the record would show its effect?", [*((key, one.words[0].upper() + one.words[1:]) for key, one in MEASURES.items()), ("none", "Nothing that the record holds")], "Choose what would show its effect")


class ActionForm(forms.Form):
    """Something to be done towards a recommendation."""

    use_required_attribute = False
    action = _area("What is to be done?", "Write what is to be done")
    owner = _line("By whom?", "Write by whom", "By role.")
    due = DayField("By which day?", "Write by which day")


class DoneForm(forms.Form):
    """What shows that it was done."""

    use_required_attribute = False
    shown_by = _area("What shows that it was done?", "Write what shows that it was done", "That training was held shows that training was held, and not that children are seen more.")
