"""Entries and people's parts in them, written short, for tests of the chronology."""

from __future__ import annotations

from datetime import date

from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.person import Person, Relationship


def days(text: str) -> tuple[date, date]:
    """'2018-03-01', or two days with '..' between them."""
    both = [date.fromisoformat(part) for part in text.split("..")]
    return both[0], both[-1]


def entry(entry_id: str, on: str, agency: str = "police", text: str = "", kind: str = "", **rest) -> Entry:
    first, last = days(on)
    rest.setdefault("known_on", last)
    return Entry(
        entry_id=entry_id, agency=agency, happened_from=first, happened_to=last, text=text, kind=Said(kind) if kind else None, **rest
    )


def part(entry_id: str, person_id: str | None, part: str = "subject", suggested: bool = False, words: str = "", as_written: str = "") -> Concerned:
    return Concerned(entry_id=entry_id, person_id=person_id, as_written=as_written or person_id or "", part=part, suggested=suggested, words=words)


def child(person_id: str, born: str = "", expected: str = "") -> Person:
    first, last = days(born) if born else (None, None)
    return Person(
        person_id=person_id, label=person_id, kind="child", birth_from=first, birth_to=last, expected_date=days(expected)[0] if expected else None
    )


def is_the(one: str, relationship: str, other: str, start: str = "", end: str = "") -> Relationship:
    begun, ended = days(start) if start else (None, None), days(end) if end else (None, None)
    return Relationship(
        person_id=one, relationship=relationship, related_person_id=other,
        start_from=begun[0], start_to=begun[1], end_from=ended[0], end_to=ended[1],
    )  # fmt: skip
