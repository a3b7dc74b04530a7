"""Writing down who a child's father or male carer is: a person, how he stands to the child, and the entry that says on whose word."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.dates import When
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import NAME_NOT_RECORDED, Family, Person, Relationship
from keepsight.records.record import Record
from keepsight.store.fathers import ANSWERS
from keepsight.store.models import FatherStep
from keepsight.store.rows import add

from .as_seen import as_seen
from .command import command, told
from .record_entry import CannotRecord, Draft, put_in

STANDS = {"father": "father", "stepfather": "stepfather", "adoptive father": "adoptive father", "carer": "carer"}


@dataclass(frozen=True, slots=True)
class NewFather:
    """A man as he is written down: his name where it is known, how he stands to which child, how sure that is, and on whose word."""

    child_id: str
    name: str
    stands: str
    answer: str
    happened: When
    text: str
    whose_word: str
    born: When | None = None
    parental_responsibility: str = ""
    restricted: str = ""


@command(May.RECORD_ENTRY)
def add_father(new: NewFather, *, by: Scope) -> str:
    """Record him, and return his person_id. Raises CannotRecord, and NotYours where no such child is in sight."""
    seen = as_seen(by)
    child = seen.people.get(new.child_id)
    if child is None or child.kind != "child":
        raise NotYours
    if new.stands not in STANDS or new.answer not in ("named", "believed"):
        raise CannotRecord("Choose how he stands to the child, and how sure that is.", "stands")
    if not new.whose_word.strip():
        raise CannotRecord("Say on whose word this rests.", "whose_word")
    person, label = secrets.token_hex(6), new.name.strip() or f"{new.stands} of {child.label}, {NAME_NOT_RECORDED}"
    said = f"{label}, {ANSWERS['identified'][new.answer]} {new.stands} of {child.label}. {new.text}"
    entry, writing = put_in(Draft(new.happened, said, ((new.child_id, "mentioned"),), restricted=new.restricted, kind="other", account_of=new.whose_word), by)
    add(_rows(new, person, label, entry, in_family=bool(seen.assembled.record.family), family_id=by.family.pk), writing)
    FatherStep.objects.create(family=by.family, writing=writing, entry_id=entry.entry_id, child_id=new.child_id, man_id=person, step="identified", answer=new.answer)
    told("father added", by, rows=[entry.entry_id])
    return person


def _rows(new: NewFather, person: str, label: str, entry: Entry, *, in_family: bool, family_id: str) -> Record:
    known = {"source_id": entry.source_id, "known_on": entry.known_on}
    born = {"birth_from": new.born.earliest, "birth_to": new.born.latest, "birth_precision": new.born.precision} if new.born else {}
    certainty = "certain" if new.answer == "named" else "believed to be"
    return Record(
        person=[Person(person_id=person, label=label, kind="adult", sex="male", **born, **known)],
        relationship=[Relationship(person_id=person, relationship=new.stands, related_person_id=new.child_id, certainty=certainty, parental_responsibility=new.parental_responsibility, **known)],
        concerned=[Concerned(entry_id=entry.entry_id, person_id=person, as_written=label, part="mentioned", **known)],
        family=[Family(family_id=family_id, person_id=person, **known)] if in_family else [],
    )  # fmt: skip
