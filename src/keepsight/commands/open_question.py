"""Opening one question from the record, to answer it."""

from __future__ import annotations

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.finding import Finding

from .as_seen import as_seen
from .command import command, told


@command(May.ANSWER_QUESTION)
def open_question(finding_id: str, *, by: Scope) -> Finding:
    """The question as this reader is put it. Raises NotYours where they are put no such question."""
    told("question seen", by, rows=[finding_id])
    return question_put_to(by, finding_id)


def question_put_to(by: Scope, finding_id: str) -> Finding:
    """The question under any identity it has had. Raises NotYours."""
    found = next((one for one in as_seen(by).findings if finding_id in (one.finding_id, *one.merged_ids)), None)
    if found is None:
        raise NotYours
    return found
