"""Where a link lands: one id for each person and question, beside that of each entry."""

from __future__ import annotations

from keepsight.pictures.anchors import anchor as entry_anchor
from keepsight.pictures.anchors import in_a_link

__all__ = ["entry_anchor", "person_anchor", "question_anchor"]


def person_anchor(person_id: str) -> str:
    """The page's id of a person in who is who."""
    return "person-" + in_a_link(person_id)


def question_anchor(finding_id: str) -> str:
    """The page's id of a question from the record."""
    return "question-" + in_a_link(finding_id)
