"""How a draft is spoken of to its writer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from keepsight.commands.keep_draft import KeptDraft

CHOSEN = re.compile(r"on|[a-z]+(-[a-z0-9]+)+|[A-Z]?\d{1,6}|[0-9a-f]{10,64}")
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


def as_plain_text(draft: KeptDraft) -> str:
    """Everything that was written in it, in the order of its form. What was only chosen stands in a form as a code or an id, which says nothing to anybody."""
    said = [value.strip() for values in draft.fields.values() for value in values if value.strip() and not CHOSEN.fullmatch(value.strip())]
    return "\n\n".join(dict.fromkeys(said))


def _beginning(fields: dict[str, list[str]]) -> str:
    """How it begins, for its writer to know it by: its longest field is what was written."""
    words = " ".join(max((value for values in fields.values() for value in values), key=len, default="").split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 3].rstrip()}..."


def when(moment: datetime) -> str:
    """When something was kept: the time, and the day where it is not today's."""
    local = timezone.localtime(moment)
    return f"{local:%H.%M}" if local.date() == timezone.localdate() else f"{local:%H.%M} on {local.day} {local:%B %Y}"
