"""The form of what is to be confirmed: for each thing asked one list to choose from, in which nothing chosen leaves it open."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from keepsight.chronology.confirm import EVENT, OPEN, PART, WHO, Ask
from keepsight.commands.confirm_asks import Asks
from keepsight.records.person import Person
from keepsight.reports.picture.words.dates import when
from keepsight.reports.picture.words.who import eldest_first

AT_ONCE = 25  # things asked on one page
LEFT_OPEN = ("", "Leave it open")
LABELS = {WHO: "Who is meant?", OPEN: "Who is meant?", PART: "Is it so?", EVENT: "Do these entries tell one event?"}
FIRST = "asked-"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing on the page: whose entry and when, what it says, the words in question, what is suggested, the id of all that, and the list to choose from."""

    where: str
    says: str
    words: str
    suggested: str
    anchor: str
    field: BoundField


class ConfirmForm(forms.Form):
    """A page of what is asked, beginning at the one of a number."""

    use_required_attribute = False

    def __init__(self, found: Asks, begins: str) -> None:
        super().__init__()
        self.found, self.people = found, found.record.people()
        self.begins = int(begins) if begins.isdigit() and int(begins) < len(found.asks) else 0
        self.asks = found.asks[self.begins : self.begins + AT_ONCE]
        for ask in self.asks:
            self.fields[FIRST + ask.ask_id] = forms.ChoiceField(label=LABELS[ask.about], choices=[LEFT_OPEN, *self._choices(ask)], required=False, widget=forms.Select(attrs={"aria-describedby": f"about-{ask.ask_id}"}))

    @staticmethod
    def answers(sent: QueryDict) -> dict[str, str]:
        """What was chosen, by ask_id."""
        return {name.removeprefix(FIRST): value for name, value in sent.items() if name.startswith(FIRST)}

    @property
    def next_from(self) -> int:
        """Where the next page begins; 0 where there is none."""
        return self.begins + AT_ONCE if self.begins + AT_ONCE < len(self.found.asks) else 0

    def asked(self) -> list[Asked]:
        """Everything on the page, laid out."""
        entries = {entry.entry_id: entry for entry in self.found.record.entry}
        return [self._asked(ask, when(entries[ask.entry_ids[0]].when)) for ask in self.asks]

    def _asked(self, ask: Ask, day: str) -> Asked:
        more = f", and {len(ask.entry_ids) - 1} more like it" if len(ask.entry_ids) > 1 and ask.about != EVENT else ""
        suggested = "" if ask.about in (OPEN, EVENT) else self._named(ask.suggested)
        return Asked(f"{ask.agency}, {day}{more}", ask.says, ask.words, suggested, f"about-{ask.ask_id}", self[FIRST + ask.ask_id])

    def _choices(self, ask: Ask) -> list[tuple[str, str]]:
        everybody = [(one.person_id, one.label) for one in sorted(self.people.values(), key=eldest_first) if one.known_until is None]
        return {
            WHO: [("yes", f"{self._named(ask.suggested)}, as suggested"), ("no", "Not so: it is open who it is"), *everybody],
            OPEN: [*everybody, ("no", "Nobody of this family")],
            PART: [("yes", "Yes"), ("no", "No")],
            EVENT: [("yes", "Yes, one event"), ("no", "No, several")],
        }[ask.about]

    def _named(self, words: str) -> str:
        """The names alone: ids are for the file."""
        for person in self.people.values():
            words = words.replace(_with_id(person), person.label)
        return words


def _with_id(person: Person) -> str:
    return f"{person.label} ({person.person_id})"
