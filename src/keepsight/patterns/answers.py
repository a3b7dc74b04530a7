"""Whether a question is new, standing, answered or history (contracts 3.3): an answer quiets it until something material is added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from keepsight.records.finding import Finding
from keepsight.records.work import Answer

from .known import Known, stands

STATES = {
    "new": "raised, or speaking again after an answer, in the {days} days to the as-at day",
    "standing": "raised before that, and not answered",
    "answered": "answered, with nothing material added since",
    "history": "its last entry is a year old or more, or what it expects has ended: kept, and not asked",
}


class Answers:
    """The answers of a record as they stood on the as-at day, by family and the identity they were given to."""

    def __init__(self, rows: Iterable[Answer], known: Known, new_days: int) -> None:
        """`new_days` is for how many days a question is new."""
        self._known, self._new_days = known, new_days
        self._given: dict[tuple[str, str], list[Answer]] = defaultdict(list)
        for row in rows:
            if row.answered_on <= known.as_of and stands(row, row.known_on, known.as_of):
                self._given[row.family_id, row.finding_id].append(row)

    def state(self, finding: Finding) -> str:
        """A key of STATES."""
        if not finding.live:
            return "history"
        answer = self._latest(finding)
        spoke_on = self._speaks_again(finding, answer) if answer else finding.raised_on
        if spoke_on is None:
            return "answered"
        return "new" if spoke_on > self._known.as_of - timedelta(days=self._new_days) else "standing"

    def _latest(self, finding: Finding) -> Answer | None:
        if not self._given:
            return None
        given = [answer for name in (finding.finding_id, *finding.merged_ids) for answer in self._given.get((finding.family_id, name), ())]
        return max(given, key=lambda answer: (answer.answered_on, answer.finding_id), default=None)

    def _speaks_again(self, finding: Finding, answer: Answer) -> date | None:
        """The last day on which something material was added to what was answered: a new event, a new agency, a change of `resolved_on`.

        A finding that is resolved after the answer was not resolved when it was given (the as-of property).
        """
        entries = [self._known.entries[entry] for entry in finding.evidence]
        before = [entry for entry in entries if self._was_answered(entry.entry_id, entry.happened_to, answer)]
        events, agencies = {self._known.event_of(entry.entry_id) for entry in before}, {entry.agency for entry in before}
        added = [entry for entry in entries if self._known.event_of(entry.entry_id) not in events or entry.agency not in agencies]
        days = [entry.known_on or entry.happened_to for entry in added]
        if finding.resolved_on and finding.resolved_on > answer.answered_on:
            days.append(finding.resolved_on)
        return max(days, default=None)

    def _was_answered(self, entry_id: str, day: date, answer: Answer) -> bool:
        return entry_id in answer.evidence if answer.evidence else bool(answer.last_entry_on) and day <= answer.last_entry_on
