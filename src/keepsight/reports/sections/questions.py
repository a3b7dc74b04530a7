"""Questions from the record, each with the entries it rests on and those that point the other way. They stand in no family's copy."""

from __future__ import annotations

from ..content import Block, Points, Section, Smaller, Words
from ..picture.told import Told
from ..picture.words.questions import Question, good_news, questions
from .cites import cites

WHAT = "A question from the record is a prompt to look, not an answer. None counts for more than another: they stand by the day on which they were raised."


def asked(told: Told) -> Section:
    """What has held or improved first; then every live question, and the patterns that could not be run."""
    found, good = questions(told), good_news(told)
    blocks: list[Block] = [Words(WHAT)]
    for question in (*good, *found.shown, *found.rest):
        blocks += _question(question)
    if found.nothing_raised:
        blocks.append(Words(found.nothing_raised))
    if found.not_able:
        blocks += [Smaller("Could not be asked of the records supplied"), Points(found.not_able)]
    return Section("questions", "Questions from the record", tuple(blocks))


def _question(question: Question) -> list[Block]:
    about = ", ".join(one.label for one in question.about)
    return [
        Smaller(f"{question.label}{': ' + about if about else ''}"),
        Words(question.statement),
        Words(question.question, strong=True),
        cites("Entries it rests on", question.evidence, "None."),
        *([cites("Entries that point the other way", question.contrary, "None.")] if question.contrary else []),
    ]
