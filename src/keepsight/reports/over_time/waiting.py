"""How long children waited for a change, told of a population: those still waiting are kept, and no small number is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from keepsight.patterns.over_time import TIERS, TimeOpen

SMALL = 7  # a number from one to this is left out (the Department for Education and the NHS do so in what they publish)
NEAREST = 5
DAYS_OF_A_MONTH = 30.4375
MONTHS = (0, 3, 6, 9, 12, 15, 18, 21, 24, 30, 36, 48, 60)
LEFT_OUT = f"{SMALL} or fewer"


@dataclass(frozen=True, slots=True)
class Point:
    """`months` after work was opened: the times in which a child was still waiting and still in the records, and of all the share for whom no change was
    recorded by then; None where it would rest on too few."""

    months: int
    waiting: list[TimeOpen]
    share: float | None


def too_few(times: Sequence[TimeOpen]) -> bool:
    """Whether so few children stand behind these times that a number of them could tell of one."""
    return 0 < len({one.child for one in times}) <= SMALL


def told(times: Sequence[TimeOpen]) -> str:
    """How many times, as it may be shown: left out where they are of a few children, else to the nearest five."""
    return LEFT_OUT if too_few(times) else f"{NEAREST * round(len(times) / NEAREST):,}"


def curve(times: Sequence[TimeOpen]) -> list[Point]:
    """The Kaplan-Meier estimate of the share without a change, at MONTHS, as far as more than a few were still waiting.

    A time that ended without a change, or is still open, counts as waiting up to its last day and leaves the count there: it is never dropped
    (E. L. Kaplan and P. Meier, 1958; the estimate is SciPy's).
    """
    points = []
    for months in MONTHS:
        day = months * DAYS_OF_A_MONTH
        waiting = [one for one in times if one.days_waited >= day]
        changed = [one for one in times if one.changed_on is not None and one.days_waited <= day]
        if not waiting or too_few(waiting):
            break
        points.append(Point(months, waiting, None if too_few(changed) else share_without(times, day)))
    return points


def share_without(times: Sequence[TimeOpen], day: float) -> float:
    """The estimated share for whom no change was recorded within `day` days of the opening."""
    return float(_survival(_waited(times)).evaluate(day))


def half_waited(times: Sequence[TimeOpen]) -> int | None:
    """The months within which a change was recorded for half of the children; None where it was for fewer."""
    if not times or too_few(with_a_change(times)):
        return None
    survival = _survival(_waited(times))
    return next((round(day / DAYS_OF_A_MONTH) for day, share in zip(survival.quantiles, survival.probabilities, strict=True) if share <= 0.5), None)


def half_of_those_who_changed(times: Sequence[TimeOpen]) -> int | None:
    """The same where everybody without a change is dropped, as a chart of days between stages does: shown beside it, and why it misleads."""
    changed = with_a_change(times)
    waited = sorted(one.days_waited for one in changed)
    return round(waited[(len(waited) - 1) // 2] / DAYS_OF_A_MONTH) if changed and not too_few(changed) else None


def with_a_change(times: Sequence[TimeOpen]) -> list[TimeOpen]:
    """Those in which a change for the child is recorded."""
    return [one for one in times if one.changed_on is not None]


def _waited(times: Sequence[TimeOpen]) -> tuple[tuple[int, bool], ...]:
    return tuple((one.days_waited, one.changed_on is not None) for one in times)


@lru_cache(maxsize=16)
def _survival(waited: tuple[tuple[int, bool], ...]) -> Any:
    from scipy.stats import CensoredData, ecdf  # loaded only where a population is told: it is in the extra 'county'

    return ecdf(CensoredData(uncensored=[days for days, changed in waited if changed], right=[days for days, changed in waited if not changed])).sf


@dataclass(frozen=True, slots=True)
class Group:
    """Times open of one kind, in words, with its curve."""

    words: str
    times: list[TimeOpen]
    changed: list[TimeOpen]
    ended_without: list[TimeOpen]
    still_open_without: list[TimeOpen]
    points: list[Point]


def groups(times: Sequence[TimeOpen]) -> list[Group]:
    """Everybody, then by the highest help reached: those who never went further than early help are among them."""
    chosen = [("All children with whom work was open", list(times))]
    chosen += [(f"No further than {TIERS[tier]}" if tier < max(TIERS) else f"As far as {TIERS[tier]}", [one for one in times if one.tier == tier]) for tier in TIERS]
    return [_group(words, of) for words, of in chosen]


def _group(words: str, times: list[TimeOpen]) -> Group:
    without = [one for one in times if one.changed_on is None]
    ended, still = [one for one in without if not one.still_open], [one for one in without if one.still_open]
    return Group(words, times, with_a_change(times), ended, still, curve(times))


SINCE = ((91, "less than three months"), (183, "three months to half a year"), (365, "half a year to a year"), (730, "one to two years"), (10**6, "two years or more"))


def since_a_change(times: Sequence[TimeOpen]) -> list[tuple[str, list[TimeOpen], list[TimeOpen]]]:
    """Of children with whom work is still open: how long since something was last recorded as better for them, and, of those for whom nothing was, since
    the work was opened; as (words, since a change, since the opening)."""
    still = [one for one in times if one.still_open]
    changed = _by_length([((one.seen_until - one.last_change).days, one) for one in still if one.last_change])
    never = _by_length([((one.seen_until - one.opened_on).days, one) for one in still if not one.last_change])
    return [(words, changed[place], never[place]) for place, (_, words) in enumerate(SINCE)]


def _by_length(lengths: list[tuple[int, TimeOpen]]) -> list[list[TimeOpen]]:
    found: list[list[TimeOpen]] = [[] for _ in SINCE]
    for days, one in lengths:
        found[next(place for place, (under, _) in enumerate(SINCE) if days < under)].append(one)
    return found


TIMES = ("none recorded", "once", "twice", "three times or more")


def happened(times: Sequence[TimeOpen]) -> list[tuple[str, list[list[TimeOpen]]]]:
    """Of children with whom work is still open: for how many a decision was put off, an action carried over, the lead worker changed, by how often (TIMES)."""
    still = [one for one in times if one.still_open]
    asked: list[tuple[str, Callable[[TimeOpen], int]]] = [
        ("A decision put off", lambda one: one.put_off), ("An action carried over", lambda one: one.carried_over), ("A change of lead worker", lambda one: one.new_workers),
    ]  # fmt: skip
    return [(words, [[one for one in still if min(how_many(one), 3) == number] for number in range(4)]) for words, how_many in asked]
