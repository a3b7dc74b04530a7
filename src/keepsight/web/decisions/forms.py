"""The forms of a decision and of an action."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from keepsight.commands.record_action import ToDo
from keepsight.commands.record_decision import Decided, ToDecide
from keepsight.records.entry import Entry
from keepsight.reports.picture.words.dates import day
from keepsight.web.layout.fields import DayField, area, boxes, entries_to_cite, line, radios, references

NEW = "another question"


class DecisionForm(forms.Form):
    """What was decided, or that nothing was."""

    use_required_attribute = False

    put_before = radios("Which question was it?", ())
    question = area("If it is another question: what was to be decided?", rows=2, hint="The same question keeps the same words, so that it is seen when it comes again.")
    outcome = radios("Was a decision taken?", [("yes", "A decision was taken"), ("no", "No decision was taken: the question stays open")], required="Choose whether a decision was taken")
    children = boxes("Which children does it concern?", required="Choose which children it concerns")
    on = DayField("On which day?", required="Write the day")
    decided = area("What was decided?", hint="This and the rest are needed where a decision was taken.")
    decided_by = line("Who decided?", hint="The meeting, or the person whose decision it is, with their role.")
    evidence = boxes("On which entries does it rest?")
    evidence_more = line("Others, by reference", hint="The reference stands at the end of each entry’s page.")
    considered = area("What else was considered?")
    different = area("What must be different for the child?", rows=2)
    by_when = DayField("By which day?")
    otherwise = area("What happens if it is not?", rows=2)
    again_of = radios("Is it a decision that was taken before?", ())

    def __init__(self, *given: Any, to: ToDecide, **more: Any) -> None:
        super().__init__(*given, **more)
        today = timezone.localdate()
        self.fields["put_before"].choices = [*((one.words, one.words) for one in to.questions), (NEW, "Another question")]
        self.fields["children"].choices = to.children
        self.fields["evidence"].choices = entries_to_cite(to.told.entries)
        taken = [one for question in to.questions for one in question.taken]
        self.fields["again_of"].choices = [("", "No, it is new"), *((one.entry.entry_id, f"{day(one.entry.happened_from)}: {one.row.decided}") for one in taken)]
        self.initial |= {"on": day(to.session.on if to.session and to.session.on and to.session.on <= today else today), "put_before": "" if to.questions else NEW, "again_of": ""}
        if not taken:
            del self.fields["again_of"]
        if not to.questions:
            del self.fields["put_before"]

    def decision(self, session_id: str) -> Decided:
        """As the command takes it."""
        given = self.cleaned_data
        before = given.get("put_before") or NEW
        return Decided(
            given["question"] if before == NEW else before, given["on"], tuple(given["children"]), given["outcome"] == "no", given["decided"], given["decided_by"],
            tuple(dict.fromkeys([*given["evidence"], *references(given["evidence_more"])])), given["considered"], given["different"], given["by_when"], given["otherwise"],
            given.get("again_of", ""), session_id,
        )  # fmt: skip


class ActionForm(forms.Form):
    """Who is to do what by when."""

    use_required_attribute = False

    action = area("What is to be done?", required="Write what is to be done", rows=2)
    owner = line("Who is to do it?", required="Write who is to do it", hint="One person, by name and role.")
    owner_agency = line("Of which agency?", required="Write of which agency, or that it is the family", hint="Or: the family.")
    due_on = DayField("By which day?", required="Write the day by which it is to be done")
    children = boxes("For which children?", required="Choose for which children")
    decision_entry_id = radios("Which decision does it carry out?", ())

    def __init__(self, *given: Any, to: ToDecide, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["children"].choices = to.children
        taken = [one for question in to.questions for one in question.taken][-12:]
        self.fields["decision_entry_id"].choices = [("", "None"), *((one.entry.entry_id, f"{day(one.entry.happened_from)}: {one.row.decided}") for one in taken)]
        self.initial |= {"decision_entry_id": ""}
        if not taken:
            del self.fields["decision_entry_id"]

    def to_do(self, session_id: str) -> ToDo:
        """As the command takes it."""
        given = self.cleaned_data
        return ToDo(given["action"], given["owner"], given["owner_agency"], given["due_on"], tuple(given["children"]), given.get("decision_entry_id", ""), session_id)


class CarryForm(forms.Form):
    """To which day an action is carried over, and why."""

    use_required_attribute = False

    due_on = DayField("To which day is it carried over?", required="Write the new day")
    why = area("Why was it not done, or what stands in its way?", required="Write why it was not done, or what stands in its way")


class DoneForm(forms.Form):
    """The entry that shows an action done."""

    use_required_attribute = False

    entry = radios("Which entry shows that it was done?", (), hint="Where none does yet, write one first.")
    entry_more = line("Another, by reference", hint="The reference stands at the end of each entry’s page.")

    def __init__(self, *given: Any, entries: Iterable[Entry], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["entry"].choices = entries_to_cite(entries)

    def chosen(self) -> str:
        """The entry's id, empty where none was chosen."""
        return self.cleaned_data["entry"] or next(iter(references(self.cleaned_data["entry_more"])), "")
