"""The forms of a disagreement."""

from __future__ import annotations

from typing import Any

from django import forms

from keepsight.commands.disagree import Disagreements, Raised
from keepsight.procedures import Escalation
from keepsight.web.layout.fields import area, boxes, entries_to_cite, line, radios, references


class Citing(forms.Form):
    """A view with the entries that it rests on."""

    use_required_attribute = False

    view = area("How do you see it?", required="Write how you see it", rows=5)
    evidence = boxes("On which entries does it rest?")
    evidence_more = line("Others, by reference", hint="The reference stands at the end of each entry’s page.")

    def __init__(self, *given: Any, to: Disagreements, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["evidence"].choices = entries_to_cite(to.told.entries)

    def cited(self) -> tuple[str, ...]:
        """The entries chosen, and those given by reference."""
        return tuple(dict.fromkeys([*self.cleaned_data["evidence"], *references(self.cleaned_data["evidence_more"])]))


class RaiseForm(Citing):
    """Raising one."""

    about = line("On what do you differ?", required="Write in a few words on what you differ", hint="For example: whether the threshold for a conference is met.")
    other_agency = radios("Whose is the other view?", (), required="Choose whose the other view is")
    children = boxes("Which children is it about?", required="Choose which children it is about")
    field_order = ("about", "children", "view", "evidence", "evidence_more", "other_agency")

    def __init__(self, *given: Any, to: Disagreements, **more: Any) -> None:
        super().__init__(*given, to=to, **more)
        self.fields["other_agency"].choices = [(name, name) for name in to.agencies]
        self.fields["children"].choices = to.children

    def raised(self) -> Raised:
        """As the command takes it."""
        given = self.cleaned_data
        return Raised(given["about"], given["view"], self.cited(), given["other_agency"], tuple(given["children"]))


class StepForm(forms.Form):
    """To which step it is taken."""

    use_required_attribute = False

    stage = radios("To which step is it taken?", (), required="Choose the step to which it is taken")

    def __init__(self, *given: Any, steps: Escalation, now: str, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["stage"].choices = [(name, f"{name[0].upper()}{name[1:]}{f', within {days} working days' if days else ''}") for name, days in steps.steps if name != now]


class SettleForm(forms.Form):
    """How it was settled."""

    use_required_attribute = False

    how = area("How was it settled, and by whom?", required="Write how it was settled, and by whom", hint="Both views stay in the record beside it.")
