"""Harm, what stops asking for contact, and shared care are read by pages as the question about fathers reads them (safe practice 1.1)."""

from __future__ import annotations

from datetime import date

from keepsight.chronology.care import CARE_GRADED, care_gradings
from keepsight.patterns.of_safety import OfSafety, of_safety, parts_of
from keepsight.patterns.views_of import laid
from keepsight.records.record import Record

from .families import cut, family, known_days, together

FAR = date(2026, 1, 1)
VIEWS = {
    "harm": "select distinct adult_id, entry_id from harm_recorded where standpoint = 'together' and adult_id <> '*'",
    "stops": f"select distinct adult_id, entry_id from stops_with_each_adult where standpoint = 'together' and lifted_on > date '{FAR}'",
    "involving": "select distinct adult_id, entry_id from decisions_on_involving where standpoint = 'together'",
    "shared": "select distinct adult_id, entry_id from dealings_with_each_adult where standpoint = 'together' and shared_care",
}


def read_by_the_question(record: Record) -> dict[str, set[tuple[str, str]]]:
    con = laid(record, FAR, *VIEWS.values())
    found = {name: set(con.execute(query).fetchall()) for name, query in VIEWS.items()}
    con.close()
    stopped = {adult for adult, _ in found["stops"]}
    return found | {"involving": {(adult, entry) for adult, entry in found["involving"] if adult not in stopped}}


def read_by_pages(record: Record) -> dict[str, set[tuple[str, str]]]:
    graded, concerned = care_gradings(record, FAR), record.concerned_in()
    adults = {person.person_id for person in record.person if person.kind == "adult"}
    own = {adult: [entry for entry in record.entry if any(row.person_id == adult for row in concerned[entry.entry_id])] for adult in adults}
    found: dict[str, set[tuple[str, str]]] = {name: set() for name in VIEWS}
    for adult, his in own.items():
        read: OfSafety = of_safety(his, lambda entry, adult=adult: parts_of(adult, concerned[entry.entry_id]), lambda entry: CARE_GRADED if entry.entry_id in graded else entry.kind.value if entry.kind else "")
        for name, several in {"harm": [*read.harm, *read.worded], "stops": read.stops, "involving": read.involving, "shared": read.shared}.items():
            found[name] |= {(adult, entry.entry_id) for entry in several}
    return found


def test_pages_and_the_question_read_the_same_in_generated_families_cut_on_a_day_in_their_time():
    families = [family(seed, seed) for seed in range(2100, 2280)]
    record = together(cut(one, known_days(one)[-1 - number % 9]) for number, one in enumerate(families))
    asked, shown = read_by_the_question(record), read_by_pages(record)
    assert shown == asked
    assert all(len(found) >= 5 for found in asked.values()), {name: len(found) for name, found in asked.items()}
