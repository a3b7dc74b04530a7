"""What the record shows over every open child, as it stood on a day: shares of many children, small numbers left out. Nothing here is about one child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from keepsight.store.models import MODELS

LEAST = 7  # a count of this or fewer is left out, as is the rest where the rest is so small (design 11)
ROUNDED_TO = 5
FATHERS = ("father", "adoptive father", "donor")
MOTHERS = ("mother", "adoptive mother", "parent")
OF_THE_CHILD = {"family": OuterRef("family"), "person_id": OuterRef("person_id")}
Condition = Q | Exists


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, each rounded to five; None of both where either, or the rest, is too small to be shown."""

    of_them: int | None
    children: int | None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, in words, and what holds of a row of `person` on a day where it is counted."""

    words: str
    holds: Callable[[date], Condition]


def share(measure: Measure, on: date) -> Share:
    """The share of the children who were open on that day, as the record stood then: one question to the database, which gives two counts and no row."""
    children = open_children(on).annotate(holds=measure.holds(on)).values("family_id", "person_id", "holds").distinct()
    counted = children.aggregate(children=Count("*"), of_them=Count("person_id", filter=Q(holds=True)))
    return shown(counted["of_them"], counted["children"])


def shown(of_them: int, children: int) -> Share:
    """The two counts as they may be shown: also that it holds for all, or for none, is left out.

    Small is what is small as it is, or as what is shown would have it: else a pair such as 15 of 20 could be traced to one or two counts.
    """
    rounded = Share(_rounded(of_them), _rounded(children))
    if min(of_them, children - of_them, rounded.of_them, rounded.children - rounded.of_them) <= LEAST:
        return Share(None, None)
    return rounded


def _rounded(count: int) -> int:
    return ROUNDED_TO * ((count + ROUNDED_TO // 2) // ROUNDED_TO)


def open_children(on: date) -> QuerySet:
    """The rows of children with whom a service above universal ones worked on that day."""
    worked = _stood("involvement", on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), start__lte=on, **OF_THE_CHILD).exclude(tier__in=["", "universal"])
    return _stood("person", on).filter(Exists(worked), kind="child")


def _stood(table: str, on: date) -> QuerySet:
    """The rows that were known, and neither corrected nor withdrawn, on that day; not those of a closed record, which stand in another."""
    return MODELS[table].objects.filter(Q(family__closed=False), Q(known_on__isnull=True) | Q(known_on__lte=on), Q(known_until__isnull=True) | Q(known_until__gt=on))


def _father_identified(on: date) -> Condition:
    """A father, a donor or a second mother is recorded."""
    of_the_child = _stood("relationship", on).filter(family=OuterRef("family"), related_person_id=OuterRef("person_id"))
    another = _stood("relationship", on).filter(family=OuterRef("family"), related_person_id=OuterRef("related_person_id"), relationship__in=MOTHERS).exclude(person_id=OuterRef("person_id"))
    return Exists(of_the_child.filter(relationship__in=FATHERS)) | Exists(of_the_child.filter(Exists(another), relationship__in=MOTHERS))


def _lately(days: int, which: Q, **of_the_child: str) -> Callable[[date], Condition]:
    """An entry of the last days, of those that are meant, concerns the child, in the part that is given."""

    def holds(on: date) -> Condition:
        concerns = _stood("concerned", on).filter(family=OuterRef("family"), entry_id=OuterRef("entry_id"), person_id=OuterRef(OuterRef("person_id")), **of_the_child)
        entries = _stood("entry", on).filter(which, family=OuterRef("family"), happened_to__gt=on - timedelta(days=days), happened_to__lte=on)
        return Exists(entries.filter(Exists(concerns)))

    return holds


MEASURES = {
    "fathers": Measure("open children of whom a father, a donor or a second mother is recorded", _father_identified),
    "seen-alone": Measure("open children whom an entry of the last 28 days says were seen alone", _lately(28, Q(), part="seen alone")),
    "heard": Measure("open children about whom an entry of the last 91 days holds a child’s own words", _lately(91, ~Q(childs_words=""))),
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
