"""Who is who, kept here: people, their names, numbers and places in the family, relationships, homes and services' involvement, each fact with its source and its days.

A fact is corrected or withdrawn with a reason; the row before is closed and stays readable as history.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, fields, replace
from typing import Any

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.access.sight import Files
from keepsight.records.columns import Known
from keepsight.records.person import Family, Household, Identifier, Name, Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source, file_of_facts, part_of
from keepsight.records.work import Involvement
from keepsight.reports.picture.apart import KEPT_APART
from keepsight.reports.picture.told import Told
from keepsight.store.columns import field_name
from keepsight.store.lineage import OtherAccount
from keepsight.store.models import MODELS, FamilyRecord, Row, Writing
from keepsight.store.rows import add, close, load

from .adopted import joins
from .as_seen import as_seen, cut_to
from .command import command, told
from .record_entry import CannotRecord
from .write import begin, signed

RESTRICTED = "a restricted address"
OF_THE_OTHER = "what the other of two records said of the same person, before they were made one"
NEEDED = {
    "person": "Entries or relationships name this person, so they stay. Correct what is wrong about them instead.",
    "family": "Entries or relationships name this person, so their place stays. Write the day on which it ended instead.",
}
FACTS: dict[str, type[Known]] = {
    "person": Person, "name": Name, "identifier": Identifier, "family": Family, "relationship": Relationship, "household": Household, "involvement": Involvement,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of who is who in the reader's sight: the row itself, its stored number, where it came from, how it came and went, and whether this reader may change it."""

    table: str
    number: int
    row: Any
    source: str
    written: str
    closed: str
    may_change: bool


@command(May.SEE_FAMILY)
def list_facts(*, by: Scope) -> list[Fact]:
    """Every row of who is who in sight, those that stand first, each with its history after it."""
    told("who is who seen", by)
    seen = as_seen(by)
    apart = {row.household for row in seen.own_homes} - {row.household for row in seen.assembled.record.household}
    return [_as_listed(fact, seen, apart) for fact in facts_in_sight(by)]


def _as_listed(fact: Fact, seen: Told, apart: set[str]) -> Fact:
    """An address kept apart is not in a list with the others; and a death that an entry tells of stands beside the person."""
    if fact.table == "household" and fact.row.household in apart:
        return replace(fact, row=replace(fact.row, household=KEPT_APART))
    person = seen.people.get(fact.row.person_id) if fact.table == "person" and not fact.closed else None
    if person is not None and person.death_date and not fact.row.death_date:
        return replace(fact, row=replace(fact.row, death_date=person.death_date), source=f"{fact.source}; of the death, an entry that was written here".removeprefix("; "))
    return fact


@command(May.RECORD_ENTRY)
def add_fact(table: str, row: Known, how_known: str, *, by: Scope) -> None:
    """Add a fact of the writer's agency. Raises CannotRecord, and NotYours where there is no such table."""
    _check(table, row, by)
    if not how_known.strip():
        raise CannotRecord("Say how this is known.", "how_known")
    writing = begin("recorded", by)
    file = file_of_facts(by.reader.agency)
    origin = Source(f"{file}|{writing.pk}|{secrets.token_hex(4)}", file, f"by {signed(by)}, from {how_known.strip()}", writing.pk)
    row = replace(row, source_id=origin.source_id, known_on=timezone.localdate())
    if isinstance(row, Family):  # the first place that is said of anybody: else everybody else would stand as of another family
        say_who_belongs(by.family, writing, but=row.person_id)
    add(Record(**{"source": [origin], "family": _belongs(row, by), table: [row]}), writing)
    told("fact recorded", by)


@command(May.RECORD_ENTRY)
def change_fact(table: str, number: int, row: Known, reason: str, *, by: Scope) -> None:
    """Put a corrected row in place of one that stands. Raises CannotRecord, and NotYours where it is another agency's or out of sight."""
    before = own_fact(table, number, by)
    _check(table, row, by, but=before)
    writing, standing = _close(before, reason, "corrected", by)
    add(Record(**{table: [replace(row, source_id=standing.source_id, known_on=timezone.localdate())]}), writing)
    told("fact corrected", by)


