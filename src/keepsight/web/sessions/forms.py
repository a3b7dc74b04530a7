"""The forms of a session: asking for it, arranging, inviting, who came, a view sent in, a hypothesis, and the minutes as they are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from keepsight.commands.call_session import Call
from keepsight.commands.invite import Invitation, Invited
from keepsight.commands.open_session import Prepared
from keepsight.commands.record_session import Minutes, Reflection
from keepsight.procedures import Forum
from keepsight.records.codes import ANSWERS
from keepsight.records.entry import Entry
from keepsight.records.work import Carried, Hypothesis
from keepsight.web.layout.fields import DayField, area, boxes, compact, entries_to_cite, line, radios, references


class AskForm(forms.Form):
    """Which forum, why, and when where it is known."""

    use_required_attribute = False

    forum = radios("What kind of session?", (), required="Choose the kind of session")
    why = area("Why is it asked for, or what is it to settle?", required="Write in a few words why it is asked for", hint="In a few words. Who is stuck, or what cannot be agreed.")
    on = DayField("On which day?", hint="For joint supervision it may stay empty: the facilitator sets the day. For example 22 May 2027.")
    at = line("At what time?", longest=40)
    place = line("Where, or how to join?")

    def __init__(self, *given: Any, forums: Iterable[Forum], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["forum"].choices = [(forum.key, f"{forum.name} ({forum.kind}). {forum.about}") for forum in forums]

    def call(self) -> Call:
        """As the command takes it."""
        return Call(**self.cleaned_data)


class ArrangeForm(forms.Form):
    """The day of a session."""

    use_required_attribute = False

    on = DayField("On which day?", required="Write the day")
    at = line("At what time?", longest=40)
    place = line("Where, or how to join?")


class WhyForm(forms.Form):
    """Why something is so."""

    use_required_attribute = False

    why = area("Why is it not held?", required="Write why it is not held")


class InviteForm(forms.Form):
    """Whom to invite: people who are offered, and one more by name."""

    use_required_attribute = False

    who = boxes("Who is invited?")
    name = line("Somebody else, by name", hint="For example an advocate, or somebody of the family who is not in the record.")
    part = radios("As what do they come?", [(key, words.capitalize()) for key, words in Invited.PARTS.items() if key != "worker"])

    def __init__(self, *given: Any, offered: list[tuple[str, Invitation]], workers_only: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        self.offered = dict(offered)
        self.fields["who"].choices = [(key, ", ".join(filter(None, (one.name, one.agency or (Invited.PARTS[one.part] if one.part != "worker" else ""))))) for key, one in offered]
        if workers_only:
            del self.fields["name"], self.fields["part"]

    def clean(self) -> dict[str, Any]:
        """A name comes with a part."""
        given = super().clean()
        if given.get("name") and not given.get("part"):
            self.add_error("part", "Choose as what they come")
        if not given.get("who") and not given.get("name"):
            self.add_error("who", "Choose or name somebody")
        return given

    def invitations(self) -> list[Invitation]:
        """As the command takes them."""
        given = self.cleaned_data
        named = [Invitation(given["name"].strip(), given["part"])] if given.get("name") else []
        return [self.offered[key] for key in given["who"]] + named


@dataclass(frozen=True, slots=True)
class Marked:
    """Somebody invited, as the form has them: who, what stands of them, and their fields, folded up but where something is wrong in them."""

    who: str
    stands: str
    fields: tuple[forms.BoundField, ...]
    open: bool


class WhoCameForm(forms.Form):
    """For everybody invited: whether they came, and the day of a written report."""

    use_required_attribute = False

    def __init__(self, *given: Any, invited: list[Invited], **more: Any) -> None:
        super().__init__(*given, **more)
        self.invited = invited
        self.fields["rest"] = boxes("Everybody else", [("came", "Came, where I mark nothing below")])
        for one in invited:
            who = ", ".join(filter(None, (one.name, one.agency)))
            self.fields[f"came-{one.pk}"] = compact(radios(who, [(key, words.capitalize()) for key, words in Invited.CAME.items() if key]))
            self.fields[f"came-{one.pk}"].initial = one.came
            if one.part == "worker":
                self.fields[f"report-{one.pk}"] = compact(DayField(f"Day of a written report of {one.name}, if one was given", hint=""))
                self.fields[f"report-{one.pk}"].initial = f"{one.report_on.day} {one.report_on:%B %Y}" if one.report_on else ""

    def people(self) -> list[Marked]:
        """Everybody invited, in order: on a phone twenty people with their fields open are eight screens."""
        found = []
        for one in self.invited:
            fields = tuple(self[name] for name in (f"came-{one.pk}", f"report-{one.pk}") if name in self.fields)
            report = f"; report of {fields[1].value()}" if len(fields) > 1 and fields[1].value() else ""
            found.append(Marked(", ".join(filter(None, (one.name, one.agency))), Invited.CAME.get(fields[0].value() or "", "") + report, fields, any(field.errors for field in fields)))
        return found

    def came(self) -> dict[int, str]:
        """Who came, by invitation."""
        rest = "yes" if self.cleaned_data["rest"] else ""
        return {one.pk: self.cleaned_data[f"came-{one.pk}"] or rest for one in self.invited}

    def reports(self) -> dict[int, Any]:
        """The day of each report."""
        return {one.pk: self.cleaned_data[f"report-{one.pk}"] for one in self.invited if one.part == "worker"}


class ViewForm(forms.Form):
    """A view for a session."""

    use_required_attribute = False

    view = area("The view, in their words", required="Write the view, in their words", rows=5)
    differs = area("Where do they see it differently from others?", hint="It stands in the record beside what is decided.")


class AnswerHereForm(forms.Form):
    """An answer to a question from the record, given in the session."""

    use_required_attribute = False

    answer = radios("What is so?", [(code, words.capitalize()) for code, words in ANSWERS.items()], required="Choose one of the answers")
    reason = area("In a few words: why, or what is being done, by whom and by when", required="Write in a few words why, or what is being done")


class CiteForm(forms.Form):
    """A form that cites entries: the latest are offered, any other is given by its reference."""

    use_required_attribute = False
    CITED: tuple[str, ...] = ()

    def __init__(self, *given: Any, entries: Iterable[Entry], **more: Any) -> None:
        super().__init__(*given, **more)
        choices = entries_to_cite(entries)
        for name in self.CITED:
            self.fields[name].choices = choices

    def cited(self, name: str) -> tuple[str, ...]:
        """The entries of a field, with those given by reference."""
        return tuple(dict.fromkeys([*self.cleaned_data[name], *references(self.cleaned_data.get(f"{name}_more", ""))]))


class HypothesisForm(CiteForm):
    """What might be so, what speaks for and against it, and when it is looked at again."""

    CITED = ("speaks_for", "speaks_against")

    says = area("What might be so?", required="Write what might be so", hint="It is kept as a hypothesis: nobody says that it is so. Name nobody of those in the room, and write no new fact.")
    speaks_for = boxes("Which entries speak for it?")
    speaks_for_more = line("Others that speak for it, by reference", hint="The reference stands at the end of each entry’s page.")
    speaks_against = boxes("Which entries speak against it?")
    speaks_against_more = line("Others that speak against it, by reference")
    review_on = DayField("On which day is it looked at again?", required="Write the day on which it is looked at again")

    def hypothesis(self) -> Hypothesis:
        """As the record holds it."""
        return Hypothesis(self.cleaned_data["says"].strip(), list(self.cited("speaks_for")), list(self.cited("speaks_against")), self.cleaned_data["review_on"])


class MinutesForm(forms.Form):
    """Minutes while they are written. What is in it is saved as it stands, whole or not; it is read closely only when it is recorded."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    next_on = DayField("The day of the next one, where it is set")

    def words(self) -> dict[str, list[str]]:
        """The words of each part as they were sent."""
        return {name: self.data.getlist(name) for name in self.parts() if self.data.getlist(name)}

    def parts(self) -> list[str]:
        """The fields that hold words."""
        return [name for name in self.fields if name not in ("version", "page")]


