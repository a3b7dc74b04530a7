"""Whether a question that somebody answered is still answered, or speaks again (contracts 3.3)."""

from __future__ import annotations

from collections.abc import Iterable

from keepsight.records.finding import Finding
from keepsight.records.work import Answer


def answers_to(finding: Finding, answers: Iterable[Answer]) -> list[Answer]:
    """The answers given to a question under any identity it has had, the latest last."""
    known_as = {finding.finding_id, *finding.merged_ids}
    return sorted((one for one in answers if one.finding_id in known_as and one.known_until is None), key=lambda one: one.answered_on)


def is_settled(finding: Finding, answers: Iterable[Answer]) -> bool:
    """Whether the latest answer still stands: no supporting entry has been added since, and the record has not since resolved it."""
    given = answers_to(finding, answers)
    if not given:
        return False
    added = set(finding.evidence) - set(given[-1].evidence)
    resolved_since = finding.resolved_on is not None and finding.resolved_on > given[-1].answered_on
    return not added and not resolved_since