@command(May.RECORD_ENTRY)
def withdraw_fact(table: str, number: int, reason: str, *, by: Scope) -> None:
    """Close a row that should not stand: it is kept with its reason. A person whom the record names elsewhere stays, and so does their place."""
    fact = own_fact(table, number, by)
    if table in NEEDED and _named(fact.row.person_id, by):
        raise CannotRecord(NEEDED[table])
    _close(fact, reason, "withdrawn", by)
    told("fact withdrawn", by)


def own_fact(table: str, number: int, by: Scope) -> Fact:
    """A fact that this reader may change, whether or not it stands by now. Raises NotYours."""
    found = next((fact for fact in facts_in_sight(by) if (fact.table, fact.number) == (table, number) and fact.may_change), None)
    if found is None:
        raise NotYours
    return found


def facts_in_sight(by: Scope) -> list[Fact]:
    """The same, for a command that writes."""
    whole = load(by.family)
    seen = cut_to(whole, by)
    files, sources = Files(whole, by), {source.source_id: source for source in whole.source}
    people = {row.person_id for row in seen.person}  # whoever was withdrawn is among them, with what stood of them
    members = {row.person_id for row in seen.family} if whole.family else people
    found = []
    for table in FACTS:
        rows = MODELS[table].objects.filter(family=by.family).select_related("writing", "closing").order_by("known_until", "row_no")
        found += [_fact(table, row, files, sources, by) for row in rows if by.reaches(part_of(row.source_id)) and _in_sight(table, row, files, people, members, by)]
    others = OtherAccount.objects.filter(family=by.family).select_related("writing", "closing").order_by("known_until", "row_no") if by.family.parts else ()
    beside = [_as_other(_fact("person", row, files, sources, by)) for row in others if by.reaches(part_of(row.source_id)) and _in_sight("person", row, files, people, members, by)]
    return sorted(_each_beside(found, beside), key=lambda fact: bool(fact.closed))


def _each_beside(found: list[Fact], others: list[Fact]) -> list[Fact]:
    """The other account of somebody directly after the first."""
    order = {person_id: place for place, person_id in enumerate(dict.fromkeys(fact.row.person_id for fact in (*found, *others) if fact.table == "person"))}
    people = sorted((fact for fact in (*found, *others) if fact.table == "person"), key=lambda fact: order[fact.row.person_id])
    return people + [fact for fact in found if fact.table != "person"]


def _as_other(fact: Fact) -> Fact:
    """What the other of two records said of somebody who stands in both: it is told beside what the first said, and changed by nobody."""
    return replace(fact, may_change=False, source="; ".join(filter(None, [fact.source, OF_THE_OTHER])))


def _in_sight(table: str, row: Row, files: Files, people: set[str], members: set[str], by: Scope) -> bool:
    """As the cut has it (access/sight.py): members in sight, and files that are open."""
    if table == "relationship":
        return {row.person_id, row.related_person_id} <= people and files.open(row.source_id)
    if table == "involvement":
        return row.person_id in people and by.hears_of(row.agency, part_of(row.source_id))
    if table in ("household", "name", "identifier") and not files.open(row.source_id):
        return False
    return row.person_id in people & members


def _fact(table: str, row: Row, files: Files, sources: dict[str, Source], by: Scope) -> Fact:
    kind = FACTS[table]
    given = {column.name: getattr(row, field_name(column.name)) for column in fields(kind) if column.name != "family_id"}
    source = sources.get(row.source_id)
    hidden = table == "household" and bool(row.restricted) and not files.own(row.source_id)
    if hidden:  # that there is a home keeps people safe; where it is does not
        given |= {"household": RESTRICTED, "restricted": ""}
    own = not hidden and bool(by.reader.agency) and files.of(row.source_id) <= {by.reader.agency} and (table != "involvement" or row.agency == by.reader.agency)
    return Fact(
        table, row.pk, kind(**given), f"{source.file}, {source.sheet}".strip(", ") if source else "", f"{row.writing.by}, {row.writing.at:%d.%m.%Y}",
        f"{row.closing.by if row.closing else ''}, {row.known_until:%d.%m.%Y}: {row.closing.reason if row.closing else ''}" if row.known_until else "", own,
    )  # fmt: skip


