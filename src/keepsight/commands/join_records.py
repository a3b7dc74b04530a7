"""Two records that turn out to be one family: a new record is made of both, with all their history, and the old ones are closed and lead there.

Nobody sees more of it than they saw of the two (access/parts.py). Who is the same person is said by a named person, one by one, and by nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from keepsight.access.carry import carry_sight
from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope, families_of, scope_of
from keepsight.records.entry import Account
from keepsight.records.person import Family, Name, Person
from keepsight.records.record import Record
from keepsight.store.carry import (
    HOMES,
    PEOPLE,
    QUESTIONS,
    THINGS,
    Names,
    apart,
    as_other_account,
    called_anew,
    carry,
    part_name,
    parts_of,
)
from keepsight.store.carry_sessions import carry_sessions, carry_waiting
from keepsight.store.changes import Leaving
from keepsight.store.lineage import ONE
from keepsight.store.models import MODELS, FamilyRecord, Writing
from keepsight.store.rows import add

from .adopted import old_identities
from .as_seen import as_recorded, every_row_of
from .command import command, told
from .lead_on import close_record, lead_to, new_record, reach_whole
from .leave_family import lock
from .record_entry import CannotRecord
from .renamed_questions import renamed_questions
from .write import begin, beside

ADOPTED = "was adopted, and who they were ended with that day. Nobody else is the same person: leave it at ‘nobody’."


@dataclass(frozen=True, slots=True)
class Joining:
    """What the new record is called, why the two are one, who of the second is the same as whom of the first, and which homes of one name are one home."""

    label: str
    reason: str
    same: dict[str, str]
    homes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Both:
    """Two records side by side, as the reader sees each; `homes` are names of homes that stand in both."""

    first: Scope
    second: Scope
    people: tuple[dict[str, Person], dict[str, Person]]
    homes: tuple[str, ...]


@command(May.JOIN_RECORDS)
def other_records(*, by: Scope) -> list[tuple[str, str]]:
    """The other records that the reader may make one with this, as (id, label), by name."""
    told("joining form opened", by)
    reach_whole(by)
    return [(one.pk, one.label) for one in families_of(by.reader, May.JOIN_RECORDS).exclude(pk=by.family.pk).order_by("label", "pk")]


@command(May.JOIN_RECORDS)
def look_at_both(other_id: str, *, by: Scope) -> Both:
    """Both records, for the form. Raises NotYours."""
    second = second_record(other_id, by)
    for scope in (by, second):
        told("joining form opened", scope)
    seen = [as_recorded(scope) for scope in (by, second)]
    homes = [{row.household for row in one.assembled.record.household if not row.restricted} for one in seen]  # an address that is kept apart stays so
    return Both(by, second, (seen[0].people, seen[1].people), tuple(sorted(homes[0] & homes[1])))


def second_record(other_id: str, by: Scope) -> Scope:
    """The reader's scope in the other record. Raises NotYours where they reach either not whole."""
    if other_id == by.family.pk:
        raise NotYours
    second = scope_of(by.reader, other_id, May.JOIN_RECORDS)
    for scope in (by, second):
        reach_whole(scope)
    return second


@command(May.JOIN_RECORDS)
def join_records(joining: Joining, other_id: str, *, by: Scope) -> FamilyRecord:
    """Make one record of this and the other. Raises CannotRecord, and NotYours."""
    second = second_record(other_id, by)
    lock(by, second)
    by, second = scope_of(by.reader, by.family.pk), second_record(other_id, by)
    _check(joining, by, second)
    days = by.family.as_at, second.family.as_at  # it stands at today where one of the two is kept up here, else at the later of their days
    new = new_record(joining.label, max(days) if all(days) else None, parts_of((by.family, second.family)), (by.family, second.family))
    names = Names(part_name(by.family)), Names(part_name(second.family))
    names[1].other[PEOPLE] |= joining.same
    names[1].other[HOMES] |= {home: home for home in joining.homes}
    apart(by.family, second.family, names[1])
    for old, called, others in zip((by.family, second.family), names, ((), joining.same), strict=True):
        called_anew(old, called)
        called.other[QUESTIONS] |= renamed_questions(old, called)
        carry(old, new, called, into=as_other_account(set(others)))
        carry_sessions(old, new, called, carry_sight(old, new, called))
        carry_waiting(old, new, called)
    here = scope_of(by.reader, new.pk)
    writing = begin("joined", here, keeps_up=False, reason=joining.reason.strip())
    _add_what_both_say(joining, by, second, names, writing)
    for scope, called in zip((by, second), names, strict=True):
        lead_to(new, called, ONE, beside("joined", scope, reason=joining.reason.strip()))
        close_record(scope.family)
        told("record led on", scope)
    told("records made one", here)
    return new