def _lines(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in words.splitlines() if one.strip()))


class CaseMinutesForm(MinutesForm):
    """Minutes of case management: for each child, what was heard from whom, where agencies differ, and what was left open."""

    said = area("What was said and considered", rows=5)
    heard_children = area("What each child said, or what was said for them, and by whom", hint="In their own words where there are any.")
    heard_parents = area("What each parent and carer said, fathers too")
    heard_advocate = area("What an advocate or interpreter said")
    differing = area("Each agency’s view where it differs")
    left_open = area("Questions on which no decision was taken, one a line", hint="‘No decision’ is said, and counted for the question.", rows=2)
    field_order = ()

    def __init__(self, *given: Any, children: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.children = [(f"child{number}", label) for number, (_, label) in enumerate(children, start=1)]
        for name, label in self.children:
            self.fields[name] = area(f"{label}: what has changed, outcome by outcome")
        self.order_fields([*(name for name, _ in self.children), "said", "heard_children", "heard_parents", "heard_advocate", "differing", "left_open", "next_on"])

    def left(self, kept: dict[str, list[str]]) -> Minutes:
        """As the command takes them."""
        given, headed = self.cleaned_data, [*((name, f"{label}") for name, label in self.children), ("said", "Said and considered"), ("heard_children", "Heard from children"), ("heard_parents", "Heard from parents and carers"), ("heard_advocate", "Heard from an advocate or interpreter"), ("differing", "Seen differently")]
        return Minutes(tuple((heading, given[name]) for name, heading in headed), _lines(given["left_open"]), given["next_on"])


class ReflectiveForm(MinutesForm):
    """What a reflective session leaves: themes, and questions carried to a forum. Hypotheses have a form of their own."""

    themes = area("Themes, one a line", hint="A few words each. No new facts, no tasks, no decisions; nothing that a named practitioner said; no feelings. Keepsight looks for plain forms of words and understands nothing: read it through.", rows=4)
    QUESTIONS = 3

    def __init__(self, *given: Any, forums: Iterable[Forum], **more: Any) -> None:
        super().__init__(*given, **more)
        to = [(forum.name, forum.name) for forum in forums if not forum.reflective]
        for number in range(1, self.QUESTIONS + 1):
            self.fields[f"question{number}"] = area(f"Question {number} to be carried to a forum that may decide", rows=2)
            self.fields[f"to{number}"] = radios(f"To which forum is question {number} carried?", to)
        self.order_fields(["themes", *(f"{kind}{number}" for number in range(1, self.QUESTIONS + 1) for kind in ("question", "to")), "next_on"])

    def left(self, kept: dict[str, list[str]]) -> Reflection:
        """As the command takes them, with the hypotheses that were kept before."""
        given = self.cleaned_data
        carried = tuple(Carried(given[f"question{number}"].strip(), given[f"to{number}"]) for number in range(1, self.QUESTIONS + 1) if given[f"question{number}"].strip())
        return Reflection(_lines(given["themes"]), tuple(hypotheses_of(kept)), carried, given["next_on"])


def minutes_form(prepared: Prepared, forums: Iterable[Forum], data: Any = None, page: str = "") -> MinutesForm:
    """The form of a session's minutes, with what is saved of them."""
    kept = prepared.draft.words if prepared.draft else {}
    initial = {name: words[0] for name, words in kept.items() if words and name != "hypotheses"} | {"version": prepared.draft.version if prepared.draft else 0, "page": page}
    if prepared.opened.forum.reflective:
        return ReflectiveForm(data, initial=initial, forums=forums)
    return CaseMinutesForm(data, initial=initial, children=prepared.children)


def hypotheses_of(words: dict[str, list[Any]]) -> list[Hypothesis]:
    """The hypotheses kept among the words of a draft."""
    return [Hypothesis(**one) for one in words.get("hypotheses", [])]
