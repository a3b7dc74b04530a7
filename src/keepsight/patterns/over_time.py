"""How long work was open with each child of a population, and how long until something changed for the child (practice 5; issue 4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib import resources

import duckdb

OVER_TIME = (resources.files(__package__) / "over_time.sql").read_text(encoding="utf-8")
TIERS = {1: "early help", 2: "a child in need plan, an assessment or an enquiry", 3: "a child protection plan"}


@dataclass(frozen=True, slots=True)
class TimeOpen:
    """One unbroken time in which work was open with a child. It names nobody: a population is told from many of them.

    `child` tells children apart, so that a number is known to be of enough of them, and is written nowhere. `tier` is the highest reached in it (a key of TIERS). `seen_until` is the last day of it that the record tells of: its end, or, where `still_open`, the
    as-at day. `changed_on` is the first day after its opening on which something is recorded as better for this child, and `last_change` the last.
    The rest are how many decisions were put off, actions carried over, and lead workers changed in it.
    """

    child: int
    tier: int
    opened_on: date
    seen_until: date
    still_open: bool
    changed_on: date | None
    last_change: date | None
    put_off: int
    carried_over: int
    new_workers: int

    @property
    def days_waited(self) -> int:
        """Days from the opening to the first change, else for as long as the record tells of it."""
        return ((self.changed_on or self.seen_until) - self.opened_on).days


QUERY = """select hash(t.family_id, t.child_id), t.tier, t.opened_on, t.seen_until, t.still_open, min(c.on_day) filter (where c.what = 'better'), max(c.on_day) filter (where c.what = 'better'),
    count(distinct c.which) filter (where c.what = 'put off'), count(distinct c.which) filter (where c.what = 'carried over'), count(distinct c.which) filter (where c.what = 'new worker')
from times_open t left join told_in_that_time c using (family_id, child_id, place)
group by t.family_id, t.child_id, t.place, t.tier, t.opened_on, t.seen_until, t.still_open order by t.opened_on, t.seen_until, t.tier, t.family_id, t.child_id"""


def times_open(con: duckdb.DuckDBPyConnection) -> list[TimeOpen]:
    """Every time in which work was open with a child, of the families that the patterns were put to in `con` (after `engine.ask`, with OVER_TIME to be read later)."""
    con.execute(OVER_TIME)
    return [TimeOpen(*row) for row in con.execute(QUERY).fetchall()]
