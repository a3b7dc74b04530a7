"""Drawing a family on two days: as it was on one, as far as the record held it on the other (contracts 1.1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.linkage.known import known_at
from keepsight.records.record import Record
from keepsight.reports.picture.told import Told

from .as_seen import as_seen, cut_to, every_row_of, sight_of
from .command import command
from .command import told as write_down


@dataclass(frozen=True, slots=True)
class Days:
    """The day that is true and the day that is known; None is the day the record stands at."""

    true_on: date | None = None
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class OnTwoDays:
    """The record as it was held on `known_on`, to be drawn as at `true_on`. Both lie between `first` and the day the record stands at.

    `later` entries in sight were known only after `known_on`; of `undated` agencies' entries no day of recording was supplied. `sight` tells two
    readers' pictures apart.
    """

    told: Told
    record: Record
    first: date
    true_on: date
    known_on: date
    later: int
    undated: tuple[str, ...]
    sight: tuple


@command(May.SEE_CHRONOLOGY)
def draw_family(days: Days, *, by: Scope) -> OnTwoDays:
    """What the genogram and the timeline show on these days, a day outside the record's own moved to its edge."""
    write_down("pictures seen", by)
    told = as_seen(by)
    first = _first(told)
    true_on, known_on = (min(max(day or told.as_of, first), told.as_of) for day in (days.true_on, days.known_on))
    record = held_on(known_on, told, by)
    undated = tuple(sorted({entry.agency for entry in told.entries if entry.recorded_on is None}))
    return OnTwoDays(told, record, first, true_on, known_on, len(told.entries) - len(record.entry), undated, (sight_of(by), true_on, known_on))


def _first(told: Told) -> date:
    born = [person.birth_from for person in told.people.values() if person.birth_from and person.kind == "child"]
    return min([entry.happened_from for entry in told.entries] + born, default=told.as_of)


def held_on(day: date, told: Told, by: Scope) -> Record:
    """What of the reader's record was held on a day: entries and relationships in the version that then stood.

    Only of entries and people in the reader's sight today, people under the names they have now, and addresses as they may be seen now: what was
    restricted, moved to another family or taken out since is not brought back by asking for an earlier day.
    """
    today = told.assembled.record
    if day >= told.as_of:
        return replace(today, entry=told.entries)
    every = cut_to(every_row_of(by), by)
    people = _known_people(every, today, day)
    entries = [told.shown(replace(entry, known_until=None)) for entry in every.entry if known_at(entry, day)]
    ids = {entry.entry_id for entry in entries}
    return Record(
        person=[person for person in today.person if person.person_id in people],
        relationship=[replace(row, known_until=None) for row in every.relationship if known_at(row, day) and {row.person_id, row.related_person_id} <= people],
        household=[row for row in today.household if known_at(row, day) and row.person_id in people],
        entry=entries,
        concerned=[replace(row, known_until=None) for row in every.concerned if row.entry_id in ids and known_at(row, day)],
        coverage=today.coverage,
        source=every.source,
    )


def _known_people(every: Record, today: Record, day: date) -> set[str]:
    """Those of today's people of whom some version was known by the day."""
    known = {person.person_id for person in every.person if person.known_on is None or person.known_on <= day}
    return known & {person.person_id for person in today.person}
