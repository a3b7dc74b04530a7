"""The form to write an entry: who, when and what are needed; the rest can follow or stay empty."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from keepsight.commands.ask_of_entry import Referral
from keepsight.commands.correct_entry import Correction
from keepsight.commands.record_entry import Draft
from keepsight.commands.split_note import Part
from keepsight.intake.dates import YearMissing, read_date
from keepsight.records.codes import PARTS, SOURCE_TYPES
from keepsight.records.dates import When
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Person
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.people import PARTS_SAID
from keepsight.reports.picture.words.who import eldest_first

LONGEST = 100_000  # letters: about fifty pages
NAMED_DAYS = {"today": 0, "yesterday": 1}
CONCERNED = {"child": "subject", "adult": "mentioned"}  # the part of somebody who is ticked, and of whom no part is said
REFERRED = (("yes", "Yes"), ("not yet", "Not yet"), ("no need", "There is no need, and I say why below"))
GONE_FROM_THE_LIST = "Somebody whom you chose is no longer in this family’s record as you see it. Look at the choices again"


def area(rows: int) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


def _boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"})


def day_field(label: str, hint: str = "", required: str = "") -> forms.CharField:
    """A field for a day as people write it; `required` is what is said where it is empty and may not be."""
    widget = forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=bool(required), max_length=100, widget=widget, error_messages={"required": required})


def as_when(written: str) -> When:
    """A day as files' days are read, and today and yesterday too. Raises ValidationError, whose words say what to write instead."""
    if written.strip().lower() in NAMED_DAYS:
        on = timezone.localdate() - timedelta(days=NAMED_DAYS[written.strip().lower()])
        return When(on, on, as_written=day(on))
    try:
        return read_date(written)
    except ValueError as why:
        raise forms.ValidationError(str(why)) from None


def as_one_day(written: str) -> date | None:
    """One day, or none where nothing is written. Raises ValidationError."""
    if not written:
        return None
    read = as_when(written)
    if read.earliest != read.latest:
        raise forms.ValidationError("Write one day, for example 22 May 2026.")
    return read.latest


@dataclass(frozen=True, slots=True)
class OnePerson:
    """What the form asks of one person: their name, the boxes of their part, and for a child what it meant for them."""

    label: str
    parts: forms.BoundField
    impact: forms.BoundField | None
    open: bool


class WithADay(forms.Form):
    """A form that asks when something happened, as people write days."""

    use_required_attribute = False

    def clean_when(self) -> When:
        """The day or days on which it happened."""
        return as_when(self.cleaned_data["when"])


