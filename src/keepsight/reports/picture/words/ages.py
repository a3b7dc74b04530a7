"""How old a person is, as a range where the birth date is vague, and never more exact than the record."""

from __future__ import annotations

from datetime import date

from keepsight.records.person import Person

from .dates import day, span

WEEKS_UNTIL, MONTHS_UNTIL = 56, 2  # days under which an age is said in weeks; years under which it is said in months


def age(person: Person, on: date) -> str:
    """`12`, `7 or 8`, `4 months`, `not yet born, expected 14 August 2024`, `age not recorded`."""
    if person.death_date and person.death_date <= on:
        return f"died {day(person.death_date)}{_when_died(person)}"
    if person.birth_from is None or person.birth_to is None:
        return _expected(person, on)
    return _between(person.birth_from, person.birth_to, on)


def born(person: Person) -> str:
    """The birth date in words: a day, a span, an expected day, or that none is recorded."""
    if person.birth_from and person.birth_to:
        return span(person.birth_from, person.birth_to)
    return f"expected {day(person.expected_date)}" if person.expected_date else "not recorded"


def _when_died(person: Person) -> str:
    if person.birth_from is None or person.birth_to is None or person.death_date is None:
        return ""
    return f", aged {_between(person.birth_from, person.birth_to, person.death_date)}"


def _expected(person: Person, on: date) -> str:
    if person.expected_date is None:
        return "age not recorded"
    if person.expected_date >= on:
        return f"not yet born, expected {day(person.expected_date)}"
    return f"expected {day(person.expected_date)}; no birth date recorded"


def _between(earliest: date, latest: date, on: date) -> str:
    if earliest > on:
        return f"not yet born, {span(earliest, latest)}"
    least, most = _in_words(min(latest, on), on), _in_words(earliest, on)
    if least == most:
        return most
    (low, one), (high, two) = _counted(min(latest, on), on), _counted(earliest, on)
    if one != two:
        return f"{least} to {most}"
    joined = f"{low} or {high}" if high == low + 1 else f"{low} to {high}"
    return f"{joined} {two}".strip()


def _in_words(birth: date, on: date) -> str:
    count, unit = _counted(birth, on)
    return f"{count} {unit.removesuffix('s') if count == 1 else unit}".strip()


def _counted(birth: date, on: date) -> tuple[int, str]:
    """How many of which unit; years have no unit, because a bare number is how an age is said."""
    months = (on.year - birth.year) * 12 + on.month - birth.month - (on.day < birth.day)
    if (on - birth).days < WEEKS_UNTIL:
        return (on - birth).days // 7, "weeks"
    return (months, "months") if months < 12 * MONTHS_UNTIL else (months // 12, "")
