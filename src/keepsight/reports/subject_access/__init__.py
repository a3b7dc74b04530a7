"""What somebody who asked is given of what is held of them: their entries, the questions that were asked about them, the answers and who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keepsight.patterns.answered import answers_to
from keepsight.records.codes import ANSWERS
from keepsight.records.finding import Finding

from ..content import Points, Section, Words, table
from ..copies.cut import Copy
from ..picture.told import Told
from ..picture.word.table import Cell
from ..picture.words.dates import day, span
from ..sections.entries import full_chronology, in_words
from ..sections.who import who

if TYPE_CHECKING:
    from ..making import Wish

TITLE = "What is held about you"
WHAT = "For somebody who asked for their own record: their entries, the questions asked about them with the answers and who answered, and what they themselves said."
FORMS: dict[str, str] = {}
READERS = ("extract",)
ABOUT = False
ASKS = False

QUESTIONS = (("Question", 6200), ("Asked from", 2600), ("Answered", 4000), ("By whom", 2300))
SAID = (("What you said", 6500), ("When and how", 3500), ("Answered", 5100))
RIGHTS = (
    "You may say that something here is wrong or missing. What you say is kept beside what it is about, as yours, and you are told what was done.",
    "Where other people’s own matters stand beside yours, those are left out. Workers are named in their work.",
    "If you are not content with what you were given, you may ask for it to be looked at again, and you may complain to the Information Commissioner.",
)
NOT_ANSWERED = "not answered"


def title(wish: Wish) -> str:
    """The report's title."""
    return TITLE


def sections(told: Told, wish: Wish, copy: Copy) -> list[Section]:
    """The sections in order."""
    answers = [*copy.answers]
    rows = ((_question(one), Cell(span(one.first_on, one.last_on)), *_answer(one, answers)) for one in told.findings)
    return [
        Section("how", "How to read this", (Points(RIGHTS),)),
        full_chronology(in_words(told), of_family=True),
        Section("questions_about_you", "Questions that were asked about you", (
            Words("Keepsight puts questions to services from what they recorded. None is a finding about you. What was answered, and by whom, stands beside each."),
            table("Questions that were asked about you", QUESTIONS, rows, "None that rests on the entries in this copy."),
        )),
        Section("your_words", "What you said about your record", (table("What you said about your record", SAID, ((Cell(said), Cell(how), Cell(answered or NOT_ANSWERED)) for said, how, answered in copy.said), "Nothing is written down that you said about it."),)),
        who(told, of_family=True),
    ]  # fmt: skip


def _question(finding: Finding) -> Cell:
    return Cell.of(finding.question, [finding.statement])


def _answer(finding: Finding, answers: list) -> tuple[Cell, Cell]:
    given = answers_to(finding, answers)
    if not given:
        return Cell(NOT_ANSWERED), Cell("")
    last = given[-1]
    return Cell.of(ANSWERS.get(last.answer, last.answer), [last.reason, day(last.answered_on)]), Cell(last.answered_by)
