"""The forms of records that are made one, and of one that is parted: who is the same person as whom, and where everybody goes."""

from __future__ import annotations

from typing import Any

from django import forms

from keepsight.access.scope import Scope
from keepsight.commands.join_records import Both, Joining
from keepsight.commands.part_record import BOTH, FIRST, SECOND, Parting, Placed
from keepsight.records.person import Person
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import when
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
        return forms.ChoiceField(label=f"{one.label}: who of the first record is this?", help_text=f"Here: {one.says}", choices=choices, required=False)

    def joining(self) -> Joining:
        """As the command takes it."""
        given = self.cleaned_data
        same = {one.person_id: here for one in self.second if (here := given[f"same-{one.person_id}"])}
        return Joining(given["label"], given["reason"], same, frozenset(given.get("homes", ())))


WHERE = {FIRST: "First", SECOND: "Second", BOTH: "Both"}
OF_BOTH = {"": "As said below for the rest", FIRST: "First record", SECOND: "Second record", BOTH: "Both records"}
AS_MANY = 200  # entries that are offered to be placed one by one; the rest goes as is said for the rest


class PartForm(ReasonForm):
    """What the two are called, where each person goes, where each entry goes that names people of both, and why."""

    first = line("What is the first record called?", required="Write what the first record is called")
    second = line("What is the second record called?", required="Write what the second record is called")
    rest = radios("Where do entries go that name people of both records, or nobody, and that you do not place one by one?", {BOTH: "Both records", FIRST: "The first", SECOND: "The second"}, required="Choose where they go", hint="What is out of your sight and names people of both goes to both: each agency goes on seeing its own.")
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, people: dict[str, Person], by: Scope, placed: Placed | None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.people, self.of_both = people, placed.of_both[:AS_MANY] if placed else ()
        for one in side_of(by, people):
            self.fields[f"person-{one.person_id}"] = compact(radios(f"{one.label}: in which record?", list(WHERE.items()), required=f"Choose where {one.label} goes", hint=one.says))
        for entry in self.of_both:
            label = f"{when(entry.when)}, {entry.agency}: {excerpt(entry.text, longest=160)}"
            self.fields[f"entry-{entry.entry_id}"] = forms.ChoiceField(label="Where does this entry go?", help_text=label, choices=list(OF_BOTH.items()), required=False)
        self.fields["rest"].initial = BOTH
        self.order_fields(["first", "second", *(name for name in self.fields if name.startswith("person-")), *(f"entry-{entry.entry_id}" for entry in self.of_both), "rest", "reason"])


def parting_in(words: Any, people: dict[str, Person]) -> Parting | None:
    """What a form says, as the command takes it; None until each person has a place."""
    placed = {person_id: words.get(f"person-{person_id}", "") for person_id in people} if words is not None else {}
    if not placed or set(placed.values()) - set(WHERE):
        return None
    entries = {name.removeprefix("entry-"): side for name in words if name.startswith("entry-") and (side := words.get(name)) in WHERE}
    rest = words.get("rest", BOTH)
    return Parting((words.get("first", ""), words.get("second", "")), words.get("reason", ""), placed, entries, rest if rest in WHERE else BOTH)
