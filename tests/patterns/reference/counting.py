"""Counting events in a length of time, one window after another, on what is known on a day (contracts 1.4, 1.5, 2.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .world import NEVER, Seen, days, months


@dataclass(frozen=True)
class Counts:
    """What a count needs: so many events, from so many months, accounts, settings and facets, within so many months."""

    events: int
    within: int
    months: int = 0
    accounts: int = 0
    settings: int = 0
    facets: int = 0
    one_missed_in: int | None = None
    allow: int = -1


Event = tuple[Seen, date, str | None]  # the entry, the day from which it counts, its facet


def holding(day: date, needs: Counts, events: Iterable[Event], kept: Iterable[Event] = (), ends: Iterable[Event] = ()) -> set[str]:
    """The entries of every window in which the count holds on `day`; empty where it holds in none."""
    events, kept = [e for e in set(events) if e[1] <= day], [e for e in set(kept) if e[1] <= day]
    cited: set[str] = set()
    for last in {seen.day for seen, _, _ in events}:
        inside = [e for e in events if months(last, -needs.within) < e[0].day <= last]
        added = max(known for _, known, _ in inside)
        ended = min((known for seen, known, _ in ends if seen.day > months(last, -needs.within)), default=NEVER)
        anchor_known = min(known for seen, known, _ in events if seen.day == last)
        in_time = anchor_known <= day < min(months(added, needs.within), ended) and day > days(last, needs.allow)
        if in_time and _enough(needs, events, inside, [e for e in kept if months(last, -needs.within) < e[0].day <= last], kept):
            cited |= {seen.id for seen, _, _ in inside}
    return cited


def _enough(needs: Counts, all_events: list[Event], inside: list[Event], kept: list[Event], all_kept: list[Event]) -> bool:
    count, attended = _events(needs, all_events, inside), _events(needs, all_kept, kept)
    return (
        count >= needs.events
        and len({(seen.day.year, seen.day.month) for seen, _, _ in inside}) >= needs.months
        and len({seen.account for seen, _, _ in inside} - {None}) >= needs.accounts
        and len({seen.setting for seen, _, _ in inside} - {None}) >= needs.settings
        and len({facet for _, _, facet in inside} - {None}) >= needs.facets
        and (needs.one_missed_in is None or count * needs.one_missed_in >= count + attended)
    )


def _events(needs: Counts, everything: list[Event], inside: list[Event]) -> int:
    """Each account adds what no earlier-known account of its event, and no earlier-known entry of its exact day, had added."""
    total = 0
    order = sorted(everything, key=lambda e: (e[1], e[0].id, e[2] is None, e[2] or ""))
    for place, (seen, known, facet) in enumerate(order):
        before = [e for e in order[:place] if e[0].event == seen.event or (seen.first == seen.day == e[0].first == e[0].day)]
        already = max((_weight(needs, e[0]) for e in before), default=0)
        if (seen, known, facet) in inside:
            total += max(0, _weight(needs, seen) - already)
    return total


def _weight(needs: Counts, seen: Seen) -> int:
    return max(seen.entry.how_many, 1) if seen.first > months(seen.day, -needs.within) else 1
