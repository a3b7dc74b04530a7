"""Writing an entry: who, when and what are needed; nothing else is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from keepsight.access.arrival import restricted_on_arrival
from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.linkage.names import children_to_read, names_to_read
from keepsight.reading import fill, read
from keepsight.records.dates import When
from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.record import Record
from keepsight.records.source import WRITTEN_HERE, Source
from keepsight.store.models import Row, Writing
from keepsight.store.rows import add

from .adopted import joins_by_entry
from .as_seen import as_recorded
from .ask_of_entry import Referral, asks_whether_referred
from .command import Cannot, command, told
from .write import begin, signed


class CannotRecord(Cannot):
    """What cannot stand as it is given; the words say what is wrong and what to write instead, `about` which part of the form it is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it is recorded. `people` are (person_id, part), `impact` what it meant for each of them; the rest may be empty, and empty is *not recorded*.

    `kind` and `source_type` are keys of codes.KINDS and codes.SOURCE_TYPES where the form says them, `account_of` whose word it rests on.
    """

    happened: When
    text: str
    people: tuple[tuple[str, str], ...]
    impact: tuple[tuple[str, str], ...] = ()
    childs_words: str = ""
    response: str = ""
    referral: Referral = Referral()
    source_type: str = ""
    account_of: str = ""
    recorded_on: date | None = None
    shared_on: date | None = None
    key: bool = False
    restricted: str = ""
    kind: str = ""


@command(May.RECORD_ENTRY)
def record_entry(new: Draft, *, by: Scope, asks: bool = False) -> str:
    """Record an entry of the writer's agency, and return its reference. `asks`: somebody is there to be asked whether it was referred. Raises CannotRecord."""
    entry, _ = put_in(new, by, asks=asks)
    told("entry recorded", by, rows=[entry.entry_id])
    return entry.entry_id


def put_in(new: Draft, by: Scope, *, asks: bool = False) -> tuple[Entry, Writing]:
    """Put an entry into the record, for a command that adds its typed row in the same writing. Raises CannotRecord."""
    seen = as_recorded(by).assembled.record
    check(new, by, seen)
    entry = as_entry(new, Entry(entry_id=secrets.token_hex(6), family_id=by.family.pk, agency=by.reader.agency, happened_from=date.min, happened_to=date.min, text=""), seen)
    if asks:
        _ask(new, entry)
    writing = begin("recorded", by)
    origin = source(entry, by, writing)
    rows = Record(entry=[entry], concerned=concerned(new, entry, seen), source=[origin], person=seen.person)
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


def check(new: Draft, by: Scope, seen: Record) -> None:
    """Raises CannotRecord where the entry cannot stand."""
    if not by.reader.agency:
        raise CannotRecord("An entry is written for an agency, and your role is held for none.")
    if new.happened.earliest > timezone.localdate():
        raise CannotRecord("This day has not come yet. An entry says what happened; write the day on which it did.", "when")
    if not new.text.strip():
        raise CannotRecord("Write what happened.", "what")
    if not new.people:
        raise CannotRecord("Choose whom it concerns: at least one child or adult.", "who")
    if unknown := {person for person, _ in (*new.people, *new.impact)} - set(seen.people()):
        raise CannotRecord(f"{len(unknown)} of those chosen are not in this family’s record. Choose again from the list.", "who")
    if why := joins_by_entry(by.family.pk, [person for person, _ in new.people], new.happened.latest):
        raise CannotRecord(why, "who")
    _check_days(new)


def _check_days(new: Draft) -> None:
    for day, about, words in ((new.recorded_on, "recorded", "written down"), (new.shared_on, "shared", "shared")):
        if day and day > timezone.localdate():
            raise CannotRecord(f"The day on which it was {words} has not come yet.", about)
        if day and day < new.happened.earliest:
            raise CannotRecord(f"It cannot have been {words} before it happened. Look at both days again.", about)


def _ask(new: Draft, entry: Entry) -> None:
    """Raises CannotRecord with the question of safe practice 1.3, where the entry calls for it and it is not answered."""
    why = asks_whether_referred(entry)
    if why and not new.referral.answer:
        raise CannotRecord(f"This entry seems to speak of {why}. Has it been referred? Writing here tells nobody. ‘Not yet’ is an answer too, and is kept.", "referred")


def as_entry(new: Draft, entry: Entry, seen: Record) -> Entry:
    """`entry` with everything that was written in the form, read for suggestions where the form states nothing."""
    today = timezone.localdate()
    recorded = new.recorded_on or today
    entry.happened_from, entry.happened_to = new.happened.earliest, min(new.happened.latest, recorded)
    entry.precision, entry.time_from, entry.date_as_written = new.happened.precision, new.happened.time_from, new.happened.as_written
    entry.recorded_on, entry.known_on, entry.shared_on = recorded, recorded, new.shared_on
    entry.text, entry.childs_words, entry.key, entry.restricted = new.text, new.childs_words, new.key, new.restricted
    entry.response = "\n".join(filter(None, (new.response, new.referral.words())))
    entry.kind = Said(new.kind) if new.kind else entry.kind
    entry.source_type = Said(new.source_type) if new.source_type else None
    entry.account_of = new.account_of
    fill(entry, read(entry, names_to_read(seen), children_to_read(seen)))
    return entry


def concerned(new: Draft, entry: Entry, seen: Record) -> list[Concerned]:
    """Each person's part; what it meant for somebody stands on the first of their rows."""
    people, impact = seen.people(), dict(new.impact)
    return [
        Concerned(entry_id=entry.entry_id, person_id=person, as_written=people[person].label, part=part, impact=impact.pop(person, ""), source_id=entry.source_id, known_on=entry.known_on)
        for person, part in new.people
    ]


def source(entry: Entry, by: Scope, writing: Writing) -> Source:
    """Where an entry comes from that was written here, which the entry is given: by whom."""
    entry.source_id = f"{WRITTEN_HERE}|{writing.pk}|{entry.entry_id}"
    return Source(entry.source_id, WRITTEN_HERE, f"by {signed(by)}", writing.pk)
