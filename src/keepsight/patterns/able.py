"""Which patterns could be run at all: a field that no source carries must never look like an answer (safe practice 1.4, 2.2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from keepsight.records.record import Record
from keepsight.records.services import service_of

from .definition import catalogue
from .engine import promised_contact, says
from .known import Known, stands


@dataclass(frozen=True, slots=True)
class NotAble:
    """A pattern that could not be run, by its label for people, with what was lacking, each in a few words."""

    pattern: str
    label: str
    lacks: list[str]


def _themes(known: Known) -> bool:
    return any(entry.themes for entry in known.entries.values())


def _kinds(known: Known) -> bool:
    return any(entry.kind and entry.kind.value for entry in known.entries.values())


def _outcomes(known: Known) -> bool:
    return any(entry.outcome_code or entry.outcome for entry in known.entries.values())


def _children(known: Known) -> bool:
    return any(person.kind == "child" for person in known.people.values())


def _seen(known: Known) -> bool:
    return any(row.part in ("seen", "seen alone", "not seen") for row in known.concerned) or any(e.outcome_code in ("seen", "not-seen") for e in known.entries.values())


def _birth_dates(known: Known) -> bool:
    return any(person.birth_from or person.expected_date for person in known.people.values() if person.kind == "child")


def _two_agencies(known: Known) -> bool:
    return len({entry.agency.lower() for entry in known.entries.values()} - {"other"}) > 1


def _files(known: Known) -> bool:
    kinds = {sent.kind_of_file for family in known.families for sent in known.coverage(family, "together") if sent.entries}
    return bool(kinds & {"", "every contact", "significant events"})


def _promises(known: Known) -> bool:
    said = promised_contact()
    typed = any(row.contact_every_days and stands(row, row.known_on, known.as_of) for row in known.involvements)
    return typed or any(said.search(entry.text.lower()) for entry in known.entries.values())


def _of_kind(*kinds: str) -> Callable[[Known], bool]:
    return lambda known: any(entry.kind and entry.kind.value in kinds for entry in known.entries.values())


def _rows_or_words(table: str, *lists: str, kinds: tuple[str, ...] = ()) -> Callable[[Known], bool]:
    """Whether the record has rows of a typed table that stand, entries of a kind, or words of one of the lists of phrases.toml."""

    def held(known: Known) -> bool:
        rows = any(stands(row, row.known_on, known.as_of) for row in getattr(known.record, table))
        return rows or _of_kind(*kinds)(known) or any(says(entry, lists) for entry in known.entries.values())

    return held


def _decided(known: Known) -> bool:
    told = [e for e in known.entries.values() if e.kind and e.kind.value in ("conference", "review", "strategy discussion", "meeting", "decision")]
    return bool(known.record.decision) or any(entry.outcome_code or entry.response or says(entry, ("decided", "undecided")) for entry in told)


def _social_work(known: Known) -> bool:
    return any(service_of(agency) in ("social-care", "early-help") for agency in {entry.agency for entry in known.entries.values()})


def _school(known: Known) -> bool:
    return any(service_of(agency) in ("school", "school-nursing") for agency in {entry.agency for entry in known.entries.values()})


NEEDS: dict[str, tuple[str, Callable[[Known], bool]]] = {
    "children": ("a list of the children, or their names in the entries", _children),
    "themes": ("what the entries are about, in a column or in words", _themes),
    "kinds": ("what kind of event each entry is, in a column or in words", _kinds),
    "outcomes": ("an outcome of any contact", _outcomes),
    "seen": ("who was seen, and who was not", _seen),
    "files that can tell": ("a file that is not only a summary, a list of incidents or a nil return", _files),
    "birth dates": ("a birth date, or an expected date, of any child", _birth_dates),
    "two agencies": ("entries of a second agency", _two_agencies),
    "promises": ("how often a service said it would be in touch", _promises),
    "plans": ("the start of any plan, or a conference", _of_kind("plan start", "conference")),
    "oversight": ("any entry of supervision or of a manager", _rows_or_words("session", "oversight", kinds=("supervision",))),
    "lead workers": ("who the lead worker was, or an entry of a change of worker", _rows_or_words("involvement", "new_worker")),
    "what meetings decided": ("what came of any meeting", _decided),
    "actions": ("a list of actions, or entries that say one was carried over", _rows_or_words("action", "carried_over")),
    "assessments": ("any entry of an assessment", _of_kind("assessment")),
    "what assessments read": ("what any assessment says it read", _rows_or_words("assessment", "history_read", "history_not_read")),
    "social care": ("entries of children's social care or early help", _social_work),
    "school": ("entries of a school or nursery", _school),
    "relationships": ("who is whose mother, father or partner", lambda known: bool(known.relationships)),
}


def not_able(record: Record, as_of: date) -> list[NotAble]:
    """Each pattern that could not be run on the record as it stands on `as_of`, in the order of the catalogue."""
    known = Known(record, as_of)
    lacking = {name for name, (_, held) in NEEDS.items() if not held(known)}
    found = ((definition, [NEEDS[name][0] for name in definition.pattern.needs if name in lacking]) for definition in catalogue())
    return [NotAble(definition.slug, definition.pattern.label, lacks) for definition, lacks in found if lacks]
