"""What an entry is asked before it is saved: whether what it speaks of has been referred (safe practice 1.3)."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.entry import Entry

SAID = {"yes": "Referred", "no need": "Not referred, and why", "not yet": "Not yet referred to anybody"}
PASSED_ON = {"referral-made", "strategy-discussion", "section-47", "conference"}
BY_KIND = {"injury": "an injury", "disclosure": "something that a child told"}
BY_THEME = {
    "physical-harm": "harm to a child", "sexual-harm": "sexual harm", "exploitation-missing": "a child who is missing or exploited",
    "neglect-supervision": "a child left without a carer who could look after them", "alcohol": "somebody who had been drinking", "drugs": "somebody who had taken drugs",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Referral:
    """The answer to *has it been referred?*: a key of SAID or empty, and to whom, when and with what reply, or why there is no need."""

    answer: str = ""
    how: str = ""

    def words(self) -> str:
        """The answer as it is kept with what was done; empty where none was given."""
        if not self.answer:
            return self.how
        return f"{SAID[self.answer]}: {self.how}" if self.how else f"{SAID[self.answer]}."


def asks_whether_referred(entry: Entry) -> str:
    """What the entry seems to speak of that calls for the question; empty where nothing does, or where it says itself that it was passed on."""
    if entry.outcome_code in PASSED_ON:
        return ""
    if entry.kind and entry.kind.value in BY_KIND:
        return BY_KIND[entry.kind.value]
    affirmed = {theme.value for theme in entry.themes if not theme.denied}
    return next((words for theme, words in BY_THEME.items() if theme in affirmed), "")
