"""Somebody who goes to another family, or is adopted: their place here ends on a day, and what was written while they were here stays here.

Of a move each record knows that there is another, and what somebody there is of them. Of an adoption this one knows the day, and no record knows more.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope, scope_of
from keepsight.records.person import Family, Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source, file_of_facts
from keepsight.store.changes import ADOPTED, MOVED, Leaving, adopted_from
from keepsight.store.models import MODELS, FamilyRecord, Writing
from keepsight.store.rows import add, close

from .as_seen import as_seen
from .command import command, told
from .record_entry import CannotRecord
from .record_fact import facts_in_sight, say_who_belongs
from .undo_files import needed_people, rows_of, stand_again
from .write import begin, signed

NAMED_THERE = "Entries or facts of the other record name them by now, so their place there stays. Write down there that they went to another family, and choose this one."


@dataclass(frozen=True, slots=True)
class Move:
    """Who goes, from which day, and why this is written down; whom of the other record they are, empty where they are not in it yet; and what
    `carer_id`, a person of the other record, is of them."""

    person_id: str
    on: date
    reason: str
    as_person: str = ""
    carer_id: str = ""
    relationship: str = ""


@command(May.CHANGE_FAMILIES)
def begin_change(words: str, *, by: Scope) -> dict[str, Person]:
    """What a form about a family that changes needs: those of this family, as the reader sees them, who have not left it."""
    told("change form opened", by, words=words)
    return who_can_leave(by)


@command(May.CHANGE_FAMILIES)
def move_person(move: Move, other_id: str, *, by: Scope) -> None:
    """Their place here ends on the day and one in the other family begins. Entries stay where they were written. Raises CannotRecord, and NotYours."""
    there = other_record(other_id, by)
    lock(by, there)
    person = _leaves(move.person_id, move.on, move.reason, by)
    _check_there(move, there)
    arrived = begin("moved", there, reason=move.reason.strip())
    as_person = _arrives(person, move, arrived, there, by)
    writing = begin("moved", by, reason=move.reason.strip())
    _place_ends(person.person_id, move.on, writing, by)
    Leaving.objects.create(
        family=by.family, writing=writing, person_id=person.person_id, left_on=move.on, how=MOVED, relationship=move.relationship, to_family=there.family, to_person_id=as_person, there=arrived,
    )  # fmt: skip
    told("person left", by)
    told("person came", there)


@command(May.CHANGE_FAMILIES)
def record_adoption(person_id: str, on: date, reason: str, *, by: Scope) -> None:
    """A child's old identity ends with their place here. Nothing is asked or kept of the new one. Raises CannotRecord, and NotYours."""
    lock(by)
    child = _leaves(person_id, on, reason, by)
    if child.kind != "child":
        raise CannotRecord("An adoption is of a child. Choose a child.", "who")
    writing = begin("adopted", by, reason=reason.strip())
    _place_ends(person_id, on, writing, by)
    Leaving.objects.create(family=by.family, writing=writing, person_id=person_id, left_on=on, how=ADOPTED)
    told("adoption recorded", by)


@command(May.CHANGE_FAMILIES)
def take_back_leaving(number: int, reason: str, *, by: Scope) -> None:
    """Close what a leaving wrote, in both records, and let stand again what it had closed. Raises CannotRecord, and NotYours."""
    leaving = own_leaving(number, by)
    if not reason.strip():
        raise CannotRecord("Say why it is taken back.", "reason")
    scopes = [by, *([other_record(leaving.to_family_id, by)] if leaving.to_family_id else [])]
    lock(*scopes)
    if leaving.there and leaving.to_person_id in needed_people(leaving.there) and _came_with(leaving):
        raise CannotRecord(NAMED_THERE)
    for scope, written in zip(scopes, (leaving.writing, leaving.there), strict=False):
        undoing = begin("undone", scope, reason=reason.strip())
        _close_what_it_wrote(written, {leaving.person_id, leaving.to_person_id}, undoing)
        stand_again(written, undoing)
        told("leaving taken back", scope)
        if scope is by:
            leaving.closing = undoing
            leaving.save(update_fields=["closing"])


def _close_what_it_wrote(written: Writing, people: set[str], undoing: Writing) -> None:
    """Who else belongs to the family was said for the first time in that writing, and stays said: somebody may have come since."""
    for name in (one for one in MODELS if one != "source"):
        rows = rows_of(name, written).filter(person_id__in=people) if name == "family" else rows_of(name, written)
        rows.update(known_until=timezone.localdate(), closing=undoing)


def own_leaving(number: int, by: Scope) -> Leaving:
    """One that the reader's agency wrote and that stands. Raises NotYours."""
    found = Leaving.objects.select_related("writing", "there", "to_family").filter(pk=number, family=by.family, closing__isnull=True, writing__agency=by.reader.agency).first()
    if found is None:
        raise NotYours
    return found


