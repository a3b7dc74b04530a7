"""The form that writes down what was done with a father or male carer. Only who, when and what are needed, and what the step is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from keepsight.commands.add_father import STANDS, NewFather
from keepsight.commands.open_fathers import Fathers
from keepsight.commands.record_father_step import StepDraft
from keepsight.intake.dates import read_date
from keepsight.records.codes import SOURCE_TYPES
from keepsight.records.dates import When
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import when
from keepsight.store.fathers import ANSWERS, CHECKS
from keepsight.web.entries.forms import LONGEST, WithADay
from keepsight.web.layout.fields import radios
from keepsight.web.layout.written import WrittenForm

WHAT = {
    "identified": "What is known of him?",
    "warned": "What did he warn of, in his words, and what was done?",
    "view": "What did he say, in his words?",
    "invited": "Which meeting, and how was he asked? If he was not, why?",
    "safety": "What was decided, on what, and who keeps the children and their mother safe?",
    "checks": "Whom was it asked of, and when did an answer come?",
}
FIELDS = {  # beside when and what: which fields a step has
    "identified": ("answer", "whose_word"), "contacted": ("answer",), "seen": (), "assessed": ("answer",), "checks": ("which", "answer"), "invited": ("answer",), "view": ("answer", "whose_word"),
    "told": ("answer",), "care": ("source_type", "whose_word"), "warned": (), "strength": ("rests_on", "source_type"), "worry": ("rests_on", "source_type"), "settled": ("answer",),
    "safety": ("answer", "decided_by", "review_on"),
}  # fmt: skip
MOST_ENTRIES = 40


class StepForm(WithADay):
    """One step with one man, as to one child."""

    answer = forms.ChoiceField(label="What is so?", widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), error_messages={"required": "Choose one of these"})
    which = forms.ChoiceField(label="Which check?", choices=[*CHECKS.items()], widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), error_messages={"required": "Choose which check it was"})
    when = forms.CharField(label="When?", help_text="For example 22 May 2026, or May 2026 where only the month is known.", max_length=100, widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}), error_messages={"required": "Write when it was"})
    what = forms.CharField(label="What was done or said?", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}), error_messages={"required": "Write what it was"})
    whose_word = forms.CharField(label="On whose word?", help_text="Who said so: himself, the mother, a birth certificate, another service.", required=False, max_length=200)
    source_type = forms.ChoiceField(label="What does it rest on?", required=False, choices=[("", "not recorded"), *SOURCE_TYPES.items()], widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}))
    rests_on = forms.MultipleChoiceField(label="Which entries does it rest on?", required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"}))
    decided_by = forms.CharField(label="Which manager decided?", max_length=200, error_messages={"required": "Name the manager who decided. Nobody decides this alone"})
    review_on = forms.CharField(label="On which day is it looked at again?", max_length=100, widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}), error_messages={"required": "Give the day on which it is looked at again"})
    restricted = forms.CharField(label="May it not be seen by all? Then say why", help_text="Other agencies then see it only if yours shares it with them.", required=False, max_length=500)

    def __init__(self, *given: Any, step: str, found: Fathers, man: str, **more: Any) -> None:
        super().__init__(*given, **more)
        self.step, wanted = step, {"when", "what", "restricted", *FIELDS[step]}
        for name in [name for name in self.fields if name not in wanted]:
            del self.fields[name]
        self.fields["what"].label = WHAT.get(step, self.fields["what"].label)
        if "answer" in self.fields:
            self.fields["answer"].choices = [(code, words[:1].upper() + words[1:]) for code, words in ANSWERS[step].items()]
        if "rests_on" in self.fields:
            self.fields["rests_on"].choices = [(entry.entry_id, f"{when(entry.when)}, {entry.agency}: {excerpt(entry.text, longest=90)}") for entry in reversed(found.told.own.get(man, [])[-MOST_ENTRIES:])]
        if step == "identified":
            self.fields["whose_word"].required = True
            self.fields["whose_word"].error_messages["required"] = "Say on whose word this rests"

    def clean_review_on(self) -> date:
        """A day, as days are written."""
        try:
            return read_date(self.cleaned_data["review_on"]).latest
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None

    def draft(self, child: str, man: str) -> StepDraft:
        """The step to be recorded."""
        given = dict(self.cleaned_data)
        happened, text = given.pop("when"), given.pop("what")
        return StepDraft(child, man, self.step, happened, text, **given | {"rests_on": tuple(given.get("rests_on", ()))})


class NewFatherForm(WrittenForm):
    """Who he is: his name where it is known, how he stands to the child, how sure that is, and on whose word."""

    ORDER = ("name", "stands", "answer", "born", "parental_responsibility")

    name = forms.CharField(label="His name", help_text="Leave empty where nobody knows it yet.", required=False, max_length=200)
    stands = radios("How does he stand to the child?", STANDS, required="Choose how he stands to the child")
    answer = radios("How sure is it?", {code: ANSWERS["identified"][code] for code in ("named", "believed")}, required="Choose how sure it is")
    born = forms.CharField(label="Born", help_text="A day, a month or a year; leave empty where it is not known.", required=False, max_length=100, widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}))
    parental_responsibility = radios("Parental responsibility", [("", "Not recorded"), ("yes", "Held: say on what it rests, below"), ("no", "Not held")])

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        del self.fields["source_type"]
        self.fields["what"].label, self.fields["when"].label = "What is known of him?", "When did you learn of it?"
        self.fields["whose_word"].required = True
        self.fields["whose_word"].error_messages["required"] = "Say on whose word this rests"

    def clean_born(self) -> When | None:
        """When he was born, as people write it; or nothing."""
        try:
            return read_date(self.cleaned_data["born"]) if self.cleaned_data["born"] else None
        except ValueError as why:
            raise forms.ValidationError(str(why)) from None

    def new(self, child: str) -> NewFather:
        """The man to be written down."""
        given = dict(self.cleaned_data)
        happened, text = given.pop("when"), given.pop("what")
        return NewFather(child, happened=happened, text=text, **given)
