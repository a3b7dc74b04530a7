"""What the record shows over every open child, as it stood on a day: shares of many children, small numbers left out. Nothing here is about one child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from keepsight.store.models import MODELS

LEAST = 7  # a count of this or fewer is left out, as is the rest where the rest is so small (design 11)
ROUNDED_TO = 5
FATHERS = ("father", "adoptive father", "donor")
MOTHERS = ("mother", "adoptive mother", "parent")
Child = tuple[str, str]  # the family and the person


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, each rounded to five; None of both where either, or the rest, is too small to be shown."""

    of_them: int | None
    children: int | None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, in words, and which of the open children it holds for on a day."""

    words: str
    holds_for: Callable[[set[Child], date], set[Child]]


def share(measure: Measure, on: date) -> Share:
    """The share of the children who were open on that day, as the record stood then."""
    children = open_children(on)
    return shown(len(measure.holds_for(children, on) & children), len(children))


def shown(of_them: int, children: int) -> Share:
    """The two counts as they may be shown: also that it holds for all, or for none, is left out."""
    if min(children, of_them, children - of_them) <= LEAST:
        return Share(None, None)
    return Share(_rounded(of_them), _rounded(children))


def _rounded(count: int) -> int:
    return ROUNDED_TO * ((count + ROUNDED_TO // 2) // ROUNDED_TO)


def open_children(on: date) -> set[Child]:
    """Children with whom a service above universal ones worked on that day."""
    worked = _stood("involvement", on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), start__lte=on).exclude(tier__in=["", "universal"])
    children = set(_stood("person", on).filter(kind="child").values_list("family_id", "person_id"))
    return set(worked.values_list("family_id", "person_id")) & children


def _stood(table: str, on: date) -> QuerySet:
    """The rows that were known, and neither corrected nor withdrawn, on that day."""
    return MODELS[table].objects.filter(Q(known_on__isnull=True) | Q(known_on__lte=on), Q(known_until__isnull=True) | Q(known_until__gt=on))


def _father_identified(children: set[Child], on: date) -> set[Child]:
    """A father, a donor or a second mother is recorded."""
    rows = _stood("relationship", on).values_list("family_id", "related_person_id", "person_id", "relationship")
    mothers: dict[Child, set[str]] = {}
    found = set()
    for family, child, person, relationship in rows:
        if relationship in FATHERS:
            found.add((family, child))
        elif relationship in MOTHERS:
            mothers.setdefault((family, child), set()).add(person)
    return found | {child for child, who in mothers.items() if len(who) > 1}


def _seen_alone(days: int) -> Callable[[set[Child], date], set[Child]]:
    def holds_for(children: set[Child], on: date) -> set[Child]:
        entries = _stood("entry", on).filter(happened_to__gt=on - timedelta(days=days), happened_to__lte=on).values_list("family_id", "entry_id")
        lately = set(entries)
        rows = _stood("concerned", on).filter(part="seen alone").values_list("family_id", "person_id", "entry_id")
        return {(family, child) for family, child, entry in rows if (family, entry) in lately}

    return holds_for


def _heard(days: int) -> Callable[[set[Child], date], set[Child]]:
    def holds_for(children: set[Child], on: date) -> set[Child]:
        entries = _stood("entry", on).filter(happened_to__gt=on - timedelta(days=days), happened_to__lte=on).exclude(childs_words="").values_list("family_id", "entry_id")
        lately = set(entries)
        rows = _stood("concerned", on).values_list("family_id", "person_id", "entry_id")
        return {(family, child) for family, child, entry in rows if (family, entry) in lately}

    return holds_for


MEASURES = {
    "fathers": Measure("open children of whom a father, a donor or a second mother is recorded", _father_identified),
    "seen-alone": Measure("open children whom an entry of the last 28 days says were seen alone", _seen_alone(28)),
    "heard": Measure("open children about whom an entry of the last 91 days holds a child’s own words", _heard(91)),
}


def quarters(since: date, until: date) -> list[date]:
    """The first days of the quarters from before `since` to `until`: fixed days, so that no two answers differ by one child."""
    first = date(since.year, (since.month - 1) // 3 * 3 + 1, 1)
    found = [first]
    while (following := _next(found[-1])) <= until:
        found.append(following)
    return found


def _next(quarter: date) -> date:
    return date(quarter.year + quarter.month // 10, (quarter.month + 2) % 12 + 1, 1)
