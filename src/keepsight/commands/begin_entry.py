"""Opening the form to write an entry: whom it can be about, and today's day."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.records.person import Person
from keepsight.reports.picture.words.dates import day

from .as_seen import as_seen
from .command import command, told


@dataclass(frozen=True, slots=True)
class Begun:
    """What an empty form needs: the people of the record that the writer may see, and the day of today in words."""

    people: dict[str, Person]
    today: str


@command(May.RECORD_ENTRY)
def begin_entry(*, by: Scope) -> Begun:
    """An empty form for this family."""
    told("form opened", by)
    return Begun(dict(as_seen(by).people), day(timezone.localdate()))
