"""Searching for a person: the form, and what is said of whom it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from keepsight.commands.search_people import MOST, Found, People, Sought
from keepsight.intake.dates import read_date
from keepsight.records.dates import When
from keepsight.records.person import Person
from keepsight.reports.picture.words.ages import born
from keepsight.reports.picture.words.anchors import person_anchor

NOBODY = "Nobody in the families you reach fits this, as far as you may see of them. It does not say whether a record of such a person is held elsewhere."


def _line(label: str, hint: str) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off", "class": "govuk-input--width-20"}))


class PeopleForm(forms.Form):
    """Whom somebody looks for. At least one of the three is given; all that are given must fit."""

    use_required_attribute = False

    name = _line("Name", "Part of it will do. Names that sound or are spelt nearly alike are found too.")
    born = _line("Date of birth", "For example 22 May 2016, May 2016 or 2016")
    number = _line("Number", "An NHS number, a pupil number, or an agency’s own number for the person")

    def clean_born(self) -> When | None:
        """The day, month or year as people write it."""
        try:
            return read_date(self.cleaned_data["born"]) if self.cleaned_data["born"].strip() else None
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None

    def clean(self) -> dict[str, Any]:
        """Something must be asked."""
        given = super().clean()
        if not self.errors and not any((given["name"].strip(), given["born"], given["number"].strip())):
            self.add_error("name", "Write a name, a date of birth or a number.")
        return given

    def sought(self) -> Sought:
        """Whom is looked for."""
        return Sought(self.cleaned_data["name"], self.cleaned_data["born"], self.cleaned_data["number"])


@dataclass(frozen=True, slots=True)
class Line:
    """One person found: the name that leads to them in their family's page, other names, birth, family, and by what they were found."""

    name: str
    address: str
    other_names: str
    born: str
    family: str
    how: str


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """What the search says; both empty before anything was looked for."""

    said: str
    lines: tuple[Line, ...]


def people_words(people: People | None) -> PeopleWords:
    """Put those found into words."""
    if people is None:
        return PeopleWords("", ())
    if not people.found:
        return PeopleWords(NOBODY, ())
    many = f"The first {MOST} found are shown; write more to find fewer." if people.more else "1 person found." if len(people.found) == 1 else f"{len(people.found)} people found."
    return PeopleWords(f"{many} A likeness of names does not make two people one.", tuple(map(_words, people.found)))


def _words(found: Found) -> Line:
    address = f"{reverse('family', args=[found.family.pk])}#{person_anchor(found.person.person_id)}"
    return Line(found.names[0], address, ", ".join(found.names[1:]), _born(found.person), found.family.label, ", ".join(found.how))


def _born(person: Person) -> str:
    if person.birth_from and person.birth_to:
        return f"born {born(person)}"
    return born(person) if person.expected_date else "date of birth not recorded"
