"""The forms of a family that changes: who goes where and since when, an adoption, and taking one back."""

from __future__ import annotations

from typing import Any

from django import forms

from keepsight.commands.leave_family import Move
from keepsight.records.codes import RELATIONSHIPS
from keepsight.records.person import Person
from keepsight.reports.picture.words.who import eldest_first
from keepsight.web.layout.fields import DayField, area, radios


def people_in(people: dict[str, Person]) -> list[tuple[str, str]]:
    """People to choose from, the eldest first."""
    return [(one.person_id, one.label) for one in sorted(people.values(), key=eldest_first)]


class ReasonForm(forms.Form):
    """Why something is written down."""

    use_required_attribute = False
    reason = area("Why, and how is it known?", required="Write why, and how it is known", rows=2)


class TakeBackForm(forms.Form):
    """Why a step is taken back."""

    use_required_attribute = False
    reason = area("Why is it taken back?", required="Write why it is taken back", rows=2)


class ChooseMoveForm(forms.Form):
    """Who goes, and to which family."""

    use_required_attribute = False
    who = radios("Who goes to another family?", (), required="Choose who goes")
    family = radios("To which family?", (), required="Choose the family", hint="Families that you reach. Where theirs is not among them, ask whoever works with it.")

    def __init__(self, *given: Any, people: dict[str, Person], families: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["who"].choices, self.fields["family"].choices = people_in(people), families


class MoveForm(ReasonForm):
    """Since when, and who they are in the other record."""

    on = DayField("Which was their last day in this family?", required="Write the day")
    as_person = forms.ChoiceField(label="Are they in the other family’s record already?", required=False)
    carer_id = forms.ChoiceField(label="To whom do they go there?", required=False)
    relationship = forms.ChoiceField(label="What is that person of them?", help_text="This is all that either page says of the other family to somebody who does not reach it.", required=False)
    field_order = ("on", "as_person", "carer_id", "relationship", "reason")

    def __init__(self, *given: Any, there: dict[str, Person], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["as_person"].choices = [("", "No, not yet"), *people_in(there)]
        self.fields["carer_id"].choices = [("", "Not said"), *people_in(there)]
        self.fields["relationship"].choices = [("", "Not said"), *((name, name) for name in RELATIONSHIPS)]

    def move(self, person_id: str) -> Move:
        """As the command takes it."""
        given = self.cleaned_data
        return Move(person_id, given["on"], given["reason"], given["as_person"], given["carer_id"], given["relationship"])


class AdoptionForm(ReasonForm):
    """Which child, and on which day. Nothing is asked of the new family."""

    who = radios("Which child was adopted?", (), required="Choose the child")
    on = DayField("On which day?", required="Write the day of the order")
    field_order = ("who", "on", "reason")

    def __init__(self, *given: Any, people: dict[str, Person], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["who"].choices = people_in({person_id: one for person_id, one in people.items() if one.kind == "child"})
