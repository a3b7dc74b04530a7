"""What reading agencies' files only suggests, put to a person: who is meant, which part they had, and whether several entries tell one event.

It is what to-confirm.csv asks beside a picture (chronology/confirm.py), of the record that is kept here. An answer closes the suggestion, which is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.chronology.answered_events import is_no
from keepsight.chronology.answers import apply_answers
from keepsight.chronology.confirm import EVENT, OPEN, PART, WHO, Ask, asks
from keepsight.linkage.spelling import folded
from keepsight.records.entry import Concerned
from keepsight.records.record import Record
from keepsight.store.models import MODELS, FamilyRecord, Writing
from keepsight.store.rows import add, close

from .as_seen import as_seen
from .command import Cannot, command, told
from .waiting_files import standing
from .write import begin

NO_LONGER = "None of these is asked any more: somebody answered, or the entries were changed or withdrawn. Look below at what is asked now."


@dataclass(frozen=True, slots=True)
class Asks:
    """What is asked of what the reader sees: people first, then events; `others` are suggestions that are not asked here, being of one entry's own wording."""

    asks: list[Ask]
    others: int
    record: Record


@command(May.ADD_FILES)
def list_asks(*, by: Scope) -> Asks:
    """Everything that waits for an answer."""
    told("asks seen", by)
    return _asked_of(standing(as_seen(by).assembled.record))


@command(May.ADD_FILES)
def answer_asks(given: dict[str, str], *, by: Scope) -> list[str]:
    """Keep answers: by ask_id yes, no, or whom it is by id. Gives what could not be used, in sentences. Raises Cannot where nothing answered is still asked."""
    FamilyRecord.objects.select_for_update().get(pk=by.family.pk)
    record = standing(as_seen(by).assembled.record)
    answered = [replace(ask, answer=given[ask.ask_id]) for ask in _asked_of(record).asks if given.get(ask.ask_id)]
    if not answered:
        raise Cannot(NO_LONGER if any(given.values()) else "Answer at least one, or leave them as they are: nothing is lost by waiting.")
    of_people, notices = [ask for ask in answered if ask.about != EVENT], []
    apply_answers(record, of_people, notices)
    _keep_who(record, of_people)
    writing = begin("confirmed", by, keeps_up=False)
    _put_people(record, {entry_id for ask in of_people for entry_id in ask.entry_ids}, writing, by)
    for ask in answered:
        if ask.about == EVENT:
            _put_event(ask, writing, by)
    told("asks answered", by, words="1 answer" if len(answered) == 1 else f"{len(answered)} answers")
    return notices


def _asked_of(record: Record) -> Asks:
    """Which part somebody had is asked once it is settled, in that entry, who everybody is."""
    found = asks(record)
    who_first = {entry_id for ask in found if ask.about == WHO for entry_id in ask.entry_ids}
    asked = [ask for ask in found if ask.about in (WHO, OPEN, EVENT) or (ask.about == PART and not who_first & set(ask.entry_ids))]
    return Asks(asked, sum(ask.about not in (WHO, OPEN, EVENT, PART) for ask in found), record)


def _keep_who(record: Record, answered: Iterable[Ask]) -> None:
    """Whoever a wording was confirmed to mean is named by the entry from now on, also while it is not settled which part they had."""
    rows = record.concerned_in()
    for ask in (one for one in answered if one.about in (WHO, OPEN) and not is_no(one.answer)):
        for entry_id in ask.entry_ids:
            stated = {row.person_id for row in rows[entry_id] if not row.suggested}
            meant = {row.person_id: row for row in rows[entry_id] if row.person_id and folded(row.as_written) == folded(ask.words)}
            record.concerned += [replace(row, part="mentioned", suggested=False, impact="") for person, row in meant.items() if person not in stated]


def _put_people(record: Record, entries: set[str], writing: Writing, by: Scope) -> None:
    now, fresh = record.concerned_in(), []
    for entry_id in sorted(entries):
        stored = list(MODELS["concerned"].objects.filter(family=by.family, entry_id=entry_id, known_until__isnull=True))
        wanted, held = {_said(row): row for row in now[entry_id]}, {_said(row) for row in stored}
        close([row for row in stored if _said(row) not in wanted], by.as_at, writing)
        fresh += [replace(row, known_on=by.as_at, known_until=None) for said, row in wanted.items() if said not in held]
    add(Record(concerned=fresh), writing)


def _said(row: Concerned) -> tuple:
    return row.person_id, row.as_written, row.part, row.suggested, row.words, row.impact


def _put_event(ask: Ask, writing: Writing, by: Scope) -> None:
    tied = [row for row in standing(as_seen(by).assembled.record).account if row.entry_id in ask.entry_ids]
    close(MODELS["account"].objects.filter(family=by.family, entry_id__in=ask.entry_ids, known_until__isnull=True), by.as_at, writing)
    if not is_no(ask.answer):
        add(Record(account=[replace(row, suggested=False, known_on=by.as_at) for row in tied]), writing)
