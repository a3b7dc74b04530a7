"""Worked examples as people write them: a few lines about people, a few about entries, and what is then raised.

    Ivy, child, born 2016-05-02
    Dana, mother of Ivy
    2023-01-10 | school | Ivy | concern | neglect-nutrition | hungry on arrival | no-further-action
    raised 2023-06-01 about Ivy                 (or: nothing raised)

A date may be a month (2023-01), a year (2023) or two dates with `to` between; `recorded 2023-02-01` after a bar gives the day it was written down. An outcome is
a code of the closed list. A person may carry a part: `Ivy (not seen)`; without one, a child is the subject and an adult is mentioned.

A typed row stands as a cell of its entry, or on a line of its own where it has no entry; ids of entries are E01, E02 ... in order:

    2023-02-01 | social care | Ivy | meeting | | core group | decision(question: where Ivy lives; deferred: yes)
    involvement(person_id: Ivy; agency: social care; tier: child protection; practitioner: A worker; start: 2023-01-01)
    coverage(agency: social care; kind_of_file: every contact)
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_args, get_type_hints

from keepsight.records.codes import OUTCOMES, PARTS, RELATIONSHIPS
from keepsight.records.entry import Concerned, Entry, Said, Theme
from keepsight.records.person import Person, Relationship
from keepsight.records.record import TABLES, Record

TYPED = re.compile(r"([a-z]+)\(([a-z_]+: .*)\)")


@dataclass(frozen=True, slots=True)
class Told:
    """A worked example: its record, the day it is read on, and the stretches expected as (raised_on, resolved_on, people)."""

    record: Record
    as_of: date
    raised: list[tuple[date, tuple[str, ...]]]


def tell(text: str) -> Told:
    """Read a worked example. Raises ValueError with the line that cannot be read."""
    record, raised = Record(), []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith("raised "):
            when, _, about = line.removeprefix("raised ").partition(" about ")
            raised.append((date.fromisoformat(when), tuple(sorted(about.split(" and ")))))
        elif typed := TYPED.fullmatch(line):
            _typed_row(record, typed, {})
        elif "|" in line:
            _entry(record, [part.strip() for part in line.split("|")])
        elif line != "nothing raised":
            _person(record, line)
    as_of = max([*(e.known_on for e in record.entry), *(when for when, _ in raised)])
    return Told(record, as_of, raised)


def _person(record: Record, line: str) -> None:
    label, *facts = [part.strip() for part in line.split(",")]
    person = Person(person_id=label, label=label, kind="child" if "child" in facts else "adult")
    for fact in facts:
        word, _, value = fact.partition(" ")
        if related := re.fullmatch(r"(.+) of (.+)", fact):
            if related[1] not in RELATIONSHIPS:
                raise ValueError(f"not a relationship: {line}")
            record.relationship.append(Relationship(person_id=label, relationship=related[1], related_person_id=related[2]))
        elif word == "born":
            person.birth_from, person.birth_to = _dates(value)
        elif word == "expected":
            person.expected_date = date.fromisoformat(value)
        elif word in ("male", "female"):
            person.sex = word
        elif word in ("speaks", "signs"):
            person.first_language, person.interpreter = value, "yes"
        elif fact != "child":
            raise ValueError(f"not a fact about a person: {line}")
    record.person.append(person)


def _entry(record: Record, cells: list[str]) -> None:
    recorded = next((cell.removeprefix("recorded ") for cell in cells if cell.startswith("recorded ")), "")
    typed = [found for found in map(TYPED.fullmatch, cells) if found]
    when, agency, people, kind, themes, text, *rest = [cell for cell in cells if not cell.startswith("recorded ") and not TYPED.fullmatch(cell)]
    outcome = next((cell for cell in rest if cell in OUTCOMES), "")
    first, last = _dates(when)
    number = len(record.entry) + 1
    record.entry.append(
        Entry(
            entry_id=f"E{number:02}",
            agency=agency,
            happened_from=first,
            happened_to=last,
            precision={10: "day", 7: "month", 4: "year"}.get(len(when), "range"),
            recorded_on=date.fromisoformat(recorded) if recorded else None,
            known_on=date.fromisoformat(recorded) if recorded else last,
            kind=Said(kind),
            themes=[Theme(theme) for theme in themes.split()],
            outcome=Said(OUTCOMES[outcome]) if outcome else None,
            outcome_code=outcome,
            text=text,
        )
    )
    for who in filter(None, (one.strip() for one in people.split(","))):
        _concerned(record, f"E{number:02}", who)
    for row in typed:
        _typed_row(record, row, {"entry_id": f"E{number:02}", "known_on": record.entry[-1].known_on})


def _typed_row(record: Record, typed: re.Match[str], given: dict[str, Any]) -> None:
    """A row of any table, its columns as `name: value` parted by semicolons; lists are parted by spaces."""
    table = TABLES[typed[1]]
    hints = get_type_hints(table)
    cells = dict(cell.strip().split(": ", 1) for cell in typed[2].split(";"))
    wrong = set(cells) - {column.name for column in fields(table)}
    if wrong:
        raise ValueError(f"no such column of {typed[1]}: {', '.join(sorted(wrong))}")
    row = table(**given, **{name: _cell(hints[name], value.strip()) for name, value in cells.items()})
    row.known_on = row.known_on or getattr(row, "start", None)
    getattr(record, typed[1]).append(row)


def _cell(hint: Any, value: str) -> Any:
    kinds = get_args(hint) or (hint,)
    if date in kinds:
        return date.fromisoformat(value)
    if bool in kinds:
        return value == "yes"
    if int in kinds:
        return int(value)
    return value.split() if "list" in str(hint) else value


def _concerned(record: Record, entry_id: str, who: str) -> None:
    name, _, part = who.partition(" (")
    person = record.people().get(name)
    part = part.rstrip(")") or ("subject" if person and person.kind == "child" else "mentioned")
    if part not in PARTS:
        raise ValueError(f"not a part: {who}")
    record.concerned.append(Concerned(entry_id=entry_id, person_id=name if person else None, as_written=name, part=part))


def _dates(written: str) -> tuple[date, date]:
    first, _, last = written.partition(" to ")
    return _edges(first)[0], _edges(last or first)[1]


def _edges(written: str) -> tuple[date, date]:
    year, *rest = (int(part) for part in written.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 1:
        return date(year, rest[0], 1), date(year, rest[0], calendar.monthrange(year, rest[0])[1])
    return date(year, *rest), date(year, *rest)
