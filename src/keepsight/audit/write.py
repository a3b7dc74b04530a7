"""Writing an event: always in the transaction of what it tells of, so that neither stands without the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from .kinds import KINDS
from .models import Event


class Who(Protocol):
    """Whoever acts, as the log needs to know them: a reader, or a command of the terminal."""

    user_id: object
    name: str
    agency: str

    @property
    def title(self) -> str:
        """The role's title."""


def write(kind: str, by: Who, *, family_id: str = "", family: str = "", purpose: str = "", words: str = "", rows: Sequence[str] = ()) -> Event:
    """Add one event. Raises KeyError where the kind has no sentence."""
    sentence = KINDS[kind].format(who=_who(by), family=family or "a family", purpose=purpose, words=words)
    return Event.objects.create(
        kind=kind, sentence=sentence, who_id=str(by.user_id), who=by.name, role=by.title, agency=by.agency, purpose=purpose, family_id=family_id, rows=list(rows),
    )  # fmt: skip


def _who(by: Who) -> str:
    where = ", ".join(part for part in (by.title.lower(), by.agency) if part)
    return f"{by.name} ({where})" if where else by.name
