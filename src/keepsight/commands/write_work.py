"""Writing down what services do: an entry with its typed row, of the writer's agency, seen by the agencies that meet round the record.

What is recorded of a meeting retells what entries already hold, so its words are not read for themes: an echo is no second event (contracts 2.1).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from keepsight.access.models import Agency, JointRecord, Share
from keepsight.access.scope import Scope
from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.record import Record
from keepsight.records.source import WRITTEN_HERE, Source
from keepsight.reports.picture.words.who import eldest_first
from keepsight.store.models import Writing
from keepsight.store.rows import add

from .as_seen import as_recorded
from .local_procedures import forums
from .record_entry import CannotRecord
from .write import signed


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of work: its kind (a key of codes.KINDS), day, words, and the children whom it concerns."""

    kind: str
    on: date
    text: str
    children: tuple[str, ...]
    childs_words: str = ""
    entry_id: str = ""


def agency_of(by: Scope) -> str:
    """The agency under which somebody writes: their own, or the partnership where they are of none."""
    return by.reader.agency or forums().partnership


def children_of(by: Scope) -> list[tuple[str, str]]:
    """The children of the family in the reader's sight, as (person_id, label)."""
    return [(person.person_id, person.label) for person in sorted(as_recorded(by).people.values(), key=eldest_first) if person.kind == "child"]


def need_children(children: Sequence[str], by: Scope) -> None:
    """Raise CannotRecord where no child is named, or one that is not of this family."""
    if not children:
        raise CannotRecord("Choose which children it concerns.", "children")
    if set(children) - {person_id for person_id, _ in children_of(by)}:
        raise CannotRecord("One of the children chosen is not in this family’s record. Choose again from the list.", "children")


def need_entries(entry_ids: Iterable[str], by: Scope, about: str) -> None:
    """Raise CannotRecord where an entry that is cited is not in the writer's sight."""
    if set(entry_ids) - {entry.entry_id for entry in as_recorded(by).entries}:
        raise CannotRecord("An entry that was chosen is not in your sight any more. Choose again from the list.", about)


def work_entry(work: Work, by: Scope, writing: Writing) -> Record:
    """The rows of an entry of work, to which the typed row is added."""
    today, entry_id = timezone.localdate(), work.entry_id or new_id()
    if work.on > today:
        raise CannotRecord("This day has not come yet. Write the day on which it was.", "on")
    labels = dict(children_of(by))
    entry = Entry(
        entry_id=entry_id, source_id=f"{WRITTEN_HERE}|{writing.pk}|{entry_id}", family_id=by.family.pk, agency=agency_of(by),
        happened_from=work.on, happened_to=work.on, precision="day", recorded_on=today, known_on=today, kind=Said(work.kind), text=work.text, childs_words=work.childs_words,
    )  # fmt: skip
    people = [Concerned(entry_id=entry_id, person_id=child, as_written=labels[child], part="subject", source_id=entry.source_id, known_on=today) for child in work.children]
    return Record(entry=[entry], concerned=people, source=[Source(entry.source_id, WRITTEN_HERE, f"by {signed(by)}", writing.pk)])


def keep(rows: Record, writing: Writing, by: Scope, purpose: str) -> str:
    """Put the rows into the record, where the agencies that meet see them. Returns the entry's id."""
    add(rows, writing)
    let_see([entry.entry_id for entry in rows.entry], by, purpose)
    return rows.entry[0].entry_id


def let_see(entry_ids: Iterable[str], by: Scope, purpose: str) -> None:
    """Share entries of work with the joint record they were written in, and with each agency that joined it."""
    if by.joint_id is None:
        return
    joint = JointRecord.objects.get(pk=by.joint_id)
    to = [{"to_joint": joint}, *({"to_agency": agency} for agency in Agency.objects.filter(name__in=joined(joint)).exclude(name=by.reader.agency))]
    Share.objects.bulk_create(Share(family=by.family, entry_id=entry_id, shared_by=signed(by), purpose=purpose, **one) for entry_id in entry_ids for one in to)


def joined(joint: JointRecord) -> list[str]:
    """The agencies that joined a joint record, by name."""
    return sorted(joint.agencies.filter(answer="joined").values_list("agency__name", flat=True))


def new_id() -> str:
    """A new entry's id."""
    return secrets.token_hex(6)
