"""The forms of who is who: a person, another name, a number, a place in the family, a relationship, a home, a service's involvement; each asks how it is known, or why it is changed."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from keepsight.records.codes import CHANGE_REASONS, KINDS_OF_PERSON, RELATIONSHIPS, SEXES, TIERS
from keepsight.records.columns import Known
from keepsight.records.person import Family, Household, Identifier, Name, Person, Relationship
from keepsight.records.work import Involvement
from keepsight.reports.picture.words.dates import day, span
from keepsight.reports.picture.words.who import eldest_first
from keepsight.web.entries.forms import area, as_one_day, as_when, day_field

SCHEMES = {"nhs": "NHS number", "upn": "Unique pupil number"}
ANOTHER = "another"
A_DAY = "For example 22 May 2026, or May 2026 where only the month is known."


def _text(label: str, hint: str = "", required: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=bool(required), max_length=500, error_messages={"required": required})


def _one_of(label: str, choices: dict[str, str], none: str = "Not recorded") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", none), *choices.items()], required=False)


class FactForm(forms.Form):
    """What the forms have in common. `people` are those in sight, `agency` the writer's, `before` the row that is changed, where one is."""

    use_required_attribute = False
    table = ""
    words = ""
    someone = ("person_id",)  # fields that choose a person
    whens = ()  # fields for a day that may be vague: start gives start_from, start_to and start_precision
    days = ()  # fields for one day

    how_known = _text("How is this known?", "For example: the birth certificate; said by the mother on 3 May; the school’s register.", "Say how this is known")
    reason = forms.CharField(label="Why is it changed?", help_text="What stood before is kept, with this reason beside it.", max_length=2000, widget=area(2), error_messages={"required": "Say why it is changed"})

    def __init__(self, *given: Any, people: dict[str, Person], agency: str, before: Known | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.before, self.agency = before, agency
        del self.fields["reason" if before is None else "how_known"]
        self.order_fields([name for name in self.fields if name not in ("how_known", "reason")])
        for name in self.someone:
            self.fields[name].choices = [("", "Choose"), *((one.person_id, one.label) for one in sorted(people.values(), key=eldest_first))]

    def clean(self) -> dict[str, Any]:
        """Days as people write them."""
        given = super().clean()
        for name, read in [*((name, as_when) for name in self.whens), *((name, as_one_day) for name in self.days)]:
            try:
                given[name] = read(given[name]) if given.get(name) else None
            except forms.ValidationError as why:
                self.add_error(name, why)
        return given

    def row(self) -> Known:
        """The row to be kept."""
        raise NotImplementedError

    @classmethod
    def standing(cls, row: Known) -> dict[str, Any]:
        """What stands in a row, as the form holds it."""
        given = {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}
        for name in cls.whens:
            earliest, latest = (getattr(row, f"{name}_{side}") for side in ("from", "to"))
            given[name] = span(earliest, latest) if earliest and latest else ""
        return given | {name: day(getattr(row, name)) if getattr(row, name) else "" for name in cls.days}

    def _spans(self, *, precise: bool = True) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in self.whens:
            when = self.cleaned_data[name]
            found |= {f"{name}_from": when and when.earliest, f"{name}_to": when and when.latest}
            found |= {f"{name}_precision": when.precision if when else ""} if precise else {}
        return found


class PersonForm(FactForm):
    """A child, born or not yet, or an adult."""

    table, words = "person", "person"
    someone, whens, days = (), ("birth",), ("expected_date", "death_date")
    label = _text("Name", "As they are called; where no name is known, what they are: ‘Baby of Dana’, ‘Mother’s partner’.", "Write a name, or what they are")
    kind = forms.ChoiceField(label="Child or adult?", choices=[("", "Choose"), *KINDS_OF_PERSON.items()], error_messages={"required": "Choose child or adult"})
    sex = forms.ChoiceField(label="Sex", choices=[*SEXES.items()][::-1], required=False)
    birth = day_field("When were they born?", f"{A_DAY} Empty where it is not known, or for a child not yet born.")
    expected_date = day_field("When is the baby expected, where they are not yet born?")
    death_date = day_field("When did they die, where they have?")
    ethnicity = _text("Ethnicity, as they describe it")
    disability = _text("Disability")

    def row(self) -> Person:
        """The person; what this form does not ask for stays as it was."""
        given = {name: self.cleaned_data[name] for name in ("label", "kind", "expected_date", "death_date", "ethnicity", "disability")}
        given |= self._spans() | {"sex": self.cleaned_data["sex"] or "unknown"}
        return replace(self.before or Person(person_id=secrets.token_hex(6), label=""), **given)


class DatedForm(FactForm):
    """A fact about one person with a first and a last day, each where it is known."""

    days = ("start", "end_")
    person_id = forms.ChoiceField(label="Who?", error_messages={"required": "Choose a person"})
    KIND: type[Known] = Known

    def row(self) -> Known:
        """The row; what this form does not ask for stays as it was."""
        return self.KIND(**{name: self.cleaned_data[name] for name in self.fields if name not in ("how_known", "reason", "whose")})


class NameForm(DatedForm):
    """A name somebody has or had beside the one they are called by here."""

    table, words, KIND = "name", "name", Name
    name = _text("Which other name do they have, or did they have?", "An earlier surname, a name from another country, a nickname that is used, another spelling.", "Write the name")
    start = day_field("Since when, where that is known?", "For example 22 May 2016.")
    end_ = day_field("Until when, where it is a name of before?", "For example 22 May 2016.")


class NumberForm(DatedForm):
    """A number by which an agency or a system knows somebody."""

    table, words, KIND = "identifier", "number", Identifier
    scheme = forms.ChoiceField(label="What number is it?", choices=[("", "Choose"), *SCHEMES.items(), (ANOTHER, "Another number")], error_messages={"required": "Choose what number it is"})
    whose = _text("If it is another number: whose, and of which system?", "For example: Children’s social care, case system.")
    value = _text("The number", "", "Write the number")
    start = day_field("Since when is it theirs, where that is known?", "For example 22 May 2016.")
    end_ = day_field("Until when, where it was taken out of use?", "For example 22 May 2016.")

    @classmethod
    def standing(cls, row: Identifier) -> dict[str, Any]:
        """What stands in a row, as the form holds it."""
        given = super().standing(row)
        return given if row.scheme in SCHEMES else given | {"scheme": ANOTHER, "whose": row.scheme}

    def clean(self) -> dict[str, Any]:
        """Whose another number is; and an NHS number has ten digits, of which the last proves the others."""
        given = super().clean()
        if given.get("scheme") == ANOTHER:
            given["scheme"] = given.get("whose", "").strip()
            if not given["scheme"]:
                self.add_error("whose", "Say whose number it is, and of which system")
        elif given.get("scheme") == "nhs" and given.get("value") and not is_nhs_number(given["value"]):
            self.add_error("value", "This is no NHS number: it needs ten digits, and the last does not fit the others here. Look whether one is wrong or stands in the wrong place")
        return given


def is_nhs_number(written: str) -> bool:
    """Whether ten digits are an NHS number by its check digit (NHS Data Dictionary, NHS NUMBER: modulus 11)."""
    digits = [int(one) for one in written if one.isdigit()]
    if len(digits) != 10 or not set(written) <= set("0123456789 -"):
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == digits[9]


class PlaceForm(DatedForm):
    """That somebody belongs to this family, from when and until when."""

    table, words, KIND = "family", "place in the family", Family
    start = day_field("Since when do they belong to this family, where that is known?", "For example 22 May 2016. From birth: leave it empty.")
    end_ = day_field("Until when, where it has ended?", "For example 22 May 2016. Nothing is expected of them here from then on; what was written stays. A move to another family that is recorded here, or an adoption, has a form of its own.")


class RelationshipForm(FactForm):
    """Who is what of whom."""

    table, words = "relationship", "relationship"
    someone, whens = ("person_id", "related_person_id"), ("start", "end")
    person_id = forms.ChoiceField(label="This person", error_messages={"required": "Choose a person"})
    relationship = forms.ChoiceField(label="is the", choices=[("", "Choose"), *((name, name) for name in RELATIONSHIPS)], error_messages={"required": "Choose what they are"})
    related_person_id = forms.ChoiceField(label="of this person", error_messages={"required": "Choose of whom"})
    certainty = forms.ChoiceField(label="Is it certain?", choices=[("certain", "It is certain"), ("believed to be", "It is believed to be so")])
    parental_responsibility = _one_of("Do they have parental responsibility?", {"yes": "Yes", "no": "No"})
    start = day_field("Since when, where that is known?", A_DAY)
    end = day_field("Until when, where it has ended?", A_DAY)

    def row(self) -> Relationship:
        """The relationship."""
        given = {name: self.cleaned_data[name] for name in ("person_id", "relationship", "related_person_id", "certainty", "parental_responsibility")}
        return Relationship(**given, **self._spans())


class HomeForm(FactForm):
    """Where somebody lives or lived."""

    table, words = "household", "home"
    whens = ("start", "end")
    person_id = forms.ChoiceField(label="Who?", error_messages={"required": "Choose a person"})
    household = _text("Where?", "An address, or whose home it is.", "Write where")
    start = day_field("Since when, where that is known?", A_DAY)
    end = day_field("Until when, where they have left?", A_DAY)
    restricted = _text("May the address not be seen by all? Then say why", "Other agencies then see that there is a home, and not where.")

    def row(self) -> Household:
        """The place in the home."""
        return Household(**{name: self.cleaned_data[name] for name in ("person_id", "household", "restricted")}, **self._spans(precise=False))


class InvolvementForm(FactForm):
    """The work of the writer's own agency with one person."""

    table, words = "involvement", "involvement of your agency"
    days = ("start", "end_")
    person_id = forms.ChoiceField(label="With whom does your agency work?", error_messages={"required": "Choose a person"})
    practitioner = _text("Who leads the work?")
    role = _text("In which role?")
    tier = _one_of("What help is it?", TIERS)
    start = day_field("Since when?", "For example 22 May 2026.", "Write since when")
    end_ = day_field("Until when, where it has ended?")
    change_reason = _one_of("Why did the lead practitioner before stop, where there was one?", CHANGE_REASONS)
    contact_every_days = forms.IntegerField(label="How often did your agency say it would be in touch, in days?", required=False, min_value=1, max_value=366)

    def row(self) -> Involvement:
        """The involvement."""
        given: dict[str, Any] = {name: self.cleaned_data[name] for name in ("person_id", "practitioner", "role", "tier", "end_", "change_reason", "contact_every_days")}
        start: date = self.cleaned_data["start"]
        return Involvement(**given, start=start, agency=self.agency)


FORMS: dict[str, type[FactForm]] = {form.table: form for form in (PersonForm, NameForm, NumberForm, PlaceForm, RelationshipForm, HomeForm, InvolvementForm)}