def _check(joining: Joining, by: Scope, second: Scope) -> None:
    if not joining.reason.strip():
        raise CannotRecord("Say why they are one family, and how it is known.", "reason")
    if not joining.label.strip():
        raise CannotRecord("Say what the record is called.", "label")
    people = as_recorded(by).people, as_recorded(second).people
    if set(joining.same) - set(people[1]) or set(joining.same.values()) - set(people[0]):
        raise CannotRecord("Somebody who was chosen is not in sight in that record any more. Look at both again, and choose anew.")
    if len(set(joining.same.values())) < len(joining.same):
        twice = next(one for one in joining.same.values() if list(joining.same.values()).count(one) > 1)
        raise CannotRecord(f"{people[0][twice].label} was chosen for two people of the other record. If those two are one person, say so there first, on its page of who is who.")
    old = old_identities()
    for there, here in joining.same.items():
        if (by.family.pk, here) in old:
            raise CannotRecord(f"{people[0][here].label} {ADOPTED}")
        if (second.family.pk, there) in old:
            raise CannotRecord(f"{people[1][there].label} {ADOPTED}")


def _add_what_both_say(joining: Joining, by: Scope, second: Scope, names: tuple[Names, Names], writing: Writing) -> None:
    """What can be said only now: who belongs to the family, the other name of somebody who is in both, and that the same row stood in both."""
    today = timezone.localdate()
    added = Record(account=_the_same_rows(by, second, names[1], today))
    for scope, called in zip((by, second), names, strict=True):
        people = [row for row in every_row_of(scope).person if row.known_until is None]
        if not MODELS["family"].objects.filter(family=scope.family, known_until__isnull=True).exists():
            added.family += [Family(person_id=called.of(PEOPLE, row.person_id), source_id=called.line(row.source_id), known_on=row.known_on) for row in people]
    first = every_row_of(by).people()
    for row in (one for one in every_row_of(second).person if one.known_until is None and one.person_id in joining.same):
        here = joining.same[row.person_id]
        if row.label != first[here].label:
            added.name.append(Name(person_id=here, name=row.label, source_id=names[1].line(row.source_id), known_on=row.known_on))
    add(added, writing)
    Leaving.objects.filter(family=writing.family, to_family__in=[by.family, second.family], closing__isnull=True).update(closing=writing)


def _the_same_rows(by: Scope, second: Scope, names: Names, today: date) -> list[Account]:
    """Entries that were one row of one file, received into both records: told once, and counted once. It is a suggestion, as every tie is."""
    first = {entry.entry_id: entry for entry in every_row_of(by).entry if entry.known_until is None}
    rows = []
    for other in (entry for entry in every_row_of(second).entry if entry.known_until is None and entry.entry_id in first):
        here = first[other.entry_id]
        if (here.agency, here.text, here.happened_from, here.happened_to) == (other.agency, other.text, other.happened_from, other.happened_to):
            called = replace(other, entry_id=names.of(THINGS, other.entry_id)).entry_id
            rows += [Account(event_id=here.entry_id, entry_id=one, words="the same row stood in both records", known_on=today) for one in (here.entry_id, called)]
    return rows
