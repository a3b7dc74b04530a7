"""The forms of alcohol and drugs: an adult's use by one account, what a day of it means for one child, a screen's result, work before a birth."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from keepsight.commands.substance_use import Written
from keepsight.records.codes import SOURCE_TYPES
from keepsight.records.person import Person
from keepsight.reports.picture.words.who import eldest_first
from keepsight.store.substances import AREAS, PATTERNS, SCREENS, SUBSTANCES, TREATMENTS, WORK_BEFORE_BIRTH
from keepsight.web.layout.fields import boxes, radios
from keepsight.web.layout.written import WrittenForm

from .by_age import age_on


class AboutPeople(WrittenForm):
    """A form that asks whom it is about."""

    def __init__(self, *given: Any, people: dict[str, Person], **more: Any) -> None:
        super().__init__(*given, **more)
        ordered = sorted(people.values(), key=eldest_first)
        for name, kind in (("adult_id", "adult"), ("child_id", "child"), ("children", "child")):
            if name in self.fields:
                self.fields[name].choices = [(one.person_id, one.label) for one in ordered if one.kind == kind]

    def written(self) -> Written:
        """When, what, on what it rests and by whose account."""
        given = self.cleaned_data
        return Written(given["when"], given["what"], given.get("source_type", ""), given["whose_word"], given["restricted"])


class UseForm(AboutPeople):
    """One account of an adult's use."""

    ORDER = ("adult_id", "substance", "pattern", "treatment")

    adult_id = radios("Whose?", (), required="Choose whose use it is")
    substance = radios("What?", SUBSTANCES, required="Choose what it is")
    pattern = radios("How much, by this account?", PATTERNS, required="Choose how much, or that it is not known")
    treatment = radios("Treatment", {"": "Not recorded", **TREATMENTS})
    children = boxes("Which children does this entry concern?", hint="Where no child is named it is an adult’s health, and other agencies see it only if yours shares it.")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["source_type"] = radios("What does it rest on?", SOURCE_TYPES, required="Choose what this rests on: seen, said, told by another, or tested")
        self.order_fields([*self.ORDER, "when", "what", "source_type", "whose_word", "children", "restricted"])


class DayOfUseForm(AboutPeople):
    """What a day of use means for one child; where it is said beforehand which, what matters at that child's age stands first, in words for that age."""

    ORDER = ("child_id", "area")

    child_id = radios("Which child?", (), required="Choose which child")
    area = radios("What is it about?", AREAS, required="Choose what it is about")

    def __init__(self, *given: Any, child: Person | None = None, on: date, **more: Any) -> None:
        super().__init__(*given, **more)
        if child is None:
            return
        now = age_on(child, on)
        self.fields["child_id"].initial = child.person_id
        self.fields["area"].choices = [(code, f"{AREAS[code]}. {now.respects[code]}" if code in now.respects else AREAS[code]) for code in now.order]
        self.fields["area"].help_text = f"{child.label} is {now.label}: what matters first at that age stands first." if now.label else "The age is not known, so these stand in their usual order."


class ScreeningForm(AboutPeople):
    """The result of a named health screen of an adult."""

    ORDER = ("adult_id", "tool", "result")

    adult_id = radios("Whose result?", (), hint="A screen of this kind is an adult’s, never a child’s.", required="Choose whose result it is")
    tool = radios("Which screen?", [(name, f"{name}, from 0 to {most}") for name, most in SCREENS.items()], required="Choose which screen it was")
    result = forms.IntegerField(label="Result", widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}), error_messages={"required": "Write the result", "invalid": "Write the result as a whole number"})

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        del self.fields["source_type"]
        self.fields["what"].label, self.fields["whose_word"].label = "Where was it asked, and what followed?", "Who asked?"


class BeforeBirthForm(AboutPeople):
    """Work done before a birth."""

    ORDER = ("child_id", "work", "weeks")

    child_id = radios("Before whose birth?", (), required="Choose which child")
    work = radios("What was done?", WORK_BEFORE_BIRTH, required="Choose what was done")
    weeks = forms.IntegerField(label="Weeks of pregnancy then", help_text="Leave empty where it is not known.", required=False, widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}), error_messages={"invalid": "Write the weeks as a whole number"})