def other_record(family_id: str, by: Scope) -> Scope:
    """The reader's scope in another family that they reach too. Raises NotYours."""
    if family_id == by.family.pk:
        raise NotYours
    return scope_of(by.reader, family_id, May.CHANGE_FAMILIES)


def who_can_leave(by: Scope) -> dict[str, Person]:
    """Those of this family in the reader's sight whose place in it has not ended."""
    seen = as_seen(by)
    belong = {row.person_id for row in seen.assembled.record.family} or set(seen.people)
    gone = set(Leaving.objects.filter(family=by.family, closing__isnull=True).values_list("person_id", flat=True))
    return {person_id: person for person_id, person in seen.people.items() if person_id in belong - gone}


def lock(*scopes: Scope) -> None:
    """Nobody else changes these records meanwhile; always in one order, so that two who change the same two do not wait for each other."""
    list(FamilyRecord.objects.select_for_update().filter(pk__in=[scope.family.pk for scope in scopes]).order_by("pk"))


def _leaves(person_id: str, on: date, reason: str, by: Scope) -> Person:
    if not by.reader.agency:
        raise CannotRecord("It is written down for an agency, and your role is held for none.")
    if not reason.strip():
        raise CannotRecord("Say why, and how it is known.", "reason")
    if on > timezone.localdate():
        raise CannotRecord("This day has not come yet. Write it down once it has.", "on")
    person = who_can_leave(by).get(person_id)
    if person is None:
        raise CannotRecord("Their place in this family has ended already, or somebody changed it meanwhile. Look at the family’s page.", "who")
    return person


def _check_there(move: Move, there: Scope) -> None:
    people = as_seen(there).people
    if unknown := {move.as_person, move.carer_id} - {"", *people}:
        raise CannotRecord(f"{len(unknown)} of those chosen are not in the other family’s record. Choose again from the list.", "as_person")
    if bool(move.carer_id) != bool(move.relationship):
        raise CannotRecord("Choose both: who of the other family, and what they are of the child. Or neither.", "relationship" if move.carer_id else "carer_id")
    if move.as_person in adopted_from(there.family.pk) and move.as_person:
        raise CannotRecord("That person was adopted, and their place in that record has ended.", "as_person")


def _arrives(person: Person, move: Move, writing: Writing, there: Scope, by: Scope) -> str:
    """Write their place in the other record, and the person where they are not in it yet, with the names and numbers in the mover's sight; their id there."""
    file, today = file_of_facts(there.reader.agency), timezone.localdate()
    origin = Source(f"{file}|{writing.pk}|{secrets.token_hex(4)}", file, f"by {signed(there)}, as they came from another family", writing.pk)
    as_person = move.as_person or secrets.token_hex(6)
    given = {"person_id": as_person, "source_id": origin.source_id, "known_on": today, "known_until": None}
    new, seen = Record(source=[origin]), as_seen(by).assembled.record
    if not move.as_person:
        new.person = [replace(person, **given)]
        new.name = [replace(row, **given) for row in seen.name if row.person_id == person.person_id and row.known_until is None]
        new.identifier = [replace(row, **given) for row in seen.identifier if row.person_id == person.person_id and row.known_until is None]
    if move.carer_id:
        new.relationship = [Relationship(relationship=move.relationship, related_person_id=as_person, start_from=move.on, start_to=move.on, start_precision="day", **given | {"person_id": move.carer_id})]
    say_who_belongs(there.family, writing)
    if not _places(there.family, as_person).exists():
        new.family = [Family(start=move.on, **given)]
    add(new, writing)
    return as_person


def _place_ends(person_id: str, on: date, writing: Writing, by: Scope) -> None:
    """Their place here has its last day, and so has each home of theirs that the writer may change."""
    say_who_belongs(by.family, writing)
    places = list(_places(by.family, person_id))
    close(places, timezone.localdate(), writing)
    homes = [fact for fact in facts_in_sight(by) if fact.table == "household" and fact.may_change and not fact.closed and fact.row.person_id == person_id and fact.row.end_to is None]
    homes = [fact for fact in homes if fact.row.start_from is None or fact.row.start_from <= on]
    standing = {row.pk: row for row in MODELS["household"].objects.filter(pk__in=[fact.number for fact in homes], known_until__isnull=True)}
    close(standing.values(), timezone.localdate(), writing)
    add(Record(
        family=[Family(person_id=row.person_id, start=row.start, end_=on, source_id=row.source_id, known_on=timezone.localdate()) for row in places],
        household=[replace(fact.row, end_from=on, end_to=on, source_id=standing[fact.number].source_id, known_on=timezone.localdate(), known_until=None) for fact in homes if fact.number in standing],
    ), writing)  # fmt: skip


def _places(family: FamilyRecord, person_id: str) -> QuerySet:
    return MODELS["family"].objects.filter(family=family, person_id=person_id, known_until__isnull=True)


def _came_with(leaving: Leaving) -> bool:
    return MODELS["person"].objects.filter(writing=leaving.there, person_id=leaving.to_person_id).exists()
