"""The forms of reports: for whom one is made, what is changed in it, and with whom it was shared."""

from __future__ import annotations

from typing import Any

from django import forms

from keepsight.commands.make_report import ReportForm
from keepsight.commands.open_report import OpenedReport
from keepsight.reports.copies.readers import READERS, NamedReader
from keepsight.reports.copies.why import RESTRICTED
from keepsight.reports.making import REPORTS, Wish
from keepsight.reports.picture.told import Prepared
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import when
from keepsight.web.layout.fields import DayField, area, boxes, line, radios

LONGEST = 5_000
NOBODY = ("", "Nobody in particular")


def _select(label: str, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=hint, required=False, widget=forms.Select())


class MakeForm(forms.Form):
    """For whom a report is made, about whom, and why."""

    use_required_attribute = False
    reader = radios("For whom is it?", (), required="Choose for whom it is")
    person = _select("If it is for somebody of the family: who?")
    agency = _select("If it is for professionals of one agency: which?", "They may then have that agency’s restricted entries too.")
    name = line("The reader’s name, as it is to stand on the copy")
    form = radios("Which form?", ())
    about = _select("About whom?")
    why = area("With whom is it shared, and why?", hint="Printed on the copy.", required="Write with whom it is shared, and why")
    questions = area("Is there anything you want to ask the family, in your own words?", hint="One question a line. Questions from the record never stand in a family’s copy.")

    def __init__(self, *given: Any, kind: str, choices: ReportForm, **more: Any) -> None:
        super().__init__(*given, **more)
        self.kind, report = kind, REPORTS[kind]
        readers = [READERS[code] for code in report.READERS or READERS]
        self.fields["reader"].choices = [(one.code, one.title[0].upper() + one.title[1:]) for one in readers]
        self.fields["person"].choices = self.fields["about"].choices = [NOBODY, *choices.people]
        self.fields["agency"].choices = [("", "No one agency"), *choices.agencies]
        self.fields["form"].choices = [(code, words[0].upper() + words[1:]) for code, words in report.FORMS.items()]
        self.fields["form"].required = bool(report.FORMS)
        self.fields["form"].error_messages["required"] = "Choose the form"
        families = any(one.of_family for one in readers)
        for name, wanted in (("form", report.FORMS), ("about", report.ABOUT), ("person", families), ("questions", families), ("agency", "professionals" in [one.code for one in readers])):
            if not wanted:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A reader of the family is somebody of it."""
        given = super().clean()
        if READERS.get(given.get("reader", ""), READERS["chair"]).of_family and not given.get("person"):
            self.add_error("person", "Choose who of the family it is for")
        return given

    def wish(self, who: str) -> Wish:
        """As the command takes it; `who` signs the questions."""
        given = self.cleaned_data
        kind = READERS[given["reader"]]
        reader = NamedReader(kind, given["name"], given.get("person", "") if kind.of_family else "", given.get("agency", "") if kind.code == "professionals" else "")
        questions = tuple((line.strip(), who) for line in given.get("questions", "").splitlines() if line.strip()) if kind.of_family else ()
        return Wish(self.kind, reader, given.get("form", ""), given.get("about", ""), Prepared(why=given["why"]), questions=questions)


class NumberForm(forms.Form):
    """Which entry a sentence is to be taken out of."""

    use_required_attribute = False
    entry = line("From which entry is a sentence to be taken out?", hint="Its number or reference, as it stands in the copy.")

    def number(self) -> str:
        """What was given, or nothing."""
        return self["entry"].data or ""


class ChangeForm(forms.Form):
    """Entries that a named person puts in, and sentences of one entry that they take out, with the reason."""

    use_required_attribute = False
    put_in = boxes("Put in, although the rules leave it out", hint="Read each whole first. What is restricted by its agency cannot be put in.")
    sentences = boxes("Take out of this copy", hint="The entry itself stays as it was written.")
    reason = area("Why?", required="Write why")

    def __init__(self, *given: Any, opened: OpenedReport, **more: Any) -> None:
        super().__init__(*given, **more)
        could = [(entry, why) for entry, why in opened.left_out if why != RESTRICTED]
        self.fields["put_in"].choices = [(entry.entry_id, f"{when(entry.when)}, {entry.agency}: {excerpt(entry.text)} ({why})") for entry, why in could]
        self.fields["sentences"].choices = [(one, one) for one in opened.sentences]
        for name, wanted in (("put_in", could and opened.report.person_id), ("sentences", opened.sentences)):
            self.fields[name].there = bool(wanted)

    def clean(self) -> dict[str, Any]:
        """Something is to change."""
        given = super().clean()
        if not given.get("put_in") and not given.get("sentences") and not self.errors:
            raise forms.ValidationError("Choose an entry to put in, or a sentence to take out.")
        return given


class SharedForm(forms.Form):
    """With whom a report was shared."""

    use_required_attribute = False
    with_whom = line("With whom was it shared?", required="Write with whom it was shared")
    shared_on = DayField("On which day?", required="Write the day on which it was shared")
    how = area("How?", hint="For example by hand, by post, or read through together with an interpreter.")
