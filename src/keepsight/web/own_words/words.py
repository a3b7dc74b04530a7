"""What the pages of people's own words say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.scope import Scope
from keepsight.commands.enter_representation import About, Listed
from keepsight.reports.picture.words.dates import day, when
from keepsight.store.representation import CAME, KINDS

NOT_ANSWERED = "Not answered."


@dataclass(frozen=True, slots=True)
class Words:
    """One thing that somebody said: who and when, of what kind, their words, what it is about, and its answers."""

    heading: str
    kind: str
    words: str
    about: str
    quoted: str
    waits: str
    answers: tuple[str, ...]
    answer: str


def about_words(about: About) -> tuple[str, str]:
    """What it is beside, in our words; and the agency's, where it is an entry."""
    if about.entry:
        return f"An entry: {when(about.entry.when)}, {about.entry.agency}", about.entry.text
    if about.question:
        return f"A question from the record: {about.question.question}", ""
    if about.report:
        return f"A report they were given: {about.report.title}", ""
    return "The record as a whole", ""


def listed_words(one: Listed, by: Scope) -> Words:
    """Put one into words."""
    said, (about, quoted) = one.said, about_words(one.about)
    answers = tuple(f"{answer.answer} ({answer.writing.by}, {day(answer.answered_on)}{f'; told: {answer.told_how}' if answer.told_how else ''})" for answer in one.answers)
    return Words(
        heading=f"{said.whose}, {day(said.said_on)}, {CAME[said.came]}", kind=KINDS[said.kind][0].upper() + KINDS[said.kind][1:], words=said.words, about=about, quoted=quoted,
        waits="" if answers else NOT_ANSWERED, answers=answers, answer=reverse("answer-representation", args=[by.family.pk, said.representation_id]),
    )  # fmt: skip
