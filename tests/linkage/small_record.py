"""A small record written as lists, for tests of who is meant."""

from __future__ import annotations

from datetime import date

from keepsight.linkage.known import fill_known
from keepsight.linkage.names import names_to_read
from keepsight.linkage.settle import settle
from keepsight.reading import read
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record


def day(text: str) -> date:
    return date.fromisoformat(text)


def person(person_id: str, label: str, kind: str = "adult", sex: str = "unknown", born: str = "") -> Person:
    first, last = _span(born)
    return Person(person_id=person_id, label=label, kind=kind, sex=sex, birth_from=first, birth_to=last, birth_precision="day" if born else "")


def is_the(one: str, relationship: str, other: str, start: str = "", end: str = "") -> Relationship:
    """`start` and `end` are a day, or two with `..` between them for a vague one."""
    first, last = _span(start)
    ended, at_last = _span(end)
    return Relationship(
        person_id=one, relationship=relationship, related_person_id=other, start_from=first, start_to=last, end_from=ended, end_to=at_last
    )


def _span(text: str) -> tuple[date | None, date | None]:
    if not text:
        return None, None
    days = [day(part) for part in text.split("..")]
    return days[0], days[-1]


def entry(entry_id: str = "E1", on: str = "2018-03-01", text: str = "", agency: str = "school", **rest) -> Entry:
    first, last = _span(on)
    return Entry(entry_id=entry_id, agency=agency, happened_from=first, happened_to=last, text=text, **rest)


def settled(record: Record, one: Entry, *items: str, child: str = "") -> list[Concerned]:
    """The people of one entry, with `items` in its people cell and `child` in its child column, after settling."""
    record.entry.append(one)
    record.concerned += [Concerned(entry_id=one.entry_id, as_written=item, person_id=item if item in record.people() else None) for item in items]
    record.concerned += [Concerned(entry_id=one.entry_id, as_written=name, part="subject") for name in [child] if name]
    settle(record, {one.entry_id: read(one, names_to_read(record)).mentions})
    fill_known(record)
    return [row for row in record.concerned if row.entry_id == one.entry_id]


def who(rows: list[Concerned]) -> dict[str, str | None]:
    """What was written, and the person it was settled to be: 'P1', 'P1+P2' for several, None where it is open."""
    found: dict[str, str | None] = {}
    for row in rows:
        before = found.get(row.as_written)
        found[row.as_written] = f"{before}+{row.person_id}" if before else row.person_id
    return found
