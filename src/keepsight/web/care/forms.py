"""The forms of grading: whose care, by which tool, over which days; and the grades, each with the entries that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone

from keepsight.care_tools import Area, Tool
from keepsight.commands.grade_care import Answer, Graded, Task
from keepsight.records.codes import CARE_ABOUT
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import day, when
from keepsight.reports.picture.words.who import eldest_first
from keepsight.web.layout.fields import DayField, boxes, radios
from keepsight.web.layout.fields import area as area_of_text

NOT_OBSERVED = "not observed"
WINDOW = 90  # days that the form first offers


class BeginForm(forms.Form):
    """Whose care by whom, over which days, with which tool."""

    use_required_attribute = False

    child = radios("Whose care?", (), hint="One child at a time: care differs between brothers and sisters.", required="Choose the child")
    carer = radios("Whose care of this child?", (), hint="One carer at a time, so that nothing is laid on one that another did.", required="Choose the carer")
    first = DayField("First day of the time looked at", required="Write the day", hint="")
    last = DayField("Last day of the time looked at", hint="Only what was seen within these days is graded. A short time is enough.", required="Write the day")
    tool = radios("By which tool?", (), required="Choose the tool")

    def __init__(self, *given: Any, told: Told, tools: list[Tool], **more: Any) -> None:
        today = timezone.localdate()
        super().__init__(*given, initial={"first": day(today - timedelta(WINDOW)), "last": day(today), **({"tool": tools[0].tool} if tools else {})} | more.pop("initial", {}), **more)
        people = sorted(told.people.values(), key=eldest_first)
        self.fields["child"].choices = [(one.person_id, one.label) for one in people if one.kind == "child"]
        self.fields["carer"].choices = [(one.person_id, one.label) for one in people if one.kind == "adult"]
        self.fields["tool"].choices = [(one.tool, f"{one.name} ({one.version}){', Keepsight’s own draft' if one.ours else ''}") for one in tools]

    def clean(self) -> dict[str, Any]:
        """The two days, in order, and none that has not come."""
        given = super().clean()
        if not self.errors and given["first"] > given["last"]:
            self.add_error("last", "The last day is before the first. Write the days in order")
        if not self.errors and given["last"] > timezone.localdate():
            self.add_error("last", "This day has not come yet")
        return given


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to grade as the page shows it: its fields, what each grade means for it, and whose side it looks at."""

    name: str
    about: str
    grade: BoundField
    cites: BoundField
    words: BoundField
    descriptions: tuple[tuple[str, str], ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """One area of the form, folded up but for the first, and where something is wrong or was chosen in it: on a phone all of them open are twelve screens."""

    name: str
    source: str
    holds: str
    things: tuple[Asked, ...]
    open: bool


class GradeForm(forms.Form):
    """Every thing that the tool has for a child of this age, in the tool's order."""

    use_required_attribute = False

    trained = radios("Were you trained in this tool?", (("yes", "Yes"), ("no", "No")), required="Say whether you were trained in this tool")
    childs_view = area_of_text("What does the child say of it, or show?", hint="In the child’s own words where there are any. Empty is ‘not recorded’.", rows=3)
    carers_view = area_of_text("What does the carer say of it?", hint="In the carer’s own words. Empty is ‘not recorded’.", rows=3)
    on = DayField("On which day was it graded, if not today?", hint="Only where it was graded and written down earlier, on paper, say. Empty is today.")
    rest = forms.BooleanField(label="What I left open was not observed", required=False, widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes__input"}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = area_of_text("Why are the grades corrected?", hint="The grades before are kept, with this reason beside them.")

    def __init__(self, *given: Any, task: Task, corrects: bool = False, **more: Any) -> None:
        super().__init__(*given, **more)
        self.task, self.things = task, list(things_of(task))
        self.fields["reason"].required = corrects
        if corrects:
            del self.fields["on"]  # the day of a grading that stands is corrected on its entry's page
        offered = [(entry.entry_id, f"{when(entry.when)}, {entry.agency}: {excerpt(entry.text, longest=110)}") for entry in task.entries]
        grades = [(word.word, word.word[:1].upper() + word.word[1:]) for word in task.tool.scale] + [(NOT_OBSERVED, "Not observed")]
        for number, (area, _, about, item) in enumerate(self.things):
            side = f" ({CARE_ABOUT[about]})" if about else ""
            self.fields[f"grade-{number}"] = radios(f"{item or f'{area}, as a whole'}{side}", grades)
            self.fields[f"cites-{number}"] = boxes(f"The entries that it rests on: {item or area}", offered)
            self.fields[f"words-{number}"] = area_of_text(f"In your words: {item or area}")

    def clean(self) -> dict[str, Any]:
        """Everything graded, with an entry, or said to be not observed."""
        given = super().clean()
        for number, (area, _, _, item) in enumerate(self.things):
            value = given.get(f"grade-{number}")
            if value and value != NOT_OBSERVED and not given.get(f"cites-{number}"):
                self.add_error(f"cites-{number}", f"{area}, {item or 'as a whole'}: choose at least one entry that it rests on, or ‘not observed’")
            if not value and not given.get("rest"):
                self.add_error(f"grade-{number}", f"{area}, {item or 'as a whole'}: choose a grade or ‘not observed’; or tick at the end that what you left open was not observed")
        return given

    def areas(self) -> list[Folded]:
        """Each area with what is asked in it."""
        asked: dict[str, list[Asked]] = {area.name: [] for area in self.task.areas}
        descriptions = {(area.name, item.name): tuple((word.word, item.descriptions[word.word]) for word in self.task.tool.scale) for area in self.task.areas for _, item in area.items()}
        for number, (area, sub_area, _, item) in enumerate(self.things):
            grade, cites, words = (self[f"{name}-{number}"] for name in ("grade", "cites", "words"))
            chosen = bool(cites.errors or (self.is_bound and self.data.getlist(f"cites-{number}")) or cites.initial)
            meant = descriptions.get((area, item)) or tuple((word.word, word.means) for word in self.task.tool.scale if word.means)
            asked[area].append(Asked(item or "The area as a whole", sub_area, grade, cites, words, meant, chosen))
        return [_folded(area, asked[area.name], first=not number) for number, area in enumerate(self.task.areas)]

    def graded(self) -> Graded:
        """What is to be recorded."""
        given = self.cleaned_data
        return Graded(tuple(self._answer(number, *thing) for number, thing in enumerate(self.things)), given["trained"] == "yes", given["childs_view"], given["carers_view"], given.get("on"))

    def _answer(self, number: int, area: str, sub_area: str, about: str, item: str) -> Answer:
        given = self.cleaned_data
        value = given[f"grade-{number}"] if given[f"grade-{number}"] != NOT_OBSERVED else ""
        return Answer(area, sub_area, about, item, value, tuple(given[f"cites-{number}"]) if value else (), given[f"words-{number}"])


def _folded(area: Area, things: list[Asked], first: bool) -> Folded:
    touched = any(one.open or one.grade.errors or one.grade.value() or one.words.value() for one in things)
    return Folded(area.name, area.source, "; ".join(one.name for one in things), tuple(things), first or touched)


def things_of(task: Task) -> list[tuple[str, str, str, str]]:
    """Everything to be graded as (area, sub-area, about, item); an area as a whole has no item, and is asked where the tool leaves it to whoever grades."""
    found = []
    for area in task.areas:
        found += [(area.name, sub_area.name, sub_area.about, item.name) for sub_area, item in area.items()]
        found += [(area.name, "", "", "")] if task.tool.rule == "by whoever grades" else []
    return found

