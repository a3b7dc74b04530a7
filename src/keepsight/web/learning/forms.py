"""The forms of learning: the days of a review, a recommendation, an action and what shows that it was done."""

from __future__ import annotations

from datetime import date

from django import forms

from keepsight.commands.measures import MEASURES
from keepsight.reports.picture.words.dates import day
from keepsight.store.learning import REVIEWS, Review
from keepsight.web.layout.fields import DayField, area, line, radios


class ReviewForm(forms.Form):
    """The days of a review: each starts a clock or stops one."""

    use_required_attribute = False
    kind = radios("Which review?", list(REVIEWS.items()), required="Choose which review")
    known_to_authority_on = DayField("When did the authority come to know of the incident?", required="Write the day on which the authority came to know")
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
    text = area("What is recommended?", required="Write what is recommended", hint="Name nobody, and no family: the whole board reads this.")
    comes_from = line("Which review is it from?", required="Write which review it is from", hint="As the partnership publishes it.")
    owner = line("Who owns it?", required="Write who owns it", hint="By role.")
    made_on = DayField("When was it made?", required="Write the day on which it was made")
    measure = radios("What on the record would show its effect?", [*((key, one.words[0].upper() + one.words[1:]) for key, one in MEASURES.items()), ("none", "Nothing that the record holds")], required="Choose what would show its effect")


class ActionForm(forms.Form):
    """Something to be done towards a recommendation."""

    use_required_attribute = False
    action = area("What is to be done?", required="Write what is to be done")
    owner = line("By whom?", required="Write by whom", hint="By role.")
    due = DayField("By which day?", required="Write by which day")


class DoneForm(forms.Form):
    """What shows that it was done."""

    use_required_attribute = False
    shown_by = area("What shows that it was done?", required="Write what shows that it was done", hint="That training was held shows that training was held, and not that children are seen more.")
