"""What is expected of services with each father now, and about whom harm is recorded: read from the very views that the question stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from keepsight.records.record import Record

from .engine import HARM, harm
from .views_of import laid

AGAIN = "select distinct child_id, father_id, step from father_steps where again and standpoint = 'together' and known_on <= $day and open_until > $day"
TIERS = "select child_id, max(tier) from open_work where standpoint = 'together' and known_on <= $day and open_until > $day group by child_id"
TOLD_IN = "select adult_id, entry_id from harm_recorded where standpoint = 'together' and adult_id is not null"
TIERS_BY_NUMBER = {0: "universal", 1: "early help", 2: "child in need", 3: "child protection"}


@dataclass(frozen=True, slots=True)
class FathersNow:
    """`tier` is each child's. `again` are (child, man, step) that a decision stopped and a later one on how he may be involved opened again, where no entry
    since is known.

    `harm` are the people about whom any agency has recorded harm, '' where it is not settled who. `told_in`, by person, are the entries on
    which that rests: the person is named in them, and whose harm it is a person reads.
    """

    tier: dict[str, int]
    again: frozenset[tuple[str, str, str]]
    harm: frozenset[str]
    told_in: dict[str, set[str]]


def fathers_now(record: Record, as_of: date, elsewhere: Collection[str] = ()) -> FathersNow:
    """As the question about fathers would see it on this day. `elsewhere` are those of whom entries that `record` was cut from tell of harm (safe practice 1.1)."""
    if not record.entry:
        return FathersNow({}, frozenset(), frozenset(elsewhere), {})
    con = laid(record, as_of, AGAIN, TIERS, HARM, TOLD_IN)
    again, tiers = (con.execute(query, {"day": as_of}).fetchall() for query in (AGAIN, TIERS))
    harmed = frozenset(person for _, person in harm(con))
    told_in = defaultdict(set)
    for person, entry in con.execute(TOLD_IN).fetchall():
        told_in[person].add(entry)
    con.close()
    return FathersNow(dict(tiers), frozenset(again), harmed.union(elsewhere), dict(told_in))