def _close(fact: Fact, reason: str, how: str, by: Scope) -> tuple[Any, Row]:
    if not reason.strip():
        raise CannotRecord("Say why it is changed.", "reason")
    FamilyRecord.objects.select_for_update().get(pk=by.family.pk)
    standing = MODELS[fact.table].objects.select_related("closing").get(pk=fact.number)
    if standing.known_until is not None:
        raise CannotRecord(f"This was changed by {standing.closing.by if standing.closing else 'somebody'} while you had it open. Nothing of yours is lost: it is kept as a draft. Open who is who again and look at what stands there now.")
    writing = begin(how, by, reason=reason.strip())
    close([standing], timezone.localdate(), writing)
    return writing, standing


def _check(table: str, row: Known, by: Scope, but: Fact | None = None) -> None:
    if not by.reader.agency:
        raise CannotRecord("A fact is written for an agency, and your role is held for none.")
    people = as_seen(by).people
    named = {getattr(row, name) for name in ("person_id", "related_person_id") if hasattr(row, name)}
    if table != "person" and named - set(people):
        raise CannotRecord("Somebody whom you chose is not in this family’s record. Choose again from the list.", "person_id")
    if why := joins(by.family.pk, [row]):
        raise CannotRecord(why)
    if isinstance(row, Relationship):
        _check_relationship(row, by, but)
    if isinstance(row, Name | Identifier | Family):
        _check_once(table, row, by, but)


def _check_relationship(row: Relationship, by: Scope, but: Fact | None) -> None:
    if row.person_id == row.related_person_id:
        raise CannotRecord("Nobody is related to themselves. Choose two people.", "related_person_id")
    same = MODELS["relationship"].objects.filter(family=by.family, person_id=row.person_id, relationship=row.relationship, related_person_id=row.related_person_id, known_until__isnull=True, end_to__isnull=True)
    if row.end_to is None and same.exclude(pk=but.number if but else 0).exists():
        raise CannotRecord("This relationship stands in the record already.", "relationship")


def _check_once(table: str, row: Known, by: Scope, but: Fact | None) -> None:
    if row.start and row.end_ and row.end_ < row.start:
        raise CannotRecord("The last day is before the first. Write the days anew.", "end_")
    said = {name: getattr(row, name) for name in ("person_id", "name", "scheme", "value") if hasattr(row, name)}
    standing = MODELS[table].objects.filter(family=by.family, known_until__isnull=True, **said).exclude(pk=but.number if but else 0)
    if standing.filter(ends_on__isnull=True).exists():
        raise CannotRecord("This stands in the record already. Change what stands instead, on the page of who is who.")


def say_who_belongs(family: FamilyRecord, writing: Writing, but: str = "") -> None:
    """Where a record says of nobody that they belong to the family, say it of everybody it lists: from then on it can be said that somebody left, or came."""
    if MODELS["family"].objects.filter(family=family, known_until__isnull=True).exists():
        return
    people = MODELS["person"].objects.filter(family=family, known_until__isnull=True).exclude(person_id=but).order_by("row_no")
    add(Record(family=[Family(person_id=row.person_id, source_id=row.source_id, known_on=row.known_on) for row in people]), writing)


def _belongs(row: Known, by: Scope) -> list[Family]:
    """A new person's place in the family, where the record says at all who belongs to it."""
    says = isinstance(row, Person) and MODELS["family"].objects.filter(family=by.family, known_until__isnull=True).exists()
    return [Family(person_id=row.person_id, source_id=row.source_id, known_on=row.known_on)] if says else []


def _named(person_id: str, by: Scope) -> bool:
    standing = {"family": by.family, "known_until__isnull": True}
    elsewhere = (("concerned", "person_id"), ("relationship", "person_id"), ("relationship", "related_person_id"), ("household", "person_id"), ("involvement", "person_id"))
    return any(MODELS[table].objects.filter(**standing, **{column: person_id}).exists() for table, column in elsewhere)
