"""How a draft is spoken of to its writer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from keepsight.commands.keep_draft import KeptDraft

SHOWN = 80  # letters of a beginning


@dataclass(frozen=True, slots=True)
class DraftWords:
    """A draft in the list: how it begins, when it was kept, the address of its form, and its id."""

    beginning: str
    kept: str
    address: str
    draft_id: str


def draft_words(draft: KeptDraft) -> DraftWords:
    """Put a draft into words."""
    return DraftWords(_beginning(draft.fields), when(draft.kept_at), address_of(draft.form, draft.pk), draft.pk)


def address_of(form: str, draft_id: str) -> str:
    """The address at which a form is opened with one draft of it."""
    return f"{form}{'&' if '?' in form else '?'}draft={draft_id}"


def _beginning(fields: dict[str, list[str]]) -> str:
    """How it begins, for its writer to know it by: its longest field is what was written."""
    words = " ".join(max((value for values in fields.values() for value in values), key=len, default="").split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 3].rstrip()}..."


def when(moment: datetime) -> str:
    """When something was kept: the time, and the day where it is not today's."""
    local = timezone.localtime(moment)
    return f"{local:%H.%M}" if local.date() == timezone.localdate() else f"{local:%H.%M} on {local.day} {local:%B %Y}"
