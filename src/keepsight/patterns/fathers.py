"""What is expected of services with each father now, and about whom harm is recorded: read from the very views that the question stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from keepsight.records.record import Record

from .engine import HARM, harm
from .views_of import laid

STEPS = "select child_id, father_id, step from father_steps where standpoint = 'together' and known_on <= $day and open_until > $day"
TIERS = "select child_id, max(tier) from open_work where standpoint = 'together' and known_on <= $day and open_until > $day group by child_id"
TOLD_IN = "select adult_id, entry_id from harm_recorded where standpoint = 'together' and adult_id is not null"
TIERS_BY_NUMBER = {0: "universal", 1: "early help", 2: "child in need", 3: "child protection"}


@dataclass(frozen=True, slots=True)
class FathersNow:
    """`open_steps` are (child, man, step) for which work is open and no entry is known; man is None while nobody is named. `tier` is each child's.

    `harm` are the people about whom any agency has recorded harm, '' where it is not settled who. `told_in`, by person, are the entries on
    which that rests: the person is named in them, and whose harm it is a person reads.
    """

    open_steps: frozenset[tuple[str, str | None, str]]
    tier: dict[str, int]
    harm: frozenset[str]
    told_in: dict[str, set[str]]


def fathers_now(record: Record, as_of: date, elsewhere: Collection[str] = ()) -> FathersNow:
    """As the question about fathers would see it on this day. `elsewhere` are those of whom entries that `record` was cut from tell of harm (safe practice 1.1)."""
    if not record.entry:
        return FathersNow(frozenset(), {}, frozenset(elsewhere), {})
    con = laid(record, as_of, STEPS, TIERS, HARM, TOLD_IN)
    steps, tiers = (con.execute(query, {"day": as_of}).fetchall() for query in (STEPS, TIERS))
    harmed = frozenset(person for _, person in harm(con))
    told_in = defaultdict(set)
    for person, entry in con.execute(TOLD_IN).fetchall():
        told_in[person].add(entry)
    con.close()
    return FathersNow(frozenset(steps), dict(tiers), harmed.union(elsewhere), dict(told_in))
