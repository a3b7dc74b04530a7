"""Writing an entry: who, when and what are needed; nothing else is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from keepsight.access.arrival import restricted_on_arrival
from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.linkage.names import names_to_read
from keepsight.reading import fill, read
from keepsight.records.dates import When
from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.record import Record
from keepsight.records.source import WRITTEN_HERE, Source
from keepsight.store.models import Row, Writing
from keepsight.store.rows import add

from .as_seen import as_seen
from .command import command, told
from .write import begin, signed


class CannotRecord(ValueError):
    """An entry that cannot stand as it is given; the words say what is wrong and what to write instead, `about` which part of the form it is."""

    def __init__(self, words: str, about: str | None = None) -> None:
        super().__init__(words)
        self.about = about


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it is recorded. `people` are (person_id, part); the rest may be empty, and empty is *not recorded*.

    `kind` and `source_type` are keys of codes.KINDS and codes.SOURCE_TYPES where the form says them, `account_of` whose word it rests on.
    """

    happened: When
    text: str
    people: tuple[tuple[str, str], ...]
    childs_words: str = ""
    response: str = ""
    key: bool = False
    restricted: str = ""
    kind: str = ""
    source_type: str = ""
    account_of: str = ""


@command(May.RECORD_ENTRY)
def record_entry(draft: Draft, *, by: Scope) -> str:
    """Record an entry of the writer's agency, and return its reference. Raises CannotRecord."""
    entry, _ = put_in(draft, by)
    told("entry recorded", by, rows=[entry.entry_id])
    return entry.entry_id


def put_in(draft: Draft, by: Scope) -> tuple[Entry, Writing]:
    """Put an entry into the record, for a command that adds its typed row in the same writing. Raises CannotRecord."""
    seen = as_seen(by).assembled.record
    _check(draft, by, seen)
    writing = begin("recorded", by)
    entry = _entry(draft, by, seen, writing)
    rows = Record(entry=[entry], concerned=_concerned(draft, entry, seen), source=[_source(entry, by, writing)], person=seen.person)
    arrived = restricted_on_arrival(rows)
    arrived.person = []
    add(arrived, writing)
    return arrived.entry[0], writing


def put_beside(draft: Draft, rows: Sequence[Row], by: Scope) -> Entry:
    """Put an entry into the record with rows of other tables beside it, which stand with it. Raises CannotRecord."""
    entry, writing = put_in(draft, by)
    for row in rows:
        row.family, row.writing, row.entry_id = by.family, writing, entry.entry_id
        row.save()
    return entry


def _check(draft: Draft, by: Scope, seen: Record) -> None:
    if not by.reader.agency:
        raise CannotRecord("An entry is written for an agency, and your role is held for none.")
    if draft.happened.earliest > timezone.localdate():
        raise CannotRecord("This day has not come yet. An entry says what happened; write the day on which it did.", "when")
    if not draft.text.strip():
        raise CannotRecord("Write what happened.", "what")
    if not draft.people:
        raise CannotRecord("Choose whom it concerns: at least one child or adult.", "who")
    if unknown := {person for person, _ in draft.people} - set(seen.people()):
        raise CannotRecord(f"{len(unknown)} of those chosen are not in this family’s record. Choose again from the list.", "who")


def _entry(draft: Draft, by: Scope, seen: Record, writing: Writing) -> Entry:
    today, entry_id = timezone.localdate(), secrets.token_hex(6)
    entry = Entry(
        entry_id=entry_id, source_id=f"{WRITTEN_HERE}|{writing.pk}|{entry_id}", family_id=by.family.pk, agency=by.reader.agency,
        happened_from=draft.happened.earliest, happened_to=min(draft.happened.latest, today), precision=draft.happened.precision,
        time_from=draft.happened.time_from, date_as_written=draft.happened.as_written, recorded_on=today, known_on=today,
        text=draft.text, childs_words=draft.childs_words, response=draft.response, key=draft.key, restricted=draft.restricted,
        account_of=draft.account_of, kind=Said(draft.kind) if draft.kind else None, source_type=Said(draft.source_type) if draft.source_type else None,
    )  # fmt: skip
    fill(entry, read(entry, names_to_read(seen)))
    return entry


def _concerned(draft: Draft, entry: Entry, seen: Record) -> list[Concerned]:
    people = seen.people()
    return [
        Concerned(entry_id=entry.entry_id, person_id=person, as_written=people[person].label, part=part, source_id=entry.source_id, known_on=entry.known_on)
        for person, part in draft.people
    ]


def _source(entry: Entry, by: Scope, writing: Writing) -> Source:
    return Source(entry.source_id, WRITTEN_HERE, f"by {signed(by)}", writing.pk)
