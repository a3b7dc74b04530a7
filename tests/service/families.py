"""Small made-up families for tests of records that are made one, or parted: few entries, so that each test is quick."""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.allocate import allocate
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source
from keepsight.records.work import Order
from keepsight.store.models import FamilyRecord, Writing
from keepsight.store.rows import add
from service.fixtures import CARE, HEALTH

DAY = date(2024, 3, 1)


def record(people: dict[str, str], told: list[tuple[str, str, str]], kin: str = "", file: str = "a.csv") -> Record:
    """`people`: id to name, children's ids begin with C; `told`: (agency, ids, text); `kin`: 'M mother C1; F father C1'. Entries are called E1, E2 ... and told a day apart."""
    sources = [Source(f"who-{file}||1", f"who-{file}", "", 1), *(Source(f"{file}||{number}", file, "", number) for number in range(2, len(told) + 2))]
    entries = [
        Entry(entry_id=f"E{number}", agency=agency, happened_from=DAY + timedelta(number), happened_to=DAY + timedelta(number), known_on=DAY + timedelta(number), text=text, source_id=sources[number].source_id)
        for number, (agency, _, text) in enumerate(told, 1)
    ]  # fmt: skip
    named = [Concerned(entry_id=f"E{number}", person_id=one, as_written=people[one], part="subject", source_id=sources[number].source_id, known_on=DAY) for number, (_, ids, _) in enumerate(told, 1) for one in ids.split()]
    ties = [Relationship(person_id=one, relationship=word, related_person_id=other, source_id=sources[0].source_id, known_on=DAY) for one, word, other in (tie.split() for tie in kin.split("; ") if tie)]
    known = [Person(person_id=one, label=name, kind="child" if one.startswith("C") else "adult", source_id=sources[0].source_id, known_on=DAY) for one, name in people.items()]
    return Record(person=known, relationship=ties, entry=entries, concerned=named, source=sources)


def stored(made: Record, label: str, service, *workers: str) -> FamilyRecord:
    """A family of this record, to which the workers are allocated."""
    family = FamilyRecord.objects.create(family_id=secrets.token_hex(5), label=label, version=1, mark=secrets.token_hex(8))
    add(made, Writing.objects.create(family=family, how="received", by="a test"))
    for username in workers:
        allocate(service.people[username], family, by=TERMINAL_READER)
    return family


def two_in_one(service) -> FamilyRecord:
    """One record of two families with one father: Ada's with Ben, and Dee's with Kit, whom an order protects from the father."""
    made = record(
        {"M": "Ada Moss", "C1": "Ben Moss", "F": "Finn Hale", "D": "Dee Park", "C2": "Kit Park"},
        [(CARE, "C1 M", "Ben was well."), (CARE, "C2 D", "Kit was well."), (CARE, "F", "Finn rang."), (CARE, "C1 C2", "Ben and Kit played."), (HEALTH, "C1 C2", "Both were weighed."), (CARE, "", "A note.")],
        "M mother C1; F father C1; F father C2; D mother C2; M friend D",
    )  # fmt: skip
    made.order.append(Order(order_id="O1", order_kind="hazard", says="Finn is not to be told of Kit’s home.", binds=["F"], protects=["C2"], source_id=made.source[0].source_id, known_on=DAY))
    return stored(made, "Moss family", service, "joined", "practitioner")
