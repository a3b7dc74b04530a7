"""The families in shapes/, read without the reader of files: each folder holds people.csv and relationships.csv as agencies may send them."""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date
from pathlib import Path

from keepsight.records.person import Household, Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source, source_id

SHAPES = sorted(path for path in (Path(__file__).parent / "shapes").iterdir() if path.is_dir())


def span(written: str, precision: str) -> tuple[date | None, date | None]:
    if not written:
        return None, None
    day = date.fromisoformat(written)
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if precision == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def read_shape(folder: Path) -> Record:
    record = Record()
    for number, row in lines(folder / "people.csv", record):
        first, last = span(row["birth_date"], row["birth_precision"])
        record.person.append(
            Person(
                person_id=row["person_id"],
                label=row["label"],
                kind=row["kind"],
                sex=row["sex"],
                birth_from=first,
                birth_to=last,
                birth_precision=row["birth_precision"],
                expected_date=span(row["expected_date"], "day")[0],
                death_date=span(row["death_date"], "day")[0],
                source_id=source_id("people.csv", "", number),
            )
        )
    for number, row in lines(folder / "relationships.csv", record):
        start, end = span(row["start"], row["start_precision"]), span(row["end"], row["end_precision"])
        record.relationship.append(
            Relationship(
                person_id=row["person_id"],
                relationship=row["relationship"],
                related_person_id=row["related_person_id"],
                start_from=start[0],
                start_to=start[1],
                end_from=end[0],
                end_to=end[1],
                certainty=row["certainty"] or "certain",
                source_id=source_id("relationships.csv", "", number),
            )
        )
    if (folder / "households.csv").exists():
        record.household = [Household(household=row["household"], person_id=row["person_id"]) for _, row in lines(folder / "households.csv", record)]
    return record


def lines(path: Path, record: Record) -> list[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        found = list(enumerate(csv.DictReader(file), start=2))
    record.source += [Source(source_id(path.name, "", number), path.name, "", number) for number, _ in found]
    return found
