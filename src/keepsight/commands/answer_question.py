"""Answering a question from the record: a named person says what is so, and it stays with the question."""

from __future__ import annotations

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.records.codes import ANSWERS
from keepsight.records.finding import Finding
from keepsight.records.record import Record
from keepsight.records.work import Answer
from keepsight.store.rows import add

from .command import Cannot, command, told
from .open_question import question_put_to
from .write import begin, signed


class CannotAnswer(Cannot):
    """An answer that cannot stand as it is given; the words say what to write."""


@command(May.ANSWER_QUESTION)
def answer_question(finding_id: str, answer: str, reason: str, *, by: Scope) -> None:
    """Keep the answer beside the question. Raises CannotAnswer, and NotYours where this reader is put no such question."""
    finding = question_put_to(by, finding_id)
    if answer not in ANSWERS:
        raise CannotAnswer("Choose one of the answers.")
    if not reason.strip():
        raise CannotAnswer("Write in a few words why, or what is being done and by whom.")
    add(Record(answer=[_answer(finding, answer, reason.strip(), by)]), begin("answered", by, keeps_up=False))
    told("question answered", by, rows=[finding.finding_id])


def _answer(finding: Finding, answer: str, reason: str, by: Scope) -> Answer:
    today = timezone.localdate()
    return Answer(
        finding_id=finding.finding_id, family_id=by.family.pk, answered_on=today, known_on=today, answered_by=signed(by), answer=answer, reason=reason,
        last_entry_on=finding.last_on, evidence=list(finding.evidence),
    )  # fmt: skip
