"""Whether something that began and ended on vague days held on a vague day: certainly, perhaps, or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.records.person import Household, Relationship


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which an event can have happened, both included."""

    earliest: date
    latest: date


def may_hold(row: Relationship | Household, days: Days) -> bool:
    """No recorded date rules it out: it can have held on some day of `days`. A date not recorded rules nothing out."""
    begun_after = row.start_from is not None and row.start_from > days.latest
    ended = row.end_to or row.end_from
    return not begun_after and not (ended is not None and ended < days.earliest)


def must_hold(row: Relationship | Household, days: Days) -> bool:
    """It held on every day of `days`, wherever in their spans its start and its end really lie.

    A start that is not recorded is not certain; an end that is not recorded means that it goes on.
    """
    if row.start_to is None or row.start_to > days.earliest:
        return False
    return (row.end_from is None and row.end_to is None) or (row.end_from is not None and row.end_from >= days.latest)


def over_by(row: Relationship | Household, day: date) -> bool:
    """It had certainly ended before `day`."""
    return row.end_to is not None and row.end_to < day


def may_be_over_by(row: Relationship | Household, day: date) -> bool:
    """It can have ended by `day`: some recorded end allows it."""
    ended = row.end_from or row.end_to
    return ended is not None and ended <= day
