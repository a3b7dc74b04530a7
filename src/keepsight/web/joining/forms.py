"""The forms of records that are made one: which other record, and who is the same person as whom."""

from __future__ import annotations

from typing import Any

from django import forms

from keepsight.commands.join_records import Both, Joining
from keepsight.web.changes.forms import ReasonForm
from keepsight.web.layout.fields import boxes, compact, line, radios

from .words import Side, side_of


class ChooseRecordForm(forms.Form):
    """Which other record is of the same family."""

    use_required_attribute = False
    other = radios("Which other record is of the same family?", (), required="Choose the other record", hint="Records that you reach whole. Where it is not among them, ask a supervisor of the agency that holds it.")

    def __init__(self, *given: Any, records: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["other"].choices = records


class JoinForm(ReasonForm):
    """What the record is called, who is the same person, which homes are one, and why."""

    label = line("What is the record called from now on?", required="Write what the record is called", hint="Everybody who works with either family reads this name.")
    homes = boxes("Which of these homes are one and the same?", hint="Both records name a home so. Those you do not mark stay two homes, and nobody is shown as living with the others.")

    def __init__(self, *given: Any, both: Both, **more: Any) -> None:
        super().__init__(*given, **more)
        first, self.second = side_of(both.first, both.people[0]), side_of(both.second, both.people[1])
        self.fields["label"].initial = both.first.family.label
        for one in self.second:
            self.fields[f"same-{one.person_id}"] = self._same(one, first)
        self.fields["homes"].choices = [(home, home) for home in both.homes]
        if not both.homes:
            del self.fields["homes"]
        self.order_fields(["label", *(f"same-{one.person_id}" for one in self.second), "homes", "reason"])

    def _same(self, one: Side, first: list[Side]) -> forms.ChoiceField:
        choices = [("", "Nobody: not the same person"), *((other.person_id, f"{other.label}: {other.says}") for other in first)]
        return compact(forms.ChoiceField(label=f"{one.label}: who of the first record is this?", help_text=f"Here: {one.says}", choices=choices, required=False))

    def joining(self) -> Joining:
        """As the command takes it."""
        given = self.cleaned_data
        same = {one.person_id: here for one in self.second if (here := given[f"same-{one.person_id}"])}
        return Joining(given["label"], given["reason"], same, frozenset(given.get("homes", ())))
