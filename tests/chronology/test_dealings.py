"""The rule for being in touch with an adult stands once for pages and once for patterns, and the two say the same of every kind of entry with every part."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from keepsight.chronology.dealings import dealing
from keepsight.patterns.engine import holding, points, prepare, tables_of
from keepsight.procedures import load
from keepsight.records.codes import KINDS, PARTS
from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.person import Person
from keepsight.records.record import Record

DAY = date(2024, 5, 1)


def every_entry() -> Record:
    """An entry of every kind, with every part and every two parts, suggested and stated, about one man."""
    record = Record(person=[Person(person_id="F", label="Huw", sex="male")])
    cases = [(kind, parts, suggested) for kind in KINDS for size in (1, 2) for parts in combinations(PARTS, size) for suggested in (False, True)]
    for number, (kind, parts, suggested) in enumerate(cases):
        entry_id = f"E{number:05}"
        record.entry.append(Entry(entry_id=entry_id, agency="School", happened_from=DAY, happened_to=DAY, text="", kind=Said(kind), known_on=DAY))
        record.concerned += [Concerned(entry_id=entry_id, person_id="F", as_written="Huw", part=part, suggested=suggested) for part in parts]
    return record


def test_pages_and_patterns_say_the_same_of_every_kind_of_entry_with_every_part():
    record = every_entry()
    con = holding(tables_of(record))
    query = "select entry_id, contact, seen, assessed, invited from dealings_with_each_adult where standpoint = 'together'"
    prepare(con, {"family": DAY}, points((), ()), load(), [query])
    told = {row[0]: row[1:] for row in con.execute(query).fetchall()}
    con.close()
    concerned = record.concerned_in()
    ours = {entry.entry_id: dealt for entry in record.entry if (dealt := dealing(entry.kind.value, concerned[entry.entry_id]))}
    assert {entry_id: (d.in_touch, d.seen, d.assessed, d.invited) for entry_id, d in ours.items()} == told
    assert len(told) > 4000
