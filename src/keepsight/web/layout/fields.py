"""Fields that several forms share: boxes, radios, areas of text, days as people write them, and entries that are cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms

from keepsight.intake.dates import read_date
from keepsight.records.entry import Entry
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import when

LONGEST = 20_000
LATEST = 60  # entries offered to be cited; any other by its reference


def area(label: str, *, required: str = "", hint: str = "", rows: int = 3) -> forms.CharField:
    """An area of text; `required` is what is said where it is left empty."""
    return forms.CharField(label=label, help_text=hint, required=bool(required), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), error_messages={"required": required})


def line(label: str, *, required: str = "", hint: str = "", longest: int = 200) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, help_text=hint, required=bool(required), max_length=longest, widget=forms.TextInput(attrs={"autocomplete": "off"}), error_messages={"required": required})


def radios(label: str, choices: Mapping[str, str] | Iterable[tuple[str, str]], *, required: str = "", hint: str = "") -> forms.ChoiceField:
    """One of several: pairs as they are, or codes with their words, which then begin with a capital."""
    shown = [(code, words[:1].upper() + words[1:]) for code, words in choices.items()] if isinstance(choices, Mapping) else list(choices)
    return forms.ChoiceField(label=label, choices=shown, required=bool(required), widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), help_text=hint, error_messages={"required": required})


def boxes(label: str, choices: Iterable[tuple[str, str]] = (), *, required: str = "", hint: str = "") -> forms.MultipleChoiceField:
    """Any of several."""
    return forms.MultipleChoiceField(label=label, choices=list(choices), required=bool(required), widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"}), help_text=hint, error_messages={"required": required})


def compact(field: forms.Field) -> forms.Field:
    """A field of a long list: its choices on one line and its label small, so that twenty people are marked without a long way between them."""
    field.compact = True
    return field


class DayField(forms.CharField):
    """One day as people write it, for example 22 May 2027; its value is a date, or None where it may be empty."""

    def __init__(self, label: str, *, required: str = "", hint: str = "For example 22 May 2027.") -> None:
        widget = forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"})
        super().__init__(label=label, required=bool(required), help_text=hint, max_length=100, widget=widget, error_messages={"required": required})

    def clean(self, value: str) -> date | None:
        """The day. Its words say what to write instead."""
        given = super().clean(value)
        if not given:
            return None
        try:
            read = read_date(given)
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None
        if read.earliest != read.latest:
            raise forms.ValidationError("Write one day, for example 22 May 2027.")
        return read.latest


def entries_to_cite(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """The latest entries, the latest first, each in a line."""
    latest = list(entries)[-LATEST:]
    return [(entry.entry_id, f"{when(entry.when)}, {entry.agency}: {excerpt(entry.text, longest=110)}") for entry in reversed(latest)]


def references(words: str) -> tuple[str, ...]:
    """The references of entries that were typed, between commas or spaces."""
    return tuple(words.replace(",", " ").replace(";", " ").split())
