"""Writing down which language somebody speaks, whether an interpreter is needed, and how they communicate: an entry, and the person's own row anew."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.dates import When
from keepsight.records.person import Person
from keepsight.records.record import Record
from keepsight.store.columns import field_name
from keepsight.store.models import Person as StoredPerson
from keepsight.store.rows import add, close

from .as_seen import as_seen
from .command import command, told
from .record_entry import CannotRecord, Draft, put_in


@dataclass(frozen=True, slots=True)
class Language:
    """What is so from now on; what is left empty is not recorded."""

    first_language: str
    interpreter: str
    communication: str
    learnt: When
    whose_word: str = ""


@command(May.RECORD_ENTRY)
def write_language(person_id: str, language: Language, *, by: Scope) -> str:
    """Record it, and return the entry's reference. Raises CannotRecord, and NotYours where no such person is in sight."""
    seen = as_seen(by).people.get(person_id)
    standing = StoredPerson.objects.select_for_update().filter(family=by.family, person_id=person_id, known_until__isnull=True).first()
    if seen is None or standing is None:
        raise NotYours
    words = [("First language", language.first_language), ("Interpreter", language.interpreter), ("Communicates", language.communication)]
    if not any(value.strip() for _, value in words):
        raise CannotRecord("Write at least one of these.", "first_language")
    said = ". ".join(f"{name}: {value.strip()}" for name, value in words if value.strip())
    entry, writing = put_in(Draft(language.learnt, f"{said}.", ((person_id, "mentioned"),), kind="other", account_of=language.whose_word), by)
    before = {column.name: getattr(standing, field_name(column.name)) for column in fields(Person)}
    now = {"first_language": language.first_language.strip(), "interpreter": language.interpreter.strip(), "communication": language.communication.strip()}
    close([standing], timezone.localdate(), writing)
    add(Record(person=[Person(**before | now | {"known_until": None})]), writing)
    told("language written", by, rows=[entry.entry_id])
    return entry.entry_id