class EntryForm(WithADay):
    """An entry as it is written. `people` are those of the family's record that the writer may see."""

    who = forms.MultipleChoiceField(label="Whom does it concern?", help_text="Every child it concerns, and every adult who was there or is spoken of.", widget=_boxes(), error_messages={"required": "Choose whom it concerns: at least one child or adult", "invalid_choice": GONE_FROM_THE_LIST})
    when = day_field("When did it happen?", "For example today, yesterday, 22 May 2026, or May 2026 where only the month is known.", "Write when it happened")
    what = forms.CharField(label="What happened?", help_text="What was seen and said, and by whom; what went well too.", max_length=LONGEST, widget=area(6), error_messages={"required": "Write what happened"})
    childs_words = forms.CharField(label="What did a child say or show?", help_text="In the child’s own words where there are any, and which child.", required=False, max_length=LONGEST, widget=area(3))
    response = forms.CharField(label="What was done? If nothing, why?", required=False, max_length=LONGEST, widget=area(3))
    referred = forms.ChoiceField(label="Has it been referred?", help_text="For an injury, something that a child told, a child who cannot be found, or a carer who could not look after a child. ‘Not yet’ is kept and shown.", choices=REFERRED, required=False, widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}))
    referral = forms.CharField(label="To whom, when, and what did they answer? Or why is there no need?", required=False, max_length=5_000, widget=area(2))
    source_type = forms.ChoiceField(label="What does it rest on?", choices=[("", "Not said"), *SOURCE_TYPES.items()], required=False)
    account_of = forms.CharField(label="Whose account is it?", help_text="Whose word or eyes it rests on, where they are not your own: for example the grandmother, or the school.", required=False, max_length=200)
    recorded = day_field("When was it first written down, if not today?", "For example in your own agency’s record.")
    shared = day_field("When was it shared with another agency, if it was?")
    restricted = forms.CharField(label="May it not be seen by all? Then say why", help_text="For example an address that must stay safe. Other agencies then see it only if yours shares it with them.", required=False, max_length=500)
    from_note = forms.CharField(widget=forms.HiddenInput, required=False)  # whom a pasted note leaves open, where the draft is a part of one
    key = forms.BooleanField(label="A key event", required=False, widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"}))

    def __init__(self, *given: Any, people: dict[str, Person], **more: Any) -> None:
        super().__init__(*given, **more)
        self.people = sorted(people.values(), key=eldest_first)
        self.fields["who"].choices = [(person.person_id, person.label) for person in self.people]
        for person in self.people:
            self.fields[_parts(person)] = forms.MultipleChoiceField(label=f"{person.label}: part in it", choices=[(part, PARTS_SAID[part]) for part in PARTS], required=False, widget=_boxes())
            if person.kind == "child":
                self.fields[_impact(person)] = forms.CharField(label=f"What did it mean for {person.label}?", required=False, max_length=LONGEST, widget=area(2))

    def clean_recorded(self) -> date | None:
        """The day on which it was written down."""
        return as_one_day(self.cleaned_data["recorded"])

    def clean_shared(self) -> date | None:
        """The day on which it was shared."""
        return as_one_day(self.cleaned_data["shared"])

    def clean(self) -> dict[str, Any]:
        """Whoever has a part is concerned, whether or not they are ticked; why there is no need to refer is said."""
        given = super().clean()
        if "who" in self.errors and not self.data.getlist("who") and any(given.get(_parts(person)) for person in self.people):
            del self.errors["who"]
            given["who"] = []
        if given.get("referred") == "no need" and not given.get("referral"):
            self.add_error("referral", "Write in a few words why there is no need to refer it")
        return given

    def each(self) -> Iterator[OnePerson]:
        """The fields of each person, in the order of the list; open where something stands in them."""
        for person in self.people:
            parts, impact = self[_parts(person)], self[_impact(person)] if person.kind == "child" else None
            yield OnePerson(person.label, parts, impact, bool(parts.value() or (impact and impact.value()) or parts.errors))

    def new(self) -> Draft:
        """The entry to be recorded. Of somebody who is ticked and whose part is not said, a child is its subject, an adult is mentioned."""
        given = self.cleaned_data
        parts = [(person.person_id, part) for person in self.people for part in self._parts_of(person)]
        impact = [(person.person_id, given[_impact(person)]) for person in self.people if person.kind == "child" and given[_impact(person)]]
        return Draft(
            given["when"], given["what"], tuple(parts), tuple(impact), given["childs_words"], given["response"], Referral(given["referred"], given["referral"]),
            given["source_type"], given["account_of"], given["recorded"], given["shared"], given["key"], given["restricted"],
        )  # fmt: skip

    def _parts_of(self, person: Person) -> list[str]:
        given = self.cleaned_data
        concerned = person.person_id in given["who"] or (person.kind == "child" and given[_impact(person)])
        return given[_parts(person)] or ([CONCERNED[person.kind]] if concerned else [])


def _mark(person: Person) -> str:
    """The same for a person whoever else is in the list, and fit for an address inside a page, which an agency's own id may not be."""
    return hashlib.sha256(person.person_id.encode()).hexdigest()[:10]


def _parts(person: Person) -> str:
    return f"parts-{_mark(person)}"


def _impact(person: Person) -> str:
    return f"impact-{_mark(person)}"


def standing(entry: Entry, rows: list[Concerned], people: dict[str, Person]) -> dict[str, Any]:
    """What stands in an entry, as the form holds it: what is only suggested of its source is not stated for the writer."""
    own = [row for row in rows if row.person_id in people]
    given = {
        "who": sorted({row.person_id for row in own}), "when": entry.date_as_written or _written(entry.when), "what": entry.text, "childs_words": entry.childs_words,
        "response": entry.response, "source_type": entry.source_type.value if entry.source_type and not entry.source_type.suggested else "", "account_of": entry.account_of,
        "recorded": day(entry.recorded_on) if entry.recorded_on else "", "shared": day(entry.shared_on) if entry.shared_on else "", "restricted": entry.restricted, "key": entry.key,
    }  # fmt: skip
    for row in own:
        given.setdefault(_parts(people[row.person_id]), []).append(row.part)
        given[_impact(people[row.person_id])] = row.impact or given.get(_impact(people[row.person_id]), "")
    return given


def from_part(part: Part, people: dict[str, Person]) -> dict[str, list[str]]:
    """One part of a pasted note, as the form's fields hold it. Nothing in it is stated yet: whoever checks the draft states it."""
    given = {
        "who": sorted({person for person, _ in part.people}), "when": [_with_its_year(part)], "what": [part.text],
        "from_note": ["; ".join(f"‘{words}’" for words in part.unsettled) or "nobody"],
    }  # fmt: skip
    for person, role in part.people:
        given.setdefault(_parts(people[person]), []).append(role)
    return given


def _with_its_year(part: Part) -> str:
    try:
        read_date(part.when) if part.when else None
    except YearMissing:  # the note's other dates say which
        return day(part.happened.latest) if part.happened else part.when
    return part.when


def _written(when: When) -> str:
    return day(when.earliest) if when.earliest == when.latest else f"between {day(when.earliest)} and {day(when.latest)}"


def version_field() -> forms.IntegerField:
    """Which version of a row the writer had before them."""
    return forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(forms.Form):
    """A note that is to be parted."""

    use_required_attribute = False

    note = forms.CharField(label="The note", help_text="It is parted where a line begins with a date, such as 22 May 2026 or 22/05/2026.", max_length=10 * LONGEST, widget=area(14), error_messages={"required": "Paste a note"})


class CorrectForm(EntryForm):
    """What an entry is to say from now on, and why."""

    reason = forms.CharField(label="Why is it corrected?", help_text="The version before is kept, with this reason beside it.", max_length=2000, widget=area(2), error_messages={"required": "Say why the entry is corrected"})
    version = version_field()

    def __init__(self, *given: Any, stood: When, **more: Any) -> None:
        super().__init__(*given, **more)
        self.stood = stood

    def clean_when(self) -> When:
        """The day as it stood where its words were left alone: they may have been read beside the rows around them."""
        return self.stood if self.cleaned_data["when"] == self.initial.get("when") else super().clean_when()

    def correction(self) -> Correction:
        """The correction to be made."""
        return Correction(self.cleaned_data["version"], self.new(), self.cleaned_data["reason"])


class DisputeForm(forms.Form):
    """Whose account stands against an entry, and what it is."""

    use_required_attribute = False

    whose = forms.CharField(label="Whose account is this?", max_length=200, error_messages={"required": "Say whose account this is"})
    account = forms.CharField(label="Their own account, in their words", help_text="It stands beside the entry from now on. The entry itself is not changed by it.", max_length=LONGEST, widget=area(6), error_messages={"required": "Write their own account, in their words"})
    version = version_field()


class WithdrawForm(forms.Form):
    """Why an entry is withdrawn, and who asked for it."""

    use_required_attribute = False

    asked_by = forms.CharField(label="Who asked for it?", max_length=200, error_messages={"required": "Say who asked for it. Nobody withdraws an entry alone"})
    reason = forms.CharField(label="Why is it withdrawn?", help_text="The entry is kept, with this reason beside it, and counts for nothing from today.", max_length=2000, widget=area(3), error_messages={"required": "Say why the entry is withdrawn"})
    version = version_field()
